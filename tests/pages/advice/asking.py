"""Offering, asking and answering 相談 as people do by the pages."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

import httpx2
from sqlmodel import col, select

from models.queries.advice_round import advice_round
from models.tables.advice import AdviceRequestRow
from models.tables.letter import LetterRow
from tests.given.app import Browser, TheApp
from tests.given.hall import ONO
from tests.given.pages_of_city import hidden, said
from tests.given.people import Someone, an_employee

VETERAN: Final = an_employee("古川", "茂").in_section("市民課")
AWAY: Final = an_employee("東", "学").in_section("市民課").on_leave(VETERAN.since)
ASKERS: Final = tuple(an_employee(it).in_section("会計課") for it in ("山田", "鈴木", "林", "森田"))
YAMADA: Final = ASKERS[0]
EVERYBODY: Final = (VETERAN, AWAY, ONO, *ASKERS)
WORDS: Final = "係長になったら何から始めるか"
ANSWER: Final = "木曜の昼に食堂で"


@dataclass
class Advice:
    """The app with everybody's browser."""

    app: TheApp
    browsers: dict[str, Browser] = field(default_factory=dict)

    async def as_(self, who: Someone) -> Browser:
        if who.id not in self.browsers:
            self.browsers[who.id] = self.app.browser()
            await self.browsers[who.id].becomes(who.id)
        return self.browsers[who.id]

    async def opens(self, who: Someone, path: str) -> httpx2.Response:
        return await (await self.as_(who)).opens(path)

    async def presses(self, who: Someone, path: str, **fields: str) -> httpx2.Response:
        """A press on the page as it stands."""
        page = await self.opens(who, path)
        typed = {name.replace("__", "-"): value for name, value in fields.items()}
        return await (await self.as_(who)).client.post(path, data=hidden(page) | typed)

    async def sends(self, who: Someone, path: str, fields: dict[str, str]) -> httpx2.Response:
        """A form that was open before: its page, as it stands now, may show none any more."""
        given = hidden(await self.opens(who, "/advice/offer")) | fields
        return await (await self.as_(who)).client.post(path, data=given)

    async def offers(self, who: Someone = VETERAN, **fields: str) -> httpx2.Response:
        given = {"kind__career": "1", "offer_words": "昼休みにどうぞ", "act": "list"}
        return await self.presses(who, "/advice/offer", **given | fields)

    async def ask_path(self, who: Someone = YAMADA) -> str:
        """The way from the list to the form."""
        page = await self.opens(who, "/advice")
        return page.text.partition("/advice/offers/")[2].partition('"')[0]

    async def asks(self, who: Someone = YAMADA, **fields: str) -> httpx2.Response:
        given = {"advice_kind": "career", "advice_words": WORDS}
        path = f"/advice/offers/{await self.ask_path(who)}"
        return await self.presses(who, path, **given | fields)

    async def asked(self, who: Someone = YAMADA) -> str:
        """Asks, and returns the request's address."""
        answer = await self.asks(who)
        assert answer.status_code == 303, said(answer)
        return answer.headers["location"].partition("?")[0]

    async def answers(
        self, path: str, reply: str = "accept", words: str = ANSWER
    ) -> httpx2.Response:
        return await self.sends(VETERAN, path, {"reply": reply, "reply_words": words})

    async def withdraws(self, path: str, who: Someone = YAMADA) -> httpx2.Response:
        page = await self.opens(who, path)
        return await (await self.as_(who)).client.post(f"{path}/withdraw", data=hidden(page))

    async def rows(self) -> Sequence[AdviceRequestRow]:
        async with self.app.parts.database.reading() as session:
            rows = await session.scalars(
                select(AdviceRequestRow).order_by(col(AdviceRequestRow.asked_at))
            )
            return rows.all()

    async def letters(self, who: Someone) -> list[str]:
        """The kinds of letters written to somebody, in their order."""
        async with self.app.parts.database.reading() as session:
            rows = await session.scalars(
                select(col(LetterRow.kind))
                .where(col(LetterRow.person_id) == who.id)
                .order_by(col(LetterRow.created_at), col(LetterRow.kind))
            )
            return list(rows)

    async def morning(self, days: int = 1) -> list[int]:
        """Calendar days pass, each with its round; how many were reminded each morning."""
        await self.close()  # no session lasts that long
        found = []
        for _ in range(days):
            self.app.clock.passes(timedelta(days=1))
            async with self.app.parts.database.writing() as session:
                parts = self.app.parts
                found.append(await advice_round(session, now=self.app.clock(), days=parts.days))
        return found

    async def close(self) -> None:
        for browser in self.browsers.values():
            await browser.client.aclose()
        self.browsers.clear()
