"""What the pages after confirmation show 開示後: the result, the interview, the complaint."""

from api.results import result_view
from api.tasks.at_hand import AtHand
from api.views.result import Acknowledgement, ClosingInterview, Complaint, Result
from models.evaluation.closing import ClosingInterview as InterviewForm
from models.evaluation.closing import Complaint as ComplaintForm
from models.evaluation.steps import Step
from models.queries.access_results import confirmed_rating, confirmed_result


async def result_of(hand: AtHand) -> Result:
    """The confirmed result in the pack's words; a case that went on unrated has none."""
    async with hand.parts.database.reading() as session:
        row = await confirmed_result(session, hand.case.id)
        rating = await confirmed_rating(session, row) if row else None
    return result_view(
        hand.policy.evaluation,
        row,
        cycle=f"{hand.period} {hand.cycle.name}",
        confirmed_on=hand.days.local_day(row.confirmed_at) if row else hand.today,
        rating=rating,
        subject=hand.subject(),
    )


async def to_talk_over(hand: AtHand) -> ClosingInterview:
    last = hand.dossier.last_rating
    return ClosingInterview(result=await result_of(hand), remark=last[1].comment if last else "")


async def to_acknowledge(hand: AtHand) -> Acknowledgement:
    """The result and what was written in the closing interview."""
    sheet = hand.dossier.latest(Step.CLOSING_INTERVIEW)
    talk = sheet.form(InterviewForm) if sheet else InterviewForm()
    return Acknowledgement(
        result=await result_of(hand),
        interview_day=talk.day,
        strengths=talk.strengths,
        weaknesses=talk.weaknesses,
        skills=talk.skills,
    )


async def complaint_heard(hand: AtHand) -> Complaint:
    """What the complaint desk reads: the person's words and the result."""
    sheet = hand.dossier.latest(Step.COMPLAIN)
    form = sheet.form(ComplaintForm) if sheet else ComplaintForm()
    return Complaint(
        by=hand.person(hand.case.person_id),
        at=sheet.written_at if sheet else hand.now,
        words="\n\n".join(part for part in (form.text, form.wish) if part),
        result=await result_of(hand),
    )
