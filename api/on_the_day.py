"""On the day 当日: what everything a request has opened knows of its arrival, by the business clock."""

from datetime import date, datetime

from api.frames import person_on
from api.security.arrivals import Arrival
from api.views.person import Person
from models.ids import PersonId
from models.organisation import Organisation


class OnTheDay:
    """The base of what lies at hand; its class brings the ``arrival``."""

    arrival: Arrival

    @property
    def now(self) -> datetime:
        """Business time of the request's arrival."""
        return self.arrival.now

    @property
    def today(self) -> date:
        return self.arrival.day

    @property
    def organisation(self) -> Organisation:
        return self.arrival.organisation

    def person(self, person_id: str) -> Person:
        """Somebody as pages name them today."""
        return person_on(self.organisation, PersonId(person_id), self.today)
