"""Pages of the advice directory 助言の名簿の画面, on a book without an engine."""
