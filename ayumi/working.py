"""Working 実行: cases and duties, until the process is asked to end; an engine that restarts is waited for."""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta

from temporalio.service import RPCError
from temporalio.worker import Worker

from activities.cycle_line import DUTIES_QUEUE
from ayumi.cycles import launch_cycles
from ayumi.installation import Installation, begin_duties, open_installation
from ayumi.reaching import ready_client
from ayumi.settings import Settings
from ayumi.worker import case_worker, duty_worker

WAIT_FOR_ENGINE = timedelta(minutes=2)
log = logging.getLogger("ayumi")


async def work(
    settings: Settings, stop: asyncio.Event, *, cases: bool = True, duties: bool = True
) -> None:
    """Runs the workers until ``stop``; when the engine has lost them they are made anew.

    Raises TimeoutError when no engine answers within two minutes.
    """
    while not stop.is_set():
        client = await ready_client(settings, WAIT_FOR_ENGINE)
        installation = open_installation(settings, client)
        try:
            if duties:
                await begin_duties(installation, DUTIES_QUEUE)
                await launch_cycles(installation)
            await _until_lost_or(stop, _workers(installation, cases=cases, duties=duties))
        except (RPCError, RuntimeError) as lost:
            # An empty store in the engine's place: the namespace is gone with everything in it.
            log.warning("the engine was lost: %s", lost)
            await asyncio.sleep(1)
        finally:
            await installation.database.close()


@asynccontextmanager
async def workers_of(installation: Installation) -> AsyncIterator[None]:
    """Both workers and all duties in this process, as stories and bench have them."""
    await begin_duties(installation, DUTIES_QUEUE)
    async with case_worker(installation), duty_worker(installation):
        yield


def _workers(installation: Installation, *, cases: bool, duties: bool) -> Sequence[Worker]:
    made = [case_worker] if cases else []
    made += [duty_worker] if duties else []
    return [make(installation) for make in made]


async def _until_lost_or(stop: asyncio.Event, workers: Sequence[Worker]) -> None:
    running = [asyncio.create_task(worker.run()) for worker in workers]
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait([*running, stopping], return_when=asyncio.FIRST_COMPLETED)
    finally:
        stopping.cancel()
        await asyncio.gather(*(worker.shutdown() for worker in workers if worker.is_running))
    await asyncio.gather(*running)
