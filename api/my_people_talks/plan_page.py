"""A plan 日程案 as a page is made of it: what was typed, what is proposed around it, and the picture."""

from collections.abc import Sequence
from dataclasses import dataclass

from api.my_people_talks.desk import OpenTalk, TalksDesk
from api.my_people_talks.lines import Offers, chosen_times, lines_of, overlapping, what_is_wrong
from api.my_people_talks.planning import Planned, planned
from api.my_people_talks.typed import TypedLine, TypedPlan
from api.my_people_talks.week_picture import week_picture
from api.views.talk_round import RoundLine, TalkRound, WeekPicture
from models.ids import new_id


@dataclass(frozen=True)
class Asked:
    """Which talks a form is about, and how each was typed; those of the form that are open still."""

    talks: list[OpenTalk]
    typed: dict[str, TypedLine]

    def leaves_out(self, it: OpenTalk) -> bool:
        line = self.typed.get(it.task.id)
        return line is not None and line.left_out


def asked_in(open_: Sequence[OpenTalk], plan: TypedPlan) -> Asked:
    """Those of the form that are open still, with what was typed."""
    typed = {it.task_id: it for it in plan.lines}
    return Asked([it for it in open_ if it.task.id in typed], typed)


async def plan_page(
    desk: TalksDesk, asked: Asked, plan: TypedPlan, *, as_shown: bool = False
) -> TalkRound:
    """The plan; times set by hand stand, with ``as_shown`` also those that were proposed before."""
    wrong = what_is_wrong(desk, asked.talks, asked.typed)
    times = chosen_times(desk, asked.typed.values(), by_hand_only=not as_shown)
    wanted = [it for it in asked.talks if not asked.leaves_out(it)]
    made = await planned(desk, wanted, {it: at for it, at in times.items() if it not in wrong})
    wrong |= overlapping(made)
    lines = lines_of(desk, asked.talks, made, asked.typed, wrong)
    return TalkRound(
        lines=lines,
        picture=_picture(desk, asked.talks, lines, made),
        place=plan.place,
        online=plan.online,
        nonce=plan.nonce or new_id(),
        wrong=plan.wrong,
        has_pairs=desk.has_pairs,
    )


def _picture(
    desk: TalksDesk, talks: Sequence[OpenTalk], lines: Sequence[RoundLine], made: Planned
) -> WeekPicture:
    if not talks:
        return WeekPicture()
    hours = talks[0].series.series.rules.hours
    return week_picture(lines, made.partner.free, hours, Offers(desk).zone)
