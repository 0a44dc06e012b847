"""One process tree 一つの親: children that die are started again; when the parent ends, all of it ends.

Each child holds the reading end of a pipe: should the parent be killed outright, the pipe closes and the
child ends by itself (`end_with_parent`). Nothing is ever ended but by its own process number.
"""

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import IO

from ayumi.engine import EmbeddedEngine

STOP_SECONDS = 10.0
QUICK_DEATH_SECONDS = 5.0
MOST_QUICK_DEATHS = 5
PAUSE_SECONDS = 0.2
LOOK_SECONDS = 0.02


class CannotStay(Exception):
    """A child dies again and again right after its start; says where its log lies."""


class Child:
    """One program of the tree; ``ayumi`` words such as ``serve --port 8000``.

    Without a ``log`` it speaks where its parent does. It inherits the open ``files``, by number.
    """

    def __init__(
        self,
        name: str,
        words: Sequence[str],
        env: Mapping[str, str],
        log: Path | None = None,
        files: Sequence[int] = (),
    ) -> None:
        self.name = name
        self._words = [sys.executable, "-m", "ayumi.commands", *words]
        self._env = dict(env)
        self.log = log
        self._files = tuple(files)
        self._process: subprocess.Popen[bytes] | None = None
        self._started = 0.0
        self._quick_deaths = 0

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        self._close_pipe()
        self._started = time.monotonic()
        with self._voice() as voice:
            # Own group: Ctrl-C reaches the parent alone, which ends its children in order.
            # Same session: Linux shares the processor fairly between sessions, whatever their niceness.
            self._process = subprocess.Popen(  # noqa: S603 -- own words
                self._words,
                env=self._env,
                stdin=subprocess.PIPE,
                stdout=voice,
                stderr=subprocess.STDOUT,
                process_group=0,
                pass_fds=self._files,
            )

    def _voice(self) -> AbstractContextManager[IO[bytes] | None]:
        if self.log is None:
            return contextlib.nullcontext()
        self.log.parent.mkdir(parents=True, exist_ok=True)
        return self.log.open("ab")

    async def keep(self) -> None:
        """Starts the child again whenever it ends. Raises CannotStay after five quick deaths."""
        while True:
            while self.is_running:  # noqa: ASYNC110 -- a thread that waits would outlive the loop
                await asyncio.sleep(LOOK_SECONDS)
            lived = time.monotonic() - self._started
            self._quick_deaths = self._quick_deaths + 1 if lived < QUICK_DEATH_SECONDS else 0
            if self._quick_deaths >= MOST_QUICK_DEATHS:
                where = f"; its log: {self.log}" if self.log else ""
                raise CannotStay(f"`{self.name}` does not stay up{where}")
            if self._quick_deaths:
                await asyncio.sleep(PAUSE_SECONDS * 2**self._quick_deaths)
            self.start()

    async def stop(self) -> None:
        """Asks the child to end, after a while without asking."""
        process = self._process
        if process is None:
            return
        if self.is_running:
            process.send_signal(signal.SIGTERM)
        try:
            await asyncio.to_thread(process.wait, STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            await asyncio.to_thread(process.wait)
        self._close_pipe()

    def _close_pipe(self) -> None:
        """Of a child that has ended: each start opens a new one."""
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()


class Tree:
    """The children and, if it is ours, the engine: kept while the parent lives, ended with it."""

    def __init__(self, children: Sequence[Child], engine: EmbeddedEngine | None) -> None:
        self._children = children
        self._engine = engine

    def start(self) -> None:
        for child in self._children:
            child.start()

    async def keep(self) -> None:
        """Whatever dies comes back. Raises CannotStay, or EngineDown for an engine that does not.

        From then on nothing is started again: what is stopped next stays so.
        """
        keepers = [asyncio.create_task(child.keep()) for child in self._children]
        if self._engine is not None:
            keepers.append(asyncio.create_task(_kept(self._engine)))
        try:
            await asyncio.gather(*keepers)
        finally:
            for keeper in keepers:
                keeper.cancel()
            await asyncio.gather(*keepers, return_exceptions=True)

    async def stop(self) -> None:
        await asyncio.gather(*(child.stop() for child in self._children))


async def _kept(engine: EmbeddedEngine) -> None:
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        if not engine.is_running:
            await engine.start()


def end_with_parent() -> None:
    """In a child: when the parent is gone, so is its end of the pipe, and this process ends in order."""

    def listen() -> None:
        with contextlib.suppress(OSError):
            while os.read(sys.stdin.fileno(), 4096):
                pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=listen, daemon=True).start()


def stop_event(*, at_most: float | None = None) -> asyncio.Event:
    """Set by Ctrl-C or SIGTERM. ``at_most`` seconds later the process ends, whatever it still waits for.

    A worker whose engine is gone as well never comes to its end by itself; since any process may be
    killed at any moment, nothing is lost by an end without ceremony.
    """
    stop, loop = asyncio.Event(), asyncio.get_running_loop()

    def asked() -> None:
        stop.set()
        if at_most is not None:
            end = threading.Timer(at_most, os._exit, (1,))
            end.daemon = True
            end.start()

    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, asked)
    return stop
