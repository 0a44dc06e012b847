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
    address, family = (host, port), family_of(host)
    with socket.create_server(address, family=family, backlog=WAITING_CONNECTIONS) as listening:
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


def family_of(host: str) -> socket.AddressFamily:
    """IPv6 where the host has no other address: a name that has both is served on IPv4.

    Raises OSError for a name that nobody knows.
    """
    found = socket.getaddrinfo(host or None, None, type=socket.SOCK_STREAM)
    families = {family for family, *_ in found}
    return socket.AF_INET if socket.AF_INET in families else socket.AF_INET6


def _pages(nth: int, listening: socket.socket) -> Child:
    number = listening.fileno()
    words = ("serve", "--with-parent", "--socket", str(number))
    return Child(f"pages {nth + 1}", words, os.environ, files=[number])
