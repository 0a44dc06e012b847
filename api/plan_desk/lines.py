"""The lines of a plan 組と相手のない人: each pair with its sentences, each person left with what stood in the way."""

from collections.abc import Iterable, Iterator

from api.plan_desk.at_hand import PlanDesk, allowed_in
from api.plan_desk.own import is_own
from api.views.plan_desk import (
    AllowedLine,
    Because,
    LeftLine,
    MovedLine,
    ObstacleLine,
    PairLine,
    ProblemLine,
    WouldFitLine,
)
from models.ids import SectionId
from models.mentoring.allowance import KeptAllowance
from models.mentoring.candidates import Mentee, Mentor
from models.mentoring.difference import Moved
from models.mentoring.explanation import Reader, explain
from models.mentoring.hard_rules import EXCEPTABLE
from models.mentoring.kept_plan import KeptPlan
from models.mentoring.nobody_fits import NobodyFits, Obstacle, WouldFit
from models.mentoring.plan import Left, Planned, Unmatched
from models.mentoring.question import Question
from models.mentoring.question_problems import QuestionProblem
from models.mentoring.score_band import ScoreBand, band_of
from models.tables.mentoring_plan import MentoringPlanRow


def said_of_all(hand: PlanDesk, kept: KeptPlan) -> tuple[str, ...]:
    """Sentences without more to them that every one of several pairs has: said once, above the list."""
    if len(kept.plan.pairs) < 2:
        return ()
    mentees = {it.person_id: it for it in kept.question.mentees}
    mentors = {it.person_id: it for it in kept.question.mentors}
    lines = [
        because(hand, kept.question, mentees[it.mentee_id], mentors[it.mentor_id])
        for it in kept.plan.pairs
    ]
    shared = set.intersection(*({it.sentence for it in line if not it.interests} for line in lines))
    return tuple(it.sentence for it in lines[0] if it.sentence in shared)


def pair_lines(hand: PlanDesk, draft: MentoringPlanRow, kept: KeptPlan) -> Iterator[PairLine]:
    """The pairs a rule stands against first, then the least fitting: those HR has to look at."""
    once, allowed = said_of_all(hand, kept), allowed_in(draft, draft.locked)
    mentees = {it.person_id: it for it in kept.question.mentees}
    mentors = {it.person_id: it for it in kept.question.mentors}
    for it in sorted(kept.plan.pairs, key=lambda it: (it.mentee_id not in kept.against, it.score)):
        mentee, mentor = mentees[it.mentee_id], mentors[it.mentor_id]
        said = because(hand, kept.question, mentee, mentor)
        own = tuple(one for one in said if one.sentence not in once)
        line = _pair(hand, draft, kept, it, own)
        given = allowed.get(line.case_id)
        yield line.model_copy(update={"allowed": _allowed(hand, it, given)}) if given else line


def because(
    hand: PlanDesk, question: Question, mentee: Mentee, mentor: Mentor
) -> tuple[Because, ...]:
    """What HR may know of the pair; whoever is one of the two reads here what that side may."""
    own = {mentee.person_id: Reader.MENTEE, mentor.person_id: Reader.MENTOR}
    reader = own.get(hand.viewer.person_id, Reader.HR)
    told = explain(question.rules, mentee, mentor, reader)
    return tuple(Because(sentence=it.sentence.value, interests=it.interests) for it in told)


def for_both(question: Question, pair: Planned) -> tuple[str, ...]:
    """Codes of the sentences that both of the pair read."""
    mentee, mentor = question.mentee(pair.mentee_id), question.mentor(pair.mentor_id)
    if mentee is None or mentor is None:
        return ()
    rules = question.rules
    others = {it.sentence for it in explain(rules, mentee, mentor, Reader.MENTOR)}
    own = explain(rules, mentee, mentor, Reader.MENTEE)
    return tuple(it.sentence.value for it in own if it.sentence in others)


def left_lines(hand: PlanDesk, draft: MentoringPlanRow, kept: KeptPlan) -> Iterator[LeftLine]:
    """Whoever is left without, those first of whom it was looked up why."""
    for it in kept.plan.unmatched:
        if it.mentee_id in kept.reasons:
            yield _left(hand, draft, it, kept.reasons[it.mentee_id])


