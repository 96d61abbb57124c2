"""The demo from an empty folder: what it leaves is what its report says, checked without the functions that made it."""

import hashlib
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from patience import PATIENCE_S
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
_MOST_S = 5 * PATIENCE_S
"""A whole loop in one call, which takes a minute where others use the machine."""


def demo(out: Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "inspector_app", "demo", "--out", str(out), "--json"]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", timeout=_MOST_S)


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("demo") / "out"
    done = demo(out)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == report(out)
    return out


def report(out: Path) -> Any:
    return json.loads((out / "demo.json").read_text("utf-8"))


def test_the_register_has_the_counts_of_the_office(left: Path, shared_data: Path) -> None:
    truth = json.loads((shared_data / "register_1451.truth.json").read_text("utf-8"))
    assert report(left)["register"]["counts"] == truth
    assert json.loads((left / "register.json").read_text("utf-8"))["counts"] == truth


def test_every_item_is_answered_and_every_photo_arrives(left: Path) -> None:
    said: Mapping[str, Any] = report(left)
    assert said["visit"]["answered"] == said["visit"]["items"] > 60
    assert said["visit"]["failed"] == 5
    assert said["visit"]["findings"] == 6
    assert said["visit"]["photos"] == said["pack"]["photos"]["total"] == said["pack"]["photos"]["verified"] == 6
    assert said["supervisor"] == {
        "visits": 1,
        "findings": 6,
        "photos": 6,
        "notices": [said["notice"]["number"]],
        "notice_bytes": (left / "notice.pdf").stat().st_size,
    }
    assert said["pack"]["imported_again"] == {"new_events": 0, "new_visits": 0}


def test_the_notice_is_final_and_says_what_was_found(left: Path) -> None:
    data = (left / "notice.pdf").read_bytes()
    assert hashlib.sha256(data).hexdigest() == report(left)["notice"]["sha256"]
    document = pypdfium2.PdfDocument(data)
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    pages = len(document)
    document.close()
    assert pages == report(left)["notice"]["pages"]
    for words in ("责令限期整改通知书", report(left)["notice"]["number"], "第二十条", "98件", "粤B0440306002"):
        assert words in text.replace("\r\n", "")
    assert "草稿" not in text


def test_the_pack_is_closed_to_strangers(left: Path) -> None:
    data = (left / "visit.zjpack").read_bytes()
    assert data.startswith(b"age-encryption.org/v1\n")
    assert not zipfile.is_zipfile(BytesIO(data))
    assert hashlib.sha256(data).hexdigest() == report(left)["pack"]["sha256"]


def test_the_pictures_show_pages_and_not_blank_windows(left: Path) -> None:
    pictures = [left / name for name in report(left)["pictures"]]
    assert len(pictures) > 8
    for path in pictures:
        with Image.open(path) as picture:
            assert min(picture.size) >= 600
            colours = picture.convert("RGB").getcolors(maxcolors=1 << 24)
            assert colours is not None
            assert len(colours) > 50, path.name


def test_no_text_of_the_demo_lies_readable_in_its_stores(left: Path) -> None:
    needles = [words.encode(code) for words in ("源信国际", "陶艳秀", "13269389585") for code in ("utf-8", "utf-16-le")]
    for path in (left / "stores").rglob("*"):
        if path.is_file() and path.name != "slots.json":
            data = path.read_bytes()
            assert not any(needle in data for needle in needles), path


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    done = demo(tmp_path)
    assert done.returncode == 1
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
