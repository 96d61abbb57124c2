"""The paper that a visit was filled in on: its scan is kept with the visit, beside what was keyed in from it."""

from datetime import datetime
from pathlib import Path

from db.records.evidence import Photo
from inspector_app.evidence.intake import add_photo, caption_photo, picture_from_file
from inspector_app.stores import Store

CAPTION = "纸质检查表扫描件"
"""As the evidence list prints it."""


def attach_scan(store: Store, visit_id: str, path: Path, now: datetime) -> Photo:
    """A page of the paper form, picture or PDF, as evidence of the visit as a whole. The original is kept as it is.

    Raises as `add_photo`: RefusedInputError, OSError.
    """
    photo = add_photo(store, visit_id, "", picture_from_file(path, "file"), now)
    if not photo.caption:
        caption_photo(store, photo.id, CAPTION, now)
    return photo
