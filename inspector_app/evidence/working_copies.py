"""Copies of a photo for the screen, for paper and for others; always made from the verified original, in memory.

Nothing of them is kept on the disk, where a finder could read it. A copy that leaves the house has its masks burnt in:
names and numbers on waybills and certificates go no further than the store (domain.md §3.0).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image

from db.records import Photo
from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.evidence.imaging import as_jpeg, small_image, working_image
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
    data, name = store.files.get(photo.sha256), photo.file_name
    image = working_image(data, name) if longest_side is None else small_image(data, longest_side, name)
    burn_in(image, layers)
    return Pixels(image.width, image.height, image.tobytes("raw", "RGBX"))


def leaving_copy(store: Store, photo: Photo, stamp: Stamp | None = None, longest_side: int | None = None) -> bytes:
    """The JPEG that may leave the house: layers and masks in its pixels, no metadata, `stamp` below it.

    Layers that cannot be read stop it: nobody knows what they were to hide. Raises as `screen_pixels` and
    `layers.read_layers` do.
    """
    layers = layers_of(photo)
    data = store.files.get(photo.sha256)
    image = working_image(data, photo.file_name)
    burn_in(image, layers)
    if longest_side is not None:
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
