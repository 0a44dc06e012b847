"""Set-up and servers 準備の試験: what has to stand before a story can be told."""
