"""Who may apply 応募できる職員, by every rule of the pack."""

from collections.abc import Collection, Iterator, Mapping

from models.challenge_job.eligibility import eligibility
from models.ids import PersonId
from models.organisation import Organisation
from models.policy.schema import Policy


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
