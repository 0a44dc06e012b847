"""``ayumi replay-check``: every saved history agrees with today's code, and one that does not is named."""

import json
from pathlib import Path

from tests.commands.conftest import Types
from tests.histories.save import HERE, SAVED_SCENES


def test_all_saved_histories_replay(types: Types) -> None:
    said = types("replay-check")
    assert said.exit_code == 0, said.output
    count = int(said.output.split()[0])
    assert count == len(list(HERE.glob("*.json"))) >= len(SAVED_SCENES)


def test_one_that_was_written_otherwise_is_named(types: Types, tmp_path: Path) -> None:
    """Two pages of a mentee's case stand in the other order."""
    told = json.loads((HERE / "pair_started.json").read_text("utf-8"))
    marked = [it for it in told["events"] if it["eventType"] == "EVENT_TYPE_MARKER_RECORDED"]
    first, second, *_ = marked
    first["markerRecordedEventAttributes"], second["markerRecordedEventAttributes"] = (
        second["markerRecordedEventAttributes"],
        first["markerRecordedEventAttributes"],
    )
    (tmp_path / "otherwise.json").write_text(json.dumps(told), "utf-8")
    (tmp_path / "agrees.json").write_bytes((HERE / "pair_started.json").read_bytes())

    said = types("replay-check", "--histories", tmp_path)
    assert said.exit_code == 1
    assert "otherwise: " in said.output
    assert "agrees: " not in said.output
    assert "1 of 2 diverge" in said.output
