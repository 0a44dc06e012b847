"""Receipts 控え and withdrawing 取下げ: what was received, what happens next, and a way to take it back."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from api.access import SignedIn
from api.challenge_job.receipt import posting_receipt
from api.deputies import acting_for
from api.frames import person_on
from api.mentoring.receipt import mentoring_receipt, names_the_next
from api.one_on_one.receipt import talk_receipt
from api.parts import AppParts, parts_of
from api.security.arrivals import Arrival, arrival_of
from api.show import show
from api.tasks.at_hand import task_path
from api.tasks.filling import typed_in
from api.tasks.submitting import receipt_path
from api.views.answers import Answers
from api.views.frame import Place
from api.views.person import Person
from api.views.submission import Received, Withdrawal
from api.views.task import TaskHead
from api.ways import see
from models.acts import Act
from models.case import Verdict
from models.case.task import LIVING
from models.case.verdict import CLOSING
from models.errors import NotFound, TooLate
from models.evaluation.steps import Step
from models.ids import CaseId, PersonId, new_id
from models.one_on_one.steps import TalkStep
from models.queries.access_tasks import (
    anybody_began,
    next_of_kind,
    receipt_of_mine,
    task_that_followed,
)
from models.queries.withdrawals import withdraw
from models.rights import Viewer
from models.roles import Role
from models.steps import step_named
from models.tables.receipt import ReceiptRow, ReceiptState
from models.tables.task import TaskRow

router = APIRouter()


@dataclass(frozen=True)
class MyReceipt:
    """A receipt of the viewer, the task it was about, and the one that followed."""

    parts: AppParts
    viewer: Viewer
    arrival: Arrival
    receipt: ReceiptRow
    task: TaskRow
    followed: TaskRow | None
    is_begun: bool
    """The next person has saved a first draft."""

    def person(self, person_id: str) -> Person:
        return person_on(self.arrival.organisation, PersonId(person_id), self.arrival.day)

    @property
    def subject(self) -> Person | None:
        """Nobody where it is about oneself, or about a campaign 庁内公募の回."""
        is_own = self.task.role == Role.EMPLOYEE or not self.task.subject_id
        return None if is_own else self.person(self.task.subject_id)

    @property
    def can_be_withdrawn(self) -> bool:
        return (
            self.receipt.state == ReceiptState.APPLIED
            and CLOSING.get(Act(self.receipt.act)) in _RETRACTABLE
            and self.followed is not None
            and self.followed.state in LIVING
            and self.followed.step in _AFTER
            and not self.is_begun
        )

    @property
    def is_withdrawn(self) -> bool:
        return self.followed is not None and self.followed.verdict == Verdict.WITHDRAWN


_RETRACTABLE = frozenset({Verdict.SUBMITTED})
_AFTER = frozenset(
    {
        Step.REVIEW_GOALS,
        Step.ASSIST,
        Step.RATE_FIRST,
        Step.RATE_SECOND,
        Step.ADJUST,
        Step.CONFIRM,
    }
)
"""Steps whose process takes a withdrawal as going one step back."""


async def _mine(request: Request, receipt_id: str, viewer: SignedIn) -> MyReceipt:
    parts, arrival = parts_of(request), await arrival_of(request)
    async with parts.database.reading() as session:
        found = await receipt_of_mine(session, viewer, receipt_id)
        if found is None:
            raise NotFound
        receipt, task = found
        followed = await task_that_followed(session, task)
        begun = followed is not None and await anybody_began(session, followed.id)
    return MyReceipt(parts, viewer, arrival, receipt, task, followed, begun)


ReceiptOfMine = Annotated[MyReceipt, Depends(_mine)]
"""A receipt the viewer was given; anybody else's is 404."""


