"""Papers are for the archive: what PDF/A-2u wants of a file is there (no validator is at hand: rule by rule)."""

import base64
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from notice_samples import notice, photo
from PIL import ImageCms

from inspector_app.notices.layout import draw
from inspector_app.notices.overlays import as_duplicate

needs_qpdf = pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed: dev.py installs it")
ALMOST_A_POINT = 1.0
"""Thousandths of an em by which widths may differ (ISO 19005-2, 6.2.11.5)."""


@pytest.fixture(scope="module")
def paper() -> bytes:
    findings = notice(3).findings
    named = tuple(type(each)(each.ordinal, f"{each.problem}\U00020c02", each.requirement, each.deadline,
                             each.severity, each.citations, (1,)) for each in findings)  # fmt: skip
    return draw(notice(3, findings=named), [photo(1)])


def objects(pdf: bytes, tmp_path: Path) -> Iterator[dict[str, Any]]:
    """Every object as qpdf, which is not ours, reads it."""
    file = tmp_path / "paper.pdf"
    file.write_bytes(pdf)
    command = ["qpdf", "--json=2", "--json-stream-data=inline", "--decode-level=generalized", str(file)]
    read = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)["qpdf"][1]
    for name, each in read.items():
        yield {"name": name.removeprefix("obj:"), **each}


def by_name(pdf: bytes, tmp_path: Path) -> dict[str, dict[str, Any]]:
    return {each["name"]: each for each in objects(pdf, tmp_path)}


@needs_qpdf
def test_the_catalog_says_what_it_is_and_what_its_colours_mean(paper: bytes, tmp_path: Path) -> None:
    read = by_name(paper, tmp_path)
    catalog = next(each["value"] for each in read.values() if type_of(each) == "/Catalog")
    assert catalog["/Lang"] == "u:zh-CN"
    assert read[catalog["/MarkInfo"]]["value"]["/Marked"] is True
    assert "/StructTreeRoot" in catalog
    metadata = read[catalog["/Metadata"]]["stream"]
    assert metadata["dict"] == {"/Type": "/Metadata", "/Subtype": "/XML"}, "no filter"
    xmp = base64.b64decode(metadata["data"]).decode("utf-8")
    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>U</pdfaid:conformance>" in xmp
    assert "责令限期整改通知书" in xmp
    (intent,) = catalog["/OutputIntents"]
    assert intent["/S"] == "/GTS_PDFA1"
    profile = read[intent["/DestOutputProfile"]]["stream"]
    assert profile["dict"]["/N"] == 3
    opened = ImageCms.ImageCmsProfile(BytesIO(base64.b64decode(profile["data"])))
    assert opened.profile.xcolor_space.strip() == "RGB"
    assert opened.profile.version < 5
    assert "/ID" in read["trailer"]["value"]


@needs_qpdf
def test_every_font_is_within_with_its_codes_and_its_widths(paper: bytes, tmp_path: Path) -> None:
    read = by_name(paper, tmp_path)
    fonts = [each["value"] for each in read.values() if type_of(each) == "/Font"]
    assert len(fonts) >= 3
    for font in fonts:
        assert "/ToUnicode" in font
        assert "/Encoding" not in font, "a symbolic TrueType font has its own"
        described = read[font["/FontDescriptor"]]["value"]
        assert described["/Flags"] & 4
        face = TTFont(BytesIO(base64.b64decode(read[described["/FontFile2"]]["stream"]["data"])))
        (table,) = face["cmap"].tables
        units = face["head"].unitsPerEm
        for code, glyph in table.cmap.items():
            if font["/FirstChar"] <= code <= font["/LastChar"]:
                said = font["/Widths"][code - font["/FirstChar"]]
                assert abs(said - face["hmtx"][glyph][0] * 1000 / units) <= ALMOST_A_POINT


@needs_qpdf
@pytest.mark.parametrize("copy", [False, True])
def test_nothing_is_in_it_that_an_archive_may_not_have(paper: bytes, tmp_path: Path, copy: bool) -> None:
    pdf = as_duplicate(paper, 1, date(2026, 8, 3)) if copy else paper
    for each in objects(pdf, tmp_path):
        held = each.get("value", each.get("stream", {}).get("dict"))
        for key, value in walked(held):
            assert key not in ("/JavaScript", "/EmbeddedFiles", "/Encrypt", "/SMask", "/AA", "/OpenAction", "/TR")
            assert not (key == "/Filter" and value in ("/LZWDecode", "/Crypt"))
            assert not (key == "/Interpolate" and value)
            assert value != "/DeviceCMYK"
            assert not (key == "/BaseFont" and "+" not in value), "a font that is not within"


def test_the_file_is_written_as_the_archive_wants_it(paper: bytes) -> None:
    first, second = paper.split(b"\n")[:2]
    assert first == b"%PDF-1.7"
    assert second.startswith(b"%")
    assert all(byte > 127 for byte in second[1:5])
    for found in re.finditer(rb"endstream", paper):
        assert paper[found.start() - 1 : found.start()] == b"\n"
    assert paper.rstrip().endswith(b"%%EOF")


def test_equal_papers_are_equal_bytes() -> None:
    assert draw(notice(2)) == draw(notice(2))


def test_a_title_of_markup_characters_is_no_markup() -> None:
    pdf = draw(notice(1, enterprise_name="甲<b>&乙]]>公司"))
    assert b"&lt;b&gt;&amp;" in pdf


def type_of(each: dict[str, Any]) -> str:
    value = each.get("value")
    return str(value.get("/Type", "")) if isinstance(value, dict) else ""


def walked(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield key, each
            yield from walked(each)
    elif isinstance(value, list):
        for each in value:
            yield "", each
            yield from walked(each)
