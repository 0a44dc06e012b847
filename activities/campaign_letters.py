"""News of a campaign 公募の知らせ: the same letter at the same moment to everybody who may, or might, apply.

Whoever applied gets no other; what is theirs alone stands in my tasks.
"""

from datetime import date

from activities.turning import Turning
from models.challenge_job.selection import may_apply
from models.ids import PersonId
from models.letters import Facts, LetterKind
from models.queries.letters import letter_row


def write_news(turning: Turning, until: date) -> None:
    """``until``: by which day people are asked to look into my tasks, or to apply."""
    for who in _hears_news(turning):
        _write(turning, who, until, f"{turning.case.id}/{turning.page.seq}")


def _hears_news(turning: Turning) -> list[PersonId]:
    """By employee number: whoever may apply today, and whoever could since applications opened, once each."""
    policy, book = turning.world.rules_of(turning.case).policy, turning.campaign
    organisation, today = turning.world.organisation, turning.world.today(turning.case)
    able = {*may_apply(organisation, policy, book.letters, book.admitted), *book.holders}
    return [it.id for it in organisation.people_on(today) if it.id in able]


def write_to_superior(turning: Turning) -> None:
    """Once a placement is accepted, and not before, the releasing section's head looks into 部下・担当.

    One letter on a day, however many of theirs go; no key of it names a sealed case.
    """
    today, rules = turning.world.today(turning.case), turning.world.rules_of(turning.case)
    head = turning.world.organisation.superior(PersonId(turning.case.person_id), today)
    if head is not None:
        within = rules.policy.challenge_job.acceptance_within_open_days.value
        cause = f"{turning.case.cycle_id}/released/{today.isoformat()}"
        _write(turning, head, rules.days.after(today, within), cause)


def _write(turning: Turning, person_id: str, until: date, cause: str) -> None:
    days = turning.world.rules_of(turning.case).days
    turning.writes.letters.append(
        letter_row(
            LetterKind.PROCEDURE_NEWS,
            person_id=person_id,
            cause=cause,
            at=turning.world.now,
            days=days,
            facts=Facts(until=days.closing(days.on_or_after(until))),
        )
    )
