"""Several processes of pages 画面の複数プロセス on one address: each takes what it can, and when one dies the others answer.

The parent only holds the listening socket and starts again whatever dies.
"""

import asyncio
import os
import socket

from ayumi.process_tree import Child, Tree, end_with_parent, stop_event

WAITING_CONNECTIONS = 2048


async def serve_together(host: str, port: int, processes: int, *, with_parent: bool) -> None:
    """Serves until the process is asked to end.

    Raises OSError when the address is in use, CannotStay when the pages do not stay up.
    """
    stop = stop_event()
    if with_parent:
        end_with_parent()
    with socket.create_server((host, port), backlog=WAITING_CONNECTIONS) as listening:
        tree = Tree([_pages(nth, listening) for nth in range(processes)], None)
        tree.start()
        keeping = asyncio.create_task(tree.keep())
        stopping = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait({keeping, stopping}, return_when=asyncio.FIRST_COMPLETED)
            if keeping.done():
                keeping.result()
        finally:
            keeping.cancel()
            stopping.cancel()
            await asyncio.gather(keeping, stopping, return_exceptions=True)
            await tree.stop()


def _pages(nth: int, listening: socket.socket) -> Child:
    number = listening.fileno()
    words = ("serve", "--with-parent", "--socket", str(number))
    return Child(f"pages {nth + 1}", words, os.environ, files=[number])
