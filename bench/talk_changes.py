"""What happens to a city in its year 一年の出来事: transfers, leaves, retirements, hand-overs, absences, each on its day.

All of it is drawn from the seed; what would be impossible by then (who has left cannot move) is left out.
"""

from collections import Counter
from datetime import date, datetime, timedelta
from enum import StrEnum
from random import Random

from sqlalchemy import select
from sqlmodel import col

from activities.world import real_now
from ayumi.installation import PACK_YEAR
from bench.bed import Bed
from bench.talk_absences import Gone
from bench.talk_people import TalkPeople
from models.fiscal_year import FiscalYear
from models.ids import PersonId, PostId, new_id
from models.names import PersonName
from models.one_on_one.free_times import days_off
from models.one_on_one.partner import able_partners
from models.organisation import Organisation
from models.people import Employment, LeaveKind, Person
from models.personnel_orders import Impossible, OrderId, OrderKind, PersonnelOrder, apply
from models.queries.clock import business_now
from models.queries.organisation import OrganisationCache, write_people
from models.queries.partners import name_partner
from models.queries.personnel_orders import record_orders
from models.tables.case import CaseRow, CaseState
from models.tables.talk import AwayRow


class What(StrEnum):
    """With how many of a hundred people it happens in the year."""

    TRANSFER = "transfer"  # 異動
    HEAD_MOVES = "head_moves"  # 上司の異動
    LEAVE = "leave"  # 休業
    HEAD_LEAVE = "head_leave"  # 上司の休業
    RETIREMENT = "retirement"  # 退職
    HIRE = "hire"  # 採用
    HAND_OVER = "hand_over"  # 相手の交代
    TAKEN_BACK = "taken_back"  # 相手を元に戻す
    ABSENCE = "absence"  # 休暇・出張
    HEAD_ABSENCE = "head_absence"  # 上司の休暇・出張


OF_A_HUNDRED = {
    What.TRANSFER: 8,
    What.HEAD_MOVES: 3,
    What.LEAVE: 5,
    What.HEAD_LEAVE: 2,
    What.RETIREMENT: 3,
    What.HIRE: 2,
    What.HAND_OVER: 15,
    What.TAKEN_BACK: 5,
    What.ABSENCE: 40,
    What.HEAD_ABSENCE: 15,
}
MOST_TRIES = 20


