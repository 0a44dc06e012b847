"""The ground a practice city stands on 練習の市の置き場: its folder, its port, its settings, and who may use them."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ayumi.engine_left_over import end_left_over
from ayumi.ports import LOOPBACK, is_free
from ayumi.settings import Settings, load_settings
from models.errors import BadInput

TRIED_PORTS = 20


class AlreadyRunning(BadInput):
    """Another demo of the same city uses the data."""

    code = "already_running"


class PortTaken(BadInput):
    code = "port_taken"


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """One demo per data folder; the lock goes with the process, however it ends."""
    with (folder / "demo.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise AlreadyRunning(
                what=f"the city in {folder} is running already (process {lock.read().strip()})",
                allowed="end it first, or choose another --city",
            ) from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def free_port(wanted: int) -> int:
    """The wanted port, or the next free one. Raises PortTaken after twenty."""
    for port in range(wanted, wanted + TRIED_PORTS):
        if is_free(port):
            return port
    raise PortTaken(
        what=f"ports {wanted} to {wanted + TRIED_PORTS - 1} are all in use",
        allowed="another --port",
    )


def forget(folder: Path) -> None:
    """``--fresh``: the city's own files go, and nothing else that may lie in the folder.

    Raises BadInput for a book that the demo has not made.
    """
    if os.environ.get("AYUMI_DATABASE_URL"):
        raise BadInput(
            what="--fresh with AYUMI_DATABASE_URL: this book is not the demo's to delete",
            allowed="name an empty database, or leave the variable out",
        )
    end_left_over(folder / "engine")
    for name in ("engine", "logs"):
        shutil.rmtree(folder / name, ignore_errors=True)
    for path in (*folder.glob("ayumi.sqlite3*"), folder / "secret", folder / "seal.key"):
        path.unlink(missing_ok=True)


def practice_settings(city: str, folder: Path, port: int) -> Settings:
    """The settings of a practice city; what the person has set besides (mail, an engine) holds.

    Raises BadSettings.
    """
    return load_settings(
        mode="practice",
        city=city,
        data_dir=folder,
        base_url=f"http://{LOOPBACK}:{port}",
    )


def environment(settings: Settings, address: str) -> dict[str, str]:
    """What the children are told; everything else they take from the same surroundings."""
    return {
        **os.environ,
        "AYUMI_MODE": "practice",
        "AYUMI_CITY": settings.city,
        "AYUMI_DATA_DIR": str(settings.data_dir),
        "AYUMI_BASE_URL": settings.base_url,
        "TEMPORAL_ADDRESS": address,
        "PYTHONUNBUFFERED": "1",
    }
