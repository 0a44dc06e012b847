"""Practice people submit 練習の提出: a receipt like any other's, and the case is told."""

from collections.abc import Sequence

from activities.case_line import Heard
from activities.world import real_now
from ayumi.installation import Installation
from models.acts import Act
from models.frozen import Frozen
from models.queries.clock import business_now
from models.queries.mentor_seats import SeatWanted
from models.queries.receipts import Submission, take
from models.queries.reservations import Wanted
from models.tables.task import TaskRow


async def submit(
    installation: Installation,
    task: TaskRow,
    who: str,
    done: tuple[Act, Frozen],
    reserve: Sequence[Wanted] = (),
    purpose: str = "",
    seats: Sequence[SeatWanted] = (),
) -> Heard:
    """Submits once per version of the task, as that person; the rest as in Submission.

    Raises the refusals of `models.queries.receipts.take`.
    """
    act, form = done
    async with installation.database.writing() as session:
        taken = await take(
            session,
            Submission(
                task_id=task.id,
                version=task.version,
                nonce=f"practice/{task.id}/{task.version}",
                person_id=who,
                act=act,
                content=form.model_dump(mode="json"),
                received_at=await business_now(session, real_now()),
                reserve=reserve,
                purpose=purpose,
                seats=seats,
            ),
        )
    return await installation.line.tell(task.case_id, taken.message)
