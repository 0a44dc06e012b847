"""What a page of a programme's year does メンター・OJTの制度の記録: heads name mentors, HR decides about pairs.

A decided pair stands in the book in the decision's own page, and its mentee's case is told of it.
"""

from activities.telling import tell
from activities.turning import Turning
from models.acts import Act
from models.case.verdict import Verdict
from models.ids import new_id
from models.mentoring.pair import PairState
from models.mentoring.sheets import ChosenPair, PlanDecision, Proposals
from models.mentoring.steps import ProgrammeStep, Side


def keep_programme(turning: Turning) -> None:
    """Notes what the page's own task was answered with; what the clock ended brings no answer."""
    for closing in turning.page.closes:
        if closing.key != turning.page.cause.task_key or closing.verdict is Verdict.EXPIRED:
            continue
        match ProgrammeStep(turning.living[closing.key].step):
            case ProgrammeStep.PROPOSE_MENTORS:
                _name_mentors(turning)
            case ProgrammeStep.DECIDE_PLAN:
                _decide(turning)
    if turning.is_late and turning.receipt and turning.page.cause.act is Act.CONFIRM:
        _give_back(turning, turning.submitted(PlanDecision))


def _name_mentors(turning: Turning) -> None:
    for person_id in turning.submitted(Proposals).people:
        turning.book.offers[person_id] = {
            "cycle_id": turning.case.cycle_id,
            "person_id": person_id,
            "side": Side.MENTOR.value,
            "named_by": turning.actor,
            "offered_at": turning.at,
            "withdrawn_at": None,
        }


def _decide(turning: Turning) -> None:
    """Whoever waits no more, because the case has ended meanwhile, gets no pair and holds no place."""
    for chosen in turning.submitted(PlanDecision).pairs:
        if turning.book.living_pair(chosen.case_id):
            continue
        waits = turning.book.awaiting.get(chosen.case_id)
        if waits is None:
            turning.book.freed.add(chosen.case_id)
            continue
        person_id, key = waits
        _ask(turning, chosen, person_id)
        tell(turning, chosen.case_id, key, Act.PLACE)


def _ask(turning: Turning, chosen: ChosenPair, mentee_id: str) -> None:
    key = new_id()
    turning.book.pairs[key] = {
        "id": key,
        "cycle_id": turning.case.cycle_id,
        "case_id": chosen.case_id,
        "nth": len(turning.book.pairs_of(chosen.case_id)) + 1,
        "mentee_id": mentee_id,
        "mentor_id": chosen.mentor_id,
        "state": PairState.ASKED.value,
        "score": chosen.score,
        "because": list(chosen.because),
        "let_go": [it.value for it in chosen.allowed.rules] if chosen.allowed else [],
        "asked_at": turning.at,
        "mentee_agreed_at": None,
        "mentor_agreed_at": None,
        "started_on": None,
        "ended_on": None,
        "end_reason": "",
    }


def _give_back(turning: Turning, decision: PlanDecision) -> None:
    """The decision came too late: the places it had taken are free, but for pairs that stand."""
    for chosen in decision.pairs:
        if not turning.book.living_pair(chosen.case_id):
            turning.book.freed.add(chosen.case_id)
