"""Events as another implementation takes them 予定の受け取り: an own parser, an own calendar server."""
