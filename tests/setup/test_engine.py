"""The embedded engine 実行エンジン: it comes back where it was, with what it had promised."""

import os
import signal
from pathlib import Path

import pytest
from temporalio.client import Client

from ayumi.engine import EmbeddedEngine, EngineDown, ready
from ayumi.ports import LOOPBACK, free_ports, is_free
from tests.given.waiting import until


async def test_a_case_outlives_a_killed_engine(own_engine: EmbeddedEngine) -> None:
    address, first = own_engine.address, own_engine.pid
    client = await ready(address)
    await client.start_workflow("Case", id="case:1", task_queue="cases")

    own_engine.kill()
    await own_engine.start()

    assert (own_engine.address, own_engine.pid == first) == (address, False)
    again = await ready(own_engine.address)
    assert (await again.get_workflow_handle("case:1").describe()).id == "case:1"


async def test_the_engine_listens_on_loopback_only(engine: EmbeddedEngine) -> None:
    config = (engine.folder / "engine.yaml").read_text("utf-8")

    assert engine.address.startswith(f"{LOOPBACK}:")
    assert config.count("bindOnLocalHost: true") == 4


async def test_new_ports_are_taken_when_an_old_one_is_in_use(own_engine: EmbeddedEngine) -> None:
    before = own_engine.address
    folder = own_engine.folder
    await own_engine.stop()
    (folder / "ports.json").unlink()
    elsewhere = EmbeddedEngine(folder)

    try:
        await ready(await elsewhere.start())
        assert elsewhere.address != before
    finally:
        await elsewhere.stop()


async def test_an_engine_left_over_by_a_crash_is_ended_before_another_starts(
    own_engine: EmbeddedEngine,
) -> None:
    heir = EmbeddedEngine(own_engine.folder)

    try:
        await heir.start()
        assert not own_engine.is_running
    finally:
        await heir.stop()


async def test_stopping_twice_is_stopping_once(own_engine: EmbeddedEngine) -> None:
    pid = own_engine.pid
    assert pid is not None

    await own_engine.stop()
    await own_engine.stop()

    assert own_engine.pid is None
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


async def test_an_engine_that_cannot_start_says_where_its_log_lies(tmp_path: Path) -> None:
    broken = EmbeddedEngine(tmp_path, program=Path("/bin/false"))

    with pytest.raises(EngineDown, match=r"engine\.log"):
        await broken.start()


async def test_the_namespace_is_made_once(engine: EmbeddedEngine, engine_client: Client) -> None:
    again = await ready(engine.address)

    assert again.namespace == engine_client.namespace == "ayumi"


async def test_an_ended_engine_is_noticed(own_engine: EmbeddedEngine) -> None:
    assert own_engine.pid is not None

    os.kill(own_engine.pid, signal.SIGKILL)

    await until(lambda: not own_engine.is_running, "the engine is seen as down")
    assert own_engine.pid is None


def test_ports_are_different_and_free() -> None:
    ports = free_ports(8)

    assert len(set(ports)) == 8
    assert all(map(is_free, ports))
