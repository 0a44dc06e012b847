"""The way of a case (S17): no step is skipped whatever people do, and what is confirmed cannot be touched."""

from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from api.tasks.decision_sheets import choices_for
from models.acts import Act
from models.case.start import CaseStart
from models.case.verdict import CLOSING, Verdict
from models.evaluation.acts import ACTS, may
from models.evaluation.case import RATING_STAGES, EvaluationCase
from models.evaluation.steps import Phase, Step
from models.ids import CaseId
from models.policy.loader import policy_problems
from models.policy.steps import OnExpiry
from models.tables.all import METADATA
from models.tables.audit_freeze import FREEZES
from models.tables.case import CaseRow
from models.tables.database import Database
from models.tables.sheet import DisclosureRow, ResultRow, SheetRow
from tests.given.app import a_book
from tests.given.packs import CITIES, spoiled, the_pack_of
from tests.rights.founding import MARCH

MAY_BE_LEFT_OUT: Final = (Step.ASSIST, Step.RATE_SECOND, Step.ADJUST)


class CaseOnItsWay(RuleBasedStateMachine):
    """People, clock and HR do whatever their step knows, in any order; also what it does not know."""

    def __init__(self) -> None:
        super().__init__()
        self.stage: Step | None = None
        self.behind: list[Step] = []
        """Stages that stand, in order; going back takes them away."""
        self.case = _a_case(frozenset())

    @rule(left_out=st.sets(st.sampled_from(MAY_BE_LEFT_OUT)))
    @precondition(lambda self: self.stage is None)
    def a_case_begins(self, left_out: set[Step]) -> None:
        self.case = _a_case(frozenset(RATING_STAGES) - left_out)
        self.stage, self.behind = self.case.stages[0], []

    @rule(act=st.sampled_from(sorted(Act)))
    @precondition(lambda self: self.stage is not None)
    def somebody_acts(self, act: Act) -> None:
        assert self.stage
        if act in CLOSING and may(self.stage, act):
            self._ends(CLOSING[act])

    @rule()
    @precondition(lambda self: self.stage is not None and bool(self.behind))
    def the_one_before_withdraws(self) -> None:
        self._ends(Verdict.WITHDRAWN)

    @rule(pack=st.sampled_from(CITIES))
    @precondition(lambda self: self.stage is not None)
    def nobody_acts_until_it_expires(self, pack: str) -> None:
        assert self.stage
        rules = the_pack_of(pack).evaluation.steps[self.stage]
        if rules.on_expiry is OnExpiry.GO_ON or Act.GO_ON in choices_for(self.stage):
            self._ends(Verdict.EXPIRED)

    def _ends(self, verdict: Verdict) -> None:
        assert self.stage
        stages, before = self.case.stages, self.stage
        self.stage = self.case.stage_after(before, verdict)
        at = stages.index(before)
        if self.stage is None:
            self.behind = [*self.behind, before]
            assert (before, verdict) == (Step.CONFIRM, Verdict.CONFIRMED)
            return
        to = stages.index(self.stage)
        assert to <= at + 1, "a step was skipped"
        if to > at:
            assert verdict in (Verdict.SUBMITTED, Verdict.EXPIRED)
        self.behind = [*self.behind, before][:to] if to <= at else [*self.behind, before]

    @invariant()
    def everything_before_stands(self) -> None:
        stages = self.case.stages
        reached = stages.index(self.stage) if self.stage else len(stages)
        assert self.behind == list(stages[:reached])


TestCaseOnItsWay = CaseOnItsWay.TestCase
TestCaseOnItsWay.settings = settings(
    max_examples=60,
    stateful_step_count=40,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)


def _a_case(steps: frozenset[Step]) -> EvaluationCase:
    start = CaseStart(case_id=CaseId("case"), at=MARCH)
    return EvaluationCase(**start.model_dump(), steps=steps)


@pytest.mark.parametrize("city", CITIES)
def test_no_pack_confirms_by_silence(city: str) -> None:
    assert the_pack_of(city).evaluation.steps[Step.CONFIRM].on_expiry is OnExpiry.HR_DECIDES
    assert Act.GO_ON not in choices_for(Step.CONFIRM)
    assert ACTS[Step.CONFIRM][0] is Act.CONFIRM


def test_a_pack_that_would_is_refused(tmp_path: Path) -> None:
    given = "  steps:\n"
    silent = f"{given}    confirm:\n      value: {{on_expiry: go_on}}\n      source: assumed\n"
    folder = spoiled(tmp_path, "osaki", given, silent)
    problems = [str(problem) for problem in policy_problems("osaki", 2026, folder)]
    assert any("on_expiry" in problem for problem in problems), problems


async def test_confirmed_rows_are_refused_by_the_database_itself(book_url: str) -> None:
    """Every column of every frozen table, UPDATE and DELETE, as the product's own database user."""
    database, tried = await a_book(book_url), 0
    await _confirm_a_case(database)
    for freeze in FREEZES:
        if freeze.table.startswith("audit"):
            continue  # sealed rows: tests/rules/test_audit_chain.py
        where = f" WHERE {freeze.when_column} IS NOT NULL" if freeze.when_column else ""
        columns = list(METADATA.tables[freeze.table].columns.keys())
        orders = [f"UPDATE {freeze.table} SET {name} = {name}{where}" for name in columns]
        for order in [*orders, f"DELETE FROM {freeze.table}{where}"]:
            with pytest.raises(DBAPIError, match="frozen"):
                async with database.engine.begin() as connection:
                    await connection.execute(text(order))
            tried += 1
    await database.close()
    assert tried > 15


async def _confirm_a_case(database: Database) -> None:
    case = CaseRow(
        id="case",
        process="evaluation",
        cycle_id="cycle",
        person_id="yamada",
        pack_id="pack",
        fiscal_year=2026,
        shape={},
        phase=Phase.DISCLOSURE,
        opened_at=MARCH,
    )
    sheet = SheetRow(
        id="sheet",
        case_id="case",
        step=Step.RATE_FIRST,
        act=Act.SUBMIT,
        page_seq=3,
        task_key="rate_first/1",
        content={"overall": "A"},
        author_id="sato",
        written_at=MARCH,
        frozen_at=MARCH,
    )
    result = ResultRow(case_id="case", version=1, letter="A", confirmed_at=MARCH, page_seq=4)
    async with database.writing() as session:
        session.add(case)
        await session.flush()
        session.add_all(
            [sheet, result, DisclosureRow(case_id="case", version=1, disclosed_at=MARCH)]
        )
