"""The bare engine 素のエンジン: starts and updates of a workflow that does nothing, with the options of a case."""

import argparse
import asyncio
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TypeVar

from temporalio.client import Client
from temporalio.common import WorkflowIDConflictPolicy, WorkflowIDReusePolicy
from temporalio.worker import Worker

from activities.launch import TASK_TIMEOUT
from ayumi.engine_ready import connect
from ayumi.worker import SOON_ELSEWHERE, runner
from bench.bare_workflow import Bare
from bench.bed import surroundings

QUEUE = "bare"
LONG = timedelta(days=30)
T = TypeVar("T")


async def start_bare(client: Client, names: Sequence[str], together: int = 32) -> float:
    """Starts one run per name, asleep like a launched case; returns the seconds."""

    async def start(name: str) -> None:
        await client.start_workflow(
            Bare.run,
            name,
            id=f"bare:{name}",
            task_queue=QUEUE,
            id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
            id_reuse_policy=WorkflowIDReusePolicy.ALLOW_DUPLICATE_FAILED_ONLY,
            task_timeout=TASK_TIMEOUT,
            start_delay=LONG,
        )

    begun = time.monotonic()
    await together_at(together, names, start)
    return time.monotonic() - begun


async def update_bare(client: Client, names: Sequence[str], together: int) -> list[float]:
    """Tells each run once; returns each one's seconds. Needs `bare_worker`."""

    async def tell(name: str) -> float:
        begun = time.monotonic()
        await client.get_workflow_handle(f"bare:{name}").execute_update(Bare.hear, name)
        return time.monotonic() - begun

    return await together_at(together, names, tell)


async def together_at(
    together: int, items: Sequence[str], do: Callable[[str], Awaitable[T]]
) -> list[T]:
    """Does each item, so many at once."""
    waiting, done = iter(items), []

    async def one_after_another() -> None:
        for item in waiting:
            done.append(await do(item))

    await asyncio.gather(*(one_after_another() for _ in range(together)))
    return done


@asynccontextmanager
async def bare_worker(address: str) -> AsyncIterator[None]:
    """A worker of the bare workflow as a process of its own."""
    process = subprocess.Popen(  # noqa: ASYNC220 -- returns at once
        [sys.executable, "-m", "bench.bare", address], env=surroundings(), stdin=subprocess.PIPE
    )
    try:
        yield
    finally:
        process.terminate()
        await asyncio.to_thread(process.communicate, timeout=20)


async def _work(address: str) -> None:
    from ayumi.niceness import lets_people_pass
    from ayumi.settings import Settings

    lets_people_pass()  # as the product's workers do
    sandboxed = Settings().workflow_sandbox
    worker = Worker(
        await connect(address),
        task_queue=QUEUE,
        workflows=[Bare],
        workflow_runner=runner(sandboxed=sandboxed),
        max_cached_workflows=2000,
        max_concurrent_workflow_tasks=100,
        sticky_queue_schedule_to_start_timeout=SOON_ELSEWHERE,
    )
    await worker.run()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("address")
    asyncio.run(_work(parser.parse_args().address))
