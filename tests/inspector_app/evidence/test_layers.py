"""Marks and masks over a photo: read strictly, kept as events, burnt into copies so that nothing is left below."""

import math
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked_photos import events_with, kept, picture, taken_in, visit_with_photo
from offices import NOW
from PIL import Image, ImageChops

from inspector_app.errors import RefusedInputError
from inspector_app.evidence.intake import original
from inspector_app.evidence.layer_drawing import burn_in
from inspector_app.evidence.layers import (
    LONGEST_TEXT,
    MOST_LAYERS,
    Ink,
    Kind,
    Layer,
    layers_of,
    read_layers,
    save_layers,
    stored_layers,
)
from inspector_app.evidence.lettering import MISSING, broken_lines, text_width
from inspector_app.evidence.working_copies import leaving_copy
from inspector_app.exchange.merging.event_schema import field_problems
from inspector_app.messages import Language, say
from inspector_app.visits import close_visit

BOX: dict[str, Any] = {"kind": "box", "at": [0.1, 0.1, 0.5, 0.5], "ink": "red"}
TEXT: dict[str, Any] = {"kind": "text", "at": [0.1, 0.1, 0.5, 0.5], "ink": "red", "text": "三号柜台"}
MASK: dict[str, Any] = {"kind": "mask", "at": [0.1, 0.1, 0.5, 0.5]}
HOSTILE: list[Any] = [
    {},
    None,
    "mask",
    [],
    BOX | {"kind": "blur"},
    BOX | {"kind": ["box"]},
    BOX | {"kind": None},
    BOX | {"ink": "pink"},
    BOX | {"ink": {"red": 1}},
    BOX | {"at": [math.nan, 0.1, 0.5, 0.5]},
    BOX | {"at": [-math.inf, 0.1, 0.5, 0.5]},
    BOX | {"at": [0.5, 0.1, 0.1, 0.5]},
    BOX | {"at": [0.1, 0.1, 0.1, 0.5]},
    BOX | {"at": [0.1, 0.1, 10**400, 0.5]},
    BOX | {"at": [0.1, 0.1, 1.01, 0.5]},
    BOX | {"at": [0.1, 0.1, True, 0.5]},
    BOX | {"at": ["0.1", 0.1, 0.2, 0.5]},
    BOX | {"at": [0.1, 0.1, 0.5]},
    BOX | {"at": [0.1] * 100_000},
    BOX | {"at": {"x": 1}},
    BOX | {"angle": 45},
    MASK | {"ink": "red"},
    MASK | {"text": "x"},
    {"kind": "mask"},
    TEXT | {"text": ""},
    TEXT | {"text": " \n "},
    TEXT | {"text": "长" * (LONGEST_TEXT + 1)},
    TEXT | {"text": 5},
    {"kind": "text", "at": [0.1, 0.1, 0.5, 0.5], "ink": "red"},
]

fractions = st.floats(0, 1)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.sampled_from(["kind", "at", "ink", "text"]), inner),
    max_leaves=12,
)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_layer_that_is_not_exactly_one_is_refused_with_its_number(hostile: Any) -> None:
    with pytest.raises(RefusedInputError) as refused:
        read_layers([BOX, hostile, MASK])
    (problem,) = refused.value.problems
    assert (problem.code, problem.details) == ("photo.layer_bad", {"number": 2})
    for language in Language:
        assert "2" in say(problem, language).problem


def test_too_many_layers_are_refused() -> None:
    assert len(read_layers([BOX] * MOST_LAYERS)) == MOST_LAYERS
    with pytest.raises(RefusedInputError, match="layers_many"):
        read_layers([BOX] * (MOST_LAYERS + 1))


@given(st.lists(values, max_size=3))
def test_whatever_a_pack_says_is_read_or_refused(stored: Any) -> None:
    try:
        layers = read_layers(stored)
    except RefusedInputError:
        return
    assert read_layers(stored_layers(layers)) == tuple(
        Layer(each.kind, tuple(round(x, 4) for x in each.at), each.ink, each.text)  # type: ignore[arg-type]
        for each in layers
    )


@given(st.sampled_from(Kind), fractions, fractions, st.sampled_from(Ink), st.text(min_size=1, max_size=40))
def test_every_layer_that_can_be_read_can_be_drawn(kind: Kind, x: float, y: float, ink: Ink, text: str) -> None:
    at = (min(x, 0.9), min(y, 0.9), min(1.0, x + 0.1), min(1.0, y + 0.1))
    layer = Layer(kind, at, ink, text if kind is Kind.TEXT else "")
    image = Image.new("RGB", (160, 120), "#808080")
    burn_in(image, [layer])
    assert image.size == (160, 120)


def test_a_mask_leaves_one_colour_and_nothing_of_what_was_below() -> None:
    ground = Image.effect_noise((400, 300), 120).convert("RGB")
    other = ground.copy()
    secret = (120, 90, 280, 210)
    other.paste("#ff00ff", (121, 91, 279, 209))
    mask = Layer(Kind.MASK, (secret[0] / 400, secret[1] / 300, secret[2] / 400, secret[3] / 300))
    for image in (ground, other):
        burn_in(image, [mask])
    assert ImageChops.difference(ground, other).getbbox() is None
    assert ground.crop(secret).getcolors() == [(160 * 120, (0, 0, 0))]


