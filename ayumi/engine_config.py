"""The engine's settings file 設定: the template in ``engine/`` filled with ports and the store's place.

The ports are kept beside the store, so that an engine comes back where its clients look for it.
"""

import json
from pathlib import Path
from string import Template

from ayumi.ports import free_ports, is_free

TEMPLATES = Path(__file__).resolve().parents[1] / "engine"
SERVICES = ("frontend", "history", "matching", "worker")
DOORS = tuple(door for service in SERVICES for door in (service, f"{service}_ring"))


def kept_ports(folder: Path) -> dict[str, int]:
    """The eight ports of the last start when all are still free, else eight new ones (and kept)."""
    note = folder / "ports.json"
    if note.exists():
        ports: dict[str, int] = json.loads(note.read_text("ascii"))
        if ports.keys() == set(DOORS) and all(map(is_free, ports.values())):
            return ports
    ports = dict(zip(DOORS, free_ports(len(DOORS)), strict=True))
    note.write_text(json.dumps(ports), "ascii")
    return ports


def write_config(folder: Path, ports: dict[str, int]) -> Path:
    """Fills the template into ``folder`` and returns the file the engine is started with."""
    template = Template((TEMPLATES / "embedded.yaml").read_text("utf-8"))
    names = {
        "store": json.dumps(str(folder / "engine.db")),
        "dynamic": json.dumps(str(TEMPLATES / "dynamic.yaml")),
    }
    config = folder / "engine.yaml"
    config.write_text(_without_comments(template).substitute(names, **ports), "utf-8")
    return config


def _without_comments(template: Template) -> Template:
    lines = template.template.splitlines(keepends=True)
    return Template("".join(line for line in lines if not line.lstrip().startswith("#")))
