"""The AppImage's own runtime: it runs what is behind it, mounted or unpacked, leaves nothing, is the same each time."""

import os
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest
from patience import PATIENCE_S

ROOT = Path(__file__).parents[2]
BUILT = datetime(2026, 11, 26, tzinfo=UTC)
PROGRAM = """#!/bin/sh
echo "$APPIMAGE|$OWD|$*"
cat "$APPDIR/usr/lib/inspector-app/资源 夹/字.txt"
[ "$1" = wait ] && read nothing
exit 7
"""


@pytest.fixture(scope="module")
def recipe() -> ModuleType:
    sys.path.insert(0, str(ROOT / "build_spec"))
    try:
        import app_image  # type: ignore[import-not-found, unused-ignore]
    finally:
        sys.path.remove(str(ROOT / "build_spec"))
    missing = app_image.missing_packages()
    if missing:
        pytest.skip(f"not installed: {' '.join(missing)}")
    module: ModuleType = app_image
    return module


def built(recipe: ModuleType, folder: Path) -> Path:
    """An image with a small program in place of ours."""
    frozen, icons = folder / "frozen", folder / "icons"
    (frozen / "资源 夹").mkdir(parents=True)
    (frozen / "资源 夹" / "字.txt").write_text("寄检通", "utf-8")
    (frozen / "inspector-app").write_text(PROGRAM, "utf-8")
    (frozen / "inspector-app").chmod(0o755)
    icons.mkdir()
    (icons / "256.png").write_bytes(b"")
    (folder / "work").mkdir()
    image: Path = recipe.app_image(frozen, icons, "1.2.3", BUILT, folder)
    return image


@pytest.fixture(scope="module")
def image(recipe: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(recipe, tmp_path_factory.mktemp("image"))


@pytest.fixture
def places(tmp_path: Path) -> Path:
    """Where the image may mount and unpack."""
    folder = tmp_path / "临时 文件"
    folder.mkdir()
    return folder


def environment(places: Path, **more: str) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "LANG": "en_US.UTF-8", "TMPDIR": str(places), **more}


def run(image: Path, places: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(image), *words], env=environment(places, **more), cwd=places.parent, capture_output=True, text=True
    )


def becomes_empty(places: Path) -> bool:
    end = time.monotonic() + PATIENCE_S
    while list(places.iterdir()) and time.monotonic() < end:
        time.sleep(0.02)
    return not list(places.iterdir())


@pytest.mark.parametrize("way", [(), ("--appimage-extract-and-run",)])
def test_the_program_runs_with_its_words_and_exit_code_and_leaves_nothing(
    image: Path, places: Path, way: tuple[str, ...]
) -> None:
    done = run(image, places, *way, "demo", "两 字")
    assert done.stdout == f"{image}|{places.parent}|demo 两 字\n寄检通"
    assert done.returncode == 7
    assert becomes_empty(places)


def test_two_run_at_once_and_the_first_that_ends_takes_nothing_from_the_other(image: Path, places: Path) -> None:
    words = [str(image), "--appimage-extract-and-run", "wait"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(words, env=environment(places), text=True, **pipes) as first:  # type: ignore[call-overload]
        assert first.stdout.readline().endswith("|wait\n")
        assert run(image, places, "--appimage-extract-and-run").returncode == 7
        left = [place for place in places.iterdir() if (place / "usr/lib/inspector-app/资源 夹/字.txt").is_file()]
        assert left
        first.communicate("\n")
    assert first.returncode == 7
    assert becomes_empty(places)


def test_unpacked_it_is_what_a_desktop_looks_for(image: Path, places: Path) -> None:
    assert run(image, places, "--appimage-extract").returncode == 0
    folder = places.parent / "squashfs-root"
    assert (folder / "AppRun").resolve() == folder / "usr/lib/inspector-app/inspector-app"
    assert (folder / ".DirIcon").exists()
    assert (folder / "inspector-app.desktop").read_text("utf-8").endswith("\nX-AppImage-Version=1.2.3\n")
    assert (folder / "usr/share/metainfo/cn.jijiantong.inspector.metainfo.xml").is_file()
    licences = (folder / "usr/lib/inspector-app/LICENCES.txt").read_text("utf-8")
    bill = (folder / "usr/lib/inspector-app/sbom.cdx.json").read_text("utf-8")
    for linked in ("squashfuse", "fuse3", "libzstd", "glibc"):
        assert f"\n{linked} " in licences
        assert f"pkg:deb/debian/{linked}@" in bill
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in licences
    assert (folder / "usr/share/doc/inspector-app/runtime.c").is_file()


def test_a_cut_file_and_a_full_disk_are_told_in_words(image: Path, places: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.AppImage"
    cut.write_bytes(image.read_bytes()[:-70_000])
    cut.chmod(0o755)
    done = run(cut, places, "demo")
    assert done.returncode == 127
    assert "is damaged. Copy it anew." in done.stderr
    done = run(image, places, "--appimage-extract-and-run", TMPDIR="/proc")
    assert done.returncode == 127
    assert "Let TMPDIR name a folder that can be written." in done.stderr
    assert becomes_empty(places)


def test_the_same_folder_gives_the_same_image(recipe: ModuleType, image: Path, tmp_path: Path) -> None:
    assert built(recipe, tmp_path).read_bytes() == image.read_bytes()
