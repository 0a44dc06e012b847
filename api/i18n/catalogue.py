"""The English catalogue 対訳: read from its .po file at start; Japanese needs none, it is the source."""

from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

from api.views.frame import Language

ENGLISH_CATALOGUE = Path(__file__).parents[1] / "locales" / "en" / "LC_MESSAGES" / "messages.po"


@cache
def translations(language: Language) -> NullTranslations:
    """The words of one language; a word that is missing stays Japanese."""
    if language is Language.JAPANESE:
        return NullTranslations()
    with ENGLISH_CATALOGUE.open("rb") as source:
        catalogue = read_po(source, locale="en")
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled, domain="messages")
