"""Practice people with mentors: new staff are made of those there are, and whatever anybody submits can be read."""

from datetime import UTC, date, datetime, timedelta

import pytest

from ayumi.practice.mentoring_deeds import MentoringToDo, guided, guides_at
from ayumi.practice.mentoring_desk import who_may_offer
from ayumi.practice.newcomers import with_newcomers
from models.fiscal_year import FiscalYear
from models.generator.city import GeneratedCity, make_city
from models.mentoring.acts import is_readable
from models.mentoring.looked_after import looked_after
from models.mentoring.sheets import Item
from models.mentoring.steps import PairStep, ProgrammeStep, Side
from models.mentoring.year import cycle_kind
from models.tables.cycle import CycleRow
from models.tables.task import TaskRow
from tests.given.packs import the_pack_of

YEAR = FiscalYear(2026)
NOW = datetime(2026, 7, 24, 1, 0, tzinfo=UTC)
PLAN = (Item(title="窓口と電話の対応", level=3),)
OF_THEMSELVES = {
    PairStep.AWAIT_MENTOR,
    PairStep.PERIOD_ENDS,
    PairStep.WATCH_QUIET,
}
STEPS: list[PairStep] = [it for it in PairStep if it not in OF_THEMSELVES]
TWO_SIDED = {PairStep.ASK_CHANGE, PairStep.CHECK_MIDTERM, PairStep.ANSWER_SURVEY}


@pytest.mark.parametrize("people", [60, 300])
def test_a_practice_city_has_new_staff_and_no_more_people(people: int) -> None:
    before, policy = make_city(2026, people, "会津若松市", YEAR), the_pack_of("aizuwakamatsu")
    city = with_newcomers(before)
    (programme,) = policy.programmes
    new = [*looked_after(city.organisation(), policy, programme, date(2026, 4, 24))]
    assert len(new) >= 4
    assert [it.id for it in city.people] == [it.id for it in before.people]
    assert len({it.number for it in city.people}) == people
    assert _posts(city) == _posts(before)
    assert with_newcomers(before) == city


def test_whoever_offers_to_guide_may_and_is_no_newcomer() -> None:
    policy = the_pack_of("aizuwakamatsu")
    organisation = with_newcomers(make_city(2026, 60, "会津若松市", YEAR)).organisation()
    (programme,) = policy.programmes
    day = date(2026, 4, 24)
    cycle = CycleRow(
        id="year", kind=cycle_kind(programme.key), fiscal_year=2026, name="", pack_id="",
        period_from=day, period_to=day, opened_at=NOW,
    )  # fmt: skip
    able = who_may_offer(organisation, policy, cycle, day)
    new = {*looked_after(organisation, policy, programme, day)}
    assert new
    assert len(able) > 10
    assert not new & able


@pytest.mark.parametrize("step", STEPS)
def test_what_anybody_submits_is_read(step: PairStep) -> None:
    acts = set()
    for seed in range(60):
        done = guided(_to_do(step, seed), date(2026, 7, 24), PLAN)
        assert done is not None
        act, sheet = done
        acts.add(act)
        assert is_readable(step, act, sheet.model_dump(mode="json"))
    asks_two = step in (PairStep.AGREE_AS_MENTEE, PairStep.AGREE_AS_MENTOR, PairStep.DECIDE_CHANGE)
    assert len(acts) == (2 if asks_two else 1)


def test_some_are_silent_and_what_ends_by_itself_is_left_alone() -> None:
    answers = [guides_at(_to_do(PairStep.AGREE_AS_MENTOR, seed)) for seed in range(200)]
    soon = [it for it in answers if it]
    assert 150 < len(soon) < 200
    assert max(soon) <= NOW + timedelta(days=2)
    assert not [it for it in OF_THEMSELVES if guides_at(_to_do(it, 1))]
    assert guides_at(_to_do(ProgrammeStep.PERIOD_ENDS, 1)) is None


def test_without_a_plan_there_is_no_progress() -> None:
    assert guided(_to_do(PairStep.REPORT_PROGRESS, 1), date(2026, 7, 24), ()) is None


def _to_do(step: PairStep | ProgrammeStep, seed: int) -> MentoringToDo:
    side = f".{Side.MENTOR}" if step in TWO_SIDED else ""
    task = TaskRow(
        id="task",
        case_id="case",
        key=f"{step}/1.1{side}",
        step=step,
        role="mentor",
        subject_id="person",
        locator="place",
        opens_at=NOW,
        opened_by_page=1,
        state="open",
        instants=[],
    )
    return MentoringToDo(task, "20269001", seed)


def _posts(city: GeneratedCity) -> list[tuple[str, str]]:
    return [(it.person_id, it.post_id) for it in city.assignments]
