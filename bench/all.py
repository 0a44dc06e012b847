"""``all``: every figure once, one after another; each line is shown and kept as it comes."""

import argparse
import importlib
import sys
from collections.abc import Sequence
from typing import Final

NAMES: Final = (
    "launch",
    "submit",
    "burst",
    "history",
    "tick",
    "idle",
    "board",
    "roster",
    "recovery",
    "round",
    "match",
    "mentors",
)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="ayumi bench all")
    parser.add_argument("--json", action="store_true", help="one JSON line per figure")
    parser.add_argument("--no-record", action="store_true", help="do not append to the record")
    given = parser.parse_args(argv)
    words = [f"--{name.replace('_', '-')}" for name, said in vars(given).items() if said]
    worst = 0
    for name in NAMES:
        code: int = importlib.import_module(f"bench.{name}").main(words)
        worst = max(worst, code)
    return worst


if __name__ == "__main__":
    sys.exit(main())
