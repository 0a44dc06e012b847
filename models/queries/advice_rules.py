"""Whether the city gives advice 助言, and by which rules: those of the book that is in force."""

from sqlalchemy.ext.asyncio import AsyncSession

from models.errors import NotFound
from models.policy.mentoring import AdviceRules
from models.policy.schema import Policy
from models.queries.cycles import evaluations_standing
from models.queries.policies import PolicyCache, stored_packs


async def advice_rules(session: AsyncSession, policies: PolicyCache) -> AdviceRules | None:
    """None where the city has no advice directory."""
    policy = await _in_force(session, policies)
    return policy.mentoring.advice if policy else None


async def policy_of_advice(session: AsyncSession, policies: PolicyCache) -> Policy:
    """The whole book that gives advice. Raises NotFound where there is no directory."""
    policy = await _in_force(session, policies)
    if policy is None:
        raise NotFound(what="advice")
    return policy


async def _in_force(session: AsyncSession, policies: PolicyCache) -> Policy | None:
    """Of the cycle opened last, else the newest pack; None where that gives no advice."""
    cycles = await evaluations_standing(session)
    packs = [cycles[0].pack_id] if cycles else [it.id for it in await stored_packs(session)]
    if not packs:
        return None
    policy = await policies.policy(session, packs[0])
    return policy if policy.mentoring.gives_advice else None
