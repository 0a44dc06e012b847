"""Where the workflow engine 実行エンジン lies: on the PATH, or in the person's own cache."""

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

ENGINE_VERSION = "1.32.0"
SERVER = "temporal-server"
CLUSTER_TOOL = "temporal-sql-tool"


def cache_folder(environ: Mapping[str, str], platform: str, home: Path) -> Path:
    """The folder for things that can be made again: XDG on Linux, Library/Caches on macOS."""
    if environ.get("XDG_CACHE_HOME"):
        return Path(environ["XDG_CACHE_HOME"]) / "ayumi"
    if platform == "darwin":
        return home / "Library" / "Caches" / "ayumi"
    return home / ".cache" / "ayumi"


def engine_folder() -> Path:
    """The folder of this engine version; another version gets another folder, stores never mix."""
    return cache_folder(os.environ, sys.platform, Path.home()) / "engine" / ENGINE_VERSION


def find_engine() -> Path | None:
    """The engine to run: one on the PATH goes before the one built into the cache."""
    return _find(SERVER)


def find_cluster_tool() -> Path | None:
    """The tool that makes the engine's schema on PostgreSQL; only a cluster needs it."""
    return _find(CLUSTER_TOOL)


def _find(name: str) -> Path | None:
    on_path = shutil.which(name)
    if on_path:
        return Path(on_path)
    built = engine_folder() / name
    return built if os.access(built, os.X_OK) else None
