"""Copies of a photo for the screen, for paper and for others; made in memory from the verified original, or from the
working copy that stays of one that was handed over.

Nothing of them is kept on the disk, where a finder could read it. A copy that leaves the house has its masks burnt in:
names and numbers on waybills and certificates go no further than the store (domain.md §3.0).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PIL import Image

from db.records.evidence import Photo
from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.evidence.imaging import MOST_SIDE, ample_image, as_jpeg, printed_image, small_image, working_image
from inspector_app.evidence.layer_drawing import burn_in
from inspector_app.evidence.layers import Layer, layers_of
from inspector_app.evidence.stamps import Stamp, stamp_of, stamped
from inspector_app.stores import Store

_PAGE_SIDE = 800


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture for the screen: four bytes a pixel, red, green, blue and an unused one; rows without gaps."""

    width: int
    height: int
    data: bytes


def screen_pixels(store: Store, photo: Photo, layers: Sequence[Layer] = (), longest_side: int | None = None) -> Pixels:
    """The working copy with `layers` on it; `longest_side` asks for another size than that of a working copy.

    Raises UnavailableError photo.missing, photo.damaged; RefusedInputError photo.not_a_picture, photo.too_many_pixels.
    """
    data, name = store.files.shown(photo.sha256), photo.file_name
    image = working_image(data, name) if longest_side is None else small_image(data, longest_side, name)
    burn_in(image, layers)
    return Pixels(image.width, image.height, image.tobytes("raw", "RGBX"))


def leaving_copy(store: Store, photo: Photo, stamp: Stamp | None = None, longest_side: int | None = None) -> bytes:
    """The JPEG that may leave the house: layers and masks in its pixels, no metadata, `stamp` below it.

    Layers that cannot be read stop it: nobody knows what they were to hide. Raises as `screen_pixels` and
    `layers.read_layers` do.
    """
    if longest_side is None:
        return _leaving(store, photo, stamp, working_image)
    return _leaving(store, photo, stamp, partial(ample_image, longest_side=longest_side), longest_side)


def printed_copy(store: Store, photo: Photo, stamp: Stamp | None = None) -> bytes:
    """`leaving_copy` in the size that paper shows."""
    return _leaving(store, photo, stamp, printed_image)


def _leaving(
    store: Store,
    photo: Photo,
    stamp: Stamp | None,
    read: Callable[..., Image.Image],
    longest_side: int = MOST_SIDE,
) -> bytes:
    """Masks come first: a picture that is made smaller mixes its pixels."""
    layers = layers_of(photo)
    image = read(store.files.shown(photo.sha256), name=photo.file_name)
    burn_in(image, layers)
    image.thumbnail((longest_side, longest_side), Image.Resampling.LANCZOS)
    return as_jpeg(image if stamp is None else stamped(image, stamp))


def page_copy(store: Store, photo: Photo) -> bytes | None:
    """`leaving_copy` in the size of a page's small pictures; None when there can be none."""
    try:
        return leaving_copy(store, photo, longest_side=_PAGE_SIDE)
    except (RefusedInputError, UnavailableError):
        return None


def exported_copy(store: Store, photo_id: str, *, with_stamp: bool = True) -> bytes:
    """`leaving_copy` of a photo by its id. Raises RefusedInputError photo.gone, too."""
    with store.database.look() as work:
        photo = work.photos.get(photo_id)
        if photo is None:
            raise RefusedInputError([Problem("photo.gone")])
        visit = work.visits.get(photo.visit_id)
        enterprise = work.enterprises.get(visit.enterprise_id) if visit else None
    return leaving_copy(store, photo, stamp_of(photo, enterprise) if with_stamp else None)
