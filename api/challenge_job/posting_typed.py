"""A posting as its form has it 募集の入力: typed fields to a posting, and a posting back to fields."""

from collections.abc import Mapping
from typing import Final

from models.challenge_job.posting_faults import TEXTS, TypedPosting
from models.challenge_job.sheets import PostingSheet

GRADE: Final = "grade-"
FAMILY: Final = "family-"


def posting_typed(typed: Mapping[str, str]) -> TypedPosting:
    """What a form says. Line ends are those of the city's texts, whatever the browser sent."""
    texts = {name: typed.get(name, "").replace("\r\n", "\n").strip() for name in TEXTS}
    return TypedPosting(
        said={
            "title": " ".join(typed.get("title", "").split()),
            "post_id": typed.get("post_id", ""),
            "seats": typed.get("seats", "").strip(),
            **texts,
        },
        grades=_ticked(typed, GRADE),
        families=_ticked(typed, FAMILY),
    )


def fields_of(sheet: PostingSheet) -> dict[str, str]:
    """The form filled with a posting that stands."""
    return {
        "title": sheet.title,
        "post_id": sheet.post_id,
        "seats": str(sheet.seats),
        **{name: getattr(sheet, name) for name in TEXTS},
        **{f"{GRADE}{key}": "1" for key in sheet.grades},
        **{f"{FAMILY}{key}": "1" for key in sheet.families},
    }


def _ticked(typed: Mapping[str, str], prefix: str) -> tuple[str, ...]:
    return tuple(
        name.removeprefix(prefix)
        for name, value in typed.items()
        if name.startswith(prefix) and value
    )
