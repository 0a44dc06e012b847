"""The rule book 規程: the pack's chapters as a page, each value with where it comes from."""

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


class RuleBook(Frozen):
    title: str
    version: str
    articles: tuple[Article, ...]
    others: tuple[Link, ...] = ()
    """The same book of other years or cities, where there are any."""
