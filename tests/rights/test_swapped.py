"""Object swap (S12): whatever is not one's own is one and the same 404, byte for byte, as what was never there."""

import re
from typing import Final

import httpx2
import pytest

from tests.rights.asking import sends
from tests.rights.city import RightsCity
from tests.rights.roles import Holder
from tests.rights.table import TABLE
from tests.rights.table.route import Route
from tests.rights.things import ANYTHING

RANDOM: Final = {
    "locator": "0" * 20,
    "receipt_id": "0" * 32,
    "case_id": "0" * 32,
    "person_id": "person-0",
    "letter_id": "0" * 32,
    "year": "1999",
    "kind": "nothing",
    "page_seq": "999",
    "name": "nothing",
    "talk_id": "0" * 32,
    "action_id": "0" * 32,
    "referral_id": "0" * 32,
    "posting_id": "0" * 32,
    "candidacy_id": "0" * 32,
    "application_id": "0" * 32,
    "dispute_id": "0" * 32,
    "question_id": "0" * 32,
    "cycle_id": "0" * 32,
    "draft": "0" * 32,
    "waits": "0" * 32,
    "offer_id": "0" * 32,
    "request_id": "0" * 32,
}
_NOT_THE_DESK: Final = (
    (Holder.HR_ADMIN, "choice"),
    (Holder.AUDITOR, "choice"),
    (Holder.FIRST_EVALUATOR, "choice"),
    (Holder.EMPLOYEE, "choice"),  # who applied, on the desk's pages
)
OTHERS: Final[dict[str, tuple[tuple[Holder, str], ...]]] = {
    "locator": (
        (Holder.SECOND_EVALUATOR, "draft_goals"),  # another's, before one's own turn
        (Holder.RATER, "rate_first"),  # of another department
        (Holder.COMPLAINT_DESK, "hr_decides"),  # another desk's
        (Holder.CLERK, "submitted"),  # done, and never one's own
        (Holder.HR_ADMIN, "follow_application"),  # sealed from HR,
        (Holder.SEALED_HR, "follow_application"),  # and not the desk's either
        (Holder.FIRST_EVALUATOR, "follow_application"),
        (Holder.MENTOR, "ask_change"),  # that the other of a pair asks for a change
        (Holder.EMPLOYEE, "agree_as_mentor"),  # the other's own answer
        (Holder.HR_ADMIN, "check_midterm"),  # HR reads it on its desk alone
        (Holder.FIRST_EVALUATOR, "propose_mentors"),  # heads another section
    ),
    "receipt_id": (
        (Holder.FIRST_EVALUATOR, "receipt"),
        (Holder.RATER, "receipt"),
        (Holder.HR_ADMIN, "receipt"),
    ),
    "case_id": (
        (Holder.RATER, "case"),
        (Holder.CONFIRMER, "case"),
        (Holder.COMPLAINT_DESK, "case"),
    ),
    "person_id": ((Holder.HR_OPERATOR, "person"), (Holder.RATER, "person")),
    "letter_id": ((Holder.RATER, "paper_letter"), (Holder.CLERK, "paper_letter")),
    "name": ((Holder.RATER, "example"),),
    "talk_id": (
        (Holder.HR_ADMIN, "talk"),
        (Holder.HR_OPERATOR, "talk"),
        (Holder.AUDITOR, "talk"),
        (Holder.COMPLAINT_DESK, "talk"),  # reads what was passed on, and nothing else
        (Holder.SECOND_EVALUATOR, "talk"),
    ),
    "referral_id": (
        (Holder.HR_ADMIN, "talk"),  # another desk's
        (Holder.AUDITOR, "talk"),
        (Holder.EMPLOYEE, "talk"),
    ),
    "posting_id": _NOT_THE_DESK,
    "candidacy_id": _NOT_THE_DESK,
    "application_id": _NOT_THE_DESK,
    "dispute_id": _NOT_THE_DESK,
    "question_id": ((Holder.RATER, "case"), (Holder.AUDITOR, "case")),
    "offer_id": ((Holder.MENTOR, "advice"),),  # one's own
    "request_id": (
        (Holder.HR_ADMIN, "advice"),
        (Holder.AUDITOR, "advice"),
        (Holder.COMPLAINT_DESK, "advice"),
        (Holder.FIRST_EVALUATOR, "advice"),
        (Holder.MENTOR, "advice"),  # withdraws nothing
        (Holder.EMPLOYEE, "advice"),  # answers nothing
    ),
    "year": ((Holder.RATER, "cycle"), (Holder.AUDITOR, "cycle")),
    "cycle_id": (
        (Holder.EMPLOYEE, "ojt"),
        (Holder.PROMOTER, "ojt"),
        (Holder.AUDITOR, "ojt"),
        (Holder.EMPLOYEE, "plan"),  # who waits for somebody sees no plan either
        (Holder.RATER, "plan"),
    ),
}
OPEN_TO_ALL: Final = frozenset({"token"})
"""Whoever holds an invitation's link may use it, and whoever holds a feed's address may read it."""
WITH_IDS: Final = tuple(route for route in TABLE if "{" in route.path)


