"""The yearly summary of 1on1 年度のまとめ: sums by section and round on one sheet, and the same as CSV."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from urllib.parse import quote

from fastapi import APIRouter, Request
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import Response

from api import addresses
from api.access import AtTheHrDesk
from api.hr.rows import Desk, desk_of
from api.hr.talk_pictures import rows_of
from api.hr.talks_at_hand import TalksAsked, YearAtHand, coverage_of, opened_year
from api.i18n.catalogue import translations
from api.i18n.words import EXPORTED
from api.security.arrivals import address_of
from api.show import show
from api.views.frame import Frame, Language, Place
from api.views.hr_talks import TalkSummary, YearLine
from api.views.person import Link
from models.audit import AuditAct
from models.csv_out import to_csv
from models.one_on_one.coverage import OwedRound, Stands
from models.one_on_one.talk import TOPIC_WORDS
from models.queries.access_hr_talks import shared_topics
from models.queries.audit import append_audit, audit_values
from models.rights import Viewer

router = APIRouter()
LABEL = Frame.model_fields["confidentiality"].default


@router.get(addresses.HR_TALKS_SUMMARY)
async def summary(request: Request, viewer: AtTheHrDesk, year: int) -> Response:
    """The sheet, made to be printed."""
    desk = await desk_of(request)
    async with desk.parts.database.reading() as session:
        view = await _summary(session, desk, viewer, year)
    back = Link(words="1on1", href=TalksAsked(year=year).address(addresses.HR_TALKS))
    return await show(request, "print/talk_summary.html", place=Place.HR, back=back, summary=view)


@router.get(addresses.HR_TALKS_EXPORT)
async def export(request: Request, viewer: AtTheHrDesk, year: int) -> Response:
    """The same as CSV for spreadsheets; that it was taken out is noted first."""
    desk = await desk_of(request)
    async with desk.parts.database.writing() as session:
        view = await _summary(session, desk, viewer, year)
        entry = audit_values(
            AuditAct.EXPORTED,
            "one_on_one.summary",
            at=desk.parts.now(),
            actor_id=viewer.person_id,
            address=address_of(request),
        )
        await append_audit(session, entry)
    name = quote(f"{view.year}_1on1_{LABEL}.csv")
    return Response(
        _csv(desk, view),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{name}"},
    )


def _csv(desk: Desk, view: TalkSummary) -> bytes:
    """A line for each section and one for all; every line bears the label 機密性."""
    say = translations(Language(desk.arrival.language)).gettext
    word = {name: say(said) for name, said in EXPORTED.items()}
    both = word["held"], word["owed"]
    per_round = [f"{months} {one}" for months in view.columns for one in both]
    headings = [word["year"], word["section"], word["people"], *per_round, *both, word["label"]]
    rows = [
        [view.year, line.section, line.people, *line.cells, line.held, line.owed, LABEL]
        for line in (*view.lines, view.total)
    ]
    return to_csv(headings, rows).content


async def _summary(session: AsyncSession, desk: Desk, viewer: Viewer, year: int) -> TalkSummary:
    hand = await opened_year(session, desk, viewer, year)
    coverage = await coverage_of(session, hand, viewer)
    chapter = hand.policy.one_on_one
    least = hand.policy.anonymity.least_people.value
    shares = chapter.share_topics.value
    topics = await shared_topics(session, viewer, hand.year, least) if shares else {}
    say = translations(Language(desk.arrival.language)).gettext
    owed = hand.begun(coverage.rounds)
    return TalkSummary(
        year=hand.year.label,
        day=desk.today,
        columns=hand.columns,
        lines=tuple(_lines(hand, owed)),
        total=_line(say(EXPORTED["total"]), hand.numbers, owed, len(hand.series)),
        wishes=coverage.wishes_held,
        moved=len(coverage.often_moved(chapter.moves.value.at_most)),
        moves_at_most=chapter.moves.value.at_most,
        gap=coverage.gap,
        topics=tuple((say(TOPIC_WORDS[topic]), count) for topic, count in topics.items()),
        topics_held_back=shares and not topics,
        least_people=least,
        export_href=addresses.HR_TALKS_EXPORT.format(year=year),
    )


def _lines(hand: YearAtHand, owed: Sequence[OwedRound]) -> list[YearLine]:
    """Who sits nowhere today, having left, is in the sum of all alone."""
    rows = rows_of(hand.desk, {one.person_id for one in hand.series})
    row_of = {who: row.id for row, people in rows for who in people}
    of_row: dict[str, list[OwedRound]] = defaultdict(list)
    for one in owed:
        if one.person_id in row_of:
            of_row[row_of[one.person_id]].append(one)
    return [_line(row.name, hand.numbers, of_row[row.id], len(people)) for row, people in rows]


def _line(name: str, numbers: range, owed: Sequence[OwedRound], people: int) -> YearLine:
    held = Counter(one.number for one in owed if one.stands is Stands.HELD)
    of = Counter(one.number for one in owed)
    return YearLine(
        section=name,
        people=people,
        rounds=tuple((held[nth], of[nth]) for nth in numbers),
        held=held.total(),
        owed=of.total(),
    )
