"""News of a campaign 公募の知らせ: the same letter at the same moment to everybody who may apply.

Whoever applied gets no other; what is theirs alone stands in my tasks.
"""

from datetime import date

from activities.turning import Turning
from models.challenge_job.selection import may_apply
from models.letters import Facts, LetterKind
from models.queries.letters import letter_row


def write_news(turning: Turning, until: date) -> None:
    """``until``: by which day people are asked to look into my tasks, or to apply."""
    rules = turning.world.rules_of(turning.case)
    facts = Facts(until=rules.days.closing(rules.days.on_or_after(until)))
    for who in may_apply(turning.world.organisation, rules.policy, turning.campaign.letters):
        turning.writes.letters.append(
            letter_row(
                LetterKind.PROCEDURE_NEWS,
                person_id=who,
                cause=f"{turning.case.id}/{turning.page.seq}",
                at=turning.world.now,
                days=rules.days,
                facts=facts,
            )
        )
