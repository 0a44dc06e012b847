"""The advice directory 助言の名簿: who offers advice, who asks, and the days there are to answer."""
