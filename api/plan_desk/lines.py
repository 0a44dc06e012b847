"""The lines of a plan 組と相手のない人: each pair with its sentences, each person left with what stood in the way."""

from collections.abc import Iterable, Iterator

from api.plan_desk.at_hand import PlanDesk
from api.views.plan_desk import (
    Because,
    LeftLine,
    MovedLine,
    ObstacleLine,
    PairLine,
    ProblemLine,
    WouldFitLine,
)
from models.ids import SectionId
from models.mentoring.candidates import Mentee, Mentor
from models.mentoring.difference import Moved
from models.mentoring.explanation import Reader, explain
from models.mentoring.kept_plan import KeptPlan
from models.mentoring.nobody_fits import NobodyFits, Obstacle
from models.mentoring.plan import Left, Planned, Unmatched
from models.mentoring.question_problems import QuestionProblem
from models.mentoring.score_band import ScoreBand, band_of
from models.tables.mentoring_plan import MentoringPlanRow


def pair_lines(hand: PlanDesk, draft: MentoringPlanRow, kept: KeptPlan) -> Iterator[PairLine]:
    """The pairs a rule stands against first, then the least fitting: those HR has to look at."""
    mentees = {it.person_id: it for it in kept.question.mentees}
    mentors = {it.person_id: it for it in kept.question.mentors}
    for it in sorted(kept.plan.pairs, key=lambda it: (it.mentee_id not in kept.against, it.score)):
        mentee, mentor = mentees[it.mentee_id], mentors[it.mentor_id]
        yield _pair(hand, draft, kept, it, because(hand, kept, mentee, mentor))


def because(hand: PlanDesk, kept: KeptPlan, mentee: Mentee, mentor: Mentor) -> tuple[Because, ...]:
    """What HR may know of the pair; whoever is one of the two reads here what that side may."""
    own = {mentee.person_id: Reader.MENTEE, mentor.person_id: Reader.MENTOR}
    reader = own.get(hand.viewer.person_id, Reader.HR)
    told = explain(kept.question.rules, mentee, mentor, reader)
    return tuple(Because(sentence=it.sentence.value, interests=it.interests) for it in told)


def for_both(kept: KeptPlan, pair: Planned) -> tuple[str, ...]:
    """Codes of the sentences that both of the pair read."""
    mentee, mentor = kept.question.mentee(pair.mentee_id), kept.question.mentor(pair.mentor_id)
    if mentee is None or mentor is None:
        return ()
    rules = kept.question.rules
    others = {it.sentence for it in explain(rules, mentee, mentor, Reader.MENTOR)}
    own = explain(rules, mentee, mentor, Reader.MENTEE)
    return tuple(it.sentence.value for it in own if it.sentence in others)


def left_lines(hand: PlanDesk, draft: MentoringPlanRow, kept: KeptPlan) -> Iterator[LeftLine]:
    """Whoever is left without, those first of whom it was looked up why."""
    for it in kept.plan.unmatched:
        if it.mentee_id in kept.reasons:
            yield _left(hand, draft, it, kept.reasons[it.mentee_id])


def problem_lines(hand: PlanDesk, problems: Iterable[QuestionProblem]) -> Iterator[ProblemLine]:
    sections = hand.desk.arrival.organisation.sections
    for it in problems:
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


def _band(score: int | None) -> ScoreBand | None:
    return None if score is None else band_of(score)


def _pair(
    hand: PlanDesk,
    draft: MentoringPlanRow,
    kept: KeptPlan,
    it: Planned,
    said: tuple[Because, ...],
) -> PairLine:
    return PairLine(
        case_id=hand.case_of[it.mentee_id],
        mentee=hand.person(it.mentee_id),
        mentor=hand.person(it.mentor_id),
        score=it.score,
        band=band_of(it.score),
        because=said,
        locked=it.locked,
        rules=kept.against.get(it.mentee_id, ()),
        change_href=hand.change_href(draft.id, it.mentee_id),
    )


def _left(hand: PlanDesk, draft: MentoringPlanRow, it: Unmatched, why: NobodyFits) -> LeftLine:
    return LeftLine(
        mentee=hand.person(it.mentee_id),
        taken=it.because is Left.ALL_TAKEN,
        asked=why.asked,
        obstacles=tuple(_obstacle(hand, one) for one in why.obstacles),
        change_href=hand.change_href(draft.id, it.mentee_id),
    )


def _obstacle(hand: PlanDesk, it: Obstacle) -> ObstacleLine:
    return ObstacleLine(
        rule=it.rule,
        mentors=it.mentors,
        alone=it.alone,
        would_fit=tuple(
            WouldFitLine(person=hand.person(one.mentor_id), band=band_of(one.score))
            for one in it.would_fit
        ),
    )
