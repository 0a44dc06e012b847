"""What lies beside a rating sheet 評価の手元: the conduct log by item, and one's own ratings so far."""

from collections import Counter
from dataclasses import dataclass

from api import addresses
from api.tasks.at_hand import AtHand
from api.views.rating import OwnSoFar
from models.conduct_log import log_rights
from models.evaluation.steps import Step
from models.evaluators import evaluators
from models.ids import PersonId
from models.queries.access_own_ratings import own_overalls
from models.queries.conduct_logs import entries_of
from models.roles import Role


@dataclass(frozen=True)
class Beside:
    """``log_href`` is empty for a role that may not read the log."""

    log_counts: Counter[str]
    log_href: str = ""
    own_so_far: OwnSoFar | None = None

    def log_of(self, item: str) -> tuple[int, str]:
        """How many entries speak of an item, and where they stand; nothing where there are none."""
        count = self.log_counts[item]
        return (count, self.log_href) if count else (0, "")


async def beside(hand: AtHand) -> Beside:
    """Reads how many entries there are, never what they say: that is the log's own page."""
    if hand.step not in (Step.ASSIST, Step.RATE_FIRST, Step.RATE_SECOND):
        return Beside(Counter())
    chapter, who = hand.policy.evaluation, PersonId(hand.case.person_id)
    chain = evaluators(hand.organisation, who, hand.today, chapter.chain.value)
    rights = log_rights(hand.viewer, who, chain, chapter, asked_as={Role(hand.task.role)})
    async with hand.parts.database.reading() as session:
        entries = await entries_of(session, hand.case.id, rights, hand.viewer)
        overalls, people = await own_overalls(session, hand.viewer, hand.case.cycle_id, hand.step)
    href = addresses.CONDUCT_LOG.format(case_id=hand.case.id) if rights.may_read else ""
    return Beside(
        log_counts=Counter(entry.item for entry in entries if entry.item),
        log_href=href,
        own_so_far=_own(hand, overalls, people) if hand.step is not Step.ASSIST else None,
    )


def _own(hand: AtHand, overalls: list[str], people: int) -> OwnSoFar:
    given = Counter(overalls)
    letters = hand.policy.evaluation.scale.value.letters
    return OwnSoFar(
        counts=tuple((letter, given[letter]) for letter in letters),
        rated=len(overalls),
        people=people,
    )
