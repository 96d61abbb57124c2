"""What a file is, is told by its bytes; what a picture says about itself is read without decoding it."""

import zipfile
from io import BytesIO

import pytest
from evidence_files import bomb, film, heic, moving, picture, taken_at
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.evidence.media import MediaKind, can_be_shown, duration_of, kind_of, media_facts, media_type_of


def docx() -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as book:
        book.writestr("[Content_Types].xml", "<Types/>")
        book.writestr("word/document.xml", "<document/>")
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (picture("JPEG"), "image/jpeg"),
        (picture("PNG"), "image/png"),
        (picture("WEBP"), "image/webp"),
        (picture("TIFF"), "image/tiff"),
        (picture("BMP"), "image/bmp"),
        (moving(), "image/gif"),
        (heic(), "image/heic"),
        (film(), "video/mp4"),
        (film(brand=b"qt  "), "video/quicktime"),
        (film(brand=b"3gp4"), "video/3gpp"),
        (b"\x00\x00\x00\x08wide\x00\x00\x00\x00mdat", "video/quicktime"),
        (b"RIFF\x00\x00\x00\x00AVI LIST", "video/x-msvideo"),
        (b"\x1aE\xdf\xa3\x01\x00webm", "video/webm"),
        (b"\x1aE\xdf\xa3\x01\x00matroska", "video/x-matroska"),
        (b"%PDF-1.7\n", "application/pdf"),
        (docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (b"PK\x03\x04 broken", "application/zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
        ("安检机租赁合同".encode() * 900, "text/plain"),
        (bytes(64), "application/octet-stream"),
        (b"", "application/octet-stream"),
    ],
)
def test_the_kind_is_told_by_content(data: bytes, media_type: str) -> None:
    assert media_type_of(data) == media_type


@given(st.binary(max_size=400))
def test_any_bytes_have_a_kind_and_facts(data: bytes) -> None:
    facts = media_facts(data)
    assert kind_of(facts.media_type) in MediaKind


@pytest.mark.filterwarnings("ignore::UserWarning")
@given(st.data())
def test_a_picture_with_any_byte_changed_still_has_facts(data: st.DataObject) -> None:
    whole = bytearray(taken_at("2026:10:28 17:30:00", "+08:00"))
    whole[data.draw(st.integers(3, len(whole) - 1))] = data.draw(st.integers(0, 255))
    assert media_facts(bytes(whole)).media_type == "image/jpeg"


def test_a_turned_picture_has_the_size_that_is_shown() -> None:
    facts = media_facts(taken_at("2026:10:28 17:30:00", orientation=6))
    assert (facts.width, facts.height) == (48, 64)


@pytest.mark.parametrize(
    ("moment", "offset", "kept"),
    [
        ("2026:10:28 17:30:00", "+08:00", "2026-10-28T17:30:00+08:00"),
        ("2026:10:28 17:30:00", "", "2026-10-28T17:30:00"),
        ("2026:10:28 17:30:00", "noon", "2026-10-28T17:30:00"),
        ("2026:10:28 17:30:00", "+99:00", "2026-10-28T17:30:00"),
        ("2026:13:45 99:99:99", "", ""),
        ("    :  :     :  :  ", "", ""),
        ("0000:00:00 00:00:00", "", ""),
    ],
)
def test_the_time_of_the_camera_is_kept_with_its_offset(moment: str, offset: str, kept: str) -> None:
    assert media_facts(taken_at(moment, offset)).taken_at == kept


def test_a_picture_without_exif_has_no_time() -> None:
    assert media_facts(picture("PNG")).taken_at == ""


def test_a_moving_picture_is_known_as_one() -> None:
    assert media_facts(moving()).frames > 1
    assert media_facts(picture()).frames == 1


def test_three_hundred_megapixels_are_never_shown() -> None:
    facts = media_facts(bomb())
    assert facts.media_type == "image/png"
    assert not can_be_shown(facts.media_type, facts.width, facts.height)


def test_the_length_of_a_film_is_read_from_its_head() -> None:
    assert duration_of(film(75)) == 75
    assert duration_of(picture()) == 0
