"""Signing in ログイン: the way in, what ends a session, and the passwords behind it."""
