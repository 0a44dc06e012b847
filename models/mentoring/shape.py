"""What the process of a mentee's year is given of the pack 制度の決まり, pinned for the year."""

from typing import Any

from models.mentoring.case import PairCase
from models.one_on_one.talk_rules import pair_rules
from models.policy.programme import Programme, Silence
from models.policy.schema import Policy


def pair_shape(policy: Policy, programme: Programme) -> dict[str, Any]:
    """The fields of ``PairCase`` beside those every case has."""
    talks = pair_rules(policy.one_on_one, programme)
    consent = programme.consent.value
    wants = {
        "programme": programme.key,
        "silence_agrees": consent.silence is Silence.AGREES,
        "working_time": consent.superior_told,
        "training_plan": programme.training_plan.value,
        "reports": programme.progress_every_months.value is not None,
        "staff_interview": programme.staff_interview_after_months.value is not None,
        "midterm": programme.midterm_on.value is not None,
        "survey": programme.survey.value,
        "moves_at_most": talks.moves_at_most,
        "catches_up": talks.catches_up,
    }
    return {name: wants[name] for name in PairCase.model_fields if name in wants}
