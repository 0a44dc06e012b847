"""A talk at hand 手元の1on1: opened for one of its two people; everybody else is answered 404."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy.ext.asyncio import AsyncSession

from api import addresses
from api.access import SignedIn
from api.on_the_day import OnTheDay
from api.parts import AppParts, parts_of
from api.security.arrivals import Arrival, address_of, arrival_of
from models.audit import AuditAct
from models.evaluators import evaluators
from models.ids import PackId
from models.one_on_one.talk_rules import TalkRules, talk_rules_of
from models.policy.schema import Policy
from models.queries.access_talks import PairTalk, talk_of_pair
from models.queries.audit import append_audit, audit_values
from models.tables.case import CaseRow


@dataclass(frozen=True)
class TalkAtHand(OnTheDay):
    """A talk of the viewer's own, with what its page is made from."""

    parts: AppParts
    arrival: Arrival
    pair: PairTalk
    policy: Policy
    rules: TalkRules
    address: str

    @property
    def href(self) -> str:
        return addresses.TALK.format(talk_id=self.pair.talk.id)

    @property
    def is_evaluator(self) -> bool:
        """Whether the viewer is in the employee's evaluator chain today."""
        chain = evaluators(
            self.arrival.organisation,
            self.pair.employee_id,
            self.today,
            self.policy.evaluation.chain.value,
        )
        return bool(chain.roles_of(self.pair.viewer.person_id))

    async def note_change(self, session: AsyncSession, what: str) -> None:
        """Who wrote what kind of thing in whose series, never what."""
        entry = audit_values(
            AuditAct.CHANGED,
            f"talk.{what}",
            at=self.parts.now(),
            actor_id=self.pair.viewer.person_id,
            subject_id=self.pair.employee_id,
            case_id=self.pair.talk.case_id,
            reason=self.pair.side,
            address=self.address,
        )
        await append_audit(session, entry)


async def _opened(request: Request, talk_id: str, viewer: SignedIn) -> TalkAtHand:
    parts, arrival = parts_of(request), await arrival_of(request)
    async with parts.database.reading() as session:
        pair = await talk_of_pair(session, viewer, talk_id)
        case = await session.get_one(CaseRow, pair.talk.case_id)
        policy = await parts.policies.policy(session, PackId(case.pack_id))
    rules = talk_rules_of(policy, case.shape)
    return TalkAtHand(parts, arrival, pair, policy, rules, address_of(request))


TalkOfMine = Annotated[TalkAtHand, Depends(_opened)]
"""A talk whose employee or partner the viewer is; others 404, whatever office they hold."""
