"""Before and after: what may be a pair and what may not, whoever says it."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked_photos import LATER, PEOPLE, before_and_after, events_with, kept, picture, taken_in, visit_with_photo
from offices import NOW, with_enterprise
from PIL import Image

from db.records.evidence import Photo
from inspector_app.checklists.snapshots import shipped
from inspector_app.errors import RefusedInputError
from inspector_app.evidence.alignment import Alignment, alignment_of, similarity
from inspector_app.evidence.intake import remove_photo
from inspector_app.evidence.pair_copies import pair_copies
from inspector_app.evidence.pairs import (
    align_pair,
    earlier_photos,
    pair_of,
    pair_photos,
    pairs_of_visit,
    unpair_photo,
)
from inspector_app.messages import Language, say
from inspector_app.stores import Store
from inspector_app.visits import VisitDraft, close_visit, open_visit


def refusal(store: Store, after: Photo, before_id: str) -> str:
    with pytest.raises(RefusedInputError) as refused:
        pair_photos(store, after.id, before_id, LATER)
    for problem in refused.value.problems:
        assert all(say(problem, language).problem for language in Language)
    return refused.value.problems[0].code


def test_a_photo_is_paired_with_one_of_an_earlier_visit(tmp_path: Path) -> None:
    store, before, after = before_and_after(tmp_path / "store")
    assert [each.photo.id for each in earlier_photos(store, after.id)] == [before.id]
    assert earlier_photos(store, before.id) == []
    pair_photos(store, after.id, before.id, LATER)
    pair_photos(store, after.id, before.id, LATER)
    (pair,) = pairs_of_visit(store, after.visit_id)
    assert (pair.before.id, pair.after.id) == (before.id, after.id)
    assert (pair.before_visited_at, pair.after_visited_at) == (NOW, LATER)
    assert len(events_with(store, "pair_of")) == 1
    assert pairs_of_visit(store, before.visit_id) == []
    unpair_photo(store, after.id, LATER)
    assert pair_of(store, after.id) is None


def test_two_photos_of_one_visit_can_be_a_pair(tmp_path: Path) -> None:
    store, before = visit_with_photo(tmp_path / "store")
    after = taken_in(store, before.visit_id, picture("green"), "后.jpg")
    pair_photos(store, after.id, before.id, LATER)
    assert pair_of(store, after.id) is not None
    assert refusal(store, before, after.id) in {"photo.pair_later", "photo.pair_cycle"}


def test_what_cannot_be_a_pair_is_refused_with_its_reason(tmp_path: Path) -> None:
    store, before, after = before_and_after(tmp_path / "store")
    with_enterprise(store, "e2")
    elsewhere = open_visit(store, VisitDraft("e2", PEOPLE), shipped(), NOW)
    foreign = taken_in(store, elsewhere, picture("blue"), "外.jpg")
    other_item = taken_in(store, after.visit_id, picture("blue"), "他项.jpg", "RN-02")
    assert refusal(store, after, after.id) == "photo.pair_self"
    assert refusal(store, after, "nobody") == "photo.pair_missing"
    assert refusal(store, after, foreign.id) == "photo.pair_elsewhere"
    assert refusal(store, after, other_item.id) == "photo.pair_other_item"
    assert refusal(store, before, after.id) == "visit.closed"
    assert pairs_of_visit(store, after.visit_id) == []


def test_a_circle_is_refused_and_one_from_a_pack_is_not_listed(tmp_path: Path) -> None:
    store, first = visit_with_photo(tmp_path / "store")
    second = taken_in(store, first.visit_id, picture("green"), "二.jpg")
    third = taken_in(store, first.visit_id, picture("blue"), "三.jpg")
    with store.database.work(NOW) as work:
        work.photos.save(first.id, {"pair_of": third.id})
        work.photos.save(second.id, {"pair_of": first.id})
    assert refusal(store, third, second.id) == "photo.pair_cycle"
    with store.database.work(NOW) as work:
        work.photos.save(third.id, {"pair_of": second.id})
        work.photos.save(first.id, {"pair_of": first.id})
    assert [pair.after.id for pair in pairs_of_visit(store, first.visit_id)] in ([], [third.id], [second.id, third.id])
    assert pair_of(store, first.id) is None


def test_a_removed_photo_is_no_before(tmp_path: Path) -> None:
    store, before = visit_with_photo(tmp_path / "store")
    after = taken_in(store, before.visit_id, picture("green"), "后.jpg")
    pair_photos(store, after.id, before.id, LATER)
    remove_photo(store, before.id, LATER)
    assert pair_of(store, after.id) is None
    assert kept(store, after).pair_of == before.id
    assert earlier_photos(store, after.id) == []


def test_the_newest_visit_comes_first(tmp_path: Path) -> None:
    store, first = visit_with_photo(tmp_path / "store")
    close_visit(store, first.visit_id, NOW)
    days = [NOW + timedelta(days=30 * month) for month in (1, 2, 3)]
    photos = [first]
    for day in days:
        visit = open_visit(store, VisitDraft("e1", PEOPLE), shipped(), day)
        photos.append(taken_in(store, visit, picture("green", 100 + len(photos)), "再.jpg"))
        if day != days[-1]:
            close_visit(store, visit, day)
    assert [each.photo.id for each in earlier_photos(store, photos[-1].id)] == [
        photos[2].id, photos[1].id, photos[0].id,
    ]  # fmt: skip


@given(*[st.floats(-500, 500) for _ in range(4)], st.floats(0.2, 5), st.floats(-3, 3))
def test_two_points_find_the_similarity_that_was(
    x: float, y: float, dx: float, dy: float, scale: float, turn: float
) -> None:
    from cmath import rect

    def there(point: complex) -> tuple[float, float]:
        moved = rect(scale, turn) * point + complex(dx, dy)
        return moved.real, moved.imag

    one, other = complex(x, y), complex(x + 40, y - 30)
    found = similarity(((x, y), (x + 40, y - 30)), (there(one), there(other)))
    assert found is not None
    assert found.moved((0.0, 0.0)) == pytest.approx(there(0j), abs=1e-6)
    assert found.moved((100.0, 7.0)) == pytest.approx(there(complex(100, 7)), abs=1e-6)


def test_one_point_twice_finds_none() -> None:
    assert similarity(((1, 1), (1, 1)), ((0, 0), (5, 5))) is None
    assert similarity(((0, 0), (5, 5)), ((1, 1), (1, 1))) is None


WHOLE = Alignment(((0.25, 0.25), (0.75, 0.75)), ((0.25, 0.25), (0.75, 0.75)))
LEFT = Alignment(((0.0, 0.0), (0.5, 0.0)), ((0.0, 0.0), (1.0, 0.0)))
"""The later photo fills the left half of the earlier one."""


def test_the_alignment_of_a_pair_is_kept_until_it_is_taken_back(tmp_path: Path) -> None:
    store, before, after = before_and_after(tmp_path / "store")
    with pytest.raises(RefusedInputError, match="pair_missing"):
        align_pair(store, after.id, LEFT, LATER)
    pair_photos(store, after.id, before.id, LATER)
    align_pair(store, after.id, LEFT, LATER)
    align_pair(store, after.id, LEFT, LATER)
    pair = pair_of(store, after.id)
    assert pair is not None
    assert pair.alignment == LEFT
    align_pair(store, after.id, None, LATER)
    assert (pair_of(store, after.id) or pair).alignment is None
    align_pair(store, after.id, LEFT, LATER)
    unpair_photo(store, after.id, LATER)
    pair_photos(store, after.id, before.id, LATER)
    assert (pair_of(store, after.id) or pair).alignment is None


def test_places_that_are_one_are_no_alignment(tmp_path: Path) -> None:
    store, before, after = before_and_after(tmp_path / "store")
    pair_photos(store, after.id, before.id, LATER)
    with pytest.raises(RefusedInputError, match="points_close"):
        align_pair(store, after.id, Alignment(((0.5, 0.5), (0.5, 0.5)), WHOLE.after), LATER)
    assert alignment_of([0.1] * 8) is None
    assert alignment_of([0.1] * 7) is None


def test_papers_get_the_later_photo_where_it_lies_over_the_earlier_one(tmp_path: Path) -> None:
    store, before, after = before_and_after(tmp_path / "store")
    pair_photos(store, after.id, before.id, LATER)
    pair = pair_of(store, after.id)
    assert pair is not None
    plain = pair_copies(store, pair)
    assert not plain.aligned
    assert opened(plain.after).size != opened(plain.before).size
    align_pair(store, after.id, LEFT, LATER)
    pair = pair_of(store, after.id)
    assert pair is not None
    copies = pair_copies(store, pair, longest_side=400)
    before_copy, after_copy = opened(copies.before), opened(copies.after)
    assert copies.aligned
    assert before_copy.size == after_copy.size == (400, 300)
    # Green to the left above, white paper elsewhere.
    assert after_copy.getpixel((100, 75)) == pytest.approx((0, 128, 1), abs=4)
    assert after_copy.getpixel((300, 75)) == pytest.approx((255, 255, 255), abs=4)
    assert after_copy.getpixel((100, 225)) == pytest.approx((255, 255, 255), abs=4)


def opened(jpeg: bytes) -> Image.Image:
    return Image.open(BytesIO(jpeg))
