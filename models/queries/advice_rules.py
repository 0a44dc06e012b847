"""Whether the city gives advice 助言, and by which rules: those of the book that is in force."""

from sqlalchemy.ext.asyncio import AsyncSession

from models.errors import NotFound
from models.policy.mentoring import AdviceRules
from models.queries.cycles import evaluations_standing
from models.queries.policies import PolicyCache, stored_packs


async def advice_rules(session: AsyncSession, policies: PolicyCache) -> AdviceRules | None:
    """None where the city has no advice directory. Of the cycle opened last, else the newest pack."""
    cycles = await evaluations_standing(session)
    packs = [cycles[0].pack_id] if cycles else [it.id for it in await stored_packs(session)]
    if not packs:
        return None
    chapter = (await policies.policy(session, packs[0])).mentoring
    return chapter.advice if chapter.gives_advice else None


async def advice_given(session: AsyncSession, policies: PolicyCache) -> AdviceRules:
    """The same. Raises NotFound where there is no directory."""
    rules = await advice_rules(session, policies)
    if rules is None:
        raise NotFound(what="advice")
    return rules
