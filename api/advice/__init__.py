"""Pages of the advice directory 助言の名簿の画面."""
