"""Photos as pictures for the window, decoded on the worker: the window itself only paints them."""

from dataclasses import dataclass

from PySide6.QtGui import QImage

from db.records.evidence import Photo
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.evidence.layers import Layer, layers_of
from inspector_app.evidence.pairs import Pair, pair_of
from inspector_app.evidence.working_copies import Pixels, screen_pixels
from inspector_app.stores import Store


@dataclass(frozen=True, slots=True)
class LoadedPhoto:
    photo: Photo
    """As the store has it now."""
    image: QImage
    layers: tuple[Layer, ...]
    """Over the picture; () when only the original was asked for."""
    pair: Pair | None


def load_photo(
    store: Store, photo_id: str, *, with_layers: bool = True, burnt_in: bool = False, longest_side: int | None = None
) -> LoadedPhoto:
    """To be called on the worker. `burnt_in`: the picture itself shows its layers.

    Raises RefusedInputError photo.gone, photo.layer_bad, photo.not_a_picture …; UnavailableError photo.missing …
    """
    with store.database.look() as work:
        photo = work.photos.get(photo_id)
    if photo is None:
        raise RefusedInputError([Problem("photo.gone")])
    layers = layers_of(photo) if with_layers else ()
    pixels = screen_pixels(store, photo, layers if burnt_in else (), longest_side)
    return LoadedPhoto(photo, as_image(pixels), layers, pair_of(store, photo_id))


def as_image(pixels: Pixels) -> QImage:
    """A picture with memory of its own, in the form that the window paints without converting it."""
    given = QImage(pixels.data, pixels.width, pixels.height, 4 * pixels.width, QImage.Format.Format_RGBX8888)
    return given.convertToFormat(QImage.Format.Format_RGB32)
