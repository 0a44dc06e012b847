"""Answers 入力 of a task's form: from the draft, from what was sent back, or blank; with what is wrong."""

from collections.abc import Mapping

from api.i18n.fields import field_words
from api.tasks.at_hand import AtHand
from api.views.answers import Answers, ErrorLine
from models.acts import Act
from models.errors import FieldError
from models.evaluation.acts import ACTS
from models.evaluation.fields import to_fields
from models.evaluation.forms import FORMS
from models.evaluation.goals import GoalSheet
from models.evaluation.rating import RatingSheet
from models.evaluation.steps import Step
from models.ids import new_id

_FOR_THE_FORM = ("csrf_token", "nonce", "version")


def answers_of(
    hand: AtHand, typed: Mapping[str, str] | None = None, errors: list[FieldError] | None = None
) -> Answers:
    """The form as it stands: just typed, else the draft, else what the last version said."""
    values = dict(typed) if typed is not None else _begun(hand)
    return Answers(
        action=hand.href,
        nonce=new_id(),
        version=hand.task.version,
        values={name: value for name, value in values.items() if name not in _FOR_THE_FORM},
        errors=_lines(hand, errors or []),
        draft_url=f"{hand.href}/draft",
        saved_at=hand.draft.saved_at if hand.draft else None,
        hand_up_url=f"{hand.href}/hand-up" if may_give_away(hand, Act.HAND_UP) else "",
        cannot_url=f"{hand.href}/cannot" if may_give_away(hand, Act.CANNOT) else "",
    )


def may_give_away(hand: AtHand, act: Act) -> bool:
    """Whether the step knows this exit; above a desk is nobody to hand its task up to."""
    is_known = act in ACTS[hand.step]
    return is_known and (act is not Act.HAND_UP or hand.task.person_id is not None)


def _begun(hand: AtHand) -> dict[str, str]:
    if hand.draft is not None:
        return {name: str(value) for name, value in hand.draft.fields.items()}
    return _last_version(hand)


def _last_version(hand: AtHand) -> dict[str, str]:
    """Goals to change start from those agreed; a sheet that came back, from what was submitted."""
    if hand.step is Step.CHANGE_GOALS and hand.dossier.agreed:
        return to_fields(GoalSheet(goals=hand.dossier.goals))
    if hand.step is Step.RATE_SECOND and hand.dossier.latest(Step.RATE_SECOND) is None:
        first = hand.dossier.rating(Step.RATE_FIRST)
        return to_fields(_marks_only(first)) if first else {}
    last = hand.dossier.latest(hand.step)
    if last is None or last.act is not ACTS[hand.step][0]:
        return {}
    return to_fields(last.form(FORMS[hand.step]))


def _marks_only(first: RatingSheet) -> RatingSheet:
    """The second evaluator starts from the first's marks and writes own comments."""
    return RatingSheet(
        goals=tuple(goal.model_copy(update={"comment": ""}) for goal in first.goals),
        items=tuple(item.model_copy(update={"comment": ""}) for item in first.items),
    )


def _lines(hand: AtHand, errors: list[FieldError]) -> tuple[ErrorLine, ...]:
    names = {str(nth): entry.name for nth, entry in enumerate(hand.subject().entries)}
    return field_words(hand.arrival.language, hand.step).lines(errors, names)
