"""The engine's settings files 設定: what they promise about durability, doors and the way to grow."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from ayumi.engine_config import TEMPLATES, kept_ports, write_config
from ayumi.setup.engine_place import find_engine

PLACEHOLDER = re.compile(r"\$([a-z_]+)")


@pytest.fixture
def embedded(tmp_path: Path) -> dict[str, Any]:
    """The settings of an engine whose folder has a name that YAML would misread."""
    folder = tmp_path / 'city: "甲府" #1'
    folder.mkdir()
    written = write_config(folder, kept_ports(folder))
    settings: dict[str, Any] = yaml.safe_load(written.read_text("utf-8"))
    return settings


def test_the_store_is_one_file_and_survives_a_power_cut(embedded: dict[str, Any]) -> None:
    store = embedded["persistence"]["datastores"]["main"]["sql"]

    assert store["databaseName"].endswith('city: "甲府" #1/engine.db')
    assert store["connectAttributes"]["synchronous"] == "2"
    assert store["connectAttributes"]["journal_mode"] == "wal"
    assert embedded["persistence"]["numHistoryShards"] == 1


def test_each_of_the_eight_doors_is_another_one(embedded: dict[str, Any]) -> None:
    rpc = [service["rpc"] for service in embedded["services"].values()]
    doors = {door[name] for door in rpc for name in ("grpcPort", "membershipPort")}

    assert len(doors) == 8
    assert all(door["bindOnLocalHost"] for door in rpc)


def test_ports_are_kept_for_the_next_start(tmp_path: Path) -> None:
    assert kept_ports(tmp_path) == kept_ports(tmp_path)


def test_the_engine_knows_every_key_of_its_dynamic_settings() -> None:
    engine = find_engine()
    assert engine is not None

    said = subprocess.run(
        [engine, "validate-dynamic-config", TEMPLATES / "dynamic.yaml"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert "unregistered" not in (said.stdout + said.stderr).lower()


def test_every_blank_of_the_cluster_settings_is_explained_in_its_head() -> None:
    text = (TEMPLATES / "cluster.yaml").read_text("utf-8")
    head, body = text.split("\nlog:\n")
    settings = yaml.safe_load(text)

    assert set(PLACEHOLDER.findall(body)) == set(PLACEHOLDER.findall(head))
    assert settings["persistence"]["datastores"]["visibility"]["sql"]["databaseName"] == (
        "temporal_visibility"
    )
    assert settings["global"]["tls"]["frontend"]["server"]["requireClientAuth"] is True
