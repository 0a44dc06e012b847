"""A programme for whoever wishes it 希望する職員: a city's pack with its first programme of mentors open to volunteers."""

from models.policy.guiding import MenteeGroup
from models.policy.schema import Policy


def open_to_volunteers(policy: Policy) -> Policy:
    """The pack with volunteers beside whom it looks after already."""
    first, *others = policy.mentoring.programmes
    rule = first.looked_after.value
    groups = (*rule.groups, MenteeGroup.VOLUNTEERS)
    looked_after = first.looked_after.model_copy(
        update={"value": rule.model_copy(update={"groups": groups})}
    )
    first = first.model_copy(update={"looked_after": looked_after})
    chapter = policy.mentoring.model_copy(update={"programmes": (first, *others)})
    return policy.model_copy(update={"mentoring": chapter})
