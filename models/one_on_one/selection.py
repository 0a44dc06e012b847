"""Who has a 1on1 series in a fiscal year 1on1の対象者, who has none and why."""

from collections.abc import Collection, Iterator
from datetime import date
from enum import StrEnum
from typing import Any

from models.evaluators import evaluators
from models.fiscal_year import FiscalYear
from models.frozen import Frozen
from models.ids import PersonId
from models.one_on_one.rounds import rounds_of
from models.one_on_one.talk_rules import series_rules
from models.organisation import Organisation
from models.policy.one_on_one import OneOnOneChapter
from models.policy.schema import Policy


class NoSeries(StrEnum):
    """Why a person has no series 対象外の理由."""

    NOT_USED = "not_used"  # 規程に定めがない
    NO_PARTNER = "no_partner"  # 上司にあたる職員がいない
    EMPLOYMENT = "employment"  # 任用の種類が対象外
    YEAR_OVER = "year_over"  # 年度の残りに実施期間がない


class OneSeries(Frozen):
    """One person's place in the year. ``left_out`` None means a series from ``first_round`` on."""

    person_id: PersonId
    left_out: NoSeries | None = None
    first_round: int = 1
    last_round: int = 0

    def shape(self, chapter: OneOnOneChapter) -> dict[str, Any]:
        """What the process is given, pinned for the year."""
        rules = series_rules(chapter)
        return {
            "first_round": self.first_round,
            "last_round": self.last_round,
            "catches_up": rules.catches_up,
            "moves_at_most": rules.moves_at_most,
        }


def series_of(
    organisation: Organisation,
    policy: Policy,
    year: FiscalYear,
    day: date,
    beside: Collection[str] = (),
) -> Iterator[OneSeries]:
    """Everybody employed on ``day``, in the order of employee numbers. ``beside`` are left out: they have one."""
    rules = series_rules(policy.one_on_one)
    for person in organisation.people_on(day):
        if person.id in beside:
            continue
        reason = _left_out(organisation, policy, person.id, day)
        owed = rounds_of(year, rules, day, person.hired_on)
        if reason or not owed:
            yield OneSeries(person_id=person.id, left_out=reason or NoSeries.YEAR_OVER)
        else:
            yield OneSeries(
                person_id=person.id, first_round=owed[0].number, last_round=owed[-1].number
            )


def is_in_scope(organisation: Organisation, policy: Policy, who: PersonId, day: date) -> bool:
    """Whether 1on1 is for people employed as this person is: not while seconded 出向 to elsewhere."""
    terms = organisation.terms(who, day)
    return terms is None or terms.employment in policy.evaluation.employments.value


def _left_out(
    organisation: Organisation, policy: Policy, who: PersonId, day: date
) -> NoSeries | None:
    if not policy.one_on_one.used.value:
        return NoSeries.NOT_USED
    if not is_in_scope(organisation, policy, who, day):
        return NoSeries.EMPLOYMENT
    chain = evaluators(organisation, who, day, policy.evaluation.chain.value)
    return None if chain.first_evaluator else NoSeries.NO_PARTNER
