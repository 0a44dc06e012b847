"""``ayumi demo`` 練習の市: one press and it stands; whatever is killed comes back; Ctrl-C ends all of it."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from ayumi.ports import free_ports, is_free
from tests.given.waiting import until

LIMIT_SECONDS = 120.0


class Demo:
    """A running demo as a person sees it: its output, its pages, its processes."""

    def __init__(self, data: Path, port: int, *words: str) -> None:
        self.data = data
        self._log = (data / f"demo-{time.monotonic_ns()}.log").open("w+b")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "ayumi.commands", "demo", *self._options(data, port), *words],
            stdout=self._log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    @staticmethod
    def _options(data: Path, port: int) -> tuple[str, ...]:
        return ("--people", "30", "--port", str(port), "--data", str(data))

    @property
    def said(self) -> str:
        return Path(self._log.name).read_text("utf-8")

    async def address(self) -> str:
        """Waits until the city is open."""
        await comes_about(lambda: self._opened() is not None, "the city is open")
        return str(self._opened())

    def _opened(self) -> str | None:
        assert self._process.poll() is None, self.said
        found = re.search(r"is open: (\S+)/", self.said)
        return found[1] if found else None

    def children(self) -> dict[str, int]:
        """Pages and worker by name; the engine by its own note."""
        said = subprocess.run(
            ["ps", "-ww", "-o", "pid=,ppid=,command=", "-A"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        found = {}
        for line in said.splitlines():
            pid, ppid, command = line.split(None, 2)
            if int(ppid) == self._process.pid:
                for name in ("serve", "work", "temporal-server"):
                    if f" {name} " in f" {command} ".replace("/", " "):
                        found[name] = int(pid)
        return found

    def ends(self, how: signal.Signals = signal.SIGINT) -> int:
        if self._process.poll() is None:
            self._process.send_signal(how)
        try:
            return self._process.wait(30)
        finally:
            if self._process.poll() is None:
                self._process.kill()
            self._log.close()


async def comes_about(holds: Callable[[], bool], what: str) -> None:
    await until(holds, what, seconds=LIMIT_SECONDS)


def page(address: str) -> str | None:
    try:
        with urlopen(address, timeout=5) as answer:
            return str(answer.read().decode())
    except (URLError, OSError):
        return None


@pytest.fixture
def port() -> int:
    return free_ports(1)[0]


@pytest.fixture
def demos(tmp_path: Path) -> Iterator[Callable[..., Demo]]:
    """Starts demos on one data folder; whatever still runs afterwards is ended."""
    started: list[Demo] = []

    def start(port: int, *words: str) -> Demo:
        started.append(Demo(tmp_path, port, *words))
        return started[-1]

    yield start
    for demo in started:
        if demo._process.poll() is None:
            demo.ends()


async def test_a_city_stands_survives_kills_and_goes_on_after_ctrl_c(
    demos: Callable[..., Demo], port: int
) -> None:
    demo = demos(port)
    address = await demo.address()
    assert page(f"{address}/health") == '{"status":"ok"}'
    assert "この人になる" in (page(f"{address}/sign-in") or "")

    before = demo.children()
    assert set(before) == {"serve", "work", "temporal-server"}
    for pid in before.values():
        os.kill(pid, signal.SIGKILL)
    await comes_about(lambda: len(_others(demo, before)) == 3, "all three are back")
    after = _others(demo, before)
    await comes_about(lambda: page(f"{address}/health") is not None, "the pages answer")

    assert demo.ends() == 0
    assert all(_is_gone(pid) for pid in after.values())
    assert is_free(port)

    again = demos(port)
    await again.address()
    assert "a new city" not in again.said
    assert again.ends(signal.SIGTERM) == 0


async def test_a_parent_killed_outright_leaves_no_pages_and_no_worker(
    demos: Callable[..., Demo], port: int
) -> None:
    demo = demos(port)
    await demo.address()
    children = demo.children()
    demo.ends(signal.SIGKILL)
    for name in ("serve", "work"):
        await comes_about(partial(_is_gone, children[name]), f"{name} is gone")

    again = demos(port)
    await again.address()
    assert again.ends() == 0
    assert _is_gone(children["temporal-server"])


async def test_a_worker_ends_with_its_parent_also_when_the_engine_is_gone(
    demos: Callable[..., Demo], port: int
) -> None:
    demo = demos(port)
    await demo.address()
    children = demo.children()
    demo.ends(signal.SIGKILL)
    os.kill(children["temporal-server"], signal.SIGKILL)
    await comes_about(partial(_is_gone, children["work"]), "the worker is gone")


def _others(demo: Demo, before: dict[str, int]) -> dict[str, int]:
    return {name: pid for name, pid in demo.children().items() if pid not in before.values()}


def _is_gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    said = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True)
    return said.stdout.strip().startswith("Z") or not said.stdout.strip()
