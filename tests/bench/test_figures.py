"""Each figure is taken, on a city as small as can be: one JSON line with its keys."""

import json
from types import ModuleType

import pytest

from bench import (
    board,
    burst,
    history,
    idle,
    launch,
    match,
    mentors,
    recovery,
    roster,
    submit,
    tick,
)
from bench import round as whole_round
from bench.all import NAMES

SMALL = {
    launch: ["--cases", "20"],
    submit: ["--cases", "20", "--concurrency", "1,4"],
    burst: ["--submissions", "6", "--within", "1"],
    history: ["--people", "20"],
    tick: ["--cases", "20"],
    idle: ["--cases", "20", "--awake", "2"],
    board: ["--cases", "20", "--looks", "2"],
    roster: ["--people", "25"],
    recovery: ["--presses", "3"],
    whole_round: ["--people", "6"],
    match: ["--applicants", "20", "--posts", "5"],
    mentors: ["--mentees", "20", "--mentors", "40"],
}
KEYS = {
    launch: {"seconds", "cases_per_s", "ratio"},
    submit: {"completions_per_s", "ratio", "p50_ms", "p99_ms"},
    burst: {"receipts_per_s", "p99_ms", "applied_seconds", "lost", "twice"},
    history: {"events", "actions", "bytes"},
    tick: {"seconds", "cases_per_s"},
    idle: {"rss_mb", "disk_kb_per_case"},
    board: {"queries", "p50_ms", "p99_ms"},
    roster: {"seconds"},
    recovery: {"receipt_again_s", "applied_again_s", "lost", "twice"},
    whole_round: {"seconds", "placed", "without", "ratio", "violations"},
    match: {"seconds", "explained_s", "placed", "ratio", "blocking", "violations"},
    mentors: {"seconds", "caps_s", "rematch_s", "ratio", "broken", "violations"},
}


def test_all_names_every_figure() -> None:
    assert {it.__name__ for it in SMALL} == {f"bench.{name}" for name in NAMES}


@pytest.mark.parametrize("figure", SMALL, ids=lambda it: it.__name__.partition(".")[2])
def test_a_figure_is_one_line_with_its_keys(
    figure: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert figure.main([*SMALL[figure], "--json", "--no-record"]) == 0
    line = json.loads(capsys.readouterr().out)
    assert KEYS[figure] <= set(line)
    assert {"machine", "commit", "versions", "load"} <= set(line)
    assert (line.get("lost", 0), line.get("twice", 0)) == (0, 0)
