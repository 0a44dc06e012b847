"""The press that marks an evaluation interview 評価の面談 as this round's 1on1, where the pack counts it."""

from collections.abc import Mapping

from api.one_on_one.at_hand import TalkAtHand
from models.errors import BadDate, FieldError
from models.one_on_one.case import Attempt
from models.one_on_one.interview import wrong_with_interview
from models.one_on_one.sheets import Interview
from models.policy.one_on_one import InterviewCounts
from models.wareki import parse_day


def may_be_interview(hand: TalkAtHand) -> bool:
    """Whether this city lets an interview stand for the talk; one that was wished for is held itself."""
    counts = hand.rules.interview_counts is InterviewCounts.WHEN_MARKED
    return counts and Attempt.of_key(hand.task.key).is_round


def interviewed(
    hand: TalkAtHand, typed: Mapping[str, str]
) -> tuple[Interview | None, list[FieldError]]:
    """The interview as marked, or what is wrong with it."""
    if not may_be_interview(hand):
        return None, [FieldError("act", "unknown_choice")]
    text = typed.get("day", "").strip()
    if not text:
        return None, [FieldError("day", "required")]
    try:
        day = parse_day(text)
    except BadDate:
        return None, [FieldError("day", "not_a_day")]
    window = (hand.talk.first_day, hand.talk.last_day)
    before = hand.rules.interview_days_before
    wrong = wrong_with_interview(day, window, before, hand.today)
    return (None, [wrong]) if wrong else (Interview(day=day), [])
