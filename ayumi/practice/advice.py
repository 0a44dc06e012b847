"""Practice people and the advice directory 助言の名簿のある練習の市: some offer, some ask them, and most answer within days.

Drawn from the seed and the employee numbers, through the same doors as the pages: sealed words, letters,
places.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random
from typing import Final

from sqlalchemy import select
from sqlmodel import col

from ayumi.installation import Installation
from ayumi.practice import phrases
from ayumi.practice.advice_deeds import Asking, askings, drawn, veterans
from models.advice.request import Offer, RequestState
from models.errors import Refusal
from models.organisation import Organisation
from models.policy.mentoring import AdviceKind
from models.queries.access_advice import answer_request, directory
from models.queries.advice import Question, ask_advice, keep_offer, tell_asker
from models.queries.organisation import OrganisationCache
from models.rights import viewer_on
from models.tables.advice import AdviceOfferRow, AdviceRequestRow

ANSWERS, ACCEPTS = 0.8, 0.8
_DAY: Final = timedelta(days=1)


class PracticeAdvice:
    """The advice directory of one practice city; nothing happens in a city without one."""

    def __init__(self, installation: Installation) -> None:
        self._installation = installation
        self._organisations = OrganisationCache()

    async def act_where_due(self, now: datetime, seed: int) -> None:
        """Everybody does what they meant to have done by now, one after another."""
        if not self._installation.policy.mentoring.gives_advice:
            return
        async with self._installation.database.reading() as session:
            organisation = await self._organisations.get(session)
            offers = await directory(session)
        if not offers:
            offers = await self._some_offer(organisation, now, seed)
        advisers = {it.person_id for it in offers}
        day = self._installation.days.local_day(now)
        for asking in askings(organisation, advisers, seed):
            if asking.day <= day and asking.day + _DAY * 7 > day:
                await self._asks(asking, offers, now)
        await self._some_answer(organisation, now, seed)

    async def _some_offer(
        self, organisation: Organisation, now: datetime, seed: int
    ) -> Sequence[AdviceOfferRow]:
        rules = self._installation.policy.mentoring.advice
        day = self._installation.days.local_day(now)
        async with self._installation.database.writing() as session:
            for nth, person in enumerate(veterans(organisation, day)):
                rng = drawn(seed, person.number, "offers")
                kinds = rules.kinds.value if nth % 2 else (rng.choice(rules.kinds.value),)
                words = phrases.ADVICE_OFFERS[nth % len(phrases.ADVICE_OFFERS)]
                offer = Offer(kinds=kinds, words=words)
                await keep_offer(session, person.id, offer, by=person.id, now=now)
        async with self._installation.database.reading() as session:
            return await directory(session)

    async def _asks(self, it: Asking, offers: Sequence[AdviceOfferRow], now: datetime) -> None:
        """The same adviser by the same draw; whoever is full is not asked."""
        rules = self._installation.policy.mentoring.advice
        offer = it.rng.choice(offers)
        kind = AdviceKind(it.rng.choice(offer.kinds))
        question = Question(
            key=it.key, asker_id=it.person.id, kind=kind, words=phrases.ADVICE_QUESTIONS[kind]
        )
        async with self._installation.database.writing() as session:
            standing = await session.get_one(AdviceOfferRow, offer.id)
            days, seals = self._installation.days, self._installation.seals
            await ask_advice(session, seals, standing, question, rules, days=days, now=now)

    async def _some_answer(self, organisation: Organisation, now: datetime, seed: int) -> None:
        async with self._installation.database.reading() as session:
            waiting = await session.scalars(
                select(AdviceRequestRow)
                .where(col(AdviceRequestRow.state) == RequestState.OPEN)
                .order_by(col(AdviceRequestRow.asked_at), col(AdviceRequestRow.id))
            )
            owed = waiting.all()
        for row in owed:
            rng = drawn(seed, row.id, "answers")
            if rng.random() < ANSWERS and row.asked_at + _DAY * rng.uniform(0.5, 3) <= now:
                await self._answers(organisation, row, rng, now)

    async def _answers(
        self, organisation: Organisation, row: AdviceRequestRow, rng: Random, now: datetime
    ) -> None:
        days, accepts = self._installation.days, rng.random() < ACCEPTS
        adviser = organisation.people.get(row.adviser_id)  # type: ignore[call-overload]
        viewer = viewer_on(organisation, adviser.id, days.local_day(now)) if adviser else None
        if viewer is None:
            return  # has left: the request lapses
        words = rng.choice(phrases.ADVICE_REPLIES if accepts else phrases.ADVICE_NOT_NOW)
        seals = self._installation.seals
        try:
            async with self._installation.database.writing() as session:
                answered = await answer_request(
                    session, seals, viewer, row.id, words, accepts=accepts, now=now
                )
                await tell_asker(session, answered, days=days, now=now)
        except Refusal:
            return  # lapsed meanwhile
