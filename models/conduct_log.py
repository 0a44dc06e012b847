"""The conduct log 職務行動記録: who writes it, who reads it, and what an entry needs."""

from collections.abc import Collection
from datetime import date

from models.errors import FieldError
from models.evaluators import Chain
from models.fiscal_year import FiscalYear
from models.frozen import Frozen
from models.ids import PersonId
from models.policy.evaluation import EvaluationChapter
from models.rights import Viewer
from models.roles import Office, Role


class LogRights(Frozen):
    """What a viewer may do with one person's log. ``role`` is the one in which it is read."""

    role: Role | None = None
    may_write: bool = False
    own_only: bool = False
    """Without a hand-over 引継ぎ a new evaluator reads the entries written by himself alone."""

    @property
    def may_read(self) -> bool:
        return self.role is not None


class NewEntry(Frozen):
    """An entry as it was typed; ``seen_on`` None could not be read."""

    seen_on: date | None
    text: str
    item: str = ""


def log_rights(
    viewer: Viewer,
    person_id: PersonId,
    chain: Chain,
    chapter: EvaluationChapter,
    *,
    asked_as: Collection[Role] = (),
) -> LogRights:
    """Rights by today's chain and by open tasks of the case (``asked_as``): a transfer counts at once.

    The first evaluator writes. Who reads is ``evaluation.conduct_log_readers`` of the pack.
    """
    if viewer.person_id == person_id:
        roles = {Role.EMPLOYEE}
    else:
        roles = {*chain.roles_of(viewer.person_id), *asked_as} - {Role.EMPLOYEE}
        roles |= {Role.HR} if viewer.is_hr else set()
        roles |= {Role.COMPLAINT_DESK} if viewer.holds(Office.COMPLAINT_DESK) else set()
    may_write = Role.FIRST_EVALUATOR in roles
    readers = chapter.conduct_log_readers.value
    role = next((role for role in readers if role in roles), None)
    if may_write:
        role = Role.FIRST_EVALUATOR
    hands_over = chapter.transfers.value.hand_over_log and Role.FIRST_EVALUATOR in readers
    return LogRights(role=role, may_write=may_write, own_only=may_write and not hands_over)


def wrong_in(
    entry: NewEntry,
    chapter: EvaluationChapter,
    items: Collection[str],
    year: FiscalYear,
    today: date,
) -> list[FieldError]:
    """What is to be mended; the day lies in the fiscal year of the case and not in the future."""
    errors = []
    if entry.seen_on is not None and entry.seen_on > today:
        errors.append(FieldError("seen_on", "day_in_future"))
    elif entry.seen_on is not None and not year.first <= entry.seen_on <= year.last:
        errors.append(FieldError("seen_on", "outside_period", f"{year.first}–{year.last}"))
    if entry.item and entry.item not in items:
        errors.append(FieldError("item", "unknown_choice"))
    if not entry.text:
        errors.append(FieldError("words", "required"))
    if len(entry.text) > (longest := chapter.goals.value.longest_text):
        errors.append(FieldError("words", "too_long", longest))
    return errors
