"""Who may take over a task 引き継げる人: on duty, higher in rank than the person rated, and with no part in the same evaluation yet."""

from collections.abc import Collection, Iterator

from api.hr.rows import Desk
from api.views.answers import Choice
from models.case import TaskState
from models.evaluators import CHAIN_ROLES, evaluators
from models.ids import PersonId
from models.policy.schema import Policy
from models.queries.access_hr import CaseFile
from models.roles import Role
from models.tables.task import TaskRow


def successors(
    desk: Desk, file: CaseFile, policy: Policy, moved: Collection[TaskRow]
) -> tuple[Choice, ...]:
    """Never the person rated, whoever holds the ``moved`` tasks now, or has another part in the evaluation.

    Nobody rates the same person twice (S16). The line upward comes first, then all other heads.
    """
    organisation, today = desk.arrival.organisation, desk.today
    who = PersonId(file.case.person_id)
    rank = organisation.rank(who, today)
    line = organisation.superiors(who, today)
    others = [person.id for person in organisation.people_on(today)]
    left_out = {
        who,
        *(task.person_id for task in moved),
        *_with_another_part(desk, file, policy, moved),
    }
    return tuple(
        Choice(value=one, words=_words(desk, one))
        for one in dict.fromkeys([*line, *others])
        if one not in left_out
        and organisation.rank(one, today) > rank
        and organisation.on_duty(one, today)
    )


def _with_another_part(
    desk: Desk, file: CaseFile, policy: Policy, moved: Collection[TaskRow]
) -> Iterator[str | None]:
    """Today's evaluators of other roles, and those who did, or do, a task in such a role."""
    roles = {Role(task.role) for task in moved}
    rule = policy.evaluation.chain.value
    who = PersonId(file.case.person_id)
    chain = evaluators(desk.arrival.organisation, who, desk.today, rule)
    yield from (chain.holder(role) for role in CHAIN_ROLES if role not in roles)
    for task in file.tasks:
        is_theirs = task.state != TaskState.CANCELLED and task.role not in roles
        if is_theirs and task.role in CHAIN_ROLES:
            yield task.person_id


def _words(desk: Desk, person_id: PersonId) -> str:
    person = desk.arrival.organisation.person(person_id)
    title = desk.arrival.organisation.title(person_id, desk.today)
    return f"{person.name.full}({title})" if person and title else person_id
