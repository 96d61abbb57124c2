"""What is drawn over a photo: arrows, boxes, words and masks as values; the original below stays untouched.

A layer is stored as `{"kind", "at": [x1, y1, x2, y2], "ink", "text"}`; `ink` is absent for a mask, `text` for all but
a text. Places are fractions of the upright picture. Layers come from packs, too: what cannot be read exactly as it was
meant is refused, because a mask that is passed over shows what it was to hide.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from db.records.evidence import Photo
from db.records.values import JsonValue
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.ownership import changeable_visit
from inspector_app.stores import Store

MOST_LAYERS = 200
LONGEST_TEXT = 200
LEAST_SIDE = 0.002
"""Of a box, as a fraction of the picture: anything smaller was no shape but a slip of the hand."""


class Kind(StrEnum):
    ARROW = "arrow"
    LINE = "line"
    BOX = "box"
    ELLIPSE = "ellipse"
    TEXT = "text"
    MASK = "mask"


class Ink(StrEnum):
    """Each has an edge of the opposite lightness, so that all four are told apart on a black-and-white print."""

    RED = "red"
    YELLOW = "yellow"
    BLACK = "black"
    WHITE = "white"


STROKES = frozenset({Kind.ARROW, Kind.LINE})
"""Kinds whose two points are their ends; those of all others are the top left and the bottom right corner."""


@dataclass(frozen=True, slots=True)
class Layer:
    kind: Kind
    at: tuple[float, float, float, float]
    """x1, y1, x2, y2 as fractions of the upright picture's width and height; an arrow points to its second point."""
    ink: Ink = Ink.RED
    text: str = ""
    """Of a text: as large as its box allows."""


def read_layers(stored: Sequence[Mapping[str, JsonValue]]) -> tuple[Layer, ...]:
    """Bottom first. Raises RefusedInputError photo.layers_many, photo.layer_bad with every layer that is wrong."""
    if len(stored) > MOST_LAYERS:
        raise RefusedInputError([Problem("photo.layers_many", {"count": len(stored), "most": MOST_LAYERS})])
    read = [_read(each) for each in stored]
    problems = [Problem("photo.layer_bad", {"number": place}) for place, each in enumerate(read, 1) if each is None]
    if problems:
        raise RefusedInputError(problems)
    return tuple(each for each in read if each is not None)


def layers_of(photo: Photo) -> tuple[Layer, ...]:
    """Raises as `read_layers` does."""
    return read_layers(photo.layers)


def stored_layers(layers: Sequence[Layer]) -> list[dict[str, JsonValue]]:
    """As an event carries them."""
    return [_stored(layer) for layer in layers]


def save_layers(store: Store, photo_id: str, layers: Sequence[Layer], now: datetime) -> None:
    """Puts these over the photo, one event in the log; nothing is written when they are there already.

    Raises RefusedInputError photo.gone, photo.layers_many, photo.layer_bad, visit.closed, visit.not_own …
    """
    stored = stored_layers(layers)
    read_layers(stored)
    with store.database.work(now) as work:
        photo = work.photos.get(photo_id)
        if photo is None:
            raise RefusedInputError([Problem("photo.gone")])
        changeable_visit(work, store, photo.visit_id)
        if [dict(each) for each in photo.layers] != stored:
            work.photos.save(photo_id, {"layers": stored})


def _stored(layer: Layer) -> dict[str, JsonValue]:
    # Four digits are a third of a pixel of the working copy: more would only make the log longer.
    stored: dict[str, JsonValue] = {"kind": layer.kind.value, "at": [round(each, 4) for each in layer.at]}
    if layer.kind is not Kind.MASK:
        stored["ink"] = layer.ink.value
    if layer.kind is Kind.TEXT:
        stored["text"] = layer.text
    return stored


def _read(stored: Any) -> Layer | None:
    """None for anything that is not exactly one layer."""
    if not isinstance(stored, Mapping) or stored.get("kind") not in _KINDS:
        return None
    kind = Kind(stored["kind"])
    if set(stored) != _fields(kind) or not _is_place(kind, stored["at"]):
        return None
    if kind is not Kind.MASK and stored["ink"] not in _INKS:
        return None
    if kind is Kind.TEXT and not _is_text(stored["text"]):
        return None
    x1, y1, x2, y2 = (float(each) for each in stored["at"])
    return Layer(kind, (x1, y1, x2, y2), Ink(stored.get("ink", Ink.RED)), stored.get("text", ""))


def _fields(kind: Kind) -> set[str]:
    fields = {"kind", "at"}
    if kind is not Kind.MASK:
        fields.add("ink")
    return fields | {"text"} if kind is Kind.TEXT else fields


def _is_place(kind: Kind, at: Any) -> bool:
    if not isinstance(at, list | tuple) or len(at) != 4 or not all(_is_fraction(each) for each in at):
        return False
    width, height = float(at[2] - at[0]), float(at[3] - at[1])
    if kind in STROKES:
        return max(abs(width), abs(height)) >= LEAST_SIDE
    return min(width, height) >= LEAST_SIDE


def _is_fraction(value: Any) -> bool:
    # NaN is in no interval.
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


def _is_text(text: Any) -> bool:
    return isinstance(text, str) and bool(text.strip()) and len(text) <= LONGEST_TEXT


# Tuples: a hostile value may have no hash.
_KINDS, _INKS = tuple(kind.value for kind in Kind), tuple(ink.value for ink in Ink)
