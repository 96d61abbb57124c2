"""Copies of a photo: the size that is cheap, upright, sRGB, stamped below; broken and monstrous pictures in words."""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from marked_photos import picture, visit_with_photo
from notice_visits import ready_visit
from offices import NOW
from PIL import ExifTags, Image, ImageCms
from PIL.JpegImagePlugin import JpegImageFile

from db.records.register import Enterprise
from inspector_app.errors import RefusedInputError
from inspector_app.evidence import imaging
from inspector_app.evidence.barcodes import read_barcodes
from inspector_app.evidence.imaging import MOST_SIDE, as_jpeg, printed_image, smaller_copy, working_image
from inspector_app.evidence.layers import Kind, Layer, save_layers
from inspector_app.evidence.stamps import Stamp, stamp_of, stamped
from inspector_app.evidence.working_copies import exported_copy, leaving_copy, page_copy, screen_pixels
from inspector_app.exchange.bag.opening_page import MOST_COPY_BYTES, _Copies, render
from inspector_app.exchange.bag.pack_info import PackKind
from inspector_app.exchange.sending import new_info
from inspector_app.messages import Language, say
from inspector_app.notices.code_reading import codes_in
from inspector_app.notices.composing import compose
from inspector_app.notices.drawn_characters import glyph_of_picture
from inspector_app.stores import Store

STAMP = Stamp("2026-08-03 10:21:05", "", "深圳市顺达国际货运代理有限公司 福永街道", "RN-01", "ab12" * 16)


def bytes_of(image: Image.Image, form: str, **saved: Any) -> bytes:
    stream = BytesIO()
    image.save(stream, form, **saved)
    return stream.getvalue()


def colour_of(data: bytes) -> Any:
    image = working_image(data)
    return image.getpixel((image.width // 2, image.height // 2))


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((4032, 3024), (2016, 1512)),
        ((4033, 3025), (2017, 1513)),
        ((3000, 2000), (1500, 1000)),
        ((2400, 1800), (2048, 1536)),
        ((5000, 2500), (2048, 1024)),
        ((8160, 6120), (2040, 1530)),
        ((2048, 900), (2048, 900)),
        ((1600, 1200), (1600, 1200)),
        ((640, 480), (640, 480)),
        ((9000, 10), (2048, 3)),
    ],
)
def test_the_copy_is_the_largest_fraction_within_the_limits(size: tuple[int, int], expected: tuple[int, int]) -> None:
    assert working_image(picture("teal", *size)).size == expected


def test_it_stands_upright_and_says_nothing_of_the_camera() -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.Make] = "SecretCam"
    image = Image.new("RGB", (400, 200), "white")
    image.paste("black", (0, 0, 200, 200))
    copy = as_jpeg(working_image(bytes_of(image, "JPEG", exif=exif)))
    with Image.open(BytesIO(copy)) as shown:
        assert shown.size == (200, 400)
        assert sum(shown.convert("RGB").getpixel((100, 50))) < 30  # type: ignore[arg-type, misc]
        assert not shown.getexif()
    assert b"SecretCam" not in copy


def test_colours_of_a_printer_and_of_a_profile_become_those_of_the_screen() -> None:
    assert colour_of(bytes_of(Image.new("CMYK", (64, 64), (0, 255, 255, 0)), "JPEG")) == (255, 0, 0)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert colour_of(bytes_of(Image.new("RGB", (64, 64), (10, 200, 30)), "PNG", icc_profile=profile)) == (10, 200, 30)
    assert colour_of(bytes_of(Image.new("RGB", (64, 64), (10, 200, 30)), "PNG", icc_profile=b"no profile")) == (
        10, 200, 30,
    )  # fmt: skip


def test_grey_of_sixteen_bits_is_not_cut_off() -> None:
    assert colour_of(bytes_of(Image.new("I;16", (64, 64), 0x8000), "PNG")) == (128, 128, 128)
    floats = Image.new("F", (64, 64), 3.0)
    floats.paste(1.0, (0, 0, 64, 10))
    assert colour_of(bytes_of(floats, "TIFF")) == (255, 255, 255)


def test_what_is_transparent_is_white() -> None:
    clear = Image.new("RGBA", (64, 64), (255, 0, 0, 0))
    assert colour_of(bytes_of(clear, "PNG")) == (255, 255, 255)
    assert colour_of(bytes_of(clear.quantize(4), "PNG", transparency=0)) == (255, 255, 255)
    large = Image.new("P", (3000, 40), 1)
    large.putpalette([0, 0, 0, 0, 128, 0])
    assert working_image(bytes_of(large, "PNG", transparency=0)).size == (2048, 27)


