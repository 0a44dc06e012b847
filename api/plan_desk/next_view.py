"""What the page of the next candidate shows 次の候補の内容: the proposal, who else would move, and the whole plan anew."""

from api import addresses
from api.plan_desk.at_hand import PlanDesk
from api.plan_desk.costs import cost_of
from api.plan_desk.lines import because, moved_lines, obstacle_lines, problem_lines, several_lines
from api.plan_desk.own import is_own
from api.plan_desk.proposals import Proposal, Standing
from api.plan_desk.states import state_of
from api.views.person import Link
from api.views.plan_desk_next import NextCandidate, NextPage, NoCandidate, WholePlan
from models.errors import BadAssignment
from models.ids import new_id
from models.mentoring.assignment import assign
from models.mentoring.difference import difference
from models.mentoring.nobody_fits import nobody_fits
from models.mentoring.question_problems import question_problems
from models.mentoring.score_band import band_of


def own_next_view(hand: PlanDesk, case_id: str) -> NextPage:
    """Of a pair of the viewer's own: that a colleague decides, and nothing of who it would be."""
    return NextPage(
        head=hand.head(),
        state=state_of(hand),
        case_id=case_id,
        mentee=hand.person(hand.told.waiting[case_id]),
        is_own=True,
        action=addresses.HR_MENTORING_PLAN_NEXT.format(cycle_id=hand.cycle_id),
        within_open_days=hand.programme.consent.value.within_open_days,
    )


def is_own_next(hand: PlanDesk, case_id: str, proposal: Proposal | None) -> bool:
    """Whether the viewer waits in the case, or would be the mentor."""
    pair = proposal.best.pair if proposal else None
    return is_own(hand, hand.told.waiting.get(case_id), pair.mentor_id if pair else None)


def next_view(
    hand: PlanDesk, case_id: str, beside: Standing, proposal: Proposal | None
) -> NextPage:
    """Worked out in a thread: the whole plan is solved beside it."""
    draft = beside.draft
    may_decide = (
        hand.book.task is not None and proposal is not None and proposal.best.may_be_decided
    )
    return NextPage(
        head=hand.head(draft),
        state=state_of(hand),
        case_id=case_id,
        mentee=hand.person(hand.told.waiting[case_id]),
        is_away=proposal is None,
        candidate=_candidate(hand, proposal) if proposal else None,
        none=_nobody(hand, beside, proposal) if proposal else None,
        whole=_whole(hand, beside, proposal) if proposal else None,
        problems=tuple(problem_lines(hand, question_problems(beside.question))),
        action=addresses.HR_MENTORING_PLAN_NEXT.format(cycle_id=hand.cycle_id),
        as_seen=mark_of(hand, beside, proposal) if may_decide and proposal else "",
        nonce=new_id(),
        draft_id=draft.id if draft else "",
        version=draft.version if draft else 0,
        within_open_days=hand.programme.consent.value.within_open_days,
    )


def mark_of(hand: PlanDesk, beside: Standing, proposal: Proposal) -> str:
    """What was seen: the pair, and whoever of the draft would move."""
    pair = proposal.best.pair
    said = f"{pair.mentee_id}/{pair.mentor_id}" if pair else ""
    moved = (f"{it.mentee_id}/{it.after}" for it in proposal.best.others)
    return hand.mark(beside.draft, proposal.best.found.plan.question, said, *moved)


def _candidate(hand: PlanDesk, proposal: Proposal) -> NextCandidate | None:
    pair, question = proposal.best.pair, proposal.best.question
    if pair is None:
        return None
    mentee, mentor = question.mentee(pair.mentee_id), question.mentor(pair.mentor_id)
    return NextCandidate(
        mentor=hand.person(pair.mentor_id),
        score=pair.score,
        band=band_of(pair.score),
        because=because(hand, question, mentee, mentor) if mentee and mentor else (),
        others=tuple(moved_lines(hand, proposal.best.others)),
        beyond_offered=proposal.beyond_offered,
    )


def _nobody(hand: PlanDesk, beside: Standing, proposal: Proposal) -> NoCandidate | None:
    """Which rules stand in the way; beside a draft each who would fit leads to being allowed."""
    if proposal.is_found:
        return None
    who, draft = hand.told.waiting[proposal.case_id], beside.draft
    viewer = (hand.viewer.person_id,)
    why = nobody_fits(proposal.best.question, proposal.best.found.plan, who, viewer)
    change = hand.change_href(draft.id, who) if draft else ""
    return NoCandidate(
        asked=why.asked,
        obstacles=obstacle_lines(hand, why, change),
        several=several_lines(hand, why, change),
        change_href=change,
    )


def _whole(hand: PlanDesk, beside: Standing, proposal: Proposal) -> WholePlan | None:
    """The best plan for everybody who waits, against the draft as it stands."""
    question = proposal.best.question
    try:
        anew = assign(question)
    except BadAssignment:
        return None
    found = difference(beside.plan, anew)
    who = hand.told.waiting[proposal.case_id]
    draft = beside.draft
    way = f"{hand.draft_href(draft.id)}#pairs" if draft else f"{hand.href}#make"
    mentor = anew.mentor_of().get(who)
    return WholePlan(
        cost=cost_of(found),
        mentor=hand.person(mentor) if mentor else None,
        moved=sum(it.mentee_id != who and it.before is not None for it in found.moved),
        link=Link(words=draft.name if draft else "", href=way),
    )
