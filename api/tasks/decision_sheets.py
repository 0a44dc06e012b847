"""What HR's decision page shows 人事課の判断: which task, whose, why, and what may be done."""

from api.tasks.at_hand import AtHand
from api.views.result import Decision
from models.acts import Act
from models.evaluation.steps import Step
from models.queries.access_decisions import undone

_NEVER_LEFT_OUT = frozenset({Step.CONFIRM})
"""Only a confirmed rating may be disclosed: nobody goes on without it."""


async def to_decide(hand: AtHand) -> Decision:
    async with hand.parts.database.reading() as session:
        found = await undone(session, hand.task)
    if found is None:
        return Decision(step=hand.task.step, person=None, why="expired", choices=(Act.END,))
    return Decision(
        step=found.task.step,
        person=hand.person(found.task.person_id) if found.task.person_id else None,
        why=found.why,
        reason=found.reason,
        choices=choices_for(Step(found.task.step)),
        case_href=f"/hr/cases/{hand.case.id}",
    )


def choices_for(step: Step) -> tuple[Act, ...]:
    """Going on without, asking the same person again, or ending the case.

    Another person or date is given to the reopened task on the case's page.
    """
    if step in _NEVER_LEFT_OUT:
        return (Act.REOPEN, Act.END)
    return (Act.GO_ON, Act.REOPEN, Act.END)
