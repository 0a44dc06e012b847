"""Nothing leaves the house (S28): Chromium's own network log over all pages, and what its console says."""

import json
import os
from pathlib import Path
from typing import Any

from playwright.sync_api import ConsoleMessage, sync_playwright

from ayumi.setup.test_tools import find_chromium
from tests.given.browser import QUIET
from tests.pages.gallery.house import BY_PATH, a_gallery_house

ASKS = ("URL_REQUEST_START_JOB", "TCP_CONNECT_ATTEMPT")
"""What the log calls a request and a connection."""

NOBODY_ELSE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
"""No name but the own address is found: the browser's own errands end here as well."""


def test_no_page_asks_anybody_but_its_own_house(tmp_path: Path) -> None:
    log = tmp_path / "network.json"
    with a_gallery_house() as address:
        complaints = _visits_every_page(address, log, tmp_path)
        asked = _asked(log)

    assert complaints == []
    assert {kind for kind, _ in asked} >= set(ASKS)
    here = address.removeprefix("http://")
    elsewhere = {(kind, what) for kind, what in asked if here not in what}
    assert elsewhere == set()
    pages = {what.removeprefix(address) for kind, what in asked if kind == ASKS[0]}
    assert pages >= set(BY_PATH)


def _visits_every_page(address: str, log: Path, home: Path) -> list[str]:
    """Opens each page of the gallery; returns errors, warnings and broken policies."""
    complaints: list[str] = []

    def hears(said: ConsoleMessage) -> None:
        if said.type in ("error", "warning"):
            complaints.append(f"{page.url} {said.text}")

    homes = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), str(home))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(),
            args=[*QUIET, NOBODY_ELSE, f"--log-net-log={log}"],
            env={**os.environ, **homes},
        )
        page = browser.new_page()
        page.on("console", hears)
        page.on("pageerror", lambda error: complaints.append(f"{page.url} {error}"))
        for path in BY_PATH:
            page.goto(f"{address}{path}")
        browser.close()
    return complaints


def _asked(log: Path) -> list[tuple[str, str]]:
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
