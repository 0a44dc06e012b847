"""How a world lives on 世界の続き: what everybody does in both, and what the applicant does in one of them alone."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from random import Random
from typing import Final

from sqlalchemy import insert

from models.challenge_job.days import Stage
from models.challenge_job.steps import ApplicationStep
from models.open_days import OpenDays
from models.tables.application import SealedTimeRow
from models.tables.task import TaskRow
from tests.given.hall import MORI
from tests.secrecy.people import APPLICANT, OTHERS
from tests.secrecy.worlds import World


class Moment(StrEnum):
    """When somebody looks."""

    APPLYING = "applying"  # 応募の受付中
    CHECKING = "checking"  # 締切の後
    SELECTING = "selecting"  # 審査員への開示の後
    RANKED = "ranked"  # 順位の後
    DECIDED = "decided"  # 配置の決定の後
    ANNOUNCED = "announced"  # 結果の知らせの後
    ANSWERED = "answered"  # 辞退か期限切れの後


MOMENTS: Final = tuple(Moment)
_FIRST: Final = date(2026, 10, 6)
_AGAIN: Final = (date(2026, 10, 13), date(2026, 10, 20))
_INTERVIEW: Final = date(2026, 11, 11)
_MORNINGS: Final = 4
_RANKED: Final = date(2026, 12, 1)


@dataclass(frozen=True)
class Story:
    """What the applicant does; ``None`` for whoever does not apply."""

    choices: tuple[int, ...]
    """Which of the postings, by their place, the first choice first."""
    changes: int
    withdraws_at: Moment | None
    place: int
    """The place the panels give among all applicants, from 0."""
    declines: bool

    @classmethod
    def drawn(cls, seed: int) -> "Story":
        rng = Random(seed)
        choices = rng.choice([(0,), (1,), (0, 1), (1, 0)])
        withdraws = rng.choice(
            [None, None, None, Moment.APPLYING, Moment.SELECTING, Moment.DECIDED]
        )
        return cls(choices, rng.randrange(3), withdraws, rng.randrange(3), rng.random() < 0.5)


async def lives_until(world: World, moment: Moment, story: Story | None) -> None:
    """From the first day of applications to the moment; everybody else does the same in every world."""
    for each in MOMENTS:
        await _COMES[each](world, story)
        if story and story.withdraws_at is each:
            await _withdraws(world)
        if each is moment:
            await _days_pass(world)
            return


async def _applying(world: World, story: Story | None) -> None:
    await world.city.jumps_to(_FIRST)
    first, second = OTHERS
    await world.campaign.applies(first, *world.postings)
    await world.campaign.applies(second, *reversed(world.postings))
    if story:
        await _applies(world, story, "広い分野に挑みたい")
    for nth, day in enumerate(_AGAIN):
        await world.city.jumps_to(day)
        if story and nth < story.changes:
            await _applies(world, story, f"書き直した理由 {nth}")


async def _applies(world: World, story: Story, words: str) -> None:
    chosen = [world.postings[nth] for nth in story.choices]
    await world.campaign.applies(APPLICANT, *chosen, words=words)


async def _closing(world: World, _story: Story | None) -> None:
    await world.campaign.comes_to(Stage.APPLICATIONS_TO)


async def _opened(world: World, story: Story | None) -> None:
    await world.campaign.comes_to(Stage.OPENED_TO_PANELS_ON)
    if story:
        await _has_interviews(world)


async def _has_interviews(world: World) -> None:
    """Appointments nobody may see: they stand in no shared free time."""
    morning = OpenDays().opening(_INTERVIEW)
    rows = []
    for posting in world.postings:
        for who, candidacy, _ in await world.campaign.candidates(posting):
            if who == APPLICANT.id:
                where = {"posting_id": posting.id, "purpose": candidacy}
                rows.append({"person_id": who, "quarter": morning, **where})
    async with world.city.database.writing() as session:
        for row in rows[:1]:
            await session.execute(insert(SealedTimeRow), [row])


async def _ranked(world: World, story: Story | None) -> None:
    await world.city.jumps_to(_RANKED)
    for posting in world.postings:
        here = {who for who, *_ in await world.campaign.candidates(posting)}
        order = [who for who in OTHERS if who.id in here]
        if story and APPLICANT.id in here:
            order.insert(story.place, APPLICANT)
        await world.campaign.ranks(MORI, posting, *order)


async def _decided(world: World, _story: Story | None) -> None:
    await world.campaign.comes_to(Stage.RANKING_DUE)
    await world.campaign.decides()


async def _announced(world: World, _story: Story | None) -> None:
    await world.campaign.comes_to(Stage.RESULTS_ON)


async def _answered(world: World, story: Story | None) -> None:
    """Whoever is offered a seat gives it back, the applicant also by silence: none is held when the second
    call begins, whose list everybody may read."""
    if story and story.declines and await _task(world, ApplicationStep.ACCEPT_PLACEMENT):
        await world.campaign.declines(APPLICANT)
    await _others_decline(world)
    results = await world.campaign.day(Stage.RESULTS_ON)
    within = world.city.policy.challenge_job.acceptance_within_open_days.value
    await world.city.jumps_to(OpenDays().after(results, within + 1))
    await _others_decline(world)
    await world.campaign.comes_to(Stage.SECOND_FROM)


async def _others_decline(world: World) -> None:
    """As often as a seat that one gave back is offered to the other."""
    offered = ApplicationStep.ACCEPT_PLACEMENT
    while holders := [it for it in OTHERS if await world.campaign.task_of(it, offered)]:
        await world.campaign.declines(holders[0])


async def _withdraws(world: World) -> None:
    if await _task(world, ApplicationStep.FOLLOW_APPLICATION):
        await world.campaign.withdraws(APPLICANT)


async def _task(world: World, step: ApplicationStep) -> TaskRow | None:
    return await world.campaign.task_of(APPLICANT, step)


async def _days_pass(world: World) -> None:
    """Morning after morning, so that a round would tell of it, also of what will be due."""
    days = OpenDays()
    for _ in range(_MORNINGS):
        await world.city.jumps_to(days.after(days.local_day(world.app.clock()), 1))


_COMES: Final = {
    Moment.APPLYING: _applying,
    Moment.CHECKING: _closing,
    Moment.SELECTING: _opened,
    Moment.RANKED: _ranked,
    Moment.DECIDED: _decided,
    Moment.ANNOUNCED: _announced,
    Moment.ANSWERED: _answered,
}
