"""The browser 閲覧ソフト of the tests: the machine's Chromium, silent towards the outside."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser, async_playwright

from ayumi.setup.test_tools import find_chromium

# The browser's own errands (updates, sync, field trials) would speak to servers of others.
QUIET = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    "--disable-default-apps",
    "--metrics-recording-only",
    # Pages of tests live for a second: what is tuned for long visits costs more than it gives.
    "--disable-gpu",
    "--in-process-gpu",
    "--js-flags=--no-opt --no-maglev",
)
STILL = (
    *QUIET,
    "--disable-threaded-compositing",
    "--disable-threaded-animation",
    "--num-raster-threads=1",
)
"""For windows that are looked at and measured; nothing can be clicked in them, as no frame is drawn."""


@asynccontextmanager
async def a_browser(profile: Path) -> AsyncIterator[Browser]:
    """A headless Chromium whose settings and caches lie in ``profile``; closed at the end."""
    program = find_chromium()
    if program is None:
        raise FileNotFoundError("no Chromium here: run `make test-tools`")
    homes = ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=program,
            args=list(QUIET),
            env={**os.environ, **dict.fromkeys(homes, str(profile))},
        )
        try:
            yield browser
        finally:
            await browser.close()
