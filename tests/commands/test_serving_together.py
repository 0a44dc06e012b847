"""Several processes of pages 画面の複数プロセス: one address; when one is killed, the others answer and it comes back."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from ayumi.migrating import upgrade
from ayumi.ports import LOOPBACK, free_ports
from ayumi.serving_together import family_of
from tests.given.waiting import until


async def test_a_killed_one_is_not_missed_and_comes_back(tmp_path: Path) -> None:
    port = free_ports(1)[0]
    await upgrade(f"sqlite+aiosqlite:///{tmp_path / 'ayumi.sqlite3'}")
    parent = _serves(tmp_path, port)
    try:
        await until(lambda: _answers(port), "the pages answer", seconds=60)
        await until(lambda: len(_children(parent.pid)) == 2, "both run", seconds=60)
        first, second = _children(parent.pid)
        os.kill(first, signal.SIGKILL)
        await until(lambda: first not in _children(parent.pid), "it is gone")
        assert [await _answers(port) for _ in range(5)] == [True] * 5
        await until(lambda: len(_children(parent.pid) - {second}) == 1, "it is back", seconds=60)
    finally:
        parent.terminate()
        await asyncio.to_thread(parent.wait, 30)
    assert parent.returncode == 0
    assert not await _answers(port)


async def test_an_address_in_use_is_said_in_plain_words(tmp_path: Path) -> None:
    port = free_ports(1)[0]
    await upgrade(f"sqlite+aiosqlite:///{tmp_path / 'ayumi.sqlite3'}")
    server = await asyncio.start_server(lambda *_: None, LOOPBACK, port)
    async with server:
        refused = _serves(tmp_path, port)
        assert await asyncio.to_thread(refused.wait, 60) == 2
    assert "in use" in (tmp_path / "serve.log").read_text("utf-8")


@pytest.mark.parametrize(
    ("host", "family"),
    [
        ("::1", socket.AF_INET6),
        ("::", socket.AF_INET6),
        ("127.0.0.1", socket.AF_INET),
        ("0.0.0.0", socket.AF_INET),
        ("localhost", socket.AF_INET),
    ],
)
def test_the_host_says_of_which_family_the_address_is(
    host: str, family: socket.AddressFamily
) -> None:
    assert family_of(host) is family


def _serves(folder: Path, port: int) -> subprocess.Popen[bytes]:
    words = ["serve", "--processes", "2", "--port", str(port)]
    settings = {
        "AYUMI_DATA_DIR": str(folder),
        "AYUMI_CITY": "kofu",
        "AYUMI_MODE": "practice",
        "AYUMI_BASE_URL": f"http://{LOOPBACK}:{port}",
        "TEMPORAL_ADDRESS": f"{LOOPBACK}:{free_ports(1)[0]}",
    }
    with (folder / "serve.log").open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "ayumi.commands", *words],
            env={**os.environ, **settings},
            stdout=log,
            stderr=subprocess.STDOUT,
        )


def _children(pid: int) -> set[int]:
    """Numbers of the processes this one has started, by the system's own book."""
    listed = subprocess.run(
        ["ps", "--ppid", str(pid), "-o", "pid="], capture_output=True, text=True
    )
    return {int(number) for number in listed.stdout.split()}


async def _answers(port: int) -> bool:
    try:
        reader, writer = await asyncio.open_connection(LOOPBACK, port)
        writer.write(b"GET /health HTTP/1.1\r\nhost: here\r\nconnection: close\r\n\r\n")
        answer = await asyncio.wait_for(reader.read(), 60)
        writer.close()
    except OSError:
        return False
    return answer.startswith(b"HTTP/1.1 200")
