"""The bench 計測 itself: each figure is taken on a tiny city, and each check is shown that it can fail."""
