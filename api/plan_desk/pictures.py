"""A plan in pictures 案の図: how many of each section guide how many, and how well the pairs go together."""

from collections import Counter
from collections.abc import Mapping
from typing import Final

from api.charts import Bar, Bars, HeatMap, HeatRow
from api.i18n.catalogue import translations
from api.i18n.plan_words import BANDS, LOAD
from api.plan_desk.at_hand import PlanDesk
from api.views.frame import Language
from api.views.plan_desk import Figures
from models.ids import SectionId
from models.mentoring.kept_plan import KeptPlan
from models.mentoring.plan import Plan
from models.mentoring.score_band import ScoreBand, band_of

MOST_ROWS: Final = 14
"""So many sections 課 are drawn; where there are more, those that give most."""


def figures(hand: PlanDesk, kept: KeptPlan) -> Figures:
    """Everything of a plan that is counted."""
    plan, count = kept.plan, len(kept.plan.pairs)
    return Figures(
        pairs=count,
        left=len(plan.unmatched),
        mean=round(plan.total / count) if count else 0,
        worst=None if plan.worst is None else band_of(plan.worst),
        load=load(hand, kept),
        bands=bands(hand, plan),
    )


def bands(hand: PlanDesk, plan: Plan) -> Bars:
    """How many pairs stand in each band of the score."""
    say = translations(Language(hand.desk.arrival.language)).gettext
    counts = Counter(band_of(it.score) for it in plan.pairs)
    return Bars(
        bars=tuple(
            Bar(label=say(BANDS[band]), count=counts[band], late=band is ScoreBand.LITTLE)
            for band in ScoreBand
        ),
        share=True,
        whole=len(plan.pairs),
    )


def load(hand: PlanDesk, kept: KeptPlan) -> HeatMap:
    """Sections down, and across how many guide one, two …; pairs that stand already count too."""
    say = translations(Language(hand.desk.arrival.language)).gettext
    per_mentor = _mentees(kept)
    most = max(per_mentor.values(), default=0)
    section_of = {it.person_id: it.section_id for it in kept.question.mentors}
    counts = Counter((section_of[who], number) for who, number in per_mentor.items())
    giving = Counter[str]()
    for who, number in per_mentor.items():
        giving[section_of[who]] += number
    shown = sorted(giving, key=lambda it: (-giving[it], it))[:MOST_ROWS]
    return HeatMap(
        columns=tuple(say(LOAD) % {"count": number} for number in range(1, most + 1)),
        rows=tuple(
            HeatRow(
                label=_name(hand, section),
                counts=tuple(counts[section, number] for number in range(1, most + 1)),
            )
            for section in shown
        ),
    )


def _mentees(kept: KeptPlan) -> Mapping[str, int]:
    """By mentor, how many in all, of those who would have any."""
    given = Counter(it.mentor_id for it in kept.plan.pairs)
    for it in kept.question.mentors:
        given[it.person_id] += it.taken
    return {who: number for who, number in given.items() if number}


def _name(hand: PlanDesk, section_id: str) -> str:
    section = hand.desk.arrival.organisation.sections.get(SectionId(section_id))
    return section.name if section else "–"
