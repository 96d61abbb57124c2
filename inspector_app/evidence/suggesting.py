"""Places that somebody may want to mask: codes of waybills, and faces where the optional part `suggest` is installed.

Only proposed, never drawn: a person looks at each, and at what was not found. Nothing leaves the memory.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from PIL import Image

from db.records.evidence import Photo
from inspector_app.evidence.imaging import working_image
from inspector_app.evidence.layers import Kind, Layer
from inspector_app.stores import Store

Box = tuple[float, float, float, float]

_DLIB = "_dlib_pybind11"
"""The library itself: the package `dlib` around it prints what it can do with graphics cards."""
_FACES_SIDE = 1280
"""Pixels of the long side: the detector sees faces of 40 pixels and more in its doubled copy."""
_AROUND_A_FACE = 0.25
_AROUND_A_CODE = 0.15
"""Of the larger side: the number is printed below the bars."""

_AS_GOOD_AS_SAME = 0.001
"""Of the picture's side: layers are kept rounded."""


class Found(StrEnum):
    FACE = "face"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Suggestion:
    what: Found
    at: Box
    """As fractions of the upright picture, as layers have them."""


def can_find_faces() -> bool:
    """Whether the optional part is installed."""
    return all(find_spec(name) is not None for name in (_DLIB, "numpy"))


def suggested_masks(store: Store, photo: Photo) -> tuple[Suggestion, ...]:
    """From left to right. Raises what `working_copies.screen_pixels` raises."""
    grey = working_image(store.files.shown(photo.sha256), photo.file_name).convert("L")
    found = [*_codes(grey), *_faces(grey)]
    return tuple(sorted(found, key=lambda each: each.at))


def masks_of(suggested: Iterable[Suggestion], layers: Sequence[Layer]) -> tuple[Layer, ...]:
    """A mask for each that none of `layers` covers yet."""
    masks = [layer for layer in layers if layer.kind is Kind.MASK]
    open_ = [each for each in suggested if not any(_covers(mask.at, each.at) for mask in masks)]
    return tuple(Layer(Kind.MASK, each.at) for each in open_)


def _codes(grey: Image.Image) -> Iterator[Suggestion]:
    import zxingcpp

    for code in zxingcpp.read_barcodes(grey):
        place = code.position
        corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
        xs, ys = [corner.x for corner in corners], [corner.y for corner in corners]
        yield Suggestion(Found.CODE, _around((min(xs), min(ys), max(xs), max(ys)), grey.size, _AROUND_A_CODE))


def _faces(grey: Image.Image) -> Iterator[Suggestion]:
    if not can_find_faces():
        return
    small = grey.copy()
    small.thumbnail((_FACES_SIDE, _FACES_SIDE))
    for face in _detector()(import_module("numpy").asarray(small), 1):
        box = (face.left(), face.top(), face.right(), face.bottom())
        yield Suggestion(Found.FACE, _around(box, small.size, _AROUND_A_FACE))


@lru_cache(maxsize=1)
def _detector() -> Any:
    """Its model is part of the library: nothing is looked for anywhere."""
    return import_module(_DLIB).get_frontal_face_detector()


def _around(box: tuple[float, ...], size: tuple[int, int], share: float) -> Box:
    left, top, right, bottom = box
    more = share * max(right - left, bottom - top)
    width, height = size
    return (
        max(0.0, (left - more) / width),
        max(0.0, (top - more) / height),
        min(1.0, (right + more) / width),
        min(1.0, (bottom + more) / height),
    )


def _covers(mask: Box, other: Box) -> bool:
    near = [(mask[0], other[0]), (mask[1], other[1]), (other[2], mask[2]), (other[3], mask[3])]
    return all(least <= most + _AS_GOOD_AS_SAME for least, most in near)
