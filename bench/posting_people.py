"""People and their applications 応募する人たち: they choose, write, change their minds, withdraw, answer, or keep silent."""

import asyncio
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from random import Random
from typing import Final

from bench.bed import Bed
from bench.posting_canaries import canary
from bench.posting_offers import offers
from bench.posting_panels import decision, selections
from bench.posting_scene import Scene, Scenes
from bench.posting_voice import Deed, Voice
from models.acts import Act
from models.challenge_job.case import Entry
from models.challenge_job.days import Stage, counterpart
from models.challenge_job.sheets import Answered, Application
from models.challenge_job.steps import ApplicationStep
from models.queries.campaigns import campaign_book
from models.queries.sealed_sheets import key_of_applicant, place_of_application
from models.tables.task import TaskRow

APPLIES: Final = {1: 0.5, 2: 0.15}
"""By call, what share of those who may."""
CHANGES, WITHDRAWS, COMES_AGAIN, WITHDRAWS_LATER, IS_LATE = 0.15, 0.1, 0.5, 0.06, 0.03
DECLINES, IS_SILENT = 0.2, 0.2
_DAY: Final = timedelta(days=1)


class PostingPeople:
    """Everybody who has a part in the campaign; their submissions go straight into the book."""

    def __init__(self, stands: Bed, cycle_id: str) -> None:
        self._stands, self._cycle_id = stands, cycle_id
        self._scenes = Scenes(stands.installation, cycle_id, stands.plan.seed)
        self.voice = Voice(stands)
        self._missed: dict[str, TaskRow] = {}
        self.late = 0
        self.found: list[str] = []

    async def act(self) -> None:
        """Everybody does what they mean to do by now, all at once."""
        scene = await self._scenes.today()
        chapter = self._stands.installation.policy.challenge_job
        deeds = [
            *offers(scene, chapter.panel_size.value),
            *_applications(scene, chapter.choices_at_most.value),
            *selections(scene),
        ]
        await asyncio.gather(*(self.voice.says(it) for it in deeds))
        await self._come_too_late(scene)
        await self._decides()

    async def _decides(self) -> None:
        scene = await self._scenes.today()
        async with self._stands.installation.database.reading() as session:
            book = await campaign_book(session, self._cycle_id, whole=True, locks=False)
        if deed := decision(scene, book):
            await self.voice.says(deed)

    async def _come_too_late(self, scene: Scene) -> None:
        """Some have the page open beyond the last moment: none of them may be taken."""
        if scene.today == scene.days[Stage.APPLICATIONS_TO]:
            for task in scene.tasks:
                rng = scene.rng(scene.number(task.person_id or ""), "late")
                if task.step == ApplicationStep.APPLY and rng.random() < IS_LATE:
                    self._missed[task.id] = task
        if scene.today <= scene.days[Stage.APPLICATIONS_TO]:
            return
        late = list(self._missed.values())
        self._missed.clear()
        for task in late:
            who = task.person_id or ""
            deed = _writes(task, _chosen(scene, who, 1, scene.rng(who, "late"), 1), Random(1))
            self.late += 1
            if deed and await self.voice.says(deed):
                self.found.append(f"P1: an application of {scene.today} was taken too late")


def _applications(scene: Scene, at_most: int) -> Iterator[Deed]:
    for task in scene.tasks:
        who = task.person_id
        if who is None:
            continue
        call = Entry.of_key(task.key).call if task.step in list(ApplicationStep) else 0
        match task.step:
            case ApplicationStep.APPLY:
                yield from _applies(scene, task, who, call, at_most)
            case ApplicationStep.FOLLOW_APPLICATION:
                yield from _follows(scene, task, who, call, at_most)
            case ApplicationStep.ACCEPT_PLACEMENT:
                yield from _answers(scene, task, who)


def _applies(scene: Scene, task: TaskRow, who: str, call: int, at_most: int) -> Iterator[Deed]:
    nth = Entry.of_key(task.key).nth
    rng = scene.rng(scene.number(who), str(call), str(nth), "applies")
    share = APPLIES[call] if nth == 1 else COMES_AGAIN
    if rng.random() < share and scene.today >= _drawn(scene, rng, call):
        yield from _some(_writes(task, _chosen(scene, who, call, rng, at_most), rng))


def _follows(scene: Scene, task: TaskRow, who: str, call: int, at_most: int) -> Iterator[Deed]:
    """While the window is open it is changed or withdrawn, afterwards only withdrawn."""
    entry = Entry.of_key(task.key)
    rng = scene.rng(scene.number(who), str(call), str(entry.nth), "follows")
    drawn, day = rng.random(), _drawn(scene, rng, call)
    last = scene.days[counterpart(Stage.APPLICATIONS_TO, call)]
    if drawn < CHANGES and scene.today <= last and scene.today >= day:
        yield from _some(_writes(task, _chosen(scene, who, call, rng, at_most), rng))
    in_time = CHANGES <= drawn < CHANGES + WITHDRAWS and day <= scene.today <= last
    later = drawn > 1 - WITHDRAWS_LATER and scene.today > last + rng.randint(1, 60) * _DAY
    if in_time or later:
        yield Deed(task, who, Act.WITHDRAW, Answered())


def _answers(scene: Scene, task: TaskRow, who: str) -> Iterator[Deed]:
    rng = scene.rng(scene.number(who), task.key, "answers")
    drawn, waits = rng.random(), rng.choice((0, 1, 1, 3)) * _DAY
    if drawn >= IS_SILENT and scene.now >= (task.opened_at or scene.now) + waits:
        act = Act.DECLINE if drawn < IS_SILENT + DECLINES else Act.AGREE
        yield Deed(task, who, act, Answered())


def _drawn(scene: Scene, rng: Random, call: int) -> date:
    """A day of the window of applications; many come on the last."""
    first = scene.days[counterpart(Stage.APPLICATIONS_FROM, call)]
    last = scene.days[counterpart(Stage.APPLICATIONS_TO, call)]
    if rng.random() < 0.2:
        return last
    return first + rng.randint(0, (last - first).days) * _DAY


def _chosen(scene: Scene, who: str, call: int, rng: Random, at_most: int) -> list[str]:
    """One to three of those open to the person; everybody would like the first few best."""
    able = [it.id for it in scene.open_to(who)]
    liked = able[: max(at_most + 1, len(able) // 2)] if call == 1 else able
    return rng.sample(liked, min(len(liked), rng.randint(1, at_most)))


def _writes(task: TaskRow, chosen: list[str], rng: Random) -> Deed | None:
    if not chosen:
        return None
    call = Entry.of_key(task.key).call
    sheet = Application(
        postings=tuple(chosen),
        statements=tuple(canary(rng) for _ in chosen),
        experience=canary(rng),
    )
    seal = (key_of_applicant(task.case_id), place_of_application(task.case_id, call))
    return Deed(task, task.person_id or "", Act.SUBMIT, sheet, seal)


def _some(deed: Deed | None) -> Iterable[Deed]:
    return () if deed is None else (deed,)
