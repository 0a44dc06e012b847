"""A small city with everybody in it 権限の市: who holds which role about what, and everybody's browser."""

from dataclasses import dataclass, field

from models.evaluators import evaluators
from models.ids import PackId, PersonId
from models.tables.case import CaseRow
from models.tables.task import TaskRow
from tests.given.app import Browser, TheApp
from tests.rights.roles import Holder
from tests.rights.things import CASE, Thing
from tests.rights.turning import Turner


@dataclass
class RightsCity:
    app: TheApp
    outsiders: dict[Holder, PersonId]
    turner: Turner
    things: dict[str, Thing] = field(default_factory=dict)
    browsers: dict[PersonId | None, Browser] = field(default_factory=dict)
    tokens: dict[Browser, str] = field(default_factory=dict)

    def holder(self, holder: Holder, thing: str) -> PersonId | None:
        """Who holds the role about this thing; None for whoever is not signed in.

        Where the case has nobody in a role, it is whoever has it in the case at its second evaluation.
        """
        if holder is Holder.VISITOR:
            return None
        known = {**self.things[CASE].chain, **self.outsiders, **self.things[thing].chain}
        return known[holder]

    async def note(self, name: str, task: TaskRow) -> None:
        """From now on the name stands for this task and its case."""
        params = {"locator": task.locator, "case_id": task.case_id, "task_key": task.key}
        params |= {"person_id": task.subject_id, "page_seq": "1"}
        chain = await self._chain(task.case_id)
        self.things[name] = Thing(params, task.case_id, task, chain)

    async def _chain(self, case_id: str) -> dict[Holder, PersonId]:
        """Whoever holds the case's own roles today."""
        parts = self.app.parts
        async with parts.database.reading() as session:
            case = await session.get_one(CaseRow, case_id)
            policy = await parts.policies.policy(session, PackId(case.pack_id))
            organisation = await parts.organisations.get(session)
        who = PersonId(case.person_id)
        day = parts.days.local_day(self.app.clock())
        chain = evaluators(organisation, who, day, policy.evaluation.chain.value)
        found = {Holder(role.value): person for role, person in chain.by_role().items() if person}
        return {Holder.EMPLOYEE: who, **found}

    async def browser(self, person_id: PersonId | None) -> Browser:
        """This person's browser, signed in once; it is kept until the city is closed."""
        if person_id not in self.browsers:
            self.browsers[person_id] = browser = self.app.browser()
            if person_id is not None:
                await browser.becomes(person_id)
        return self.browsers[person_id]

    async def token(self, browser: Browser) -> str:
        """The form token of a browser's session, looked up once."""
        if browser not in self.tokens:
            self.tokens[browser] = await browser.token("/nowhere")
        return self.tokens[browser]

    async def forgets(self, person_id: PersonId | None) -> None:
        """The browser is put away; the next one of this person signs in anew."""
        browser = self.browsers.pop(person_id)
        self.tokens.pop(browser, None)
        await browser.client.aclose()

    async def close(self) -> None:
        for browser in self.browsers.values():
            await browser.client.aclose()
