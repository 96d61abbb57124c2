"""Takes photos, films and papers in: hash first, original bytes untouched, sealed and synced before any row names them.

`prepare` is the slow part and touches no database, so that several can run beside the one who types; `record` is the
short part, one unit of work for as many as are ready.
"""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from uuid_utils import uuid7

from db.records.evidence import Photo
from db.records.visits import Visit
from db.work import Work
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.evidence.imaging import smaller_copy
from inspector_app.evidence.matching import Moment, is_outside, moment_of, proposed_item
from inspector_app.evidence.media import MediaFacts, MediaKind, can_be_shown, kind_of, media_facts
from inspector_app.evidence.sources import PICTURE_ENDINGS, looked_up
from inspector_app.ownership import changeable_visit
from inspector_app.room import require_room_for_photos
from inspector_app.stores import Store

LARGEST_PHOTO_BYTES = 40 * 1024 * 1024
"""The limit of a pack's reader (reliability.md §3.3); films are held to it, too."""
THUMBNAIL_PX = 320
TRAY = "*"
"""In place of an item: to the tray, whatever its time says. No code of an item can be this."""
_LONGEST_NAME = 200

Source = Literal["file", "drop", "paste", "folder", "card", "camera"]


@dataclass(frozen=True, slots=True)
class Picture:
    """A file as it came: its bytes, and what the place it came from says about it."""

    data: bytes
    name: str
    source: Source
    file_time: str = ""
    """ISO 8601, or "" when it came from the clipboard or a camera."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file whose original is sealed and synced; no row names it yet."""

    sha256: str
    size: int
    facts: MediaFacts
    name: str
    source: Source
    file_time: str
    thumbnail: bytes
    """A small JPEG, or nothing where none can be made."""
    remarks: tuple[Problem, ...] = ()
    """What the person should know of it, though it was taken."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where a prepared file is to go: on the item, "" being the visit itself; TRAY; None asks its time, else TRAY."""

    prepared: Prepared
    item: str | None = ""


@dataclass(frozen=True, slots=True)
class Taken:
    photo: Photo
    known: bool
    """The same bytes were in this visit already: `photo` is that one, nothing was added."""
    proposed: bool
    """The item was found by time."""
    outside: bool
    """It says that it was made outside the visit's time."""
    other_visits: tuple[str, ...]
    """Ids of other visits that have the same bytes."""
    remarks: tuple[Problem, ...]


def picture_from_file(path: Path, source: Source) -> Picture:
    """Reads a file and leaves it where it is. Raises RefusedInputError photo.unreadable, photo.too_large."""
    name = clean_name(path.name)
    try:
        size = path.stat().st_size
        if size > LARGEST_PHOTO_BYTES:
            raise RefusedInputError([_too_large(name, size)])
        data = path.read_bytes()
        if len(data) < size:
            # A card that was pulled, or a phone that fell asleep, may end a file early without an error.
            raise RefusedInputError([Problem("photo.ended_early", {"name": name, "read": len(data), "size": size})])
    except OSError as error:
        raise RefusedInputError([Problem("photo.unreadable", {"name": name, "detail": _reason(error)})]) from error
    file = looked_up(path)
    return Picture(data, name, source, file.modified.isoformat(timespec="seconds") if file is not None else "")


def prepare(store: Store, picture: Picture, seen: Callable[[bytes], None] = lambda thumbnail: None) -> Prepared:
    """Hashes, seals and syncs the original, then looks at it. May run on several threads at a time.

    `seen` is given the small picture as soon as there is one, on this thread: nothing is stored then yet.
    Raises RefusedInputError photo.empty, photo.too_large; UnavailableError backup.no_room_for_photos; OSError of the
    store's disk.
    """
    name = clean_name(picture.name)
    if not picture.data:
        raise RefusedInputError([Problem("photo.empty", {"name": name})])
    if len(picture.data) > LARGEST_PHOTO_BYTES:
        raise RefusedInputError([_too_large(name, len(picture.data))])
    require_room_for_photos(store.folder)
    # Hashed, sealed and synced on a second core while this one decodes: half of it is waiting for the disk.
    with ThreadPoolExecutor(1) as aside:
        sealing = aside.submit(store.files.put, picture.data)
        facts = media_facts(picture.data)
        thumbnail, remarks = _looked_at(picture.data, facts, name)
        if thumbnail:
            seen(thumbnail)
        sha256 = sealing.result()
    size = len(picture.data)
    return Prepared(sha256, size, facts, name, picture.source, picture.file_time, thumbnail, remarks)


