"""The coverage of 1on1 in pictures and lines 実施状況の図: by section and round, with ways to the names behind them."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from api import addresses
from api.charts import Bar, Bars, HeatMap, HeatRow
from api.hr.rows import Desk, late_by
from api.hr.talks_at_hand import TalksAsked, YearAtHand
from api.i18n.catalogue import translations
from api.views.frame import Language
from api.views.hr_talks import SectionLine, TalkCoverage
from models.one_on_one.coverage import Coverage, OwedRound, Stands
from models.one_on_one.talk import TOPIC_WORDS, Topic
from models.queries.access_hr_talks import Arranging
from models.sections import Section

MOST_ROWS: Final = 14
"""So many sections 課 are drawn; where there are more, their departments 部."""


def coverage_view(
    hand: YearAtHand,
    coverage: Coverage,
    overdue: Sequence[Arranging],
    topics: Mapping[Topic, int],
) -> TalkCoverage:
    """Everything below the head of the page."""
    desk, asked = hand.desk, TalksAsked(year=int(hand.year))
    held, owed = coverage.rate
    chapter = hand.policy.one_on_one
    return TalkCoverage(
        held=held,
        owed=owed,
        missed=len(coverage.missed),
        missed_href=_names(asked, "missed"),
        overdue=len(overdue),
        overdue_href=_names(asked, "overdue"),
        oldest_days=max((late_by(desk, one.due_at) for one in overdue), default=0),
        moved=len(coverage.often_moved(chapter.moves.value.at_most)),
        moved_href=_names(asked, "moved"),
        gap=coverage.gap,
        wishes=coverage.wishes_held,
        heat=heat(hand, hand.begun(coverage.rounds)),
        lines=tuple(_lines(hand, coverage, overdue)),
        topics=_topics(desk, topics) if chapter.share_topics.value else None,
        least_people=hand.policy.anonymity.least_people.value,
        summary_href=addresses.HR_TALKS_SUMMARY.format(year=int(hand.year)),
    )


def heat(hand: YearAtHand, owed: Sequence[OwedRound]) -> HeatMap:
    """Sections down, rounds across: how many were held, of how many owed. Who sits nowhere now is left out."""
    rows = rows_of(hand.desk, {one.person_id for one in owed})
    row_of = {who: row.id for row, people in rows for who in people}
    counts: Counter[tuple[str, int, bool]] = Counter()
    for one in owed:
        if one.person_id in row_of:
            counts[row_of[one.person_id], one.number, one.stands is Stands.HELD] += 1
    asked = TalksAsked(year=int(hand.year))
    return HeatMap(
        columns=hand.columns,
        rows=tuple(
            HeatRow(
                label=row.name,
                counts=tuple(counts[row.id, nth, True] for nth in hand.numbers),
                wholes=tuple(
                    counts[row.id, nth, True] + counts[row.id, nth, False] for nth in hand.numbers
                ),
                hrefs=tuple(_names(asked, "all", section=row.id, nth=nth) for nth in hand.numbers),
            )
            for row, _ in rows
        ),
    )


def rows_of(desk: Desk, people: Collection[str]) -> list[tuple[Section, set[str]]]:
    """The sections shown with their people, in the order of their codes; departments where there are many."""
    seats = {who: seat for who, seat in desk.view.seating.seats.items() if who in people}
    sections = {who: seat.section for who, seat in seats.items()}
    if len({section.id for section in sections.values()}) > MOST_ROWS:
        sections = {who: seat.department for who, seat in seats.items()}
    found: dict[str, tuple[Section, set[str]]] = {}
    for who, section in sections.items():
        found.setdefault(section.id, (section, set()))[1].add(who)
    return sorted(found.values(), key=lambda row: row[0].code)


def _lines(hand: YearAtHand, coverage: Coverage, overdue: Sequence[Arranging]) -> list[SectionLine]:
    asked = TalksAsked(year=int(hand.year))
    concerned = {one.person_id for one in coverage.rounds} | {it.owed.subject_id for it in overdue}
    rows = rows_of(hand.desk, concerned)
    row_of = {who: row.id for row, people in rows for who in people}
    over = [one for one in coverage.rounds if one.is_over]
    owed = Counter(row_of.get(one.person_id) for one in over)
    held = Counter(row_of.get(one.person_id) for one in over if one.stands is Stands.HELD)
    missed = Counter(row_of.get(one.person_id) for one in coverage.missed)
    late = Counter(row_of.get(it.owed.subject_id) for it in overdue)
    return [
        SectionLine(
            section=row.name,
            held=held[row.id],
            owed=owed[row.id],
            missed=missed[row.id],
            missed_href=_names(asked, "missed", section=row.id),
            overdue=late[row.id],
            overdue_href=_names(asked, "overdue", section=row.id),
        )
        for row, _ in rows
    ]


def _topics(desk: Desk, topics: Mapping[Topic, int]) -> Bars:
    say = translations(Language(desk.arrival.language)).gettext
    return Bars(
        bars=tuple(
            Bar(label=say(TOPIC_WORDS[topic]), count=count)
            for topic, count in sorted(topics.items(), key=lambda it: -it[1])
        )
    )


def _names(asked: TalksAsked, what: str, **changes: object) -> str:
    return asked.address(addresses.HR_TALKS_NAMES, what=what, **changes)
