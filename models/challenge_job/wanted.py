"""Whom a post asks for 求める職位・職種: the answers beside the pack's own, for one person and one post."""

from models.challenge_job.eligibility import Answer, Rule, transfer_day
from models.errors import NotFound
from models.frozen import Frozen
from models.ids import PersonId
from models.organisation import Organisation
from models.policy.schema import Policy


class Wanted(Frozen):
    """Keys of the pack's grades 職位 and job families 職種 that a post asks for; empty asks nothing."""

    grades: tuple[str, ...] = ()
    families: tuple[str, ...] = ()


def post_answers(
    organisation: Organisation, policy: Policy, person_id: PersonId, wanted: Wanted
) -> tuple[Answer, ...]:
    """What the post asks, as of the day of the transfer; job families only where the pack keeps to them.

    Raises NotFound for somebody the organisation does not know.
    """
    if organisation.person(person_id) is None:
        raise NotFound
    day, ladder = transfer_day(policy), policy.evaluation.ladder.value
    family = organisation.job_family(person_id, day)
    grade = ladder.grade(organisation.grade(person_id, day), family)
    answers = [_answer(Rule.GRADE, grade.key, wanted.grades)]
    if not policy.challenge_job.may_apply.other_job_families.value:
        answers.append(_answer(Rule.JOB_FAMILY, ladder.family(family).key, wanted.families))
    return tuple(answers)


def _answer(rule: Rule, found: str, wanted: tuple[str, ...]) -> Answer:
    return Answer(rule=rule, holds=not wanted or found in wanted, found=found, wanted=wanted)
