"""What HR typed at the plan desk 案の条件: name, seed, who is asked, which pairs are locked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from fastapi import Request

from api.i18n.catalogue import translations
from api.i18n.plan_words import DRAFT
from api.plan_desk.at_hand import SEED_DIGITS, PlanDesk
from api.views.frame import Language
from models.errors import FieldError
from models.mentoring.allowance import LONGEST_REASON
from models.mentoring.hard_rules import HardRule

LONGEST_NAME: Final = 30
MAKE: Final = "make"  # 案を作る
SOLVE: Final = "solve"  # 固定した組を残して作り直す
KEEP: Final = "keep"  # 固定と名前を残す
COPY: Final = "copy"  # 別の案として残す
PUT: Final = "put"  # 手で組む
OUT: Final = "out"  # 組を外す
ALLOW: Final = "allow"  # この組に限り認める
DISCARD: Final = "discard"  # 案を消す
NEW: Final = (MAKE, COPY)
OF_DRAFT: Final = (SOLVE, KEEP, COPY, DISCARD)
"""The buttons beside a draft's own ticks."""
BY_HAND: Final = (PUT, OUT, ALLOW)
ACTS: Final = (MAKE, *OF_DRAFT, *BY_HAND)


@dataclass(frozen=True)
class TypedPlan:
    """A form of the desk. ``seed`` None: not typed, or no number (then it stands in the errors)."""

    act: str = ""
    nonce: str = ""
    draft_id: str = ""
    version: int = 0
    name: str = ""
    seed: int | None = None
    offered_only: bool = False
    locked: frozenset[str] = frozenset()
    """Cases."""
    case_id: str = ""
    mentor_id: str = ""
    rules: frozenset[HardRule] = frozenset()
    """Those HR would let go for the pair."""
    reason: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    """As typed."""
    errors: tuple[FieldError, ...] = ()


async def typed_plan(request: Request) -> TypedPlan:
    form = await request.form()
    said = {name: value for name, value in form.items() if isinstance(value, str)}
    name = said.get("draft_name", "").strip()
    seed, errors = _seed(said)
    if len(name) > LONGEST_NAME:
        errors.insert(0, FieldError("draft_name", "too_long", LONGEST_NAME))
    return TypedPlan(
        act=said.get("act", ""),
        nonce=said.get("nonce", ""),
        draft_id=said.get("plan", ""),
        version=_number(said.get("version", ""), 9) or 0,
        name=name,
        seed=seed,
        offered_only=said.get("offered_only") == "1",
        locked=frozenset(it for it in form.getlist("lock") if isinstance(it, str)),
        case_id=said.get("case", ""),
        mentor_id=said.get("mentor", ""),
        rules=frozenset(it for it in HardRule if it.value in form.getlist("rule")),
        reason=said.get("reason", "").strip(),
        values=said,
        errors=tuple(errors),
    )


def name_for(hand: PlanDesk, typed: TypedPlan) -> str:
    """As typed, else by how many there are: ``案2``."""
    if typed.name:
        return typed.name
    say = translations(Language(hand.desk.arrival.language)).gettext
    return say(DRAFT) % {"nth": len(hand.drafts) + 1}


def reason_errors(typed: TypedPlan) -> tuple[FieldError, ...]:
    """Nothing is allowed without a reason."""
    if not typed.reason:
        return (FieldError("reason", "required"),)
    if len(typed.reason) > LONGEST_REASON:
        return (FieldError("reason", "too_long", LONGEST_REASON),)
    return ()


def _seed(said: Mapping[str, str]) -> tuple[int | None, list[FieldError]]:
    text = said.get("seed", "").strip()
    number = _number(text, SEED_DIGITS)
    if number is not None or not text:
        return number, []
    rule = ("out_of_range", f"0–{10**SEED_DIGITS - 1}") if text.isdecimal() else ("not_a_number",)
    return None, [FieldError("seed", *rule)]


def _number(text: str, digits: int) -> int | None:
    is_one = text.isascii() and text.isdecimal() and len(text) <= digits
    return int(text) if is_one else None