def record(
    store: Store, visit_id: str, wanted: Sequence[Wanted], now: datetime, moments: Sequence[Moment] = ()
) -> list[Taken]:
    """One row for each, in one short unit of work; bytes that the visit has already are told, not doubled.

    `moments` of the visit answer the wish for an item by time. Raises RefusedInputError visit.closed …
    """
    with store.database.work(now) as work:
        visit, _ = changeable_visit(work, store, visit_id)
        photos = work.photos.of_visit(visit_id)
        return [_recorded(work, visit, photos, each, moments, now) for each in wanted]


def take_in(store: Store, visit_id: str, item: str | None, picture: Picture, now: datetime) -> Taken:
    """`prepare` and `record` of one; `item` as in Wanted, without looking at times. Raises what they raise."""
    return record(store, visit_id, [Wanted(prepare(store, picture), item)], now)[0]


def add_photo(store: Store, visit_id: str, item: str, picture: Picture, now: datetime) -> Photo:
    """The photo of an item, though another item has it; the same bytes on the same item give the one already there.

    Raises RefusedInputError photo.empty, photo.too_large, visit.closed …; OSError of the disk.
    """
    prepared = prepare(store, picture)
    with store.database.work(now) as work:
        visit, _ = changeable_visit(work, store, visit_id)
        photos = [photo for photo in work.photos.of_visit(visit_id) if photo.item == item]
        return _recorded(work, visit, photos, Wanted(prepared, item), (), now).photo


def caption_photo(store: Store, photo_id: str, caption: str, now: datetime) -> None:
    """Raises RefusedInputError visit.text_long, visit.closed …"""
    if len(caption) > 200:
        raise RefusedInputError(
            [Problem("visit.text_long", {"field": caption[:12], "length": len(caption), "most": 200})]
        )
    with store.database.work(now) as work:
        photo = work.photos.get(photo_id)
        if photo is not None and photo.caption != caption.strip():
            changeable_visit(work, store, photo.visit_id)
            work.photos.save(photo_id, {"caption": caption.strip()})


def remove_photo(store: Store, photo_id: str, now: datetime) -> None:
    """Takes a photo off its item; the sealed original and the history stay."""
    with store.database.work(now) as work:
        photo = work.photos.get(photo_id)
        if photo is not None:
            changeable_visit(work, store, photo.visit_id)
            work.photos.remove(photo_id)


def restore_photo(store: Store, photo_id: str, now: datetime) -> None:
    """Puts a removed photo back on its item, with its caption."""
    with store.database.work(now) as work:
        photo = work.photos.get(photo_id)
        if photo is not None:
            changeable_visit(work, store, photo.visit_id)
            work.photos.save(photo_id, {"deleted": False})


def original(store: Store, sha256: str) -> bytes:
    """The untouched bytes, verified. Raises UnavailableError photo.missing, photo.damaged, photo.handed_over."""
    return store.files.get(sha256)


def thumbnail(store: Store, sha256: str, side: int = THUMBNAIL_PX) -> bytes:
    """A small upright JPEG for the screen; never written to the disk, where a finder could read it.

    Raises UnavailableError photo.missing, photo.damaged; RefusedInputError photo.not_a_picture, photo.too_many_pixels.
    """
    return smaller_copy(store.files.shown(sha256), side)


def clean_name(name: str) -> str:
    """A file's name as text that can be kept and shown on one line: no control characters, no halves of characters."""
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)[:_LONGEST_NAME]


