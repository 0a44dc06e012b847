"""Looking 見る: everything somebody is shown in a world, with ids, keys of forms and tokens named alike.

Nothing is blanked: each random word is mapped to a name that both worlds share, and one without such a
name stays and is a difference.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

import httpx2
from fastapi.routing import iter_route_contexts

from tests.given.app import Browser
from tests.given.people import Someone
from tests.secrecy.knowing import QUERIES, Known, tried
from tests.secrecy.worlds import World

Seen = dict[str, str]
"""What was asked, in words both worlds share → what was answered, byte for byte."""
_WORD: Final = re.compile(r"[A-Za-z0-9_-]{8,}")
_DRAWN: Final = re.compile(r'(name="(?:nonce|csrf_token|press)" value=")([^"]+)(")')
_COOKIE: Final = re.compile(r"(=)([^;]+)(; )")
_PARAMETER: Final = re.compile(r"{(\w+)}")
_SAID_BY_THE_SERVER: Final = frozenset({"set-cookie"})
_NO_PAGES: Final = frozenset({"/docs", "/redoc", "/openapi.json", "/docs/oauth2-redirect"})
_LEAVES: Final = frozenset({"/sign-out"})


async def looks(
    world: World, viewer: Someone, mine: Known, both: Sequence[Known], before: Seen
) -> Seen:
    """Every GET route of the app, with every id the viewer may know and every word it asks in its address.

    What stands in ``before`` was seen already and is not asked again.
    """
    seen: Seen = {}
    async with world.app.browser() as browser:
        await browser.becomes(viewer.id)
        for path, queries in routes_of(world):
            for given in tried(_PARAMETER.findall(path), mine, both, viewer):
                asked = path.format(**{word: name for word, (name, _) in given.items()})
                address = path.format(**{word: value for word, (_, value) in given.items()})
                for name, query in (("", ""), *_queries(queries, mine)):
                    seen[asked + name] = before.get(asked + name) or await _answer(
                        browser, address + query, mine
                    )
    return seen


def routes_of(world: World) -> list[tuple[str, list[str]]]:
    """Path and words of the query of each page, as the app's own table of routes has them."""
    return [
        (found.path, [it.name for it in found.dependant.query_params])
        for found in iter_route_contexts(world.app.app.routes)
        if found.path and "GET" in (found.methods or ()) and found.path not in _NO_PAGES | _LEAVES
    ]


def _queries(words: Sequence[str], mine: Known) -> Iterator[tuple[str, str]]:
    """Each word of a page's query with what it might be asked: by its name, and as it is sent."""
    for word in words:
        values = (
            mine.of["cycle_id"] if word == "cycle" else {it: it for it in QUERIES.get(word, ())}
        )
        yield from ((f"?{word}={name}", f"?{word}={value}") for name, value in values.items())


async def _answer(browser: Browser, address: str, mine: Known) -> str:
    answer = await browser.opens(address)
    return f"{answer.status_code}\n{_headers(answer, mine)}\n{named(answer.text, mine)}"


def _headers(answer: httpx2.Response, mine: Known) -> str:
    lines = [(name.lower(), value) for name, value in answer.headers.multi_items()]
    return "\n".join(
        f"{name}: {_COOKIE.sub(_numbered(), value) if name in _SAID_BY_THE_SERVER else named(value, mine)}"
        for name, value in sorted(lines)
    )


def named(text: str, mine: Known) -> str:
    """The text with every id of the book by its name, and keys drawn for its forms by their order."""
    text = _DRAWN.sub(_numbered(), text)
    return _WORD.sub(lambda word: _name(word[0], mine), text)


def _name(word: str, mine: Known) -> str:
    return f"⟨{mine.names[word]}⟩" if word in mine.names else word


def _numbered() -> Callable[[re.Match[str]], str]:
    known: dict[str, int] = {}

    def name(found: re.Match[str]) -> str:
        return f"{found[1]}⟨drawn {known.setdefault(found[2], len(known))}⟩{found[3]}"

    return name
