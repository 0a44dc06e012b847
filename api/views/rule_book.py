"""The rule book 規程: the pack's chapters as a page, each value with where it comes from."""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from api.views.person import Link
from models.frozen import Frozen


class RuleTable(Frozen):
    """A table 別表 under a sentence."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Value(Frozen):
    """One rule's sentence or named value. ``source`` is document, under_study, public_rule, assumed or not_in_document."""

    name: str = ""
    words: tuple[str, ...]
    source: str
    place: str = ""
    """Page of the document, or the public rule's name."""
    address: str = ""
    note: str = ""
    tables: tuple[RuleTable, ...] = ()


class Article(Frozen):
    id: str
    """Anchor, such as ``goals``: tasks link here."""
    title: str
    chapter: str = ""
    values: tuple[Value, ...]


class Chapter(Frozen):
    """A chapter 章 of the table of contents; ``first`` is the number of its first article."""

    name: str
    first: int
    articles: tuple[Article, ...]


class RuleBook(Frozen):
    title: str
    version: str
    articles: tuple[Article, ...]
    others: tuple[Link, ...] = ()
    """The same book of other years or cities, where there are any."""

    @property
    def chapters(self) -> Iterator[Chapter]:
        """The articles by chapter, in the order of the book."""
        first = 1
        for name, found in groupby(self.articles, key=attrgetter("chapter")):
            articles = tuple(found)
            yield Chapter(name=name, first=first, articles=articles)
            first += len(articles)
