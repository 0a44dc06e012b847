"""What sections and HR do before and beside the list 募集の側: propose, screen, name panels, withdraw."""

from collections.abc import Iterator
from typing import Final

from bench.posting_scene import Scene
from bench.posting_voice import Deed
from models.acts import Act
from models.challenge_job.case import PostingName
from models.challenge_job.days import Stage
from models.challenge_job.panel_choice import Interviews, not_on_panel
from models.challenge_job.posting import PostingState
from models.challenge_job.seats import seats_of
from models.challenge_job.sheets import PanelSheet, PostingSheet, Reason
from models.challenge_job.steps import CampaignStep
from models.ids import SectionId
from models.roles import Office
from models.tables.posting import PostingRow
from models.tables.task import TaskRow

PROPOSES, ONE_MORE, SENT_BACK, REFUSED, WITHDRAWN = 0.62, 0.15, 0.1, 0.05, 0.08
SEATS: Final = (1, 1, 1, 2, 3)


def offers(scene: Scene, panel_size: int) -> Iterator[Deed]:
    """Everything heads and HR mean to do about postings by today."""
    for task in scene.tasks:
        match task.step:
            case CampaignStep.PROPOSE_POSTING:
                yield from _proposes(scene, task)
            case CampaignStep.SCREEN_POSTING:
                yield from _screens(scene, task)
            case CampaignStep.NAME_PANEL:
                yield from _names_panel(scene, task, panel_size)
            case CampaignStep.KEEP_POSTING:
                yield from _withdraws(scene, task)


def _proposes(scene: Scene, task: TaskRow) -> Iterator[Deed]:
    """Some sections, some of them twice; whoever was sent it back words it again."""
    name = PostingName.of_key(task.key)
    rng = scene.rng(scene.code(name.section), str(name.nth), "proposes")
    share = PROPOSES if name.nth == 1 else ONE_MORE
    if name.nth > 2 or (name.attempt == 1 and rng.random() >= share):
        return
    seats = seats_of(scene.organisation, SectionId(name.section), scene.today)
    if not seats or task.person_id is None:
        return
    chosen = rng.choice(seats[-3:])
    sheet = PostingSheet(
        title=f"{chosen.section.name}の仕事 {name.nth}",
        post_id=chosen.post.id,
        seats=rng.choice(SEATS),
        background="新しい計画を始めるため",
        duties="窓口の仕組みを作り直す",
        wanted="人と話すことが好きな方",
    )
    yield Deed(task, task.person_id, Act.SUBMIT, sheet)


def _screens(scene: Scene, task: TaskRow) -> Iterator[Deed]:
    posting = _about(scene, task)
    name = PostingName.of_key(task.key)
    drawn = scene.rng(scene.code(name.section), str(name.nth), "screens").random()
    hr = scene.holder(Office.HR_OPERATOR)
    if drawn < SENT_BACK and name.attempt == 1:
        yield Deed(task, hr, Act.SEND_BACK, Reason(reason="人数を確かめてください"))
    elif SENT_BACK <= drawn < SENT_BACK + REFUSED:
        yield Deed(task, hr, Act.REFUSE, Reason(reason="来年度に行います"))
    else:
        yield Deed(task, hr, Act.CONFIRM, PostingSheet.model_validate(posting.content))


def _names_panel(scene: Scene, task: TaskRow, size: int) -> Iterator[Deed]:
    """Heads with few below them, so that the posting is closed to few."""
    day, organisation = scene.today, scene.organisation
    times = Interviews(first=scene.days["interviews_from"], last=scene.days["interviews_to"])
    able = [
        it.id
        for it in sorted(organisation.people_on(day), key=lambda it: it.number)
        if organisation.reports(it.id, day)
        and not_on_panel(organisation, it.id, times, day) is None
    ]
    able.sort(key=lambda it: len(organisation.reports(it, day)))
    name = PostingName.of_key(task.key)
    few = able[: max(size + 1, len(able) // 2)]
    panel = scene.rng(scene.code(name.section), str(name.nth), "panel").sample(few, size + 1)
    sheet = PanelSheet(members=tuple(panel[:-1]), reserve=panel[-1])
    yield Deed(task, scene.holder(Office.HR_OPERATOR), Act.SUBMIT, sheet)


def _withdraws(scene: Scene, task: TaskRow) -> Iterator[Deed]:
    """Some after the list, on a day of the applications or of the selection."""
    posting = _about(scene, task)
    rng = scene.rng(scene.code(posting.section_id), posting.name[-1], "withdraws")
    is_last_one = posting.number == max(it.number for it in scene.postings.values())
    if posting.state != PostingState.LISTED or not (is_last_one or rng.random() < WITHDRAWN):
        return
    after = (
        Stage.OPENED_TO_PANELS_ON
        if is_last_one
        else rng.choice((Stage.APPLICATIONS_FROM, Stage.OPENED_TO_PANELS_ON))
    )
    if scene.today > scene.days[after]:
        reason = Reason(reason="組織の見直しのため")
        yield Deed(task, scene.holder(Office.HR_OPERATOR), Act.WITHDRAW, reason)


def _about(scene: Scene, task: TaskRow) -> PostingRow:
    name = PostingName.of_key(task.key).text
    return next(it for it in scene.postings.values() if it.name == name)
