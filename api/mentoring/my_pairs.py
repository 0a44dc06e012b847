"""One's own pairs 自分の組 as their page shows them: on both sides, in words that never say who of the two."""

from dataclasses import dataclass
from typing import Final

from api import addresses
from api.frames import person_on
from api.i18n.words import words_in
from api.mentoring.at_hand import mentoring_task_path
from api.mentoring.head import rule_link
from api.mentoring.training import training
from api.one_on_one.head import slot
from api.security.arrivals import Arrival
from api.views.pairs import EarlierPair, MyPair, MyProgramme, NextTalk
from api.views.person import Link, Person
from models.case import TaskState
from models.fiscal_year import FiscalYear
from models.ids import PersonId
from models.mentoring.pair import EndReason, PairState
from models.mentoring.steps import PairPhase, PairStep
from models.one_on_one.talk import Span
from models.open_days import OpenDays
from models.policy.programme import Programme
from models.policy.schema import Policy
from models.queries.access_own_mentoring import OwnCase, OwnPair
from models.rights import Viewer
from models.tables.case import CaseState
from models.tables.mentoring import PairRow
from models.tables.talk import TalkRow

_IN_PLAIN_WORDS: Final = {EndReason.CHANGED: EndReason.RELIEVED}
"""Whether somebody asked for a change is nobody's business but HR's: the personnel section has changed it."""


@dataclass(frozen=True)
class MyPairs:
    """Whose page it is, and when."""

    viewer: Viewer
    arrival: Arrival
    days: OpenDays

    def programme(self, own: OwnCase, policy: Policy, programme: Programme) -> MyProgramme:
        """One mentee's year, as the viewer has a part in it."""
        year, is_mine = FiscalYear(own.case.fiscal_year), self._is_mine(own)
        ends_on = programme.days.day("ends_on", year)
        is_over = own.living is None and (
            own.case.state == CaseState.CLOSED
            or own.case.phase in (PairPhase.CLOSING, PairPhase.ENDED)
            or self.arrival.day > ends_on
        )
        return MyProgramme(
            name=programme.name.value,
            period=year.label,
            mentor_word=programme.mentor_word.value,
            mentee_word=programme.mentee_word.value,
            ends_on=ends_on,
            rule=rule_link(policy, PairStep.ASK_CHANGE, programme.key),
            is_looked_after=is_mine,
            seeks=is_mine and own.living is None and not is_over,
            is_over=is_over,
            pair=self._pair(own.living, programme) if own.living else None,
            earlier=tuple(self._earlier(it) for it in own.ended),
        )

    def _pair(self, own: OwnPair, programme: Programme) -> MyPair:
        asked = [it for it in own.open_tasks if not it.optional]
        change = [it for it in own.tasks if it.step == PairStep.ASK_CHANGE]
        may_ask = next((it for it in change if it.state == TaskState.OPEN), None)
        is_mentor = own.pair.mentor_id == self.viewer.person_id
        return MyPair(
            state=PairState(own.pair.state),
            other=self._other(own.pair),
            introduction=own.told.introduction,
            wishes=own.told.wishes,
            started_on=own.pair.started_on,
            next_talk=self._talk(own.talk) if own.talk else None,
            talks_href=addresses.PEOPLE_TALKS if is_mentor else addresses.MY_TALKS,
            tasks=tuple(self._link(it.step, it.locator) for it in asked),
            change_href=mentoring_task_path(may_ask.locator) if may_ask else "",
            change_asked=bool(change) and may_ask is None,
            change_kept=may_ask is not None and len(change) > 1,
            plans=programme.training_plan.value,
            training=training(own.sheets, self.days),
        )

    def _talk(self, talk: TalkRow) -> NextTalk:
        return NextTalk(
            slot=slot(Span.of(talk.starts_at, talk.minutes)) if talk.starts_at else None,
            place=talk.place if talk.starts_at else "",
            last_day=talk.last_day,
            href=addresses.TALK.format(talk_id=talk.id),
        )

    def _earlier(self, pair: PairRow) -> EarlierPair:
        reason = EndReason(pair.end_reason)
        return EarlierPair(
            other=self._other(pair),
            started_on=pair.started_on,
            ended_on=pair.ended_on,
            reason=_IN_PLAIN_WORDS.get(reason, reason),
        )

    def _link(self, step: str, locator: str) -> Link:
        words = words_in(self.arrival.language).step(step)
        return Link(words=words, href=mentoring_task_path(locator))

    def _other(self, pair: PairRow) -> Person:
        is_mentor = pair.mentor_id == self.viewer.person_id
        who = pair.mentee_id if is_mentor else pair.mentor_id
        return person_on(self.arrival.organisation, PersonId(who), self.arrival.day)

    def _is_mine(self, own: OwnCase) -> bool:
        return own.case.person_id == self.viewer.person_id
