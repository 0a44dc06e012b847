"""Looks through the tree 木の点検: it must build anywhere, so it names no package registry's host and
no path of one machine. Run as ``python -m tests.check_tree``; names file and line.
"""

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

# Written in two halves, as this file is part of the tree.
HOSTS = (
    *(
        "py" + "pi.org",
        "python" + "hosted.org",
        "npm" + "js.org",
        "npm" + "js.com",
        "yarn" + "pkg.com",
    ),
    *("proxy.go" + "lang.org", "sum.go" + "lang.org", "deb." + "debian.org", "crates" + ".io"),
    *("unp" + "kg.com", "js" + "delivr.net", "cdn" + "js.com", "ruby" + "gems.org"),
)
HOMES = ("/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/", "/Us" + "ers/", "/t" + "mp/")
REFUSED = re.compile(
    "|".join((*map(re.escape, HOSTS), *(rf"(?<![\w.\-/}}]){re.escape(home)}\w" for home in HOMES)))
)
BINARY = {".png", ".jpg", ".ico", ".woff2", ".gz", ".xlsx", ".pdf", ".mo"}


def tree_files(root: Path) -> list[Path]:
    """The files that belong to the repository, also those not yet committed."""
    words = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(words, cwd=root, capture_output=True, text=True, check=True)
    paths = (root / name for name in listed.stdout.split("\0") if name)
    return [path for path in paths if path.is_file() and path.suffix not in BINARY]


def complaints(text: str) -> Iterator[tuple[int, str]]:
    """Line number and what was found there."""
    for number, line in enumerate(text.splitlines(), start=1):
        for found in REFUSED.finditer(line):
            yield number, found.group()


def check(paths: Iterable[Path], root: Path) -> list[str]:
    return [
        f"{path.relative_to(root)}:{number}: {what} ties the tree to one registry or machine"
        for path in paths
        for number, what in complaints(path.read_text("utf-8", errors="replace"))
    ]


def main() -> int:
    found = check(tree_files(ROOT), ROOT)
    sys.stderr.write("".join(f"{line}\n" for line in found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
