"""Free doors on this machine 空きポート: below the range the system itself hands out.

Inside that range a client that knocks again and again at a dead server may be given the very
port it knocks at, and then speaks with itself while the server cannot come back.
"""

import random
import socket
from itertools import islice

LOOPBACK = "127.0.0.1"
RANGE = range(20_000, 32_000)


def is_free(port: int) -> bool:
    """Whether a server could take this loopback port now."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((LOOPBACK, port))
        except OSError:
            return False
    return True


def free_ports(count: int) -> list[int]:
    """Different free loopback ports, drawn at random so that two programs rarely meet."""
    drawn = random.SystemRandom().sample(RANGE, k=min(len(RANGE), 50 * count))
    found = list(islice((port for port in drawn if is_free(port)), count))
    if len(found) < count:
        raise OSError(f"no {count} free ports between {RANGE.start} and {RANGE.stop}")
    return found
