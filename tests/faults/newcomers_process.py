"""One round of newcomers 途中からの対象者 in a process of its own: ``python -m tests.faults.newcomers_process ENGINE NAMESPACE URL FOLDER``."""

import asyncio
import sys
from pathlib import Path

from ayumi.engine import ready
from ayumi.installation import open_installation
from ayumi.settings import load_settings


async def look_once(engine: str, namespace: str, url: str, folder: str) -> None:
    client = await ready(engine, namespace=namespace)
    parts = open_installation(
        load_settings(data_dir=Path(folder), database_url=url, city="kofu"), client
    )
    try:
        await parts.newcomers.look_round()
    finally:
        await parts.database.close()


if __name__ == "__main__":
    asyncio.run(look_once(*sys.argv[1:]))
