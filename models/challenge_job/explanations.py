"""What each person is told 説明: one sentence of a fixed set, without ranks or counts of anybody.

Whether a panel found somebody unsuitable is said only where the pack lets it be said. Where it is not,
the sentences reveal nothing that the list of posts still open does not show. That a panel came to no
order is said: nobody was judged there, and whoever waited must not read that they were.
"""

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from typing import Final, NamedTuple

from models.challenge_job.matching import Matching
from models.challenge_job.preferences import Choices, ExcludedBecause, Preferences
from models.frozen import Frozen


class Sentence(StrEnum):
    FIRST_CHOICE = "first_choice"
    SECOND_CHOICE = "second_choice"
    THIRD_CHOICE = "third_choice"
    LATER_CHOICE = "later_choice"
    SEATS_TAKEN = "seats_taken"
    UNSUITABLE = "unsuitable"
    TAKEN_OR_UNSUITABLE = "taken_or_unsuitable"
    NOT_CHOSEN = "not_chosen"
    NOT_RANKED = "not_ranked"
    NOT_ALL_RANKED = "not_all_ranked"
    NOT_ELIGIBLE = "not_eligible"
    POSTS_WITHDRAWN = "posts_withdrawn"
    NO_CHOICE = "no_choice"
    WITHDREW = "withdrew"
    SEAT_TAKEN_BACK = "seat_taken_back"
    LEFT_OUT = "left_out"


WORDS: Final[dict[Sentence, str]] = {
    Sentence.FIRST_CHOICE: "第1希望の職に決まりました。",
    Sentence.SECOND_CHOICE: "第2希望の職に決まりました。",
    Sentence.THIRD_CHOICE: "第3希望の職に決まりました。",
    Sentence.LATER_CHOICE: "希望した職の一つに決まりました。",
    Sentence.SEATS_TAKEN: "希望した職の席は、選考の順位(同じ順位のときは抽選)が先の方ですべて決まりました。",
    Sentence.UNSUITABLE: "希望した職では、選考の結果、その職に合うと判断されませんでした。",
    Sentence.TAKEN_OR_UNSUITABLE: (
        "希望した職では、選考の順位(同じ順位のときは抽選)が先の方で席がすべて決まったか、"
        "選考の結果、その職に合うと判断されませんでした。"
    ),
    Sentence.NOT_CHOSEN: "希望した職には、選考の結果、今回は決まりませんでした。",
    Sentence.NOT_RANKED: "希望した職では選考が行われなかったため、今回は決まりませんでした。",
    Sentence.NOT_ALL_RANKED: (
        "希望した職の中に、選考が行われなかったものがあります。ほかの職にも、今回は決まりませんでした。"
    ),
    Sentence.NOT_ELIGIBLE: "希望した職の応募資格を満たしていませんでした。",
    Sentence.POSTS_WITHDRAWN: "希望した職の募集が取り下げられました。",
    Sentence.NO_CHOICE: "希望した職がありませんでした。",
    Sentence.WITHDREW: "応募を辞退しました。",
    Sentence.SEAT_TAKEN_BACK: "内定した職の募集が取り下げられたため、この内定はなくなりました。",
    Sentence.LEFT_OUT: "配置の決定が異動の日に間に合わなかったため、二次募集では配置を行いませんでした。",
}
_BY_CHOICE: Final = (Sentence.FIRST_CHOICE, Sentence.SECOND_CHOICE, Sentence.THIRD_CHOICE)
_KNOWN_BEFORE: Final = {Sentence.NOT_ELIGIBLE, Sentence.POSTS_WITHDRAWN}
"""What the person was told long before the result; it explains only where nothing else does."""


class Explanation(Frozen):
    applicant_id: str
    sentence: Sentence

    @property
    def words(self) -> str:
        return WORDS[self.sentence]


class _Outcome(NamedTuple):
    post_of: dict[str, str]
    full: frozenset[str]
    unsuitable: frozenset[tuple[str, str]]
    closed: frozenset[tuple[str, str]]
    not_eligible: frozenset[tuple[str, str]]
    not_ranked: frozenset[tuple[str, str]]
    withdrawn_posts: frozenset[str]
    unsuitable_said: bool


def explain(
    preferences: Preferences, matching: Matching, *, unsuitable_said: bool
) -> tuple[Explanation, ...]:
    """One for each applicant, in ascending order, for a matching whose proof is sound.

    ``unsuitable_said``: whether the city tells people that a panel found them unsuitable.
    """
    outcome = _outcome(preferences, matching, unsuitable_said)
    withdrawn = {*matching.withdrawn}
    return tuple(
        Explanation(
            applicant_id=it.applicant_id,
            sentence=Sentence.WITHDREW if it.applicant_id in withdrawn else _sentence(it, outcome),
        )
        for it in sorted(preferences.choices, key=lambda it: it.applicant_id)
    )


def _outcome(preferences: Preferences, matching: Matching, unsuitable_said: bool) -> _Outcome:
    held = Counter(it.post_id for it in matching.placed)
    rankings, closed = preferences.rankings, preferences.exclusions
    return _Outcome(
        matching.post_of(),
        frozenset(it.post_id for it in rankings if held[it.post_id] >= it.seats),
        frozenset((who, it.post_id) for it in rankings for who in it.unsuitable),
        frozenset((it.applicant_id, it.post_id) for it in closed),
        _closed_by(preferences, ExcludedBecause.NOT_ELIGIBLE),
        _closed_by(preferences, ExcludedBecause.NOT_RANKED),
        frozenset(preferences.withdrawn_posts),
        unsuitable_said,
    )


def _closed_by(preferences: Preferences, because: ExcludedBecause) -> frozenset[tuple[str, str]]:
    found = (it for it in preferences.exclusions if it.because is because)
    return frozenset((it.applicant_id, it.post_id) for it in found)


def _sentence(choices: Choices, outcome: _Outcome) -> Sentence:
    own = outcome.post_of.get(choices.applicant_id)
    if own is not None:
        nth = choices.posts.index(own)
        return _BY_CHOICE[nth] if nth < len(_BY_CHOICE) else Sentence.LATER_CHOICE
    met = {*_met(choices, outcome)}
    met = met - _KNOWN_BEFORE or met
    if not met:
        return Sentence.NO_CHOICE
    if met == _KNOWN_BEFORE:
        return Sentence.POSTS_WITHDRAWN
    if len(met) == 1:
        return met.pop()
    if met == {Sentence.SEATS_TAKEN, Sentence.UNSUITABLE}:
        return Sentence.TAKEN_OR_UNSUITABLE
    return Sentence.NOT_ALL_RANKED if Sentence.NOT_RANKED in met else Sentence.NOT_CHOSEN


def _met(choices: Choices, outcome: _Outcome) -> Iterator[Sentence]:
    """What stood against each choice. A panel ranked everybody else before whom it found unsuitable."""
    for post in choices.posts:
        pair = (choices.applicant_id, post)
        if post in outcome.withdrawn_posts:
            yield Sentence.POSTS_WITHDRAWN
        elif pair in outcome.not_eligible:
            yield Sentence.NOT_ELIGIBLE
        elif pair in outcome.not_ranked:
            yield Sentence.NOT_RANKED
        elif pair in outcome.closed:
            yield Sentence.NOT_CHOSEN
        elif pair in outcome.unsuitable and outcome.unsuitable_said:
            yield Sentence.UNSUITABLE
        else:
            yield Sentence.SEATS_TAKEN if post in outcome.full else Sentence.NOT_CHOSEN
