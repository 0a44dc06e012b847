"""Who may offer to guide 申出, and who may wish for a mentor 希望, in a programme's year: by own word, or through HR."""

from collections.abc import Collection
from datetime import date

from models.fiscal_year import FiscalYear
from models.ids import PersonId
from models.mentoring.hard_rules import HardRule
from models.mentoring.looked_after import group_of
from models.mentoring.nominees import nominees
from models.organisation import Organisation
from models.policy.guiding import MenteeGroup
from models.policy.programme import Programme
from models.policy.schema import Policy


def who_may_guide(
    organisation: Organisation,
    policy: Policy,
    programme: Programme,
    year: FiscalYear,
    day: date,
    people: Collection[str],
) -> frozenset[str]:
    """Those of ``people`` whom the programme's rules let guide; a training that is missing may come yet."""
    first, last = programme.days.day("starts_on", year), programme.days.day("ends_on", year)
    found = nominees(organisation, policy, programme, people, (max(first, day), last), {})
    return frozenset(it.person_id for it in found if not {*it.why_not} - {HardRule.UNTRAINED})


def may_be_for(
    organisation: Organisation, policy: Policy, programme: Programme, day: date, who: PersonId
) -> bool:
    """Whether the programme looks after this person as soon as there is a wish; a case may stand already."""
    return group_of(organisation, policy, programme, who, day, {who}) is MenteeGroup.VOLUNTEERS
