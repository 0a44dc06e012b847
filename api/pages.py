"""Pages 画面: turns a template and its view into an answer, in the reader's language, inside the city's frame."""

import secrets
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2_fragments import render_block
from starlette.requests import Request
from starlette.responses import HTMLResponse

from api import addresses
from api.dates import DateWords
from api.i18n.catalogue import translations
from api.i18n.fields import FieldWords
from api.i18n.words import Words
from api.views.frame import Frame, Language, Place

TEMPLATES = Path(__file__).parent / "templates"


class Pages:
    """One template environment per language. ``nowhere`` is the frame before anybody is known."""

    def __init__(self, nowhere: Frame, assets: str = "") -> None:
        """``assets`` marks the version of css and js, so that browsers fetch a new one."""
        self._nowhere = nowhere
        self._assets = assets or secrets.token_hex(4)
        self._environments = {language: environment(language) for language in Language}

    def render(
        self,
        request: Request,
        template: str,
        *,
        status: int = 200,
        block: str | None = None,
        place: Place | None = None,
        **context: Any,
    ) -> HTMLResponse:
        """The page, or one block of it for htmx. Names missing from the context are faults.

        Reads ``request.state``: ``frame`` (Frame), ``csrf_token`` (str), ``language`` (ja or en);
        each may be absent. ``place`` says which place of the top bar is the current one.
        """
        language = Language(getattr(request.state, "language", Language.JAPANESE))
        known = self._known(request, language, place) | context
        environment = self._environments[language]
        if block is None:
            text = environment.get_template(template).render(known)
        else:
            text = render_block(environment, template, block, known)
        return HTMLResponse(text, status, headers={"Content-Language": language})

    def _known(self, request: Request, language: Language, place: Place | None) -> dict[str, Any]:
        state = request.state
        return {
            "frame": getattr(state, "frame", None) or self._nowhere,
            "csrf_token": getattr(state, "csrf_token", ""),
            "language": language,
            "place": place,
            "path": request.url.path,
            "assets": self._assets,
        }


@cache
def environment(language: Language) -> Environment:
    """The templates in one language: escaped, strict about missing names, without whitespace noise.

    The same one each time: what was compiled stays so, however many apps there are in a process.
    """
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
    )
    catalogue = translations(language)
    made.policies["ext.i18n.trimmed"] = True
    made.install_gettext_translations(catalogue, newstyle=True)  # type: ignore[attr-defined]
    dates = DateWords(language)
    words = Words(language, catalogue)
    fields = FieldWords(catalogue)
    made.filters |= {
        "day": dates.day,
        "iso_day": dates.iso_day,
        "long_day": dates.long_day,
        "moment": dates.moment,
        "clock": dates.clock,
        "fiscal_year": dates.fiscal_year,
        "iso": date.isoformat,
        "called": words.called,
    }
    made.globals |= {"at": addresses, "words": words, "fields": fields, "Place": Place}
    return made
