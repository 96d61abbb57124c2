"""Both photos of a pair as they may leave the house, the later one brought to where it lies over the earlier one.

For papers: `pairs.pairs_of_visit` says which pairs there are, `pair_copies` draws one of them. Where nobody laid them
over each other both are as they were taken. Marks and masks are burnt in either way.
"""

from dataclasses import dataclass

from PIL import Image

from db.records.evidence import Photo
from inspector_app.evidence.alignment import Similarity
from inspector_app.evidence.imaging import as_jpeg, working_image
from inspector_app.evidence.layer_drawing import burn_in
from inspector_app.evidence.layers import layers_of
from inspector_app.evidence.pairs import Pair
from inspector_app.stores import Store

_GROUND = "#ffffff"
"""Of what the later photo does not show."""


@dataclass(frozen=True, slots=True)
class PairCopies:
    before: bytes
    """JPEG."""
    after: bytes
    """JPEG; of the size of the other when `aligned`."""
    aligned: bool
    """The later one was moved, turned and made larger or smaller: a paper that prints it has to say so."""


def pair_copies(store: Store, pair: Pair, longest_side: int | None = None) -> PairCopies:
    """Raises RefusedInputError photo.layer_bad, photo.not_a_picture, photo.too_many_pixels; UnavailableError
    photo.missing, photo.damaged.
    """
    before, after = _drawn(store, pair.before, longest_side), _drawn(store, pair.after, longest_side)
    placed = pair.alignment.placed(before.size, after.size) if pair.alignment is not None else None
    if placed is not None:
        after = _laid(after, placed, before.size)
    return PairCopies(as_jpeg(before), as_jpeg(after), placed is not None)


def _drawn(store: Store, photo: Photo, longest_side: int | None) -> Image.Image:
    layers = layers_of(photo)
    image = working_image(store.files.shown(photo.sha256), photo.file_name)
    # In full size first, so that a mask is never thinner than it was drawn.
    burn_in(image, layers)
    if longest_side is not None:
        image.thumbnail((longest_side, longest_side), Image.Resampling.LANCZOS)
    return image


def _laid(image: Image.Image, placed: Similarity, size: tuple[int, int]) -> Image.Image:
    """Pillow asks the other way round: for each pixel of the sheet, where it is taken from."""
    square = placed.a**2 + placed.b**2
    a, b = placed.a / square, placed.b / square
    back = (a, b, -(a * placed.dx + b * placed.dy), -b, a, b * placed.dx - a * placed.dy)
    return image.transform(size, Image.Transform.AFFINE, back, Image.Resampling.BICUBIC, fillcolor=_GROUND)
