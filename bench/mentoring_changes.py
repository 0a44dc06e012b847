"""What happens to people in a programme's year 一年の発令: moves, leaves, ends of service, hires; half of them of a pair."""

from collections import Counter
from datetime import date

from sqlalchemy import select
from sqlmodel import col

from ayumi.installation import PACK_YEAR
from bench.bed import Bed
from bench.talk_changes import Changes, What
from models.fiscal_year import FiscalYear
from models.ids import PersonId
from models.mentoring.pair import LIVING_PAIR
from models.organisation import Organisation
from models.tables.mentoring import PairRow

OF_A_HUNDRED_PAIRS = {
    What.TRANSFER: 20,
    What.HEAD_MOVES: 4,
    What.LEAVE: 10,
    What.RETIREMENT: 8,
    What.HIRE: 4,
}
FIRST, LAST = (4, 13), (3, 10)


class MentoringChanges:
    """Orders of a year, as many as there are pairs would lead to believe."""

    def __init__(self, stands: Bed, pairs: int) -> None:
        self._stands = stands
        self._orders = _Orders(stands, pairs)

    @property
    def done(self) -> Counter[str]:
        return self._orders.done

    async def of_day(self, today: date) -> None:
        """Everything due by today."""
        async with self._stands.installation.database.reading() as session:
            rows = await session.execute(
                select(col(PairRow.mentee_id), col(PairRow.mentor_id))
                .where(col(PairRow.state).in_(LIVING_PAIR))
                .order_by(col(PairRow.mentee_id))
            )
            self._orders.paired = [PersonId(who) for pair in rows for who in pair]
        await self._orders.of_day(today)


class _Orders(Changes):
    """Nobody of an office, so that each desk stays manned."""

    def __init__(self, stands: Bed, pairs: int) -> None:
        self._pairs = pairs
        super().__init__(stands, None)
        self.paired: list[PersonId] = []

    def _drawn(self, people: int) -> list[tuple[date, What]]:  # noqa: ARG002 - pairs count here
        year = FiscalYear(PACK_YEAR)
        first, last = year.day(*FIRST).toordinal(), year.day(*LAST).toordinal()
        return sorted(
            (date.fromordinal(self._rng.randint(first, last)), what)
            for what, share in OF_A_HUNDRED_PAIRS.items()
            for _ in range(max(1, share * self._pairs // 100))
        )

    def _somebody(self, organisation: Organisation, today: date, *, heads: bool) -> PersonId:
        if not heads and self.paired and self._rng.random() < 0.5:
            return self._rng.choice(self.paired)
        while True:
            who = super()._somebody(organisation, today, heads=heads)
            if not organisation.offices_of(who, today):
                return who
