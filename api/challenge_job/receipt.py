"""What the receipt 控え of a press in open posting says beside its number: what comes next, and for whom."""

from api.challenge_job.at_hand import posting_task_path
from api.views.challenge_job import PostingReceipt
from models.challenge_job.acts import PostingStep
from models.challenge_job.steps import CampaignStep
from models.steps import step_named
from models.tables.receipt import ReceiptRow
from models.tables.task import TaskRow


def posting_receipt(
    receipt: ReceiptRow, task: TaskRow, following: TaskRow | None, count: int
) -> PostingReceipt | None:
    """None for a receipt of another process. What is optional is never the next thing to do."""
    if not isinstance(step_named(task.step), PostingStep):
        return None
    is_owed = following is not None and not following.optional and task.step in set(CampaignStep)
    if following is None or not is_owed or following.id == receipt.task_id:
        return PostingReceipt()
    return PostingReceipt(next_href=posting_task_path(following.locator), remaining=count)
