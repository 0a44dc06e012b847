"""Words 言葉 of the templates: each is in the English catalogue, and none stands outside it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from jinja2 import nodes

from api.i18n.catalogue import ENGLISH_CATALOGUE
from api.i18n.extraction import TEMPLATES, words_of_pages
from api.pages import environment
from api.views.frame import Language

JAPANESE = re.compile(r"[\u3001\u3002\u3040-\u30fa\u30fc-\u30ff\u4e00-\u9fff]")
ALLOWED = {"日本語"}
"""The name of the language, in itself."""
PLACEHOLDER = re.compile(r"%\(\w+\)s")


def english() -> dict[str, str]:
    with ENGLISH_CATALOGUE.open("rb") as source:
        return {str(one.id): str(one.string) for one in read_po(source, locale="en") if one.id}


def test_every_word_of_the_pages_has_an_english_one() -> None:
    known = english()
    assert sorted(word for word in words_of_pages() if not known.get(word)) == []


def test_no_english_word_is_left_over() -> None:
    assert sorted(set(english()) - words_of_pages()) == []


def test_both_languages_fill_in_the_same_facts() -> None:
    differing = [
        ja
        for ja, en in english().items()
        if set(PLACEHOLDER.findall(ja)) != set(PLACEHOLDER.findall(en))
    ]
    assert differing == []


def test_no_english_word_is_half_japanese() -> None:
    assert [en for en in english().values() if JAPANESE.search(en)] == []


def loose_words(tree: nodes.Template) -> Iterator[str]:
    """Japanese in a template that no call of gettext covers."""
    covered = {
        id(argument)
        for call in tree.find_all(nodes.Call)
        if isinstance(call.node, nodes.Name) and call.node.name in ("_", "gettext", "ngettext")
        for argument in call.args
    }
    for data in tree.find_all(nodes.TemplateData):
        if JAPANESE.search(data.data):
            yield data.data
    for constant in tree.find_all(nodes.Const):
        if (
            isinstance(constant.value, str)
            and id(constant) not in covered
            and JAPANESE.search(constant.value)
        ):
            yield constant.value


@pytest.mark.parametrize(
    "template",
    sorted(TEMPLATES.rglob("*.html")),
    ids=lambda path: path.relative_to(TEMPLATES).as_posix(),
)
def test_no_japanese_stands_outside_the_catalogue(template: Path) -> None:
    tree = environment(Language.JAPANESE).parse(template.read_text(encoding="utf-8"))
    assert [word for word in loose_words(tree) if word not in ALLOWED] == []
