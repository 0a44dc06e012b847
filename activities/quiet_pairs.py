"""Quiet pairs 面談の途切れ: a window without a talk is noticed kindly, by one letter to both that says nothing of why.

Whether it is the first or the second in a row is worked out where HR looks (``models.mentoring.quiet``).
"""

from activities.pair_letters import reminder
from activities.turning import Turning
from models.mentoring.quiet import Presence, TalkTime, Window, is_fixed_ahead, is_quiet
from models.mentoring.steps import PairStep
from models.one_on_one.talk import TalkState
from models.tables.task import TaskRow


def notice_quiet(turning: Turning, task: TaskRow) -> None:
    """With the end of a window: nobody is reminded who talked, has the next time, or is on leave."""
    pair = turning.pair
    if task.step != PairStep.WATCH_QUIET or pair is None:
        return
    here = Presence(turning.world.organisation, turning.world.rules_of(turning.case).days)
    if not here.both((pair["mentee_id"], pair["mentor_id"]), turning.world.now):
        return
    talk_times = [
        TalkTime(TalkState(it["state"]), it["starts_at"])
        for it in turning.talks.values()
        if it["starts_at"] is not None
    ]
    window = Window(task.opens_at, task.expires_at or turning.at)
    if is_quiet(window, talk_times) and not is_fixed_ahead(talk_times, turning.world.now):
        reminder(turning, pair)
