"""Where a saved history of open posting 庁内公募 ends: a campaign to its transfers, and applications of each end."""

from collections.abc import Awaitable, Callable
from typing import Final

from models.challenge_job.days import Stage
from tests.given.campaign import Campaign, a_campaign, a_posting_of_citizens
from tests.given.campaign_postings import a_posting
from tests.given.case import CaseInTheCity
from tests.given.city import City
from tests.given.hall import MORI, SATO
from tests.given.people import Someone, an_employee

Found = tuple[Someone, CaseInTheCity]


async def campaign(city: City) -> Found:
    """Sent back, refused and withdrawn postings, both calls, and the day of the transfers."""
    who = [an_employee(it) for it in ("山田", "鈴木")]
    held = await a_campaign(city, *who)
    await held.proposes(SATO, "会計課")
    await held.sends_back()
    await held.proposes(SATO, "会計課", title="会計の仕事")
    await held.screens(a_posting("会計課", title="会計の仕事"))
    await held.names_panel([SATO, MORI, city.hr], held.desk)
    await _results(held, *who)
    (first, *_) = [it for it in await held.postings() if it.section_id == "section-会計課"]
    await held.withdraws_posting(first)
    await held.declines(who[0])
    await city.clock.settle()
    await held.accepts(who[1])
    await held.comes_to(Stage.SECOND_RANKING_DUE)
    await held.decides(call=2)
    await held.comes_to(Stage.TRANSFER_ON)
    return who[0], city.case_at(held.case_id)


async def accepted(city: City) -> Found:
    """Changed, withdrawn, written anew, placed and accepted."""
    yamada = an_employee("山田")
    held = await a_campaign(city, yamada)
    posting = await a_posting_of_citizens(held)
    await held.comes_to(Stage.APPLICATIONS_FROM)
    await held.applies(yamada, posting)
    await held.applies(yamada, posting, words="もう一度書いた理由")
    await held.withdraws(yamada)
    await held.applies(yamada, posting)
    await _selected(held, yamada)
    await held.accepts(yamada)
    return await _case_of(held, yamada)


async def second_call(city: City) -> Found:
    """Not placed, then in the second call the seat another gave back; the answer does not come."""
    yamada, suzuki = an_employee("山田"), an_employee("鈴木")
    held = await a_campaign(city, yamada, suzuki)
    posting = await a_posting_of_citizens(held, seats=2)
    await held.comes_to(Stage.APPLICATIONS_FROM)
    await held.applies(yamada, posting)
    await held.comes_to(Stage.OPENED_TO_PANELS_ON)
    await held.ranks(MORI, posting, unsuitable=[yamada])
    await held.comes_to(Stage.RANKING_DUE)
    await held.decides()
    await held.comes_to(Stage.SECOND_FROM)
    await held.applies(yamada, posting)
    await held.comes_to(Stage.SECOND_OPENED_ON)
    await held.ranks(MORI, posting, yamada)
    await held.comes_to(Stage.SECOND_RANKING_DUE)
    await held.decides(call=2)
    await held.comes_to(Stage.SECOND_RESULTS_ON)
    await city.lets_pass(6)
    await held.comes_to(Stage.TRANSFER_ON)
    return await _case_of(held, yamada)


async def silent(city: City) -> Found:
    """Somebody who may apply and never does."""
    yamada = an_employee("山田")
    held = await a_campaign(city, yamada)
    await held.comes_to(Stage.RANKING_DUE)
    await held.decides()
    await held.comes_to(Stage.SECOND_RANKING_DUE)
    await held.decides(call=2)
    await held.comes_to(Stage.TRANSFER_ON)
    return await _case_of(held, yamada)


async def late(city: City) -> Found:
    """Nobody decides the first call in time, nor the second one at all."""
    yamada = an_employee("山田")
    held = await a_campaign(city, yamada)
    await held.comes_to(Stage.RANKING_DUE)
    await city.jumps_to(city.parts.days.after(await held.day(Stage.RESULTS_ON), 1))
    await held.decides()
    await held.comes_to(Stage.SECOND_RANKING_DUE)
    transfer = await held.day(Stage.TRANSFER_ON)
    await held.moves(Stage.SECOND_RESULTS_ON, city.parts.days.before(transfer, 3))
    await held.comes_to(Stage.TRANSFER_ON)
    return yamada, city.case_at(held.case_id)


async def taken_back(city: City) -> Found:
    """Placed, then the posting is withdrawn; what follows is the second call."""
    yamada = an_employee("山田")
    held = await a_campaign(city, yamada)
    await _results(held, yamada)
    await held.withdraws_posting((await held.postings())[-1])
    await held.comes_to(Stage.SECOND_RANKING_DUE)
    await held.decides(call=2)
    await held.comes_to(Stage.TRANSFER_ON)
    return await _case_of(held, yamada)


async def _results(held: Campaign, *who: Someone) -> None:
    posting = await a_posting_of_citizens(held)
    await held.comes_to(Stage.APPLICATIONS_FROM)
    for one in who:
        await held.applies(one, posting)
    await _selected(held, *who)


async def _selected(held: Campaign, *who: Someone) -> None:
    """Ranked in this order for the last posting, decided, and it is the day of the results."""
    await held.comes_to(Stage.OPENED_TO_PANELS_ON)
    posting = (await held.postings())[-1]
    await held.ranks(MORI, posting, *who)
    await held.comes_to(Stage.RANKING_DUE)
    await held.decides()
    await held.comes_to(Stage.RESULTS_ON)


async def _case_of(held: Campaign, who: Someone) -> Found:
    return who, await held.city.case_of(who)


POSTING_SCENES: Final[dict[str, Callable[[City], Awaitable[Found]]]] = {
    "challenge_job_campaign": campaign,
    "application_accepted": accepted,
    "application_second_call": second_call,
    "application_silent": silent,
    "application_taken_back": taken_back,
    "challenge_job_late": late,
}
"""By the name of the file."""
