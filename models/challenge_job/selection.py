"""Who may apply 応募できる職員, by every rule of the pack; and which sections 課 are asked for postings 募集."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from models.challenge_job.eligibility import eligibility
from models.ids import PersonId, SectionId
from models.organisation import Organisation
from models.policy.schema import Policy
from models.sections import SectionKind


def may_apply(
    organisation: Organisation,
    policy: Policy,
    letters: Mapping[str, str],
    admitted: Collection[str] = (),
) -> Iterator[PersonId]:
    """In the order of employee numbers. ``letters``: last overall ratings 直近の全体評語 by person.

    ``admitted``: whom the posting desk lets apply, whatever the rules say.
    """
    for person in sorted(organisation.people.values(), key=lambda it: it.number):
        letter = letters.get(person.id)
        if person.id in admitted or eligibility(organisation, policy, person.id, letter).may:
            yield person.id


def asked_for_postings(organisation: Organisation, day: date) -> Iterator[SectionId]:
    """The sections that exist on the day, in the order of their codes; a unit 係 proposes through its section."""
    for section in sorted(organisation.sections.values(), key=lambda it: it.code):
        if section.kind is SectionKind.SECTION and section.exists_on(day):
            yield section.id
