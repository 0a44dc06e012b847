"""The advice directory in the city of rights: one who offers, and a request of the newcomer's to them."""

from models.advice.request import Offer
from models.ids import PersonId
from models.policy.mentoring import AdviceKind
from models.queries.advice import Question, ask_advice, keep_offer, offer_of
from tests.given.app import TheApp
from tests.given.packs import the_pack_of


async def advice_in_the_city(app: TheApp, asker: PersonId, adviser: PersonId) -> dict[str, str]:
    """What addresses name: the adviser's offer, and the request."""
    parts, now = app.parts, app.clock()
    offer = Offer(kinds=(AdviceKind.CAREER, AdviceKind.DUTIES), words="窓口を長く担当しました")
    question = Question(
        key="advice-request", asker_id=asker, kind=AdviceKind.CAREER, words="聞きたいこと"
    )
    rules = the_pack_of("hachioji").mentoring.advice
    async with parts.database.writing() as session:
        await keep_offer(session, adviser, offer, by=adviser, now=now)
        row = await offer_of(session, adviser)
        assert row is not None
        await ask_advice(session, parts.seals, row, question, rules, days=parts.days, now=now)
    return {"offer_id": row.id, "request_id": question.key}