@router.get("/receipts/{receipt_id}")
async def show_receipt(request: Request, mine: ReceiptOfMine, other: int = 0) -> Response:
    """受け付けました: shown from the book, so it is true however often it is opened."""
    async with mine.parts.database.reading() as session:
        following, count = await next_of_kind(session, mine.viewer, mine.task.step)
        talk = await talk_receipt(
            session, mine.parts.policies, mine.receipt, mine.task, mine.arrival
        )
        mentoring = await mentoring_receipt(session, mine.parts.policies, mine.task)
    if talk and mine.task.step != TalkStep.ARRANGE_TALK:
        following, count = None, 0  # each talk has its own time: there is no next one to do now
    posting = posting_receipt(mine.receipt, mine.task, following, count)
    if posting:
        following, count = (
            None,
            0,
        )  # a campaign's task is about nobody: the next is named by its step
    if mentoring and following and not names_the_next(following):
        following, count = None, 0
    received = _received(mine, following, count, earlier=bool(other))
    return await show(
        request,
        "tasks/received.html",
        place=Place.MY_TASKS,
        receipt=received.model_copy(
            update={"talk": talk, "posting": posting, "mentoring": mentoring}
        ),
    )


def _received(mine: MyReceipt, following: TaskRow | None, count: int, *, earlier: bool) -> Received:
    next_person = mine.person(following.subject_id) if following else None
    told, desk = _told(mine)
    return Received(
        number=mine.receipt.number,
        at=mine.receipt.received_at,
        act=Act(mine.receipt.act),
        step=step_named(mine.task.step),
        subject=mine.subject,
        waiting=mine.receipt.state == ReceiptState.RECEIVED,
        told_to=mine.person(told) if told and told != mine.viewer.person_id else None,
        told_desk=desk,
        acting_for=acting_for(mine.task, mine.arrival)
        if mine.task.person_id == mine.receipt.person_id
        else None,
        withdrawn=mine.is_withdrawn,
        refused=mine.receipt.state == ReceiptState.REFUSED,
        withdraw_href=f"{receipt_path(mine.receipt.id)}/withdraw" if mine.can_be_withdrawn else "",
        remaining=count,
        next_person=next_person.model_copy(update={"href": task_path(following)})
        if next_person and following
        else None,
        next_due=following.due_at if following else None,
        earlier_content=earlier,
        from_paper=mine.receipt.paper_date,
    )


def _told(mine: MyReceipt) -> tuple[str | None, str]:
    """Who is asked next: a person, or a desk by its role."""
    following = mine.task if mine.receipt.act == Act.HAND_UP else mine.followed
    if following is None or following.state not in LIVING:
        return None, ""
    if following.person_id is not None:
        return following.person_id, ""
    return None, Role.COMPLAINT_DESK if following.role == Role.COMPLAINT_DESK else Role.HR


@router.get("/receipts/{receipt_id}/withdraw")
async def ask_to_withdraw(request: Request, mine: ReceiptOfMine) -> Response:
    path = receipt_path(mine.receipt.id)
    return await show(
        request,
        "tasks/withdraw.html",
        place=Place.MY_TASKS,
        head=TaskHead(
            step=step_named(mine.task.step),
            role=Role(mine.task.role),
            cycle="",
            href=path,
            subject=mine.subject,
        ),
        answers=Answers(action=f"{path}/withdraw", nonce=new_id()),
        withdrawal=_withdrawal(mine),
    )


@router.post("/receipts/{receipt_id}/withdraw")
async def take_back(request: Request, mine: ReceiptOfMine) -> Response:
    """The case hears it like any message; who comes too late sees where the matter stands."""
    await typed_in(request)
    if mine.is_withdrawn:
        return see(receipt_path(mine.receipt.id))
    if not mine.can_be_withdrawn or mine.followed is None:
        return await ask_to_withdraw(request, mine)
    try:
        async with mine.parts.database.writing() as session:
            message = await withdraw(session, mine.receipt, mine.followed.id, at=mine.arrival.now)
    except TooLate:
        return see(f"{receipt_path(mine.receipt.id)}/withdraw")
    await mine.parts.cases.tell(CaseId(mine.receipt.case_id), message)
    return see("/my-tasks")


def _withdrawal(mine: MyReceipt) -> Withdrawal:
    who = mine.followed.person_id if mine.followed else None
    return Withdrawal(
        number=mine.receipt.number,
        at=mine.receipt.received_at,
        possible=mine.can_be_withdrawn,
        next_person=mine.person(who) if who else None,
    )
