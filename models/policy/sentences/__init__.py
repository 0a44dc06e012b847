"""Sentences 条文: the values of a pack as a city would write them, one file per chapter of the rule book."""
