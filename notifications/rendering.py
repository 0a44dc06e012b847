"""Putting a letter 手紙 into words: subject, plain text and HTML from the folder of its kind."""

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, ClassVar, Protocol

import css_inline
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from notifications.dates_in_words import day_and_time, day_in_words, slash_day, slash_time

FOLDERS = Path(__file__).parent


class Content(Protocol):
    """A letter's dataclass: its fields are all that its templates may name."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Contact:
    """Who writes: ``あゆみ市`` and ``人事課 評価担当 内線2210``, from the settings."""

    city: str
    line: str


@dataclass(frozen=True, slots=True)
class Words:
    """A letter in words. ``text`` is enough by itself, also printed on A4 (紙で渡す)."""

    subject: str
    text: str
    html: str


class Renderer:
    """Renders letters for one city. A placeholder without a field is an error, never an empty word."""

    def __init__(self, contact: Contact) -> None:
        self._contact = contact
        self._inliner = css_inline.CSSInliner(
            load_remote_stylesheets=False, extra_css=(FOLDERS / "letter.css").read_text("utf-8")
        )

    def words(self, content: Content) -> Words:
        return Words(
            subject=" ".join(self._render(content, "subject.txt").split()),
            text=self._render(content, "body.txt").strip() + "\n",
            html=self._inliner.inline(self._render(content, "body.html")),
        )

    def _render(self, content: Content, name: str) -> str:
        values = {field.name: getattr(content, field.name) for field in fields(content)}
        template = letter_environment().get_template(f"{folder_of(content)}/{name}")
        return template.render(values | {"contact": self._contact})


def folder_of(content: Content | type[Content]) -> str:
    """``task_requested`` for TaskRequested: the module's own name."""
    kind = content if isinstance(content, type) else type(content)
    return kind.__module__.rpartition(".")[2]


@cache
def letter_environment() -> Environment:
    """Jinja for letters: strict, escaping in HTML only, with the words for dates; the same one each time."""
    jinja = Environment(
        loader=FileSystemLoader(FOLDERS, encoding="utf-8"),
        undefined=StrictUndefined,
        autoescape=select_autoescape(("html",)),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    jinja.filters |= {
        "slash_day": slash_day,
        "slash_time": slash_time,
        "short_day": day_in_words,
        "day_and_time": day_and_time,
    }
    return jinja
