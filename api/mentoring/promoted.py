"""課のOJT: the promoter's page 推進員の画面; who learns with whom, how plans get on, whose report is due."""

from collections.abc import Sequence
from datetime import timedelta

from fastapi import APIRouter, Request
from starlette.responses import Response

from api import addresses
from api.access import SignedIn
from api.charts import HeatMap, HeatRow
from api.frames import person_on
from api.i18n.catalogue import translations
from api.i18n.marked import N_
from api.parts import parts_of
from api.security.arrivals import Arrival, address_of, arrival_of
from api.show import show
from api.views.frame import Language, Place
from api.views.ojt import ItemLine, OjtLine, SectionOjt
from api.views.person import Person
from models.audit import AuditAct
from models.errors import NotFound
from models.fiscal_year import FiscalYear
from models.ids import PersonId
from models.mentoring.growth import Growth, growth
from models.mentoring.sheets import Progress, TrainingPlan
from models.mentoring.steps import PairStep
from models.open_days import OpenDays
from models.queries.access_ojt import OjtPair, Promoted, pairs_promoted, promotes_ojt
from models.queries.audit import append_audit, audit_values
from models.rights import Viewer
from models.tables.case import CaseState

router = APIRouter()
_NTH = N_("%(nth)s回目")


@router.get(addresses.PEOPLE_OJT)
async def promoted_ojt(request: Request, viewer: SignedIn) -> Response:
    """Of the sections whose promoter the viewer is today. Raises NotFound for everybody else."""
    parts, arrival = parts_of(request), await arrival_of(request)
    async with parts.database.reading() as session:
        promoted = await promotes_ojt(session, viewer, arrival.organisation, parts.policies)
        pairs = [await pairs_promoted(session, viewer, arrival.organisation, it) for it in promoted]
    if not promoted:
        raise NotFound(what="promoter")
    word = promoted[0].policy.ojt.promoters.word.value
    await _note(request, viewer, [it for one in pairs for it in one if it.sheets], word)
    sections = tuple(
        _section(arrival, parts.days, one, learning)
        for one, learning in zip(promoted, pairs, strict=True)
    )
    return await show(
        request, "mentoring/promoted.html", place=Place.MY_PEOPLE, sections=sections, word=word
    )


async def _note(request: Request, viewer: Viewer, read: Sequence[OjtPair], word: str) -> None:
    """Whose plan is about to be read is written down first."""
    parts = parts_of(request)
    async with parts.database.writing() as session:
        entries = (
            audit_values(
                AuditAct.READ,
                "ojt.plan",
                at=parts.now(),
                actor_id=viewer.person_id,
                subject_id=it.case.person_id,
                case_id=it.case.id,
                reason=word,
                address=address_of(request),
            )
            for it in read
            if it.case.person_id != viewer.person_id
        )
        await append_audit(session, *entries)


def _section(
    arrival: Arrival, days: OpenDays, promoted: Promoted, pairs: Sequence[OjtPair]
) -> SectionOjt:
    programme = promoted.programme
    grown = [growth(*_written(it)) for it in pairs]
    lines = tuple(_line(arrival, days, pair, it) for pair, it in zip(pairs, grown, strict=True))
    return SectionOjt(
        section=promoted.section.name,
        programme=programme.name.value,
        year=FiscalYear(promoted.cycle.fiscal_year).label,
        mentor_word=programme.mentor_word.value,
        mentee_word=programme.mentee_word.value,
        lines=lines,
        picture=_picture(arrival, lines, grown),
    )


def _written(pair: OjtPair) -> tuple[TrainingPlan | None, list[tuple[str, Progress]]]:
    plans = pair.of(PairStep.WRITE_PLAN)
    plan = TrainingPlan.model_validate(plans[-1].content) if plans else None
    reports = pair.of(PairStep.REPORT_PROGRESS)
    return plan, [(it.task_key, Progress.model_validate(it.content)) for it in reports]


def _line(arrival: Arrival, days: OpenDays, pair: OjtPair, grown: Growth) -> OjtLine:
    plans, reports = pair.of(PairStep.WRITE_PLAN), pair.of(PairStep.REPORT_PROGRESS)
    owed = pair.owed[0] if pair.owed else None
    opens = days.local_day(owed.opens_at) if owed else None
    late = arrival.day - days.local_day(owed.due_at) if owed and owed.due_at else timedelta(0)
    is_paired = pair.pair is not None and pair.pair.state != "ended"
    return OjtLine(
        key=pair.case.id,
        person=_person(arrival, pair.case.person_id),
        mentor=_person(arrival, pair.pair.mentor_id) if pair.pair and is_paired else None,
        state=_state(pair),
        plan_on=days.local_day(plans[-1].written_at) if plans else None,
        reported_on=days.local_day(reports[-1].written_at) if reports else None,
        at_aim=grown.at_aim(grown.reports[-1]) if grown.reports else 0,
        planned=grown.planned,
        owed=owed.step if owed else "",
        owed_from=opens if opens and opens > arrival.day else None,
        owed_by=owed.due_at if owed else None,
        days_late=max(late.days, 0),
        items=tuple(
            ItemLine(
                title=it.title,
                aimed=it.aimed,
                reached=tuple(it.reached.get(nth, 0) for nth in grown.reports),
            )
            for it in grown.items
        ),
        reports=grown.reports,
    )


def _state(pair: OjtPair) -> str:
    if pair.pair is not None and pair.pair.state != "ended":
        return pair.pair.state
    return "seeking" if pair.case.state == CaseState.OPEN else "ended"


def _picture(arrival: Arrival, lines: Sequence[OjtLine], grown: Sequence[Growth]) -> HeatMap:
    """People down, reports across: how many items had come to their aim, of those of the plan."""
    say = translations(Language(arrival.language)).gettext
    numbers = range(1, max((nth for it in grown for nth in it.reports), default=0) + 1)
    return HeatMap(
        columns=tuple(say(_NTH) % {"nth": nth} for nth in numbers),
        rows=tuple(
            HeatRow(
                label=line.person.name,
                counts=tuple(it.at_aim(nth) for nth in numbers),
                wholes=tuple(it.planned if nth in it.reports else 0 for nth in numbers),
                hrefs=tuple(f"#{line.key}" for _ in numbers),
            )
            for line, it in zip(lines, grown, strict=True)
            if it.reports
        ),
    )


def _person(arrival: Arrival, person_id: str) -> Person:
    return person_on(arrival.organisation, PersonId(person_id), arrival.day)
