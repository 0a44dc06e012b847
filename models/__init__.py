"""The language of Ayumi: the words of a city's personnel work, and their rules as pure code."""
