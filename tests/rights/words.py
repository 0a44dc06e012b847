"""The table of rights in words: the part of docs/rights.md between its two marks is written from here.

``python -m tests.rights.words`` writes it anew after a change of the table.
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.rights.roles import WORDS, Answer, Holder
from tests.rights.table import AREAS
from tests.rights.table.route import Route

DOCUMENT: Final = Path(__file__).parents[2] / "docs" / "rights.md"
BEGIN: Final = "<!-- the table begins -->"
END: Final = "<!-- the table ends -->"
SAYS: Final[dict[Answer, str]] = {
    Answer.ALLOWED: "open to",
    Answer.STANDS: "only where the matter stands, to",
    Answer.REFUSED: "refused with a reason to",
    Answer.SIGN_IN: "led to the sign-in page:",
    Answer.NOT_FOUND: "404 for",
}
EVERYBODY: Final = frozenset(Holder) - {Holder.VISITOR}


def document_with_table(text: str) -> str:
    """The document with the table as it is now. Raises ValueError without the marks."""
    before, _, rest = text.partition(BEGIN)
    _, mark, after = rest.partition(END)
    if not mark:
        raise ValueError(f"{DOCUMENT.name} has lost its marks")
    return f"{before}{BEGIN}\n\n{in_words()}\n{END}{after}"


def in_words() -> str:
    """Every area, route and thing, with whom each answer is for."""
    parts = []
    for area, routes in AREAS.items():
        parts.append(f"### {area}\n")
        for route in routes:
            parts += [f"**`{route.name}`**: {route.words}\n", *_rows(route), ""]
    return "\n".join(parts)


def _rows(route: Route) -> Iterator[str]:
    alike: dict[tuple[Answer, ...], list[str]] = defaultdict(list)
    for thing, row in route.by_thing.items():
        alike[tuple(row.values())].append("any" if thing == "anything" else thing)
    for answers, things in alike.items():
        yield f"- {', '.join(things)}: {_sentence(dict(zip(Holder, answers, strict=True)))}"


def _sentence(row: dict[Holder, Answer]) -> str:
    found = (
        f"{says} {_people({holder for holder in row if row[holder] is answer})}"
        for answer, says in SAYS.items()
        if answer in row.values()
    )
    return "; ".join(found)


def _people(holders: set[Holder]) -> str:
    if holders == set(Holder):
        return "everybody"
    if holders >= EVERYBODY:
        return "everybody signed in"
    named = [WORDS[holder] for holder in Holder if holder in holders]
    return ", ".join(named)


if __name__ == "__main__":
    DOCUMENT.write_text(document_with_table(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