def test_a_mask_covers_pixels_that_it_touches_only_in_part() -> None:
    image = Image.new("RGB", (10, 10), "white")
    burn_in(image, [Layer(Kind.MASK, (0.55, 0.55, 0.75, 0.75))])
    assert image.getpixel((5, 5)) == (0, 0, 0)
    assert image.getpixel((7, 7)) == (0, 0, 0)
    assert image.getpixel((2, 2)) == (255, 255, 255)


def test_layers_are_drawn_bottom_first() -> None:
    image = Image.new("RGB", (400, 300), "white")
    burn_in(image, [Layer(Kind.MASK, (0.2, 0.2, 0.8, 0.8)), Layer(Kind.LINE, (0.3, 0.5, 0.7, 0.5), Ink.YELLOW)])
    assert image.getpixel((200, 150)) == (255, 210, 31)


@pytest.mark.parametrize("ground", ["white", "black", "#808080"])
@pytest.mark.parametrize("ink", list(Ink))
def test_every_ink_is_seen_on_every_ground_in_black_and_white(ink: Ink, ground: str) -> None:
    image = Image.new("RGB", (1600, 1200), ground)
    bare = image.convert("L").getpixel((0, 0))
    burn_in(image, [Layer(Kind.ARROW, (0.2, 0.5, 0.8, 0.5), ink)])
    greys = image.convert("L").crop((600, 540, 700, 660)).getextrema()
    assert isinstance(bare, int)
    assert max(abs(float(grey) - bare) for grey in greys) > 100  # type: ignore[arg-type]


def test_each_change_is_one_event_and_the_same_again_is_none(tmp_path: Path) -> None:
    store, photo = visit_with_photo(tmp_path / "store")
    first, second = Layer(Kind.BOX, (0.1, 0.1, 0.5, 0.5)), Layer(Kind.MASK, (0.6, 0.6, 0.9, 0.9))
    for layers in ((first,), (first, second), (first, second), ()):
        save_layers(store, photo.id, layers, NOW)
    events = events_with(store, "layers")
    assert [len(event.fields["layers"]) for event in events] == [1, 2, 0]
    assert all(field_problems("photo", photo.id, event.fields) == [] for event in events)
    assert layers_of(kept(store, photo)) == ()
    assert original(store, photo.sha256) == picture()


def test_a_closed_visit_takes_no_marks(tmp_path: Path) -> None:
    store, photo = visit_with_photo(tmp_path / "store")
    close_visit(store, photo.visit_id, NOW)
    with pytest.raises(RefusedInputError, match=r"visit\.closed"):
        save_layers(store, photo.id, [Layer(Kind.MASK, (0, 0, 1, 1))], NOW)
    with pytest.raises(RefusedInputError, match=r"photo\.gone"):
        save_layers(store, "nobody", [], NOW)


def test_a_photo_whose_marks_cannot_be_read_does_not_leave(tmp_path: Path) -> None:
    store, photo = visit_with_photo(tmp_path / "store")
    with store.database.work(NOW) as work:
        work.photos.save(photo.id, {"layers": [MASK | {"strength": 3}]})
    with pytest.raises(RefusedInputError, match="layer_bad"):
        leaving_copy(store, kept(store, photo))


def test_what_a_mask_covers_is_in_no_byte_of_the_copy(tmp_path: Path) -> None:
    store, photo = visit_with_photo(tmp_path / "store", _with_number("white"))
    other = taken_in(store, photo.visit_id, _with_number("black"), "二.jpg")
    mask = [Layer(Kind.MASK, (0.25, 0.25, 0.75, 0.75))]
    copies = []
    for each in (photo, other):
        save_layers(store, each.id, mask, NOW)
        copies.append(leaving_copy(store, kept(store, each)))
    # The two photos differ below the mask only; so their copies do not differ at all.
    assert copies[0] == copies[1]


def test_letters_no_font_has_stand_as_the_printers_mark() -> None:
    assert text_width("ກ", 20) == text_width(MISSING, 20)
    assert text_width("𠮷", 20) > 0


@given(st.text(alphabet="汉字，。 ab𠮷\n", max_size=60), st.integers(20, 200))
def test_breaking_lines_loses_no_letter(text: str, width: int) -> None:
    lines = broken_lines(text, 10, width)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_no_line_begins_with_a_comma() -> None:
    assert broken_lines("这里要写的字，放不下", 10, 62) == ["这里要写的", "字，放不下"]


@given(st.text(alphabet="汉字𠮷abW1", max_size=60), st.integers(20, 200))
def test_no_line_is_wider_than_its_box(text: str, width: int) -> None:
    assert all(text_width(line, 10) <= width for line in broken_lines(text, 10, width))


def _with_number(ink: str) -> bytes:
    """A picture whose middle says something; around it every pixel is the same."""
    image = Image.new("RGB", (800, 600), "#507090")
    image.paste(ink, (300, 220, 500, 380))
    stream = BytesIO()
    image.save(stream, "JPEG", quality=95)
    return stream.getvalue()
