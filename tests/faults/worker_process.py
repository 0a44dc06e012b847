"""A worker in a process of its own, to be killed: ``python -m tests.faults.worker_process ENGINE NAMESPACE URL FOLDER``."""

import asyncio
import sys
from pathlib import Path

from ayumi.engine import ready
from ayumi.installation import open_installation
from ayumi.settings import load_settings
from ayumi.worker import case_worker, duty_worker


async def work(engine: str, namespace: str, url: str, folder: str) -> None:
    client = await ready(engine, namespace=namespace)
    parts = open_installation(
        load_settings(data_dir=Path(folder), database_url=url, city="kofu", workflow_sandbox=True),
        client,
    )
    async with case_worker(parts), duty_worker(parts):
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(work(*sys.argv[1:]))
