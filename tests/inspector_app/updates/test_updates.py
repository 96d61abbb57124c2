"""Another version of the program from a file: signed, compared byte by byte, tried, and gone back from."""

import json
import os
import subprocess
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from inspector_app.errors import CancelledError, RefusedInputError
from inspector_app.updates import hop, publishing, release, trust, versions
from inspector_app.version import VERSION, parts

NOW = datetime(2026, 11, 26, tzinfo=UTC)
NEWER = "9.1.0"


def nothing(_done: int, _all: int) -> None:
    """A report that nobody reads."""


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    """A program of a few files that answers as the real one does."""
    folder = tmp_path / "frozen"
    (folder / "_internal" / "资源").mkdir(parents=True)
    program = folder / "inspector-app"
    # A shell, and not our Python: the path of a clone may have spaces, and such a first line starts nothing.
    program.write_text(f'#!/bin/sh\necho "{NEWER}" "$@"\n', "utf-8")
    program.chmod(0o755)
    (folder / "_internal" / "资源" / "字.txt").write_text("寄检通" * 1000, "utf-8")
    (folder / "lib.so").symlink_to("_internal/资源/字.txt")
    return folder


@pytest.fixture
def key(tmp_path: Path) -> tuple[Path, Path]:
    return publishing.new_key(tmp_path, "office")


@pytest.fixture
def folder(tmp_path: Path, key: tuple[Path, Path]) -> Path:
    """Where the versions lie, on a computer that trusts the office's key."""
    versions_of_person = tmp_path / "versions"
    trust.trust_key(versions_of_person, trust.read_key(key[1]))
    return versions_of_person


def made(frozen: Path, key: tuple[Path, Path], version: str = NEWER, system: str = "") -> Path:
    secret = key[0].read_text("ascii")
    return publishing.make_update(frozen, version, system or release.this_system(), secret, NOW, frozen.parent)


def codes(refused: pytest.ExceptionInfo[RefusedInputError]) -> list[str]:
    return [problem.code for problem in refused.value.problems]


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_an_update_is_unpacked_as_it_was_and_starts_from_then_on(
    frozen: Path, key: tuple[Path, Path], folder: Path
) -> None:
    assert versions.apply(made(frozen, key), folder, nothing).version == NEWER
    assert versions.current(folder) == NEWER
    placed = folder / NEWER
    assert (placed / "_internal" / "资源" / "字.txt").read_text("utf-8") == "寄检通" * 1000
    assert (placed / "lib.so").readlink() == Path("_internal/资源/字.txt")
    program = hop.newer_program(["demo"], folder, {})
    assert program == placed / "inspector-app"
    assert subprocess.run([program, "x"], capture_output=True, text=True, check=True).stdout == f"{NEWER} x\n"


def test_the_same_folder_gives_the_same_file(frozen: Path, key: tuple[Path, Path]) -> None:
    first = made(frozen, key).read_bytes()
    os.utime(frozen / "inspector-app", (0, 0))
    assert made(frozen, key).read_bytes() == first


def test_going_back_leads_to_the_version_before_and_then_to_the_installed_one(
    frozen: Path, key: tuple[Path, Path], folder: Path
) -> None:
    versions.apply(made(frozen, key), folder, nothing)
    versions.apply(made(frozen, key, "9.2.0"), folder, nothing)
    assert versions.kept(folder) == ["9.2.0", NEWER]
    assert versions.back(folder) == NEWER
    assert versions.current(folder) == NEWER
    assert versions.back(folder) == ""
    assert versions.current(folder) == VERSION
    with pytest.raises(RefusedInputError) as refused:
        versions.back(folder)
    assert codes(refused) == ["update.none_before"]


def test_an_update_of_a_stranger_is_refused_and_nothing_is_unpacked(frozen: Path, tmp_path: Path, folder: Path) -> None:
    (tmp_path / "else").mkdir()
    stranger = publishing.new_key(tmp_path / "else", "stranger")
    with pytest.raises(RefusedInputError) as refused:
        versions.apply(made(frozen, stranger), folder, nothing)
    assert codes(refused) == ["update.not_signed"]
    assert left(folder) == ["trusted.json"]


