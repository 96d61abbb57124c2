"""The hash list of photos: which original is which, to the last digit, as an annex on paper and as a table."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from inspector_app import assets
from inspector_app.enterprises.delimited import guarded
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.evidence.gallery import (
    NOT_HERE,
    GalleryPhoto,
    GalleryQuery,
    gallery_visits,
    photos_named,
    read_photos,
)
from inspector_app.files import write_atomically
from inspector_app.messages import Language
from inspector_app.practice import is_practice
from inspector_app.stores import Store

_ALL = 1 << 60


@dataclass(frozen=True, slots=True)
class HashLine:
    number: int
    visit_id: str
    enterprise: str
    opened_at: datetime | None
    closed_at: datetime | None
    item: str
    caption: str
    file_name: str
    size: int
    sha256: str
    """64 hex digits of the original."""
    taken_at: str
    """As the camera wrote it, or ""."""
    added_at: datetime | None
    source: str
    removed: bool = False


@dataclass(frozen=True, slots=True)
class HashList:
    office: str
    made_at: datetime
    lines: tuple[HashLine, ...]
    """Those of one visit together, in the order in which they were given."""
    practice: bool = False
    """Of a practice store: 演练 across every page."""


def hash_list(store: Store, photo_ids: Sequence[str], now: datetime) -> HashList:
    """Of these photos, visit by visit. Raises RefusedInputError photo.gone when one is not in the store."""
    photos = photos_named(store, photo_ids)
    if not photos or len(photos) < len(set(photo_ids)):
        raise RefusedInputError([Problem("photo.gone")])
    return _listed(store, photos, now)


def hash_list_of_visit(store: Store, visit_id: str, now: datetime) -> HashList:
    """Of all photos of a visit, first to last. Raises RefusedInputError visit.not_found, photo.none_listed."""
    query = GalleryQuery(visit=visit_id)
    visits = gallery_visits(store, query)
    photos = read_photos(store, query, visits, _ALL).photos
    if not photos:
        known = "visit.not_found" if visits == (NOT_HERE,) else "photo.none_listed"
        raise RefusedInputError([Problem(known)])
    return _listed(store, sorted(photos, key=lambda each: (each.photo.position, each.photo.id)), now)


def write_hash_list(path: Path, listed: HashList, language: Language) -> None:
    """A .pdf for the file, in Chinese as all papers, or a .csv with a byte order mark.

    Raises RefusedInputError photo.hash_list_type; OSError of that disk: `path` is then as it was.
    """
    ending = path.suffix.lower()
    if ending == ".pdf":
        from inspector_app.notices.hash_list import draw_hash_list

        write_atomically(path, draw_hash_list(listed))
    elif ending == ".csv":
        write_atomically(path, as_csv(listed, language))
    else:
        raise RefusedInputError([Problem("photo.hash_list_type", {"file": path.name})])


def as_csv(listed: HashList, language: Language) -> bytes:
    """UTF-8 with mark, because spreadsheet programs take a file without one for GBK."""
    words = hash_list_words()
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(words["table"][language.value])
    for line in listed.lines:
        cells = _cells(line, words["sources"][language.value])
        writer.writerow(guarded(cell) if isinstance(cell, str) else cell for cell in cells)
    return text.getvalue().encode("utf-8-sig", "replace")


def hash_list_words() -> dict[str, Any]:
    words: dict[str, Any] = assets.read_json("notices", "photo_hash_list.json")
    return words


def _cells(line: HashLine, sources: dict[str, str]) -> tuple[str | int, ...]:
    return (
        line.number,
        line.enterprise,
        _iso(line.opened_at),
        line.item,
        line.caption,
        line.file_name,
        line.size,
        line.sha256,
        line.taken_at,
        _iso(line.added_at),
        sources.get(line.source, line.source),
        sources["removed"] if line.removed else "",
    )


def _listed(store: Store, photos: Sequence[GalleryPhoto], now: datetime) -> HashList:
    by_visit: dict[str, list[GalleryPhoto]] = {}
    for each in photos:
        by_visit.setdefault(each.visit.id, []).append(each)
    with store.database.look() as work:
        removed = {each.photo.id for each in photos if work.photo_search.is_removed(each.photo.id)}
    ordered = [each for group in by_visit.values() for each in group]
    lines = (_line(number, each, each.photo.id in removed) for number, each in enumerate(ordered, start=1))
    return HashList(store.owner.office, now, tuple(lines), is_practice(store))


def _line(number: int, found: GalleryPhoto, removed: bool) -> HashLine:
    photo, visit = found.photo, found.visit
    return HashLine(
        number=number,
        visit_id=visit.id,
        enterprise=visit.enterprise_name,
        opened_at=visit.opened_at,
        closed_at=visit.closed_at,
        item=photo.item,
        caption=photo.caption,
        file_name=photo.file_name,
        size=photo.size,
        sha256=photo.sha256,
        taken_at=photo.taken_at,
        added_at=photo.added_at,
        source=photo.source,
        removed=removed,
    )


def _iso(moment: datetime | None) -> str:
    return moment.isoformat(timespec="seconds") if moment is not None else ""
