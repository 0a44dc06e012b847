"""The way of a task 作業の道筋 over HTTP: opened, drafted, checked, submitted, received; late, twice, by strangers."""

from datetime import date, timedelta

from sqlmodel import select

from models.acts import Act
from models.evaluation.steps import Step
from models.queries.clock import set_offset
from models.tables.receipt import DraftRow
from tests.given.hall import HARA, ITO, SATO, TANAKA
from tests.given.pages_of_city import PagesOfCity, hidden, said
from tests.given.people import Someone

YEAR: tuple[tuple[str | Someone, Step] | date, ...] = (
    ("yamada", Step.DRAFT_GOALS),
    (TANAKA, Step.REVIEW_GOALS),
    date(2026, 9, 1),
    (TANAKA, Step.MIDTERM_CHECK),
    ("yamada", Step.CHANGE_GOALS),
    (TANAKA, Step.REVIEW_CHANGE),
    date(2027, 1, 15),
    ("yamada", Step.DECLARE),
    (TANAKA, Step.RATE_FIRST),
    (SATO, Step.RATE_SECOND),
    (HARA, Step.ADJUST),
    (ITO, Step.CONFIRM),
    date(2027, 3, 12),
    (TANAKA, Step.CLOSING_INTERVIEW),
    ("yamada", Step.ACKNOWLEDGE),
    ("yamada", Step.COMPLAIN),
    ("desk", Step.HEAR_COMPLAINT),
)


async def test_a_whole_year_is_done_by_its_pages(pages: PagesOfCity) -> None:
    """Each page also refuses an empty form with a summary, and none changes a row by being opened."""
    yamada, case = await pages.a_case()
    people = {"yamada": yamada, "desk": pages.city.complaint_desk}

    for entry in YEAR:
        if isinstance(entry, date):
            await pages.city.jumps_to(entry)
            continue
        named, step = entry
        who = people[named] if isinstance(named, str) else named
        task = await pages.task(who, step)
        before = await pages.everything()
        page = await pages.opens(who, task)
        head = await (await pages.as_(who)).client.head(f"/t/{task.locator}")
        assert (page.status_code, head.status_code) == (200, 405), step
        assert await pages.everything() == before, step
        if step not in (Step.CONFIRM, Step.ACKNOWLEDGE):
            refused = await pages.checks(who, task, {})
            assert refused.status_code == 422, step
            assert "直していただきたいところ" in refused.text, step
        assert "受け付けました" in said(await pages.does(who, step)), step

    assert [state for _, state, _ in await case.receipts()] == ["applied"] * 14


async def test_what_is_typed_is_kept_and_comes_back(pages: PagesOfCity) -> None:
    yamada, _ = await pages.a_case()
    task = await pages.task(yamada, Step.DRAFT_GOALS)

    answer = await pages.presses(
        yamada,
        f"/t/{task.locator}/draft",
        {
            **hidden(await pages.opens(yamada, task)),
            "goals-0-title": "髙﨑𠮷",
            "goals-0-weight": "三",
        },
    )

    assert answer.json() == {"saved_at": "10:00"}
    page = await pages.opens(yamada, task)
    assert 'value="髙﨑𠮷"' in page.text
    assert 'value="三"' in page.text
    assert "下書きの続き" in (await (await pages.as_(yamada)).opens("/my-tasks")).text


async def test_wrong_answers_come_back_with_what_to_mend(pages: PagesOfCity) -> None:
    yamada, case = await pages.a_case()
    task = await pages.task(yamada, Step.DRAFT_GOALS)
    fields = await pages.filled(task) | {"goals-0-weight": "99", "goals-1-text": ""}

    page = await pages.checks(yamada, task, fields)

    assert page.status_code == 422
    assert 'href="#goals-1-text"' in page.text
    assert 'value="99"' in page.text
    assert "受け付けました" not in page.text
    assert await case.receipts() == []


async def test_the_answers_are_shown_before_they_are_submitted(pages: PagesOfCity) -> None:
    yamada, case = await pages.a_case()
    task = await pages.task(yamada, Step.DRAFT_GOALS)
    fields = await pages.filled(task)

    check = await pages.checks(yamada, task, fields)

    assert fields["goals-0-title"] in check.text
    assert f'href="/t/{task.locator}?change#goals-0-title"' in check.text
    assert await case.receipts() == []


async def test_a_double_press_has_one_effect_and_the_same_answer(pages: PagesOfCity) -> None:
    yamada, case = await pages.a_case()
    task = await pages.task(yamada, Step.DRAFT_GOALS)
    form = hidden(await pages.checks(yamada, task, await pages.filled(task)))
    path = f"/t/{task.locator}/submit"

    places = [(await pages.presses(yamada, path, form)).headers["location"] for _ in range(3)]

    assert len(set(places)) == 1
    assert len(await case.receipts()) == 1


async def test_other_content_under_the_same_key_is_told_with_its_receipt(
    pages: PagesOfCity,
) -> None:
    """Before the case has heard of the first press, and after."""
    yamada, case = await pages.a_case()
    task = await pages.task(yamada, Step.DRAFT_GOALS)
    form = hidden(await pages.checks(yamada, task, await pages.filled(task)))
    path, other = f"/t/{task.locator}/submit", form | {"goals-0-title": "別の目標"}
    with pages.cases_hear_nothing():
        await pages.presses(yamada, path, form)
        at_once = await pages.goes_on(yamada, await pages.presses(yamada, path, other))
    await pages.cases_hear()

    later = await pages.goes_on(yamada, await pages.presses(yamada, path, other))

    [receipt] = await pages.receipts(case)
    for page in (at_once, later):
        assert receipt.number in page.text
        assert "先に受け付けた内容があります" in page.text
    assert f"/receipts/{receipt.id}/withdraw" in later.text