def rewritten(file: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """The same zip with other bytes in it."""
    other = file.with_name("other.zjupdate")
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(other, "w") as sink:
        for name in source.namelist():
            data = change(name, source.read(name))
            if data is not None:
                sink.writestr(name, data)
    return other


def test_a_changed_file_inside_is_named_and_the_program_stays(
    frozen: Path, key: tuple[Path, Path], folder: Path
) -> None:
    other = rewritten(made(frozen, key), lambda name, data: data[:-1] + b"!" if name.endswith("字.txt") else data)
    with pytest.raises(RefusedInputError) as refused:
        versions.apply(other, folder, nothing)
    assert codes(refused) == ["update.damaged"]
    assert refused.value.problems[0].details["part"] == "_internal/资源/字.txt"
    assert versions.current(folder) == VERSION
    assert left(folder) == ["trusted.json"]


def test_a_changed_manifest_is_no_longer_signed(frozen: Path, key: tuple[Path, Path], folder: Path) -> None:
    other = rewritten(made(frozen, key), lambda name, data: data.replace(b"9.1.0", b"9.9.0"))
    with pytest.raises(RefusedInputError) as refused:
        versions.check(other, folder)
    assert codes(refused) == ["update.not_signed"]


@pytest.mark.parametrize("missing", ["update.json", "update.json.minisig", "inspector-app"])
def test_a_part_that_is_missing_is_said(frozen: Path, key: tuple[Path, Path], folder: Path, missing: str) -> None:
    other = rewritten(made(frozen, key), lambda name, data: None if name == missing else data)
    with pytest.raises(RefusedInputError) as refused:
        versions.apply(other, folder, nothing)
    assert codes(refused) == ["update.unreadable"]
    assert left(folder) == ["trusted.json"]


@pytest.mark.parametrize("cut", [0, 1, 100, -1])
def test_a_file_that_was_not_copied_to_its_end_is_refused(
    frozen: Path, key: tuple[Path, Path], folder: Path, cut: int
) -> None:
    file = made(frozen, key)
    file.write_bytes(file.read_bytes()[:cut])
    with pytest.raises(RefusedInputError) as refused:
        versions.check(file, folder)
    assert codes(refused) == ["update.unreadable"]


def test_another_system_and_an_older_version_are_refused(frozen: Path, key: tuple[Path, Path], folder: Path) -> None:
    with pytest.raises(RefusedInputError) as refused:
        versions.check(made(frozen, key, system="amiga-68000"), folder)
    assert codes(refused) == ["update.other_system"]
    with pytest.raises(RefusedInputError) as refused:
        versions.check(made(frozen, key, version=VERSION), folder)
    assert codes(refused) == ["update.not_newer"]


def test_a_version_that_does_not_start_is_not_taken(frozen: Path, key: tuple[Path, Path], folder: Path) -> None:
    (frozen / "inspector-app").write_text("#!/bin/sh\nexit 3\n")
    with pytest.raises(RefusedInputError) as refused:
        versions.apply(made(frozen, key), folder, nothing)
    assert codes(refused) == ["update.does_not_start"]
    assert left(folder) == ["trusted.json"]


def test_stopping_half_way_leaves_all_as_before(frozen: Path, key: tuple[Path, Path], folder: Path) -> None:
    def stop(done: int, _all: int) -> None:
        if done:
            raise CancelledError

    with pytest.raises(CancelledError):
        versions.apply(made(frozen, key), folder, stop)
    assert left(folder) == ["trusted.json"]


@pytest.mark.parametrize("path", ["../evil", "/etc/evil", "a/../../evil", "a//b", "C:evil", "a\\b", ""])
def test_a_signed_name_that_leads_outside_is_refused(
    frozen: Path, key: tuple[Path, Path], folder: Path, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = publishing.json.dumps

    def twisted(value: object, **options: object) -> str:
        assert isinstance(value, dict)
        entries = value["files"]
        return text({**value, "files": {path: next(iter(entries.values()))}})

    monkeypatch.setattr(publishing.json, "dumps", twisted)
    file = made(frozen, key)
    monkeypatch.undo()
    with pytest.raises(RefusedInputError) as refused:
        versions.check(file, folder)
    assert codes(refused) == ["update.unreadable"]


def test_a_signed_link_that_leads_outside_is_refused(frozen: Path, key: tuple[Path, Path], folder: Path) -> None:
    (frozen / "lib.so").unlink()
    (frozen / "lib.so").symlink_to("../../etc/passwd")
    with pytest.raises(RefusedInputError) as refused:
        versions.check(made(frozen, key), folder)
    assert codes(refused) == ["update.unreadable"]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 7}', '{"version": "../x"}', '{"version": "9.0"}'])
def test_a_pointer_that_leads_nowhere_starts_the_installed_program(tmp_path: Path, text: str) -> None:
    (tmp_path / hop.POINTER).write_text(text, "utf-8")
    assert hop.newer_program([], tmp_path, {}) is None


def test_the_update_verb_and_the_version_that_was_started_stay_where_they_are(
    frozen: Path, key: tuple[Path, Path], folder: Path
) -> None:
    versions.apply(made(frozen, key), folder, nothing)
    assert hop.newer_program([], folder, {}) is not None
    assert hop.newer_program(["update", "back"], folder, {}) is None
    assert hop.newer_program([], folder, {"INSPECTOR_APP_HOPPED": "1"}) is None


def test_a_file_without_a_key_is_not_trusted(tmp_path: Path) -> None:
    for text in (b"", b"untrusted comment: x\nAAAA\n", b"\xff" * 99, b"RWQ" + b"A" * 53):
        (tmp_path / "some.pub").write_bytes(text)
        with pytest.raises(RefusedInputError) as refused:
            trust.read_key(tmp_path / "some.pub")
        assert codes(refused) == ["update.not_a_key"]


def test_the_command_line_takes_an_update_and_goes_back(
    frozen: Path,
    key: tuple[Path, Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from inspector_app import cli

    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    def said(*words: str) -> tuple[int, dict[str, object]]:
        code = cli.main(["update", *words, "--json"])
        return code, json.loads(capsys.readouterr().out)

    file = made(frozen, key)
    assert said("check", str(file))[0] == 1
    assert said("trust", str(key[1]))[0] == 0
    assert said("check", str(file))[1]["version"] == NEWER
    assert said("apply", str(file))[0] == 0
    assert said("list")[1] == {"installed": VERSION, "current": NEWER, "kept": [NEWER]}
    assert said("back") == (0, {"version": ""})
    assert said("list")[1]["current"] == VERSION


def test_versions_compare_as_numbers() -> None:
    assert parts("0.10.2") > parts("0.9.9")
    for wrong in ("", "1.", "v1", "1.2-3", "../1", "１.２"):
        with pytest.raises(ValueError, match="not a version"):
            parts(wrong)
