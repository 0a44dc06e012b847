"""Articles 条: what a rule book is made of, ready for a page and for the command line alike."""

from collections.abc import Sequence
from typing import Final

from models.frozen import Frozen
from models.policy.source import STATUS_WORDS, Source, SourceStatus

IN_EVERY_CITY: Final = Source(status=SourceStatus.ASSUMED, note="どの市でも変わらない")
"""The source of what no pack may decide otherwise, such as who never learns of a thing."""


class Table(Frozen):
    """A table 別表 under an article: a caption, heads, rows of text."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Statement(Frozen):
    """One sentence of the rule book and the source of what it says."""

    text: str
    source: Source
    tables: tuple[Table, ...] = ()

    @property
    def status(self) -> str:
        """``市の文書の定め``, ``仮の定め`` …"""
        return STATUS_WORDS[self.source.status]

    @property
    def where(self) -> str:
        """The place in the document or the address of the rule; blank if there is none."""
        return self.source.place or self.source.address or ""

    @property
    def note(self) -> str:
        return self.source.note or ""


class Draft(Frozen):
    """An article before it has its number; ``key`` names it for links (a step's own value for steps)."""

    key: str
    title: str
    statements: tuple[Statement, ...]


class Article(Draft):
    """A numbered article 第N条 in its chapter 章."""

    number: int
    chapter: str

    @property
    def heading(self) -> str:
        """``第3条(対象者)``"""
        return f"第{self.number}条({self.title})"


def article(key: str, title: str, parts: Sequence[tuple[str, Source]]) -> Draft:
    """An article of plain sentences, each with its source."""
    statements = tuple(Statement(text=text, source=source) for text, source in parts)
    return Draft(key=key, title=title, statements=statements)
