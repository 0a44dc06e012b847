"""Installing the engine 導入: built once, into a place of its own, and found again."""

from pathlib import Path

import pytest

from ayumi.setup import engine_install, engine_place, go_toolchain
from ayumi.setup.build_progress import Count, progress_line
from ayumi.setup.engine_place import SERVER, cache_folder, find_engine
from ayumi.setup.go_toolchain import go_version
from ayumi.setup.stopped import SetUpStopped

HOME = Path("/people/sato")
A_SERVER = "#!/bin/sh\necho temporal version 1.32.0\n"
# Stands in for the compiler: writes the program where GOBIN says, and names what it compiled.
A_COMPILER = f"""#!/bin/sh
if [ "$1" = version ]; then echo go version go1.27.3 linux/amd64; exit 0; fi
echo go.temporal.io/server/common >&2
printf '%s' '{A_SERVER}' > "$GOBIN/server"
chmod +x "$GOBIN/server"
"""
A_BROKEN_COMPILER = A_COMPILER.replace("printf", "echo 'go: no space left' >&2; exit 1; printf")


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's machine with an empty cache and only a shell on the PATH."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    (tmp_path / "bin").mkdir()
    monkeypatch.setattr(go_toolchain, "GO_LOCK", tmp_path / "go.lock")
    return tmp_path


def _program(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize(
    ("environ", "platform", "folder"),
    [
        ({}, "linux", "/people/sato/.cache/ayumi"),
        ({}, "darwin", "/people/sato/Library/Caches/ayumi"),
        ({"XDG_CACHE_HOME": "/var/caches"}, "linux", "/var/caches/ayumi"),
    ],
)
def test_the_cache_is_where_the_system_keeps_caches(
    environ: dict[str, str], platform: str, folder: str
) -> None:
    assert cache_folder(environ, platform, HOME) == Path(folder)


@pytest.mark.parametrize(
    ("said", "version"),
    [
        ("go version go1.26.8 linux/amd64", (1, 26, 8)),
        ("go version go1.27 darwin/arm64", (1, 27, 0)),
        ("go version devel +a1b2c3", None),
        ("", None),
    ],
)
def test_the_compilers_version_is_read(said: str, version: tuple[int, int, int] | None) -> None:
    assert go_version(said) == version


def test_the_engine_is_built_once_and_its_progress_told(machine: Path) -> None:
    _program(machine / "bin" / "go", A_COMPILER)
    told: list[str] = []

    built = engine_install.install_engine(told.append)
    (machine / "bin" / "go").unlink()
    again = engine_install.install_engine(told.append)

    assert built == again == find_engine() == engine_place.engine_folder() / SERVER
    assert told[-1] == "temporal-server 1.32.0 is ready"
    assert any("1 of about 1,750 packages" in line for line in told)


def test_an_engine_on_the_path_is_used_and_nothing_built(machine: Path) -> None:
    own = _program(machine / "bin" / "temporal-server", A_SERVER)

    assert engine_install.install_engine(_silence) == own
    assert not (machine / "cache").exists()


def test_a_failed_build_leaves_no_engine_behind(machine: Path) -> None:
    _program(machine / "bin" / "go", A_BROKEN_COMPILER)

    with pytest.raises(SetUpStopped, match="no space left"):
        engine_install.install_engine(_silence)

    assert find_engine() is None
    assert not list(engine_place.engine_folder().glob("build-*"))


def test_a_program_of_another_version_is_not_taken(machine: Path) -> None:
    _program(machine / "bin" / "go", A_COMPILER.replace("1.32.0", "1.31.0"))

    with pytest.raises(SetUpStopped, match="does not run"):
        engine_install.install_engine(_silence)

    assert find_engine() is None


def test_without_go_and_without_its_package_the_next_step_is_named(machine: Path) -> None:
    _program(machine / "bin" / "go", A_COMPILER.replace("go1.27.3", "go1.20.1"))

    with pytest.raises(SetUpStopped, match="install Go by hand"):
        engine_install.install_engine(_silence)


def test_make_builds_nothing_when_another_engine_is_named(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEMPORAL_ADDRESS", "engine.city.example:7233")

    assert engine_install.main() == 0
    assert find_engine() is None


def test_progress_counts_downloads_first_and_packages_then() -> None:
    count = Count()
    count.hear("go: downloading github.com/example/a v1.0.0\n")
    assert progress_line(count, SERVER, 7) == "building temporal-server: 1 modules fetched, 0:07"

    for name in ("unicode", "go.temporal.io/server/common"):
        count.hear(f"{name}\n")
    assert progress_line(count, SERVER, 80) == (
        "building temporal-server: 2 of about 1,750 packages, 1:20"
    )


def _silence(_line: str) -> None:
    return None
