"""A person's task in a clerk's hands 代わりに入力する作業: the same form under another address, with the paper's day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from api import addresses
from api.tasks.answers import answers_of
from api.tasks.at_hand import AtHand
from api.tasks.check_rows import check_of
from api.tasks.filling import FilledForm
from api.tasks.head import head_of
from api.views.answers import Answers
from api.views.submission import AnswerRow, Check
from api.views.task import TaskHead
from models.errors import BadDate
from models.wareki import parse_day


@dataclass(frozen=True)
class OnPaper(AtHand):
    """The viewer is the clerk; the task is somebody else's."""

    @property
    def href(self) -> str:
        return f"{addresses.HR_PAPER}/{self.task.locator}"


def paper_head(hand: AtHand) -> TaskHead:
    """The head names whose task it is."""
    return head_of(hand).model_copy(
        update={"subject": hand.person(str(hand.task.person_id)), "href": hand.href}
    )


def paper_answers(
    hand: AtHand, typed: Mapping[str, str] | None, form: FilledForm | None
) -> Answers:
    """No draft is kept: the paper is the draft; nor can a clerk give the task away."""
    fields = {**(typed or {}), **form.fields} if form else None
    answers = answers_of(hand, fields, form.errors if form else None)
    return answers.model_copy(
        update={"action": hand.href, "draft_url": "", "hand_up_url": "", "cannot_url": ""}
    )


def paper_check(hand: AtHand, form: FilledForm, day: date) -> Check:
    """No way back to single answers: no draft is kept, the browser's own way back has them all."""
    check = check_of(hand, form)
    rows = [row.model_copy(update={"href": ""}) for row in check.rows]
    first = AnswerRow(field="paper_day", day=day)
    return check.model_copy(update={"rows": (first, *rows)})


def paper_day_of(hand: AtHand, typed: Mapping[str, str]) -> tuple[date | None, str]:
    """The day written on the paper, or the rule it breaks."""
    text = typed.get("paper_day", "").strip()
    if not text:
        return None, "required"
    try:
        day = parse_day(text)
    except BadDate:
        return None, "not_a_day"
    return day, "day_in_future" if day > hand.today else ""
