"""Telling another case 他の案件への知らせ: a message in the page's own transaction; the receipt desk carries it."""

from activities.turning import Turning
from models.acts import Act
from models.ids import new_id


def tell(turning: Turning, case_id: str, task_key: str, act: Act, **details: str) -> None:
    """What that case must hear next because of this page."""
    turning.writes.new_messages.append(
        {
            "id": new_id(),
            "case_id": case_id,
            "task_key": task_key,
            "act": act.value,
            "received_at": turning.world.now,
            "by_person_id": None,
            "details": details,
            "answered": False,
            "heard_by_page": None,
            "refusal": "",
        }
    )