def test_of_an_animation_the_first_picture_is_shown() -> None:
    frames = [Image.new("RGB", (64, 64), colour) for colour in ("red", "blue")]
    data = bytes_of(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert colour_of(data) == (255, 0, 0)


@pytest.mark.parametrize("cut", [0, 1, 10, 300, 2000])
@pytest.mark.parametrize("make", [working_image, lambda data: smaller_copy(data, 320)])
def test_a_broken_picture_is_refused_in_words(cut: int, make: Any) -> None:
    data = bytes_of(Image.effect_noise((400, 300), 90).convert("RGB"), "JPEG")[:cut]
    with pytest.raises(RefusedInputError) as refused:
        make(data)
    assert refused.value.problems[0].code == "photo.not_a_picture"


def test_three_hundred_megapixels_are_not_opened() -> None:
    data = bytes_of(Image.new("1", (20_000, 15_000)), "PNG")
    with pytest.raises(RefusedInputError) as refused:
        working_image(data, "大图.png")
    (problem,) = refused.value.problems
    assert problem.code == "photo.too_many_pixels"
    for language in Language:
        assert "大图.png" in say(problem, language).problem


def _too_large() -> bytes:
    """What says that it has 192 million pixels, for which Pillow only warns."""
    data = bytearray(bytes_of(Image.new("L", (8, 8)), "PNG"))
    data[16:24] = struct.pack(">II", 16_000, 12_000)
    data[29:33] = struct.pack(">I", zlib.crc32(data[12:29]))
    return bytes(data)


_FOUND_BY_THE_FUZZER = Path(__file__).parents[2] / "fuzz" / "finds" / "photo-tiff-strip-offset"


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")
@pytest.mark.parametrize("data", [_too_large(), _FOUND_BY_THE_FUZZER.read_bytes()], ids=["large", "contradicting"])
def test_every_door_for_pictures_refuses_what_its_reader_chokes_on(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(data)
    for read in (working_image, codes_in, glyph_of_picture, lambda _: read_barcodes(tmp_path / "a.png")):
        with pytest.raises(RefusedInputError):
            read(data)


def test_the_stamp_stands_below_the_picture_in_black_on_white() -> None:
    image = working_image(picture("teal"))
    sheet = stamped(image, STAMP)
    assert sheet.width == image.width
    assert sheet.crop((0, 0, *image.size)).tobytes() == image.tobytes()
    below = sheet.crop((0, image.height, sheet.width, sheet.height))
    greys = below.convert("L").getextrema()
    assert greys == (0, 255)
    assert all(red == green == blue for _, (red, green, blue) in below.getcolors(100_000))  # type: ignore[misc, union-attr]


def test_every_part_of_the_stamp_changes_what_is_written() -> None:
    image = Image.new("RGB", (1000, 600), "teal")
    seen = {
        stamped(image, stamp).tobytes()
        for stamp in (
            STAMP,
            Stamp("2026-08-03 10:21:06", "", STAMP.place, STAMP.item, STAMP.sha256),
            Stamp("", "2026-08-03 11:00", STAMP.place, STAMP.item, STAMP.sha256),
            Stamp(STAMP.taken_at, "", "𠮷运 ກ Ünïcödé Ж", STAMP.item, STAMP.sha256),
            Stamp(STAMP.taken_at, "", STAMP.place, "", STAMP.sha256),
            Stamp(STAMP.taken_at, "", STAMP.place, STAMP.item, "cd34" * 16),
            Stamp("", "", "", "", "cd34" * 16),
            Stamp(STAMP.taken_at, "", "很长的地址" * 500, STAMP.item, STAMP.sha256),
        )
    }
    assert len(seen) == 8


def test_a_stamp_says_where_and_which(tmp_path: Path) -> None:
    _, photo = visit_with_photo(tmp_path / "store")
    stamp = stamp_of(photo, Enterprise("e1", "顺达\u202e货运", address="福永\n街道"))
    assert stamp == Stamp("", NOW.strftime("%Y-%m-%d %H:%M"), "顺达货运 福永 街道", "RN-01", photo.sha256)


def test_nothing_of_a_copy_is_left_on_the_disk(tmp_path: Path) -> None:
    store, photo = visit_with_photo(tmp_path / "store")
    before = _files(tmp_path)
    leaving_copy(store, photo, STAMP)
    screen_pixels(store, photo)
    exported_copy(store, photo.id)
    assert _files(tmp_path) == before


def test_the_screen_gets_what_it_paints(tmp_path: Path) -> None:
    store, photo = visit_with_photo(tmp_path / "store", picture("red", 4000, 3000))
    pixels = screen_pixels(store, photo, [Layer(Kind.MASK, (0, 0, 0.5, 1))])
    assert (pixels.width, pixels.height, len(pixels.data)) == (2000, 1500, 2000 * 1500 * 4)
    assert tuple(pixels.data[:3]) == (0, 0, 0)
    assert tuple(pixels.data[-4:-1]) == (254, 0, 0)
    assert max(screen_pixels(store, photo, longest_side=3200).width, 0) == 3200


def test_the_notice_prints_the_masked_and_stamped_copy(tmp_path: Path) -> None:
    case = ready_visit(tmp_path / "store")
    photo = case.attach(case.find(1)[0], "red")
    assert photo.sha256 in [each.sha256 for each in compose(case.store, case.visit, NOW.date()).photos]
    save_layers(case.store, photo.id, [Layer(Kind.MASK, (0, 0, 0.5, 1))], NOW)
    (printed,) = compose(case.store, case.visit, NOW.date()).photos
    with Image.open(BytesIO(printed.jpeg)) as copy:
        assert copy.getpixel((100, 200)) == (0, 0, 0)
        assert copy.getpixel((500, 200)) == pytest.approx((254, 0, 0), abs=3)
        assert (copy.width, copy.height > 480) == (640, True)
    assert printed.sha256 == photo.sha256


def test_the_same_photo_with_and_without_a_mask_is_printed_twice(tmp_path: Path) -> None:
    case = ready_visit(tmp_path / "store")
    one, other = (case.attach(finding, "red") for finding in case.find(2))
    with case.store.database.work(NOW) as work:
        fields = {"visit_id": case.visit, "sha256": one.sha256, "finding_id": other.finding_id, "file_name": "x.jpg"}
        work.photos.save(f"{case.visit}/again", fields | {"item": "", "added_at": NOW.isoformat()})
    count = len(compose(case.store, case.visit, NOW.date()).photos)
    save_layers(case.store, f"{case.visit}/again", [Layer(Kind.MASK, (0, 0, 0.5, 1))], NOW)
    assert len(compose(case.store, case.visit, NOW.date()).photos) == count + 1


def test_the_page_of_a_pack_shows_the_masked_copy_and_no_way_to_the_original(tmp_path: Path) -> None:
    store, photo = visit_with_photo(tmp_path / "store")
    assert f"photos/{photo.sha256}.jpg" in _page(store)
    save_layers(store, photo.id, [Layer(Kind.MASK, (0, 0, 1, 1))], NOW)
    page = _page(store)
    assert f"photos/{photo.sha256}" not in page
    assert "data:image/jpeg;base64," in page
    assert photo.sha256 in page
    with store.database.work(NOW) as work:
        work.photos.save(photo.id, {"layers": [{"kind": "pixelate", "at": [0, 0, 1, 1]}]})
    page = _page(store)
    assert f"photos/{photo.sha256}" not in page
    assert "data:image/jpeg" not in page


def test_the_page_of_a_pack_does_not_outgrow_its_limit(tmp_path: Path) -> None:
    _, photo = visit_with_photo(tmp_path / "store")
    copies = _Copies(lambda _photo: bytes(MOST_COPY_BYTES // 2))
    assert [copies.of(photo) is not None for _ in range(4)] == [True, True, False, False]


@pytest.mark.parametrize("make", [working_image, printed_image])
def test_of_a_jpeg_no_more_is_decoded_than_its_copy_shows(
    make: Callable[[bytes], Image.Image], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fraction of its size costs a fraction of the time (bench_photo), and needs no resizing afterwards."""
    decoded, load = [], JpegImageFile.load

    def loads(image: JpegImageFile) -> Any:
        found = load(image)
        decoded.append(image.size)
        return found

    monkeypatch.setattr(JpegImageFile, "load", loads)
    copy = make(bytes_of(Image.new("RGB", (4032, 3024), "teal"), "JPEG"))
    assert set(decoded) == {copy.size}
    assert copy.width * 2 <= 4032


def test_the_limits_are_those_of_the_reference() -> None:
    assert (imaging.LEAST_SIDE, MOST_SIDE) == (1280, 2048)


def _page(store: Store) -> str:
    with store.database.look() as work:
        info = new_info(store, PackKind.VISIT, NOW, ())
        return render(work, info, lambda photo: page_copy(store, photo)).decode("utf-8")


def _files(folder: Path) -> dict[str, int]:
    """All but the database, whose own files come and go."""
    files = [path for path in folder.rglob("*") if path.is_file() and "data.db" not in path.name]
    return {str(path): path.stat().st_size for path in files}
