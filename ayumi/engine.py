"""The embedded workflow engine 実行エンジン: one process beside the product, ended with it.

Its store is one SQLite file; it listens on loopback only, as it lets every caller through.
"""

import asyncio
import os
import signal
import subprocess
from pathlib import Path
from typing import IO

from ayumi.engine_config import kept_ports, write_config
from ayumi.engine_left_over import end_left_over, forget_old_members
from ayumi.engine_ready import connect, ready
from ayumi.niceness import behind_people
from ayumi.ports import LOOPBACK
from ayumi.setup.engine_place import find_engine

__all__ = ["EmbeddedEngine", "EngineDown", "connect", "ready"]

START_SECONDS = 60.0
STOP_SECONDS = 20.0


class EngineDown(Exception):
    """The engine is not there, did not come up, or ended by itself; says where its log lies."""


class EmbeddedEngine:
    """The engine of one data folder. Start it, connect to ``address``, stop it.

    ``program`` is the server to run; without it the installed one is looked for.
    """

    def __init__(self, folder: Path, program: Path | None = None) -> None:
        self.folder = folder.resolve()
        self._program = program
        self._ports: dict[str, int] | None = None
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """``127.0.0.1:port``; known from the first start on."""
        if self._ports is None:
            raise EngineDown("the engine has not been started")
        return f"{LOOPBACK}:{self._ports['frontend']}"

    @property
    def pid(self) -> int | None:
        """The process that runs now, or None."""
        return self._process.pid if self.is_running and self._process else None

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def log(self) -> Path:
        return self.folder / "engine.log"

    async def start(self) -> str:
        """Starts the process and returns its address once the frontend takes connections.

        Raises EngineDown when there is no program, or when it ends or stays silent.
        """
        if self.is_running:
            return self.address
        self.folder.mkdir(parents=True, exist_ok=True)
        await asyncio.to_thread(end_left_over, self.folder)
        await asyncio.to_thread(forget_old_members, self.folder)
        if self._ports is None:
            self._ports = kept_ports(self.folder)
        self._launch(self._ports)
        await self._takes_connections(self._ports["frontend"])
        return self.address

    async def stop(self) -> None:
        """Ends the process in order; after a while without asking. Stopped already: nothing."""
        process = self._process
        if process is None:
            return
        if self.is_running:
            process.send_signal(signal.SIGTERM)
        try:
            await asyncio.to_thread(process.wait, STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
        self._forget()

    def kill(self) -> None:
        """kill -9, as a power cut would do; returns when the process is gone."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._forget()

    async def restart(self) -> str:
        """Stops what runs and starts again on the same ports, so that clients find it."""
        await self.stop()
        return await self.start()

    def _launch(self, ports: dict[str, int]) -> None:
        program = self._program or find_engine()
        if program is None:
            raise EngineDown("the engine is not installed: run `ayumi engine install`")
        config = write_config(self.folder, ports)
        words = [str(program), "--config-file", str(config), "--allow-no-auth", "start"]
        with self.log.open("ab") as log:
            self._process = self._spawn(words, log)
        (self.folder / "engine.pid").write_text(str(self._process.pid), "ascii")

    def _spawn(self, words: list[str], log: IO[bytes]) -> subprocess.Popen[bytes]:
        # Own group: Ctrl-C reaches the product first, which ends the engine last.
        settings = {k: v for k, v in os.environ.items() if not k.startswith("TEMPORAL_")}
        return subprocess.Popen(  # noqa: S603 -- the installed engine and own words
            [*behind_people(), *words],
            cwd=self.folder,
            env=settings,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            process_group=0,
        )

    async def _takes_connections(self, port: int) -> None:
        try:
            async with asyncio.timeout(START_SECONDS):
                while not await _is_open(port):
                    if not self.is_running:
                        raise EngineDown(f"the engine ended at once; its log: {self.log}")
                    await asyncio.sleep(0.05)
        except (TimeoutError, asyncio.CancelledError) as gone:
            self.kill()
            if isinstance(gone, TimeoutError):
                raise EngineDown(f"the engine did not come up; its log: {self.log}") from gone
            raise

    def _forget(self) -> None:
        self._process = None
        (self.folder / "engine.pid").unlink(missing_ok=True)


async def _is_open(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection(LOOPBACK, port)
    except OSError:
        return False
    writer.close()
    return True
