"""Why a time was proposed, and why none was 理由: codes for pages, with the figures that help a person."""

from enum import StrEnum
from typing import Final

from models.frozen import Frozen
from models.one_on_one.likes import Likes, TimeOfWeek


class Because(StrEnum):
    BOTH_LIKE = "both_like"  # 双方の希望の時間帯
    EMPLOYEE_LIKES = "employee_likes"  # 本人の希望の時間帯
    PARTNER_LIKES = "partner_likes"  # 相手の希望の時間帯
    FREE_FOR_BOTH = "free_for_both"  # 双方が空いている時間
    FIXED = "fixed"  # 手で決めた時間


class WhyNot(StrEnum):
    NO_OPEN_TIME = "no_open_time"  # 期間の中に1on1のできる時間がない
    EMPLOYEE_AWAY = "employee_away"  # 本人に空きがない
    PARTNER_FULL = "partner_full"  # 相手の空きが足りない
    NO_COMMON_TIME = "no_common_time"  # 双方の空きが重ならない
    TAKEN_BY_OTHERS = "taken_by_others"  # 双方の空きにはほかの人の1on1が入っている


class Clash(StrEnum):
    """What stands against a time fixed by hand, which is kept all the same."""

    EMPLOYEE_NOT_FREE = "employee_not_free"  # 本人に別の予定がある
    PARTNER_NOT_FREE = "partner_not_free"  # 相手に別の予定がある
    OVERLAPS = "overlaps"  # ほかの人の1on1と重なる


BECAUSE_WORDS: Final[dict[Because, str]] = {
    Because.BOTH_LIKE: "双方の希望の時間帯",
    Because.EMPLOYEE_LIKES: "本人の希望の時間帯",
    Because.PARTNER_LIKES: "相手の希望の時間帯",
    Because.FREE_FOR_BOTH: "双方が空いている時間",
    Because.FIXED: "手で決めた時間",
}
WHY_NOT_WORDS: Final[dict[WhyNot, str]] = {
    WhyNot.NO_OPEN_TIME: "期間の中に1on1のできる時間がない",
    WhyNot.EMPLOYEE_AWAY: "本人に空きがない",
    WhyNot.PARTNER_FULL: "相手の空きが足りない",
    WhyNot.NO_COMMON_TIME: "双方の空きが重ならない",
    WhyNot.TAKEN_BY_OTHERS: "双方の空きにはほかの人の1on1が入っている",
}
CLASH_WORDS: Final[dict[Clash, str]] = {
    Clash.EMPLOYEE_NOT_FREE: "本人に別の予定がある",
    Clash.PARTNER_NOT_FREE: "相手に別の予定がある",
    Clash.OVERLAPS: "ほかの人の1on1と重なる",
}


class NoTime(Frozen):
    """A talk without a time. Times are quarter hours at which the talk could begin."""

    person_id: str
    why: WhyNot
    minutes: int
    employee_times: int
    partner_times: int
    common_times: int
    room: int
    """How many talks of this length the partner's free times hold one after another."""
    talks: int = 1
    """How many talks that room was to hold: all that have a time in common with the partner."""


def because(time: TimeOfWeek, employee: Likes, partner: Likes) -> Because:
    match employee.met(time), partner.met(time):
        case True, True:
            return Because.BOTH_LIKE
        case True, False:
            return Because.EMPLOYEE_LIKES
        case False, True:
            return Because.PARTNER_LIKES
        case _:
            return Because.FREE_FOR_BOTH
