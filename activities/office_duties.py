"""Duties of the office 事務の当番: letters leave, the morning round is written, the audit trail is sealed."""

from datetime import date, datetime, timedelta

from temporalio import activity

from activities.standing import Rounds
from activities.world import World, WorldMaker, real_now
from models.morning_round import RoundRule, next_round, round_at
from models.open_days import OpenDays
from models.policy.schema import Policy
from models.queries.advice_round import advice_round
from models.queries.audit_chain import seal
from models.queries.morning_round import morning_round
from models.roles import Office, Role
from models.tables.database import Database
from notifications.post_office import PostOffice

EVERY_SECOND = timedelta(seconds=1)
DESK_OFFICES = {
    Role.HR: Office.HR_OPERATOR,
    Role.COMPLAINT_DESK: Office.COMPLAINT_DESK,
    Role.POSTING_DESK: Office.POSTING_DESK,
}


class OfficeDuties:
    """Post office, morning round and sealer of one city."""

    def __init__(
        self, database: Database, world: WorldMaker, post_office: PostOffice, policy: Policy
    ) -> None:
        self._database = database
        self._world = world
        self._post_office = post_office
        self._reminders = policy.reminders
        self._days = OpenDays(policy.calendar.rules())
        self._written_for: date | None = None

    @activity.defn(name="post_office")
    async def deliver(self) -> None:
        """Letters leave as soon as they may."""
        await Rounds(self._database).go("post_office", self._post_office.deliver_once, EVERY_SECOND)

    @activity.defn(name="morning_round")
    async def write_rounds(self) -> None:
        """The morning round of each open day, once its hour has come on the business clock."""
        await Rounds(self._database).go("morning_round", self.round_of_today, EVERY_SECOND)

    @activity.defn(name="sealer")
    async def seal_audit(self) -> None:
        """Chains the audit rows that writers have appended."""
        await Rounds(self._database).go("sealer", self._seal, EVERY_SECOND)

    async def round_of_today(self) -> int:
        """Writes today's letters if this office has not yet; returns how many.

        Another office may have: letters are unique by person and day.
        """
        async with self._database.reading() as session:
            world = await self._world.now(session, [])
        today = self._days.local_day(world.now)
        if self._written_for == today or not self._has_come(world.now, today):
            return 0
        async with self._database.writing() as session:
            written = await morning_round(
                session,
                now=world.now,
                days=self._days,
                rule=self._rule(),
                desks=_people_of_desks(world, today),
            )
            written += await advice_round(
                session, now=world.now, days=self._days, rule=self._rule()
            )
        self._written_for = today
        return written

    def next_round(self, after: datetime) -> datetime:
        """When the next morning round is due, strictly after a moment of business time."""
        return next_round(after, self._reminders.morning_round.value, self._days)

    async def _seal(self) -> int:
        return await seal(self._database, real_now())

    def _has_come(self, now: datetime, today: date) -> bool:
        hour = self._reminders.morning_round.value
        return self._days.is_open(today) and now >= round_at(today, hour, self._days)

    def _rule(self) -> RoundRule:
        return RoundRule(
            before_due=self._reminders.before_due.value, after_due=self._reminders.after_due.value
        )


def _people_of_desks(world: World, today: date) -> dict[str, list[str]]:
    return {
        desk: [str(who) for who in world.organisation.office_holders(office, today)]
        for desk, office in DESK_OFFICES.items()
    }
