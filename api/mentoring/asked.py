"""What one of a pair reads of it 組の説明: who the other is, why these two, and what both take on."""

from collections.abc import Iterator
from typing import Final

from api.mentoring.at_hand import PairAtHand
from api.views.pairs import Because, PairAsked
from models.mentoring.explanation import Sentence
from models.policy.programme import Silence
from models.queries.access_mentoring import OtherSide, other_side
from models.tables.mentoring import PairRow

_OF_BOTH: Final = frozenset(
    {
        Sentence.NOT_IN_LINE,
        Sentence.OTHER_SECTION,
        Sentence.SAME_SECTION,
        Sentence.SAME_JOB_FAMILY,
        Sentence.YEARS_APART,
        Sentence.SAME_PLACE,
    }
)
"""Sentences that say the same to both; what a side wished is read by that side alone."""


async def pair_asked(hand: PairAtHand, reply: str = "") -> PairAsked:
    """Raises NotFound where the task is about no pair."""
    pair, programme = hand.pair, hand.programme
    async with hand.parts.database.reading() as session:
        told = await other_side(session, hand.viewer, pair)
    talks, consent = programme.talks, programme.consent.value
    says_yes = consent.silence is Silence.AGREES and hand.task.expires_at is not None
    return PairAsked(
        other=hand.other,
        introduction=told.introduction,
        wishes=told.wishes,
        place=told.place,
        because=tuple(because(pair, told, mentee_chooses=programme.mentee_chooses)),
        every_months=talks.every_months.value,
        minutes=talks.minutes.value,
        first_within_open_days=talks.first_within_open_days.value,
        ends_on=programme.days.day("ends_on", hand.year),
        within_open_days=consent.within_open_days,
        silence_agrees=says_yes,
        superior_told=consent.superior_told,
        training_plan=programme.training_plan.value,
        progress_every_months=programme.progress_every_months.value or 0,
        reply=reply,
    )


def because(pair: PairRow, told: OtherSide, *, mentee_chooses: bool) -> Iterator[Because]:
    """Why these two, for one of them: of the rules first, then what both share, then the own wish."""
    for code in pair.because or (Sentence.NOT_IN_LINE,):
        if code in _OF_BOTH:
            yield Because(sentence=code)
    if told.shared:
        yield Because(sentence=Sentence.INTERESTS, shared=told.shared)
    if told.meets_my_wish:
        yield Because(sentence=Sentence.OWN_GENDER_WISH)
    if mentee_chooses and told.is_wished:
        yield Because(sentence=Sentence.OWN_PERSON_WISHED)