@pytest.mark.parametrize("route", WITH_IDS, ids=lambda route: route.name)
async def test_what_is_anothers_looks_like_what_is_not_there(
    rights_city: RightsCity, route: Route
) -> None:
    name = route.path.partition("{")[2].partition("}")[0]
    if name in OPEN_TO_ALL:
        return
    for holder, thing in OTHERS[name]:
        if not is_denied(route, holder, thing):
            continue
        params = {**RANDOM, "way": "cannot" if name == "locator" else "extend"}
        params |= rights_city.things[thing].params
        known = await _seen(rights_city, route, holder, thing, params)
        unknown = await _seen(rights_city, route, holder, thing, {**params, **RANDOM})
        assert known.status_code == 404
        assert _levelled(known) == _levelled(unknown), (holder, thing)


async def test_every_id_has_its_strangers(rights_city: RightsCity) -> None:
    names = {re.findall(r"{(\w+)}", route.path)[0] for route in WITH_IDS}
    assert names == set(OTHERS) | OPEN_TO_ALL
    assert ANYTHING in rights_city.things


@pytest.mark.parametrize("route", WITH_IDS, ids=lambda route: route.name)
async def test_what_was_never_there_is_404_even_for_those_who_see_most(
    rights_city: RightsCity, route: Route
) -> None:
    if "{token}" in route.path:
        return
    for holder in (Holder.HR_ADMIN, Holder.EMPLOYEE):
        params = {"way": "cannot" if "{locator}" in route.path else "extend"} | RANDOM
        params |= {"task_key": "rate_first/1"}
        answer = await _seen(rights_city, route, holder, ANYTHING, params)
        assert answer.status_code == 404, (holder, answer.status_code)


def is_denied(route: Route, holder: Holder, thing: str) -> bool:
    """Whether the table denies it; a thing the route has no row for is asked anyway."""
    rows = [row for name, row in route.by_thing.items() if name.split()[0] == thing]
    return all(row[holder] == "×" for row in rows)


async def _seen(
    city: RightsCity, route: Route, holder: Holder, thing: str, params: dict[str, str]
) -> httpx2.Response:
    browser = await city.browser(city.holder(holder, thing))
    return await sends(city, browser, route, route.address(params))


def _levelled(answer: httpx2.Response) -> tuple[object, ...]:
    """The answer without its own address, which the asker knows; the token is one per session."""
    text = answer.text.replace(answer.request.url.path, "")
    headers = {k: v for k, v in answer.headers.items() if k not in ("content-length", "date")}
    size = len(answer.content) - answer.text.count(answer.request.url.path) * len(
        answer.request.url.path
    )
    return answer.status_code, text, size, headers