async def test_the_second_of_two_tabs_changes_nothing(pages: PagesOfCity) -> None:
    yamada, case = await pages.a_case()
    task = await pages.task(yamada, Step.DRAFT_GOALS)
    path, fields = f"/t/{task.locator}/submit", await pages.filled(task)
    first = hidden(await pages.checks(yamada, task, fields))
    second = hidden(await pages.checks(yamada, task, fields | {"goals-0-title": "別の目標"}))
    assert first["nonce"] != second["nonce"]

    with pages.cases_hear_nothing():
        await pages.presses(yamada, path, first)
        unheard = await pages.goes_on(yamada, await pages.presses(yamada, path, second))
    await pages.cases_hear()
    heard = await pages.presses(yamada, path, second)

    [receipt] = await pages.receipts(case)
    assert receipt.number in unheard.text
    assert "先に受け付けた内容があります" in unheard.text
    assert "この依頼は終わりました" in heard.text
    assert receipt.number in heard.text
    assert "別の目標" not in str(receipt.content)


async def test_an_extended_date_asks_to_look_once_more(pages: PagesOfCity) -> None:
    yamada, case = await pages.a_case()
    task = await pages.task(yamada, Step.DRAFT_GOALS)
    form = hidden(await pages.checks(yamada, task, await pages.filled(task)))
    await pages.city.commands(case, Act.EXTEND, Step.DRAFT_GOALS, until="2026-06-30")

    page = await pages.presses(yamada, f"/t/{task.locator}/submit", form)

    assert page.status_code == 409
    assert "書いている間に変わりました" in page.text
    assert "受け付けました" not in page.text
    again = await pages.presses(yamada, f"/t/{task.locator}/submit", hidden(page))
    assert "受け付けました" in (await pages.goes_on(yamada, again)).text


async def test_too_late_is_said_and_nothing_is_taken(pages: PagesOfCity) -> None:
    """The clock alone has moved: the case sleeps still, but the moment of receipt decides."""
    yamada, case = await pages.a_case()
    task = await pages.task(yamada, Step.DRAFT_GOALS)
    form = hidden(await pages.checks(yamada, task, await pages.filled(task)))
    assert task.expires_at
    async with pages.city.database.writing() as session:
        now = await pages.city.now()
        offset = (task.expires_at - now + timedelta(seconds=1)).total_seconds()
        await set_offset(session, offset + await pages.city.offset())

    opened = await pages.opens(yamada, task)
    submitted = await pages.presses(yamada, f"/t/{task.locator}/submit", form)

    for page in (opened, submitted):
        assert "期限をすぎたため受け付けられません" in page.text
        assert "受け付けました" not in page.text
    assert await case.receipts() == []


async def test_no_receipt_is_shown_when_the_commit_fails(pages: PagesOfCity) -> None:
    yamada, case = await pages.a_case()
    task = await pages.task(yamada, Step.DRAFT_GOALS)
    form = hidden(await pages.checks(yamada, task, await pages.filled(task)))

    with pages.commits_fail():
        page = await pages.presses(yamada, f"/t/{task.locator}/submit", form)

    assert page.status_code == 500
    assert "受け付けました" not in page.text
    assert await case.receipts() == []
    page = await pages.presses(yamada, f"/t/{task.locator}/submit", form)
    assert "受け付けました" in (await pages.goes_on(yamada, page)).text


async def test_a_receipt_is_given_though_no_engine_hears(pages: PagesOfCity) -> None:
    yamada, _ = await pages.a_case()
    task = await pages.task(yamada, Step.DRAFT_GOALS)

    with pages.cases_hear_nothing():
        page = await pages.goes_on(yamada, await pages.submits(yamada, task))

    assert "受け付けました" in page.text
    assert "次の人へ進める処理を続けています" in page.text


async def test_an_unlisted_field_changes_nothing_but_the_draft(pages: PagesOfCity) -> None:
    yamada, case = await pages.a_case()
    task = await pages.task(yamada, Step.DRAFT_GOALS)
    sly = {"overall": "S", "person_id": "somebody", "goals-0-points": "99", "state": "done"}

    await pages.submits(yamada, task, await pages.filled(task) | sly)

    [receipt] = await pages.receipts(case)
    assert set(receipt.content) == {"goals"}
    assert receipt.person_id == yamada.id
    assert "points" not in receipt.content["goals"][0]


async def test_a_version_of_any_length_is_only_an_old_form(pages: PagesOfCity) -> None:
    yamada, case = await pages.a_case()
    task = await pages.task(yamada, Step.DRAFT_GOALS)
    form = hidden(await pages.checks(yamada, task, await pages.filled(task)))

    page = await pages.presses(yamada, f"/t/{task.locator}/submit", form | {"version": "9" * 5000})

    assert page.status_code == 409
    assert await case.receipts() == []


async def test_a_draft_that_comes_after_the_end_is_not_kept(pages: PagesOfCity) -> None:
    yamada, _ = await pages.a_case()
    task = await pages.task(yamada, Step.DRAFT_GOALS)
    form = hidden(await pages.opens(yamada, task))
    await pages.does(yamada, Step.DRAFT_GOALS)

    page = await pages.presses(yamada, f"/t/{task.locator}/draft", form | {"goals-0-title": "遅い"})

    assert "この依頼は終わりました" in page.text
    async with pages.city.database.reading() as session:
        assert (await session.scalars(select(DraftRow))).all() == []
