"""Policy packs 規程: a city's rules for one fiscal year as data, each value with its source."""
