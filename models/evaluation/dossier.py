"""The dossier 一件書類 of a case: its sheets in the order written, and what follows from them.

Pure: which goals are agreed, what was sent back and why, whose rating stands. Who may read which part
is decided by the access functions before a dossier is made.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeVar

from models.acts import Act
from models.evaluation.acts import SENDING_BACK
from models.evaluation.declaration import SelfDeclaration
from models.evaluation.goals import Goal, GoalChange, GoalSheet
from models.evaluation.rating import RatingSheet
from models.evaluation.steps import Step
from models.frozen import Frozen

F = TypeVar("F", bound=Frozen)

RATINGS = (Step.RATE_FIRST, Step.RATE_SECOND)
_RETURNING = SENDING_BACK | {Act.PROPOSE}


class Sheet(Frozen):
    """One sheet as it was filed; ``content`` is the form of its step."""

    step: Step
    act: Act
    content: dict[str, Any]
    author_id: str
    written_at: datetime
    page_seq: int

    def form(self, kind: type[F]) -> F:
        return kind.model_validate(self.content)


class Dossier(Frozen):
    """The sheets a reader may have, oldest first."""

    sheets: tuple[Sheet, ...] = ()

    def latest(self, step: Step) -> Sheet | None:
        return next((sheet for sheet in reversed(self.sheets) if sheet.step is step), None)

    @property
    def agreed(self) -> Sheet | None:
        """The goals that hold: the last ones agreed; before any agreement the last ones submitted."""
        offered, agreed = None, None
        for sheet in self.sheets:
            if sheet.step in (Step.DRAFT_GOALS, Step.CHANGE_GOALS):
                offered = sheet
            elif sheet.step in (Step.REVIEW_GOALS, Step.REVIEW_CHANGE) and sheet.act is Act.AGREE:
                agreed = offered
        return agreed or self.latest(Step.DRAFT_GOALS)

    @property
    def goals(self) -> tuple[Goal, ...]:
        return goals_of(self.agreed)

    @property
    def declaration(self) -> SelfDeclaration:
        sheet = self.latest(Step.DECLARE)
        return sheet.form(SelfDeclaration) if sheet else SelfDeclaration()

    def rating(self, step: Step) -> RatingSheet | None:
        """The evaluator's own rating; a sheet that only sent back is none."""
        rated = (
            sheet
            for sheet in reversed(self.sheets)
            if sheet.step is step and sheet.act is Act.SUBMIT
        )
        sheet = next(rated, None)
        return sheet.form(RatingSheet) if sheet else None

    @property
    def last_rating(self) -> tuple[Sheet, RatingSheet] | None:
        for sheet in reversed(self.sheets):
            if sheet.step in RATINGS and sheet.act is Act.SUBMIT:
                return sheet, sheet.form(RatingSheet)
        return None

    def sent_back_to(self, step: Step) -> Sheet | None:
        """The sheet that returned this step's last version, if nothing was submitted since."""
        for sheet in reversed(self.sheets):
            if sheet.step is step:
                return None
            if sheet.act in _RETURNING:
                return sheet
        return None


def goals_of(sheet: Sheet | None) -> tuple[Goal, ...]:
    if sheet is None:
        return ()
    kind = GoalChange if sheet.step is Step.CHANGE_GOALS else GoalSheet
    return sheet.form(kind).goals  # type: ignore[attr-defined,no-any-return]


def dossier(rows: Sequence[Any]) -> Dossier:
    """From rows with the fields of a sheet."""
    return Dossier(
        sheets=tuple(
            Sheet(
                step=Step(row.step),
                act=Act(row.act),
                content=row.content,
                author_id=row.author_id,
                written_at=row.written_at,
                page_seq=row.page_seq,
            )
            for row in rows
        )
    )