class Changes:
    """The year's events; without ``people`` of talks only orders.

    ``aways`` are the absences entered, ``done`` how many of each kind happened.
    """

    def __init__(self, stands: Bed, people: TalkPeople | None) -> None:
        self._installation = stands.installation
        self._people = people
        self._organisations = OrganisationCache()
        self._rng = Random(f"{stands.plan.seed}/changes")
        self._waiting = self._drawn(stands.plan.people)
        self.aways: list[Gone] = []
        self.done: Counter[str] = Counter()

    def _drawn(self, people: int) -> list[tuple[date, What]]:
        year = FiscalYear(PACK_YEAR)
        first, last = year.day(4, 10).toordinal(), year.day(3, 10).toordinal()
        return sorted(
            (date.fromordinal(self._rng.randint(first, last)), what)
            for what, share in OF_A_HUNDRED.items()
            for _ in range(max(1, share * people // 100))
        )

    async def of_day(self, today: date) -> None:
        """Everything due by today."""
        while self._waiting and self._waiting[0][0] <= today:
            _, what = self._waiting.pop(0)
            if await self._happens(what, today):
                self.done[what] += 1

    async def _happens(self, what: What, today: date) -> bool:
        async with self._installation.database.reading() as session:
            organisation = await self._organisations.get(session)
            now = await business_now(session, real_now())
        match what:
            case What.HAND_OVER | What.TAKEN_BACK:
                return await self._hands_over(what, organisation, today, now)
            case What.ABSENCE | What.HEAD_ABSENCE:
                return await self._is_away(what, organisation, today, now)
            case What.HIRE:
                return await self._hires(organisation, today, now)
        for _ in range(MOST_TRIES):
            order = self._order(what, organisation, today, now)
            if order is not None and not isinstance(apply(order, organisation), Impossible):
                async with self._installation.database.writing() as session:
                    return bool(await record_orders(session, [order]))
        return False

    def _order(
        self, what: What, organisation: Organisation, today: date, now: datetime
    ) -> PersonnelOrder | None:
        heads = what in (What.HEAD_MOVES, What.HEAD_LEAVE)
        who = self._somebody(organisation, today, heads=heads)
        effective = today + timedelta(days=self._rng.choice((0, 1, 1, 7)))
        given = {"id": OrderId(new_id()), "person_id": who, "recorded_at": now}
        more: dict[str, object]
        match what:
            case What.TRANSFER | What.HEAD_MOVES:
                more = {
                    "kind": OrderKind.TRANSFER,
                    "post_id": self._post(organisation, today, heads=heads),
                }
            case What.LEAVE | What.HEAD_LEAVE:
                until = effective + timedelta(days=self._rng.choice((20, 60, 150)))
                more = {"kind": OrderKind.LEAVE, "leave_kind": LeaveKind.SICK, "until": until}
            case _:
                more = {"kind": OrderKind.RETIREMENT}
        return PersonnelOrder.model_validate({**given, "effective_on": effective, **more})

    async def _hires(self, organisation: Organisation, today: date, now: datetime) -> bool:
        """Somebody new beside others, from some day on: a series begins by itself."""
        first = today + timedelta(days=self._rng.choice((0, 1, 7)))
        nth = self.done[What.HIRE] + 1
        person = Person(
            id=PersonId(new_id()),
            number=f"9{nth:05d}",
            name=PersonName(family="新人", given=f"{nth}番"),
            email=f"9{nth:05d}@city.example",
            grade=1,
            hired_on=first,
        )
        order = PersonnelOrder(
            id=OrderId(new_id()),
            person_id=person.id,
            kind=OrderKind.HIRE,
            effective_on=first,
            recorded_at=now,
            post_id=self._post(organisation, today, heads=False),
            grade=1,
            employment=Employment.REGULAR,
        )
        async with self._installation.database.writing() as session:
            await write_people(session, [person])
            return bool(await record_orders(session, [order]))

    async def _hands_over(
        self, what: What, organisation: Organisation, today: date, now: datetime
    ) -> bool:
        """To somebody who may be named beside the own superior, if there is one."""
        series = await self._series(named=what is What.TAKEN_BACK)
        if what is What.HAND_OVER:
            series = [it for it in series if self._colleague(organisation, it.person_id, today)]
        if not series:
            return False
        case = self._rng.choice(series)
        to = None if case.partner_id else self._colleague(organisation, case.person_id, today)
        by = organisation.superior(PersonId(case.person_id), today) or case.person_id
        async with self._installation.database.writing() as session:
            message = await name_partner(
                session, case.id, to, by=by, day=today, at=now, nonce=new_id()
            )
        if self._people:
            await self._people.tells(case.id, message)
        return True

    async def _series(self, *, named: bool) -> list[CaseRow]:
        async with self._installation.database.reading() as session:
            rows = await session.scalars(
                select(CaseRow)
                .where(
                    col(CaseRow.state) == CaseState.OPEN,
                    col(CaseRow.partner_id).is_not(None)
                    if named
                    else col(CaseRow.partner_id).is_(None),
                )
                .order_by(col(CaseRow.person_id))
            )
            return list(rows)

    async def _is_away(
        self, what: What, organisation: Organisation, today: date, now: datetime
    ) -> bool:
        """Some days from tomorrow on; a partner moves what lies inside at once."""
        who = self._somebody(organisation, today, heads=what is What.HEAD_ABSENCE)
        first = today + timedelta(days=self._rng.randint(1, 6))
        last = first + timedelta(days=self._rng.choice((0, 0, 2, 4)))
        time = days_off(first, last, self._installation.days)
        async with self._installation.database.writing() as session:
            session.add(AwayRow(id=new_id(), person_id=who, starts_at=time.start, ends_at=time.end))
        self.aways.append(Gone(who, time.start, time.end, now))
        if self._people:
            await self._people.moves_away(who, time, now)
        return True

    def _somebody(self, organisation: Organisation, today: date, *, heads: bool) -> PersonId:
        people = [
            it.id
            for it in organisation.people_on(today)
            if bool(organisation.reports(it.id, today)) == heads
            and organisation.main_post(it.id, today) is not None
            and organisation.superior(it.id, today) is not None
        ]
        return self._rng.choice(people)

    def _post(self, organisation: Organisation, today: date, *, heads: bool) -> PostId:
        """The post of somebody of the same kind: two may then hold it, as when one is about to leave."""
        post = organisation.main_post(self._somebody(organisation, today, heads=heads), today)
        if post is None:
            raise ValueError("everybody drawn has a post")
        return post.id

    def _colleague(self, organisation: Organisation, person_id: str, today: date) -> str | None:
        who = PersonId(person_id)
        able = able_partners(organisation, who, today)
        there = [it for it in able if it != organisation.superior(who, today)]
        return self._rng.choice(there) if there else None
