"""Forms of the advice directory as they were typed 入力: an offer, a question, an answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from models.advice.request import LONGEST_OFFER, LONGEST_WORDS, Offer
from models.errors import FieldError
from models.policy.mentoring import AdviceKind

KIND: Final = "kind-"
"""How the names of the ticks of an offer begin."""


@dataclass(frozen=True)
class TypedOffer:
    """``offer`` is None while something is wrong."""

    offer: Offer | None
    errors: list[FieldError] = field(default_factory=list)


def offer_typed(typed: Mapping[str, str], known: Sequence[AdviceKind]) -> TypedOffer:
    """The kinds in the order of the pack."""
    kinds = tuple(it for it in known if typed.get(f"{KIND}{it}"))
    words = words_of(typed, "offer_words")
    errors = [] if kinds else [FieldError("offer_kinds", "choose")]
    if len(words) > LONGEST_OFFER:
        errors.append(FieldError("offer_words", "too_long", LONGEST_OFFER))
    if errors:
        return TypedOffer(None, errors)
    return TypedOffer(Offer(kinds=kinds, words=words, paused=typed.get("act") == "pause"))


def offer_values(kinds: Sequence[str], words: str) -> dict[str, str]:
    """The form filled from what stands."""
    return {f"{KIND}{it}": "1" for it in kinds} | {"offer_words": words}


def kind_typed(
    typed: Mapping[str, str], known: Sequence[AdviceKind]
) -> tuple[AdviceKind | None, list[FieldError]]:
    """The kind somebody asks about, one of those offered."""
    said = typed.get("advice_kind", "")
    if said in {*known}:
        return AdviceKind(said), []
    return None, [FieldError("advice_kind", "unknown_choice" if said else "choose")]


def words_typed(
    typed: Mapping[str, str], name: str, *, required: bool
) -> tuple[str, list[FieldError]]:
    """The words of a question or an answer."""
    words = words_of(typed, name)
    if required and not words:
        return words, [FieldError(name, "required")]
    if len(words) > LONGEST_WORDS:
        return words, [FieldError(name, "too_long", LONGEST_WORDS)]
    return words, []


def words_of(typed: Mapping[str, str], name: str) -> str:
    return typed.get(name, "").replace("\r\n", "\n").strip()
