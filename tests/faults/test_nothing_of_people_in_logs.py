"""Logs and the engine's histories under faults 記録と履歴: no name, kana, address, goal or comment of anybody stands there.

The same words are planted where faults repeat them: in a person's row that cannot be read, in a database's
own refusal, in a letter's facts, in an import, in the mail server's answer.
"""

import base64
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from ayumi.engine import EmbeddedEngine
from tests.faults import provoked
from tests.given.hall import TANAKA
from tests.given.kept_apart import CityApart, a_city_apart
from tests.given.mail import MailServer
from tests.given.people import Someone, an_employee


@pytest.fixture
async def apart(mortal_engine: EmbeddedEngine, tmp_path: Path) -> AsyncIterator[CityApart]:
    """On SQLite, whose rows a test can spoil."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'book.db'}"
    async with a_city_apart(mortal_engine, url, tmp_path) as it:
        yield it


async def test_no_fault_writes_a_word_of_people(apart: CityApart, smtp: MailServer) -> None:
    hizakura = _hizakura()
    apart.serves()
    apart.runs("work", "--cases")
    _posts(apart, smtp)
    await apart.city.hires(hizakura, provoked.ADMIN)
    await apart.city.opens_cycle()
    case_id = (await apart.city.case_of(hizakura)).id

    await provoked.goals_are_sent_back(apart, hizakura)
    await provoked.mail_is_refused(apart, smtp, hizakura)
    await provoked.a_bad_import(apart)
    await provoked.the_database_refuses(apart, hizakura)
    await provoked.a_letter_cannot_be_read(apart, hizakura)
    failures = await provoked.no_letter_can_be_taken(apart, hizakura)
    await provoked.a_person_cannot_be_read(apart, hizakura, case_id)
    await provoked.the_case_diverges(apart, case_id)
    apart.kill_all()

    logs = {file.name: file.read_text("utf-8", "replace") for file in apart.folder.glob("*.log")}
    logs["engine"] = (apart.engine.folder / "engine.log").read_text("utf-8", "replace")
    assert "ValueError" in logs["serve---port.log"]
    assert "IntegrityError" in logs["serve---port.log"]
    assert "ValueError" in logs["work---cases.log"]
    assert "ValueError" in logs["work---duties.log"]
    kept = {"failures": failures, "histories": await _histories(apart)}
    for name, told in {**logs, **kept}.items():
        assert not [word for word in provoked.PLANTED if word in told], name


def _hizakura() -> Someone:
    someone = an_employee().evaluated_by(TANAKA)
    person = someone.person.model_copy(update={"name": provoked.NAME, "email": provoked.ADDRESS})
    return replace(someone, person=person)


def _posts(apart: CityApart, smtp: MailServer) -> None:
    apart.runs(
        "work",
        "--duties",
        smtp_host=smtp.host,
        smtp_port=str(smtp.port),
        smtp_security="none",
        smtp_from="jinji@city.example",
    )


async def _histories(apart: CityApart) -> str:
    """Everything the engine keeps of this city, with its payloads made readable."""
    client, told = apart.city.parts.client, []
    async for run in client.list_workflows():
        handle = client.get_workflow_handle(run.id, run_id=run.run_id)
        history = (await handle.fetch_history()).to_json()
        payloads = re.findall(r'"data": ?"([A-Za-z0-9+/=]+)"', history)
        told += [history, *(_readable(payload) for payload in payloads)]
    return "\n".join(told)


def _readable(payload: str) -> str:
    plain = base64.b64decode(payload).decode("utf-8", "replace")
    return plain.encode().decode("unicode_escape", "replace") if "\\u" in plain else plain