def _looked_at(data: bytes, facts: MediaFacts, name: str) -> tuple[bytes, tuple[Problem, ...]]:
    """A thumbnail, and what is odd about the file."""
    remarks = [Problem("photo.several_frames", {"name": name})] if facts.frames > 1 else []
    if kind_of(facts.media_type) is not MediaKind.PICTURE:
        named_so = kind_of(facts.media_type) is MediaKind.DOCUMENT and Path(name).suffix.lower() in PICTURE_ENDINGS
        return b"", (Problem("photo.mislabelled", {"name": name}),) if named_so else ()
    if facts.width and not can_be_shown(facts.media_type, facts.width, facts.height):
        millions = round(facts.width * facts.height / 1_000_000)
        return b"", (Problem("photo.too_large_to_show", {"name": name, "millions": millions}),)
    try:
        return smaller_copy(data, THUMBNAIL_PX), tuple(remarks)
    except RefusedInputError as error:
        if any(problem.code == "photo.too_many_pixels" for problem in error.problems):
            return b"", (Problem("photo.too_large_to_show", {"name": name, "millions": "?"}),)
        return b"", (Problem("photo.cut_off", {"name": name}),)


def _recorded(
    work: Work, visit: Visit, photos: list[Photo], wanted: Wanted, moments: Sequence[Moment], now: datetime
) -> Taken:
    """Adds to `photos` what it adds to the store."""
    prepared = wanted.prepared
    elsewhere = _other_visits(work.photos.with_bytes(prepared.sha256), visit.id)
    known = next((photo for photo in photos if photo.sha256 == prepared.sha256), None)
    if known is not None:
        remark = Problem("photo.already_here", {"name": prepared.name, "item": known.item or "—"})
        return Taken(known, True, False, is_outside(known, visit), elsewhere, (remark,))
    item, tray, proposed = _place(wanted, visit, moments)
    photo_id = f"{visit.id}/{uuid7().hex}"
    work.blobs.add(prepared.sha256, prepared.size, prepared.facts.media_type)
    position = max((each.position for each in photos), default=0) + 1
    work.photos.save(photo_id, _fields(prepared, visit.id, item, now) | {"tray": tray, "position": position})
    photo = work.photos.get(photo_id)
    assert photo is not None
    photos.append(photo)
    outside = is_outside(photo, visit)
    return Taken(
        photo, False, proposed, outside, elsewhere, (*prepared.remarks, *_about(work, photo, elsewhere, outside))
    )


def _place(wanted: Wanted, visit: Visit, moments: Sequence[Moment]) -> tuple[str, bool, bool]:
    """(item, waits in the tray, was proposed)."""
    if wanted.item is not None:
        return ("", True, False) if wanted.item == TRAY else (wanted.item, False, False)
    prepared = wanted.prepared
    # A file's own time says when it was copied; only the camera's says when it was taken.
    found = proposed_item(moments, moment_of(prepared.facts.taken_at, "", visit))
    return found, not found, bool(found)


def _fields(prepared: Prepared, visit_id: str, item: str, now: datetime) -> dict[str, object]:
    facts = prepared.facts
    return {
        "visit_id": visit_id,
        "item": item,
        "sha256": prepared.sha256,
        "size": prepared.size,
        "media_type": facts.media_type,
        "file_name": prepared.name,
        "added_at": now.isoformat(timespec="seconds"),
        "source": prepared.source,
        "width": facts.width,
        "height": facts.height,
        "taken_at": facts.taken_at,
        "file_time": prepared.file_time,
    }


def _about(work: Work, photo: Photo, elsewhere: Iterable[str], outside: bool) -> list[Problem]:
    remarks = []
    for other in elsewhere:
        visit = work.visits.get(other)
        enterprise = work.enterprises.get(visit.enterprise_id) if visit is not None else None
        if visit is not None and enterprise is not None:
            details = {
                "name": photo.file_name,
                "enterprise": enterprise.name,
                "day": visit.opened_at.date().isoformat(),
            }
            remarks.append(Problem("photo.in_other_visit", details))
    if outside:
        taken = (photo.taken_at or photo.file_time)[:16].replace("T", " ")
        remarks.append(Problem("photo.outside_visit", {"name": photo.file_name, "taken": taken}))
    return remarks


def _other_visits(photos: Iterable[Photo], visit_id: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(photo.visit_id for photo in photos if photo.visit_id != visit_id))


def _too_large(name: str, size: int) -> Problem:
    most = LARGEST_PHOTO_BYTES // 1024**2
    return Problem("photo.too_large", {"name": name, "size_mb": round(size / 1024**2), "most_mb": most})


def _reason(error: OSError) -> str:
    return error.strerror or str(error)
