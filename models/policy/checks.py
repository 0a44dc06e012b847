"""Contradictions 矛盾 inside a pack: what each value allows alone, but not together with the others."""

from collections.abc import Iterator

from models.evaluation.steps import Step
from models.evaluators import CHAIN_ROLES
from models.policy.challenge_job_checks import posting_contradictions
from models.policy.evaluation import EvaluationChapter
from models.policy.formula import PointFormula
from models.policy.grades import Band
from models.policy.items import Part
from models.policy.mentoring_checks import programme_contradictions
from models.policy.schema import Policy
from models.policy.steps import OnExpiry
from models.policy.talk_checks import talk_contradictions

Contradiction = tuple[tuple[str | int, ...], str, str]
"""Key path, rule code, and what is allowed."""

_ALWAYS_USED = (
    Step.DRAFT_GOALS,
    Step.REVIEW_GOALS,
    Step.DECLARE,
    Step.RATE_FIRST,
    Step.CONFIRM,
    Step.CLOSING_INTERVIEW,
    Step.ACKNOWLEDGE,
    Step.HR_DECIDES,
)


def contradictions(policy: Policy) -> list[Contradiction]:
    """All contradictions of a pack that is otherwise well formed."""
    evaluation = policy.evaluation
    if impossible := list(_the_calendar_holds(policy)):
        return impossible
    return [
        *_letters_are_known(evaluation),
        *_formula_reaches_the_scale(evaluation),
        *_parts_have_a_share(evaluation),
        *_grades_have_items(evaluation),
        *_steps_hang_together(evaluation),
        *_silence_ends(evaluation),
        *_nobody_confirms_by_silence(evaluation),
        *_roles_have_a_seat(evaluation),
        *talk_contradictions(policy),
        *posting_contradictions(policy),
        *programme_contradictions(policy),
    ]


def _the_calendar_holds(policy: Policy) -> Iterator[Contradiction]:
    """Asked before all else: what waits for open days counts with the calendar."""
    try:
        policy.calendar.rules()
    except ValueError:
        allowed = "閉じない曜日を残し、同じ日を also_closed と also_open の両方に書かない"
        yield ("calendar", "closed_days", "value"), "calendar_impossible", allowed


def _letters_are_known(evaluation: EvaluationChapter) -> Iterator[Contradiction]:
    known = evaluation.scale.value.letters
    for nth, letter in enumerate(evaluation.comment_required_at.value):
        if letter not in known:
            keys = ("evaluation", "comment_required_at", "value", nth)
            yield keys, "unknown_letter", f"次のどれか: {', '.join(known)}"


def _formula_reaches_the_scale(evaluation: EvaluationChapter) -> Iterator[Contradiction]:
    formula, known = evaluation.formula.value, evaluation.scale.value.letters
    if isinstance(formula, PointFormula):
        where, letters = "boundaries", [boundary.letter for boundary in formula.boundaries]
        if tuple(letters) != known:
            keys = ("evaluation", "formula", "value", where)
            yield keys, "scale_differs", f"評語と同じ順に: {', '.join(known)}"
        return
    rungs = [known.index(rung.letter) for rung in formula.ladder if rung.letter in known]
    if rungs != sorted(set(rungs)):
        ladder_key = ("evaluation", "formula", "value", "ladder")
        yield ladder_key, "ladder_order", "よい評語から順に、同じ評語は一度だけ"
    for nth, rung in enumerate(formula.ladder):
        for letter in (rung.letter, rung.reached, rung.none_below):
            if letter is not None and letter not in known:
                rung_key = ("evaluation", "formula", "value", "ladder", nth)
                yield rung_key, "unknown_letter", f"次のどれか: {', '.join(known)}"


def _parts_have_a_share(evaluation: EvaluationChapter) -> Iterator[Contradiction]:
    parts = evaluation.parts
    for band in Band:
        ratio = evaluation.ratios.value.of(band)
        for part in Part:
            if (ratio.of(part) > 0) != (part in parts):
                keys = ("evaluation", "ratios", "value", band.value, part.value)
                yield keys, "part_without_share", "評価する部分だけに 0 より大きい割合"


def _grades_have_items(evaluation: EvaluationChapter) -> Iterator[Contradiction]:
    ladder = evaluation.ladder.value
    for grade in ladder.grades:
        for family in grade.families or tuple(family.key for family in ladder.families):
            for part in evaluation.parts:
                if part is Part.PERFORMANCE or evaluation.items_for(part, grade, family):
                    continue
                keys = ("evaluation", "items", "value")
                yield keys, "grade_without_items", f"{family} の {grade.name} の項目が必要です"


def _steps_hang_together(evaluation: EvaluationChapter) -> Iterator[Contradiction]:
    used = set(evaluation.steps.used())
    for step in _ALWAYS_USED:
        if step not in used:
            yield _step_key(step), "step_needed", "この手順は省けません(used: true)"
    for step, needed in (
        (Step.CHANGE_GOALS, Step.REVIEW_CHANGE),
        (Step.COMPLAIN, Step.HEAR_COMPLAINT),
    ):
        if step in used and needed not in used:
            yield _step_key(needed), "step_needed", f"{step.value} を使うときは used: true"


def _silence_ends(evaluation: EvaluationChapter) -> Iterator[Contradiction]:
    """A task that somebody owes ends one day, whatever becomes of it; only HR's own decision waits."""
    for step in evaluation.steps.used():
        rule = evaluation.steps[step]
        if step is not Step.HR_DECIDES and not rule.optional and not rule.expires_after_open_days:
            keys = ("evaluation", "steps", step.value, "value", "expires_after_open_days")
            yield keys, "silence_without_end", "期限のあと何開庁日で打ち切るか(1 以上)"


def _nobody_confirms_by_silence(evaluation: EvaluationChapter) -> Iterator[Contradiction]:
    """Only a confirmed rating may be disclosed (人事評価の基準、方法等に関する府令)."""
    rule, keys = (
        evaluation.steps[Step.CONFIRM],
        ("evaluation", "steps", Step.CONFIRM.value, "value"),
    )
    if rule.on_expiry is OnExpiry.GO_ON:
        yield (*keys, "on_expiry"), "silence_confirms", "確認は期限では済みません(hr_decides)"
    if rule.optional:
        yield (*keys, "optional"), "silence_confirms", "確認は省けません(optional: false)"


def _step_key(step: Step) -> tuple[str, ...]:
    return ("evaluation", "steps", step.value, "value", "used")


def _roles_have_a_seat(evaluation: EvaluationChapter) -> Iterator[Contradiction]:
    for step in evaluation.steps.used():
        role = evaluation.steps[step].role
        if role in CHAIN_ROLES and evaluation.chain.value.seat(role) is None:
            keys = ("evaluation", "chain", "value", role.value)
            yield keys, "role_without_seat", f"{step.value} を使うので {role.value} が必要です"