def problem_lines(hand: PlanDesk, problems: Iterable[QuestionProblem]) -> Iterator[ProblemLine]:
    """Each once; of the viewer's own pair it is said that it may not be, and not which rule says so."""
    sections = hand.desk.arrival.organisation.sections
    for it in dict.fromkeys(_unsaid(hand, it) for it in problems):
        section = sections.get(SectionId(it.section_id)) if it.section_id else None
        yield ProblemLine(
            fault=it.fault,
            mentee=hand.person(it.mentee_id) if it.mentee_id else None,
            mentor=hand.person(it.mentor_id) if it.mentor_id else None,
            section=section.name if section else "",
            rule=it.rule,
            found=it.found,
            allowed=it.allowed,
        )


def moved_lines(hand: PlanDesk, moved: Iterable[Moved]) -> Iterator[MovedLine]:
    for it in moved:
        yield MovedLine(
            mentee=hand.person(it.mentee_id),
            before=hand.person(it.before) if it.before else None,
            after=hand.person(it.after) if it.after else None,
            band_before=_band(it.score_before),
            band_after=_band(it.score_after),
        )


def _unsaid(hand: PlanDesk, it: QuestionProblem) -> QuestionProblem:
    is_of_own = is_own(hand, it.mentee_id, it.mentor_id)
    return it.model_copy(update={"rule": None}) if it.rule and is_of_own else it


def _band(score: int | None) -> ScoreBand | None:
    return None if score is None else band_of(score)


def _pair(
    hand: PlanDesk,
    draft: MentoringPlanRow,
    kept: KeptPlan,
    it: Planned,
    said: tuple[Because, ...],
) -> PairLine:
    own, rules = is_own(hand, it.mentee_id, it.mentor_id), kept.against.get(it.mentee_id, ())
    return PairLine(
        case_id=hand.case_of[it.mentee_id],
        mentee=hand.person(it.mentee_id),
        mentor=hand.person(it.mentor_id),
        score=it.score,
        band=band_of(it.score),
        because=said,
        locked=it.locked,
        rules=() if own else rules,
        is_barred=own and bool(rules),
        change_href="" if own else hand.change_href(draft.id, it.mentee_id),
    )


def _allowed(hand: PlanDesk, it: Planned, given: KeptAllowance) -> AllowedLine:
    return AllowedLine(
        rules=given.rules,
        reason="" if is_own(hand, it.mentee_id, it.mentor_id) else given.reason,
        by=hand.person(given.given_by),
        at=given.given_at,
    )


def _left(hand: PlanDesk, draft: MentoringPlanRow, it: Unmatched, why: NobodyFits) -> LeftLine:
    if is_own(hand, it.mentee_id):
        return LeftLine(mentee=hand.person(it.mentee_id), taken=False, is_own=True)
    change = hand.change_href(draft.id, it.mentee_id)
    return LeftLine(
        mentee=hand.person(it.mentee_id),
        taken=it.because is Left.ALL_TAKEN,
        asked=why.asked,
        obstacles=obstacle_lines(hand, why, change),
        several=several_lines(hand, why, change),
        change_href=change,
    )


def obstacle_lines(hand: PlanDesk, why: NobodyFits, change: str) -> tuple[ObstacleLine, ...]:
    """With ``change``, the address of the change by hand, each who would fit leads to being allowed."""
    return tuple(_obstacle(hand, it, change) for it in why.obstacles)


def several_lines(hand: PlanDesk, why: NobodyFits, change: str) -> tuple[WouldFitLine, ...]:
    """Who would fit if several rules were let go at once."""
    return tuple(_would_fit(hand, it, change) for it in why.several)


def _obstacle(hand: PlanDesk, it: Obstacle, change: str) -> ObstacleLine:
    way = change if it.rule in EXCEPTABLE else ""
    return ObstacleLine(
        rule=it.rule,
        mentors=it.mentors,
        alone=it.alone,
        would_fit=tuple(_would_fit(hand, one, way) for one in it.would_fit),
    )


def _would_fit(hand: PlanDesk, it: WouldFit, change: str) -> WouldFitLine:
    return WouldFitLine(
        person=hand.person(it.mentor_id),
        band=band_of(it.score),
        rules=it.rules,
        href=f"{change}&mentor={it.mentor_id}#allow" if change else "",
    )
