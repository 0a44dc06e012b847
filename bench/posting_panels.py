"""What panels and the posting desk do 選考の側: points, an order with ties and reasons, and the decision."""

from collections.abc import Iterator
from itertools import groupby

from bench.posting_canaries import canary
from bench.posting_scene import Scene
from bench.posting_voice import Deed
from models.acts import Act
from models.challenge_job.case import Selection
from models.challenge_job.days import Stage, counterpart
from models.challenge_job.sheets import Assessment, Assessments, Decision, RankingSheet
from models.challenge_job.steps import CampaignStep
from models.queries.campaign_preferences import preferences_of
from models.queries.campaigns import CampaignBook
from models.queries.sealed_sheets import key_of_panel, place_of_assessment
from models.roles import Office
from models.tables.posting import PostingRow
from models.tables.task import TaskRow

IS_SILENT, ASSESSES, TIES, UNSUITABLE = 0.05, 0.8, 0.25, 0.15


def selections(scene: Scene) -> Iterator[Deed]:
    """What panels mean to submit by today; one in twenty never does."""
    for task in scene.tasks:
        if task.step not in (CampaignStep.ASSESS_APPLICANTS, CampaignStep.RANK_APPLICANTS):
            continue
        about = Selection.of_key(task.key)
        posting = next(it for it in scene.postings.values() if it.name == about.posting)
        rng = scene.rng("panel", str(posting.number), str(about.call), str(about.member))
        due = scene.days[counterpart(Stage.RANKING_DUE, about.call)]
        if task.person_id is None or (due - scene.today).days > rng.randint(0, 4):
            continue
        if task.step == CampaignStep.ASSESS_APPLICANTS and rng.random() < ASSESSES:
            yield _sealed(task, posting, about, _assessed(scene, posting, about))
        elif task.step == CampaignStep.RANK_APPLICANTS and rng.random() >= IS_SILENT:
            yield _sealed(task, posting, about, _ranked(scene, posting, about))


def _sealed(
    task: TaskRow,
    posting: PostingRow,
    about: Selection,
    sheet: Assessments | RankingSheet,
) -> Deed:
    place = place_of_assessment(posting.id, about.call, about.member)
    return Deed(task, task.person_id or "", Act.SUBMIT, sheet, (key_of_panel(posting.id), place))


def _assessed(scene: Scene, posting: PostingRow, about: Selection) -> Assessments:
    rng = scene.rng("points", str(posting.number), str(about.call), str(about.member))
    return Assessments(
        given=tuple(
            Assessment(candidate=it.id, points=rng.randint(1, 5), comment=canary(rng))
            for it in scene.candidates(posting.id, about.call)
        )
    )


def _ranked(scene: Scene, posting: PostingRow, about: Selection) -> RankingSheet:
    """Some share a place, some are found unsuitable."""
    rng = scene.rng("order", str(posting.number), str(about.call))
    people = [it.id for it in scene.candidates(posting.id, about.call) if not it.excluded]
    rng.shuffle(people)
    unsuitable = [it for it in people if rng.random() < UNSUITABLE]
    nth, places = 0, []
    for who in people:
        if who not in unsuitable:
            nth += rng.random() >= TIES
            places.append((nth, who))
    return RankingSheet(
        ranked=tuple(
            tuple(who for _, who in tie) for _, tie in groupby(places, key=lambda it: it[0])
        ),
        unsuitable=tuple((it, canary(rng)) for it in unsuitable),
    )


def decision(scene: Scene, book: CampaignBook) -> Deed | None:
    """The desk decides upon what it sees; None while nothing is to be decided."""
    for task in scene.tasks:
        if task.step == CampaignStep.DECIDE_PLACEMENTS:
            call = Selection.of_key(task.key).call
            wanted = preferences_of(book, call, scene.seed)
            sheet = Decision(seed=scene.seed, fingerprint=wanted.fingerprint())
            return Deed(task, scene.holder(Office.POSTING_DESK), Act.CONFIRM, sheet)
    return None
