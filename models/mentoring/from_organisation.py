"""Mentees and mentors of a day 対象者と候補: read from the organisation, with what they told of themselves."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from models.challenge_job.eligibility import full_years
from models.challenge_job.time_in_section import section_since
from models.ids import PersonId
from models.mentoring.candidates import Mentee, Mentor
from models.mentoring.lines import lines
from models.mentoring.looked_after import looked_after
from models.mentoring.wishes import NO_OFFER, NO_WISHES, Offer, Wishes
from models.organisation import Organisation
from models.people import Employment, Person
from models.policy.programme import Programme
from models.policy.schema import Policy
from models.seating import seating

_DAY: Final = timedelta(days=1)
_NEVER_GUIDE: Final = frozenset(
    {Employment.SPECIAL, Employment.FISCAL_YEAR, Employment.SECONDED_OUT}
)
"""Elected and special officials, appointees of one year, and who works elsewhere."""


def mentees_of(
    organisation: Organisation,
    policy: Policy,
    programme: Programme,
    day: date,
    *,
    wishes: Mapping[str, Wishes] | None = None,
    volunteers: Collection[str] = (),
    only: Collection[str] | None = None,
) -> tuple[Mentee, ...]:
    """Everybody on duty whom the programme looks after as of ``day``, in the order of employee numbers.

    ``wishes`` by person; ``only``: exactly these, whose case is open, such as the one who needs another
    mentor after the months of the programme's rule.
    """
    told = wishes or {}
    line = lines(organisation, policy.evaluation.chain.value, day)
    found = looked_after(organisation, policy, programme, day, volunteers)
    chosen = {*found} if only is None else {*only}
    return tuple(
        _mentee(organisation, policy, it, day, told.get(it.id, NO_WISHES), line.get(it.id))
        for it in organisation.people_on(day)
        if it.id in chosen and organisation.on_duty(it.id, day)
    )


def mentors_of(
    organisation: Organisation,
    policy: Policy,
    programme: Programme,
    day: date,
    last: date,
    *,
    wishes: Mapping[str, Wishes] | None = None,
    offers: Mapping[str, Offer] | None = None,
    only: Collection[str] | None = None,
) -> tuple[Mentor, ...]:
    """Everybody who could be asked to guide from ``day`` to ``last``, in the order of employee numbers.

    Whether the programme's rules let them is for the rules to say, so that HR can read why not.
    ``wishes`` and ``offers`` by person; ``only``: no others than these, such as whom sections proposed.
    """
    told, offered = wishes or {}, offers or {}
    line = lines(organisation, policy.evaluation.chain.value, day)
    away = {*_away(organisation, day, last)}
    return tuple(
        _mentor(
            organisation,
            policy,
            it,
            day,
            told.get(it.id, NO_WISHES),
            line.get(it.id),
        ).model_copy(
            update=_offered(programme, offered.get(it.id, NO_OFFER))
            | {"on_duty": it.id not in away, "stays": _stays(organisation, it, last)}
        )
        for it in organisation.people_on(day)
        if (only is None or it.id in only) and _may_ever(organisation, it.id, day)
    )


def _mentee(
    organisation: Organisation,
    policy: Policy,
    person: Person,
    day: date,
    told: Wishes,
    line: frozenset[str] | None,
) -> Mentee:
    return Mentee(
        person_id=person.id,
        section_id=_section(organisation, person.id, day),
        job_family=_family(organisation, policy, person.id, day),
        hired_on=person.hired_on,
        line=line or frozenset(),
        **dict(told),
    )


def _mentor(
    organisation: Organisation,
    policy: Policy,
    person: Person,
    day: date,
    told: Wishes,
    line: frozenset[str] | None,
) -> Mentor:
    family = organisation.job_family(person.id, day)
    since = section_since(organisation, person.id, day + _DAY)
    wishes = dict(told)
    for of_mentees in ("years_apart", "wished"):
        wishes.pop(of_mentees)
    return Mentor(
        person_id=person.id,
        section_id=_section(organisation, person.id, day),
        job_family=_family(organisation, policy, person.id, day),
        hired_on=person.hired_on,
        band=policy.evaluation.grade(organisation.grade(person.id, day), family).band,
        years=full_years(person.hired_on, day),
        years_in_section=full_years(since, day) if since else 0,
        line=line or frozenset(),
        **wishes,
    )


def _offered(programme: Programme, offer: Offer) -> dict[str, object]:
    most = programme.may_guide.at_most.value
    return {
        "trained": offer.trained,
        "willing": offer.willing,
        "capacity": most if offer.capacity is None else offer.capacity,
        "taken": offer.taken,
        "taken_here": offer.taken_here,
    }


def _section(organisation: Organisation, person_id: PersonId, day: date) -> str:
    seat = seating(organisation, day).seats.get(person_id)
    return str(seat.section.id) if seat else ""


def _family(organisation: Organisation, policy: Policy, person_id: PersonId, day: date) -> str:
    """The pack's key, so that one family the roster calls by two names is one."""
    return policy.evaluation.ladder.value.family(organisation.job_family(person_id, day)).key


def _may_ever(organisation: Organisation, person_id: PersonId, day: date) -> bool:
    terms = organisation.terms(person_id, day)
    return terms is not None and terms.employment not in _NEVER_GUIDE


def _away(organisation: Organisation, day: date, last: date) -> Iterator[PersonId]:
    """Who is on leave on any of the days, as far as is known."""
    for leave in organisation.leaves:
        if leave.from_day <= last and (leave.to_day is None or leave.to_day >= day):
            yield leave.person_id


def _stays(organisation: Organisation, person: Person, last: date) -> bool:
    terms = organisation.terms(person.id, last)
    lent = terms is not None and terms.employment is Employment.SECONDED_OUT
    return person.is_employed_on(last) and not lent
