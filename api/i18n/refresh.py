"""Brings the English catalogue 対訳 up to date: ``python -m api.i18n.refresh``, then fill in the empty ones."""

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from api.i18n.catalogue import ENGLISH_CATALOGUE
from api.i18n.extraction import words_of_pages


def refresh() -> None:
    """Keeps what is translated, adds new words empty, drops words no page says any more."""
    with ENGLISH_CATALOGUE.open("rb") as source:
        known = {one.id: one.string for one in read_po(source, locale="en")}
    fresh = Catalog(locale="en", domain="messages", project="Ayumi", fuzzy=False)
    fresh.header_comment = "# The pages of Ayumi in English."
    for word in sorted(words_of_pages()):
        fresh.add(word, known.get(word, ""))
    with ENGLISH_CATALOGUE.open("wb") as target:
        write_po(target, fresh, width=0, sort_output=True)


if __name__ == "__main__":
    refresh()
