"""Waiting in tests 待ち: for a condition, with a limit; never for a time."""

import asyncio
from collections.abc import Awaitable, Callable


async def until(
    holds: Callable[[], bool | Awaitable[bool]], what: str, *, seconds: float = 60.0
) -> None:
    """Looks again and again until ``holds()`` is true; after the limit, an AssertionError names it."""
    try:
        async with asyncio.timeout(seconds):
            while True:
                answer = holds()
                if answer if isinstance(answer, bool) else await answer:
                    return
                await asyncio.sleep(0.02)
    except TimeoutError:
        raise AssertionError(f"not within {seconds:g} s: {what}") from None


async def turns_of_the_loop(count: int) -> None:
    """Gives everybody else that many turns; no time is waited for."""
    for _ in range(count):
        await asyncio.sleep(0)
