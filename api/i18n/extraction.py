"""Finds every word of the pages 画面の言葉 that the catalogue must hold, in templates and in the tables of words."""

from collections.abc import Iterator
from pathlib import Path

from jinja2.ext import babel_extract

from api.i18n.fields import ALL_FIELDS
from api.i18n.plan_words import ALL_PLAN_WORDS
from api.i18n.words import ALL_WORDS

TEMPLATES = Path(__file__).parents[1] / "templates"
OPTIONS = {
    "newstyle_gettext": "true",
    "trimmed": "true",
    "trim_blocks": "true",
    "lstrip_blocks": "true",
    "extensions": "jinja2.ext.do",
}
FUNCTIONS = ("_", "gettext", "ngettext")


def words_of_templates() -> Iterator[tuple[str, str]]:
    """Each word with the template it stands in. A template that cannot be read is a fault."""
    for template in sorted(TEMPLATES.rglob("*.html")):
        with template.open("rb") as source:
            for _line, _name, word, _comments in babel_extract(source, FUNCTIONS, [], OPTIONS):
                for one in (word,) if isinstance(word, str) else word or ():
                    if one:
                        yield one, template.relative_to(TEMPLATES).as_posix()


def words_of_pages() -> set[str]:
    """Every word there is to translate."""
    tables = (*ALL_WORDS, *ALL_FIELDS, *ALL_PLAN_WORDS)
    return {word for word, _where in words_of_templates()} | set(tables)
