"""回收站: everything that people removed, who did it and when, and the way back. Nothing is ever erased."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from db.work import Work
from inspector_app.audit.diary import enterprises_of, moment_of
from inspector_app.audit.people import People
from inspector_app.audit.words import kind_word, other_word
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.evidence.trash import restore_photos
from inspector_app.findings import restore_finding, still_fails
from inspector_app.measures.campaigns import restore_campaign
from inspector_app.measures.files import attach_again
from inspector_app.measures.recording import restore_measure, restore_part
from inspector_app.messages import Language
from inspector_app.stores import Store
from inspector_app.undoing import removed_entries
from inspector_app.undoing.removed_entries import Trashed

_TITLES: Mapping[str, str] = {
    "photo": "file_name",
    "finding": "problem",
    "measure": "title",
    "measure_part": "enterprise_id",
    "measure_file": "file_name",
    "campaign": "name",
}
"""Kind of what is a thing of its own to the column that it is called by."""
_OF_THE_LAPTOP = frozenset({"photo", "finding", "measure_file"})
"""What only the laptop that recorded it may put back: what came in packs is not in the trash of others."""


def trash(store: Store, now: datetime) -> tuple[Trashed, ...]:
    """All that was removed and can come back, what was removed last first."""
    with store.database.look() as work:
        found = [*_objects(work, store), *removed_entries.listed(work, store, now.date())]
    return tuple(sorted(found, key=lambda each: (each.at.timestamp() if each.at else 0.0, each.key), reverse=True))


def restore(store: Store, key: str, now: datetime) -> Trashed:
    """Puts it back where it was. Raises RefusedInputError trash.unknown, and what the trade says against it."""
    found = next((each for each in trash(store, now) if each.key == key), None)
    if found is None:
        raise RefusedInputError([Problem("trash.unknown", {"key": key[:80]})])
    way = _WAYS.get(found.kind)
    if way is not None:
        way(store, found.id, now)
    else:
        removed_entries.restore(store, found.kind, found.id, now)
    return found


def kind_of_trash(kind: str, language: Language) -> str:
    """What people call it."""
    return kind_word(kind, language) if kind in _WAYS else other_word(f"trash_{kind}", language)


def _objects(work: Work, store: Store) -> Iterator[Trashed]:
    people = People(work)
    for kind, column in _TITLES.items():
        gone = work.history.gone(kind)
        if kind in _OF_THE_LAPTOP:
            gone = {obj: event for obj, event in gone.items() if store.owns(event.dev)}
        titles = work.history.shown(kind, gone, (column,))
        places = dict(zip(gone, enterprises_of(work, list(gone.values())), strict=True))
        for obj, event in gone.items():
            if _can_come_back(work, kind, obj):
                title, place = titles.get(obj, {}).get(column, ""), places[obj]
                if kind == "measure_part":
                    title, place = _of_part(work, obj, title)
                yield Trashed(kind, obj, title, place, people.at(event.dev, event.seq), moment_of(event.wall))


def _can_come_back(work: Work, kind: str, obj: str) -> bool:
    """Not the finding of an item that no longer fails: it comes with the verdict; not a part of what is gone whole."""
    if kind == "finding":
        return still_fails(work, obj)
    if kind != "measure_part":
        return True
    measure = work.measures.get(obj.rpartition("/")[0])
    return measure is not None and not measure.withdrawn


def _of_part(work: Work, part: str, enterprise_id: str) -> tuple[str, str]:
    enterprise = work.enterprises.get(enterprise_id)
    measure = work.measures.get(part.rpartition("/")[0])
    return enterprise.name if enterprise is not None else "", measure.title if measure is not None else ""


_WAYS: Mapping[str, Callable[[Store, str, datetime], object]] = {
    "photo": lambda store, photo, now: restore_photos(store, [photo], now),
    "finding": restore_finding,
    "measure": restore_measure,
    "measure_part": restore_part,
    "measure_file": attach_again,
    "campaign": restore_campaign,
}
