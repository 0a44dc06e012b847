"""The browser's own log of the network 通信の記録: whom its pages asked (S28)."""

import json
from pathlib import Path
from typing import Any

ASKS = ("URL_REQUEST_START_JOB", "TCP_CONNECT_ATTEMPT")
"""What the log calls a request and a connection."""

NOBODY_ELSE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
"""No name but the own address is found: the browser's own errands end here as well."""


def asked(log: Path) -> list[tuple[str, str]]:
    """Kind and target of every request, connection and look-up; the log has one event on each line."""
    head, _, events = log.read_text().partition('"events": [')
    names: dict[str, int] = json.loads(head.strip().rstrip(",") + "}")["constants"]["logEventTypes"]
    kinds = {names[name]: name for name in ASKS}
    found = []
    for line in events.splitlines():
        if not line.startswith("{"):
            continue
        event = json.JSONDecoder().raw_decode(line)[0]
        params = event.get("params", {})
        if event["type"] in kinds and not _is_errand(params) and (target := _target(params)):
            found.append((kinds[event["type"]], target))
    return found


def _target(params: dict[str, Any]) -> str:
    return str(params.get("url") or params.get("address") or params.get("host") or "")


def _is_errand(params: dict[str, Any]) -> bool:
    """Whether the browser itself asks its maker (updates, accounts, forms): no page began it."""
    is_nobodys = params.get("initiator") == "not an origin"
    return is_nobodys and not str(params.get("url")).startswith("http://127.0.0.1:")
