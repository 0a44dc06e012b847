"""Pages of a talk 1on1の画面, for the two it belongs to."""
