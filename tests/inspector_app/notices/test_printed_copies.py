"""Photos on paper: as many pixels as paper shows and no more, one at a time, masks as black as anywhere."""

from io import BytesIO
from pathlib import Path

import pytest
from notice_visits import NOW, NoticeVisit, office_ready, visited
from offices import new_store
from PIL import Image

from db.records.evidence import Photo
from inspector_app.evidence.imaging import LEAST_PRINTED, ample_image, printed_image
from inspector_app.evidence.intake import Picture, add_photo
from inspector_app.evidence.working_copies import leaving_copy, printed_copy
from inspector_app.notices.issuing import preview


def jpeg(width: int, height: int, colour: str = "white") -> bytes:
    stream = BytesIO()
    Image.new("RGB", (width, height), colour).save(stream, "JPEG")
    return stream.getvalue()


@pytest.fixture
def visit(tmp_path: Path) -> NoticeVisit:
    store = new_store(tmp_path / "s")
    office_ready(store)
    return visited(store)


def added(visit: NoticeVisit, data: bytes, finding: str = "") -> Photo:
    photo = add_photo(visit.store, visit.visit, "", Picture(data, "p.jpg", "file"), NOW)
    with visit.store.database.work(NOW) as work:
        work.photos.save(photo.id, {"finding_id": finding})
    return photo


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        ((4000, 3000), (1000, 750)),
        ((3000, 4000), (750, 1000)),
        ((3264, 2448), (1632, 1224)),
        ((1600, 1200), (1600, 1200)),
        ((640, 480), (640, 480)),
        ((8000, 20), (1000, 3)),
    ],
)
def test_a_copy_for_paper_has_what_paper_shows(size: tuple[int, int], shown: tuple[int, int]) -> None:
    image = printed_image(jpeg(*size))
    assert image.size == shown
    assert max(image.size) >= min(LEAST_PRINTED, max(size))


def test_a_picture_to_be_made_small_is_ample_before() -> None:
    assert 560 <= max(ample_image(jpeg(4000, 3000), 560).size) <= 1120


def test_what_a_mask_covers_is_in_no_copy_for_paper(visit: NoticeVisit) -> None:
    """White under the mask, black on it: whatever is grey there came through."""
    photo = added(visit, jpeg(4000, 3000))
    mask = {"kind": "mask", "at": [0.25, 0.25, 0.75, 0.75]}
    with visit.store.database.work(NOW) as work:
        work.photos.save(photo.id, {"layers": [mask]})
        masked = work.photos.get(photo.id)
    assert masked is not None
    for copy in (printed_copy(visit.store, masked), leaving_copy(visit.store, masked, longest_side=560)):
        with Image.open(BytesIO(copy)) as image:
            width, height = image.size
            inner = image.crop((round(width * 0.26), round(height * 0.26), round(width * 0.74), round(height * 0.74)))
            assert inner.convert("L").getextrema()[1] <= 4
            assert image.convert("L").getpixel((3, 3)) == 255


def test_a_paper_of_large_photos_is_no_larger_than_what_it_shows(visit: NoticeVisit) -> None:
    (finding,) = visit.find(1)
    for colour in ("red", "green", "blue"):
        added(visit, jpeg(4000, 3000, colour), finding)
    seen = preview(visit.store, visit.visit, NOW)
    assert seen.problems == ()
    assert seen.pdf.count(b"/Subtype /Image") == 3
    assert seen.pdf.count(b"/Width 1000") == 3
