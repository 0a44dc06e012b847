"""A programme's year in pictures 制度の図: who has a mentor, whose talks go on, who guides how many, how plans come along."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from api import addresses
from api.charts import Bar, Bars, HeatMap, HeatRow
from api.hr.talk_pictures import rows_of
from api.hr_mentoring.at_hand import ProgrammeAtHand
from api.i18n.catalogue import translations
from api.i18n.hr_mentoring_words import BARS, FREE, LOAD, OF_TALKS, PROGRESS, SHOWN
from api.views.frame import Language
from models.mentoring.progress import PlanFact
from models.mentoring.quiet import HR_SEES_FROM, is_fixed_ahead
from models.mentoring.standing import (
    WAITS,
    MenteeFact,
    Standing,
    counted,
    loads,
    never_asked,
)
from models.one_on_one.talk import TalkState


def coverage(hand: ProgrammeAtHand) -> Bars:
    """How many mentees stand where, of all whose year is not over."""
    counts, say = counted(hand.mentees), _say(hand)
    return Bars(
        bars=tuple(
            Bar(
                label=say(BARS[it]),
                count=counts[it],
                href=names_href(hand, it.value),
                late=it in WAITS and bool(counts[it]),
            )
            for it in SHOWN
        ),
        share=True,
        whole=sum(counts[it] for it in SHOWN),
    )


def talks(hand: ProgrammeAtHand) -> Bars:
    """Of the pairs that run, whose talks go on; each pair stands in one bar."""
    say = _say(hand)
    counts = Counter(_of_talks(hand, it) for it in _running(hand))
    return Bars(
        bars=tuple(
            Bar(
                label=say(words),
                count=counts[name],
                href=names_href(hand, "quiet") if name == "quiet" else "",
                late=name == "quiet" and bool(counts[name]),
            )
            for name, words in OF_TALKS.items()
        ),
        share=True,
        whole=counts.total(),
    )


def _of_talks(hand: ProgrammeAtHand, mentee: MenteeFact) -> str:
    talk_times, pair = hand.talk_times.get(mentee.case_id, ()), mentee.living
    if hand.quiet(mentee) >= HR_SEES_FROM:
        return "quiet"
    since = pair.started_on if pair else None
    day_of = hand.desk.days.local_day
    if any(
        it.state is TalkState.HELD and since and day_of(it.starts_at) >= since for it in talk_times
    ):
        return "recent"
    return "ahead" if is_fixed_ahead(talk_times, hand.desk.arrival.now) else "none"


def load(hand: ProgrammeAtHand, offered: Sequence[str]) -> Bars:
    """How many guide one, two … mentees; and who offered and guides nobody."""
    say, per_mentor = _say(hand), loads(hand.mentees)
    counts = Counter(per_mentor.values())
    most = max(hand.programme.may_guide.at_most.value, max(counts, default=0))
    path = addresses.HR_MENTORING_MENTORS
    free = len(never_asked(offered, hand.mentees))
    bars = [
        Bar(
            label=say(LOAD) % {"count": n},
            count=counts[n],
            href=hand.path(path, what="with", mentees=n),
        )
        for n in range(1, most + 1)
    ]
    never = hand.path(addresses.HR_MENTORING_MENTORS, what="never")
    return Bars(bars=(*bars, Bar(label=say(FREE), count=free, href=never)))


def progress(hand: ProgrammeAtHand, plans: Mapping[tuple[str, int], PlanFact]) -> HeatMap:
    """Sections of the mentees down; plans written, reported on, and items that reached their level across."""
    say = _say(hand)
    mentees = {it.person_id: it for it in _running(hand)}
    rows = rows_of(hand.desk, mentees.keys())
    return HeatMap(
        columns=tuple(say(it) for it in PROGRESS),
        rows=tuple(
            _progress_row(hand, row.id, row.name, [mentees[who] for who in people], plans)
            for row, people in rows
        ),
    )


def _progress_row(
    hand: ProgrammeAtHand,
    section: str,
    name: str,
    mentees: Sequence[MenteeFact],
    plans: Mapping[tuple[str, int], PlanFact],
) -> HeatRow:
    facts = [plans.get((it.case_id, it.living.nth), PlanFact()) for it in mentees if it.living]
    href = names_href(hand, "running", section=section)
    return HeatRow(
        label=name,
        counts=(
            sum(it.is_written for it in facts),
            sum(it.reports > 0 for it in facts),
            sum(it.reached for it in facts),
        ),
        wholes=(len(facts), len(facts), sum(it.items for it in facts)),
        hrefs=(href,) * len(PROGRESS),
    )


def names_href(hand: ProgrammeAtHand, what: str, **asked: str) -> str:
    """The list of names behind a figure."""
    return hand.path(addresses.HR_MENTORING_NAMES, what=what, **asked)


def _running(hand: ProgrammeAtHand) -> list[MenteeFact]:
    return [it for it in hand.mentees if it.standing is Standing.RUNNING]


def _say(hand: ProgrammeAtHand) -> Callable[[str], str]:
    return translations(Language(hand.desk.arrival.language)).gettext
