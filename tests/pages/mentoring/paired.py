"""A programme with its pages 組の画面: what each side opens and presses, as a person goes."""

from dataclasses import dataclass

import httpx2
from sqlmodel import col, select

from models.acts import Act
from models.mentoring.sheets import Item, TrainingPlan
from models.mentoring.steps import PairStep
from models.tables.task import TaskRow
from tests.given.mentoring import Mentoring, a_programme, newly_hired
from tests.given.pages_of_city import PagesOfCity, hidden, said
from tests.given.people import Someone, an_employee


@dataclass
class Paired:
    """山田 is looked after by 村上."""

    pages: PagesOfCity
    held: Mentoring
    yamada: Someone
    murakami: Someone

    async def task(self, who: Someone, step: PairStep) -> TaskRow:
        """The person's task of the step, the newest first."""
        case_id = (await self.held.case_of(self.yamada)).id
        async with self.pages.city.database.reading() as session:
            rows = await session.scalars(
                select(TaskRow)
                .where(
                    col(TaskRow.case_id) == case_id,
                    col(TaskRow.step) == step,
                    col(TaskRow.person_id) == who.id,
                )
                .order_by(col(TaskRow.state) == "open", col(TaskRow.opens_at))
            )
            return rows.all()[-1]

    async def path(self, who: Someone, step: PairStep) -> str:
        return f"/mentoring/{(await self.task(who, step)).locator}"

    async def opens(self, who: Someone, step: PairStep) -> httpx2.Response:
        return await (await self.pages.as_(who)).opens(await self.path(who, step))

    async def presses(self, who: Someone, step: PairStep, **fields: str) -> httpx2.Response:
        """A press on the page as it stands; ``__`` in a name stands for a dash."""
        path, page = await self.path(who, step), await self.opens(who, step)
        assert page.status_code == 200, said(page)
        typed = {name.replace("__", "-"): value for name, value in fields.items()}
        return await self.pages.presses(who, path, hidden(page) | typed)

    async def receipt(self, who: Someone, step: PairStep, **fields: str) -> str:
        """What the receipt says after the press; the case has heard it."""
        answer = await self.presses(who, step, **fields)
        await self.pages.city.clock.settle()
        page = await self.pages.goes_on(who, answer)
        assert "受け付けました" in page.text, said(page)
        return said(page)

    async def answers(self, who: Someone, step: PairStep, reply: str) -> str:
        """From the page over the last look to the receipt."""
        check = await self.presses(who, step, reply=reply, act="check")
        assert "まだ回答していません" in check.text, said(check)
        path = await self.path(who, step)
        answer = await self.pages.presses(who, path, hidden(check) | {"act": reply})
        await self.pages.city.clock.settle()
        return said(await self.pages.goes_on(who, answer))

    async def record(self, who: Someone) -> str:
        """自分のメンター・OJT."""
        page = await (await self.pages.as_(who)).opens("/my-record/mentoring")
        assert page.status_code == 200, said(page)
        return said(page)

    async def begins(self) -> None:
        """Both have agreed."""
        await self.held.both_agree(self.yamada, self.murakami)

    async def plans(self, *titles: str) -> None:
        """The instructor has written a plan."""
        items = tuple(Item(title=it, level=3) for it in titles)
        plan = TrainingPlan(items=items)
        await self.held.does(self.yamada, self.murakami, PairStep.WRITE_PLAN, Act.SUBMIT, plan)


async def a_pair_asked(pages: PagesOfCity, section: str = "市民課", *others: Someone) -> Paired:
    """HR has decided about the two; both are asked."""
    yamada, murakami = newly_hired("山田"), an_employee("村上").in_section(section)
    held = await a_programme(pages.city, yamada, murakami, *others)
    await held.decides((yamada, murakami))
    return Paired(pages, held, yamada, murakami)
