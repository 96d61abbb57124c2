"""Hands data on: what the filter shows, as workbook, text files or Parquet, with photos in named folders.

A copy for outsiders covers names and numbers and burns boxes into the photos. Everything appears whole or not at all,
and the log says who handed what on.
"""

import hashlib
import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path, PurePath
from uuid import uuid4

from db.records.evidence import Photo
from db.records.values import JsonValue
from db.records.visits import Visit
from db.work import Work
from inspector_app.errors import CancelledError, Problem, RefusedInputError, UnavailableError
from inspector_app.evidence.layers import Kind, layers_of, stored_layers
from inspector_app.evidence.media import MediaKind, kind_of
from inspector_app.evidence.suggesting import masks_of, suggested_masks
from inspector_app.evidence.working_copies import leaving_copy
from inspector_app.exchange.bag.watching import Cancelled, Progress, never, unseen
from inspector_app.files import place_folder, remove_tree, write_atomically
from inspector_app.practice import require_real
from inspector_app.stores import Store
from inspector_app.supervision.handing_on_answers import answers_tables
from inspector_app.supervision.handing_on_files import (
    file_name,
    require_writable,
    write_csv,
    write_parquet,
    write_workbook,
)
from inspector_app.supervision.handing_on_tables import (
    enterprises_table,
    findings_table,
    government_table,
    visits_table,
    wanted_visits,
)
from inspector_app.supervision.handing_on_values import Format, Subject, Table, Wanted, word_of
from inspector_app.supervision.redacting import known_names, names_in, redacted
from inspector_app.supervision.redacting_annex import Annex, AnnexLine, sealed

_TOGETHER = {
    "handing.photo_unmasked": "handing.photos_unmasked",
    "handing.film_unredacted": "handing.films_unredacted",
}
"""What is said of one, and of several."""
_NAMED = 3


@dataclass(frozen=True, slots=True)
class HandedOn:
    path: Path
    """The file, or the folder."""
    rows: int
    """Of the first table."""
    tables: tuple[str, ...]
    photos: int
    left_out: int
    """Photos and films that could not be handed on; each is named in `problems`."""
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Shot:
    """A photo, and where its copy goes in the folder."""

    photo: Photo
    place: str


@dataclass(frozen=True, slots=True)
class _Cover:
    """What is done to photos before they leave."""

    redact: bool
    unmasked: bool


def hand_on(
    store: Store,
    wanted: Wanted,
    target: Path,
    form: Format,
    now: datetime,
    *,
    photos: bool = False,
    redact: bool = False,
    unmasked: bool = False,
    progress: Progress = unseen,
    cancelled: Cancelled = never,
) -> HandedOn:
    """Writes `target`: a .xlsx where it is one workbook and nothing else, else a new folder.

    `unmasked`: a person says that the photos on which nobody drew a box need none; else a redacted copy lacks them.

    Raises RefusedInputError statistics.period, handing.nothing, handing.there, handing.sheet_large,
    register.practice_export; UnavailableError handing.no_duckdb, handing.refused; CancelledError: nothing was written.
    """
    with store.database.look() as work:
        require_real(work)
        tables, visits = _tables(store, work, wanted, now)
        shots = _shots(work, wanted, visits) if photos else []
        names = known_names(work) | names_in(tables) if redact else frozenset()
    if not any(each.rows for each in tables):
        raise RefusedInputError([Problem("handing.nothing")])
    require_writable(form, tables)
    shown = [redacted(each, names) for each in tables] if redact else tables
    alone = form is Format.XLSX and not photos and not redact and target.suffix.lower() == ".xlsx"
    cover = _Cover(redact, unmasked)
    problems: tuple[Problem, ...] = ()
    lines: list[AnnexLine] = []
    try:
        if alone:
            write_workbook(target, shown, wanted)
        else:
            with _new_folder(target) as folder:
                _write_tables(folder, shown, wanted, form)
                lines, problems = _write_shots(store, folder, shots, cover, progress, cancelled)
                if redact:
                    whole = [*_table_lines(folder, shown, tables, form, wanted), *lines]
                    _write_annex(store, folder, whole, wanted, now)
    except OSError as error:
        detail = error.strerror or str(error)
        raise UnavailableError("handing.refused", file=str(target), detail=detail) from error
    taken = sum(bool(each.file) for each in lines)
    done = HandedOn(target, len(shown[0].rows), tuple(each.name for each in shown), taken, len(problems), problems)
    _tell_log(store, wanted, form, done, now, redact=redact)
    return done


def _require_order(wanted: Wanted) -> None:
    """Raises RefusedInputError statistics.period."""
    if wanted.first is not None and wanted.last is not None and wanted.last < wanted.first:
        days = {"first": wanted.first.isoformat(), "last": wanted.last.isoformat()}
        raise RefusedInputError([Problem("statistics.period", days)])


def _tables(store: Store, work: Work, wanted: Wanted, now: datetime) -> tuple[list[Table], list[Visit]]:
    _require_order(wanted)
    if wanted.subject is Subject.ENTERPRISES:
        return [enterprises_table(work, wanted)], []
    if wanted.subject is Subject.GOVERNMENT:
        return [government_table(work, wanted)], []
    visits = wanted_visits(store, work, wanted)
    if wanted.subject is Subject.VISITS:
        return [visits_table(store, work, wanted, visits)], visits
    if wanted.subject is Subject.ANSWERS:
        return answers_tables(work, wanted, visits), visits
    ids = frozenset(each.id for each in visits)
    table = findings_table(work, wanted, now.date(), ids)
    of_findings = {str(row[1]) for row in table.rows}
    return [table], [each for each in visits if each.id in of_findings]


def _shots(work: Work, wanted: Wanted, visits: Sequence[Visit]) -> list[_Shot]:
    """Each visit's photos in a folder that says whose and when; of findings only the photos of their items."""
    found: list[_Shot] = []
    whole = word_of("whole", wanted.language)
    for visit in visits:
        enterprise = work.enterprises.get(visit.enterprise_id)
        name = enterprise.name if enterprise else visit.enterprise_id
        folder = f"{file_name(name)}_{visit.opened_at:%Y-%m-%d}_{visit.id[-8:]}"
        counts: dict[str, int] = {}
        for photo in work.photos.of_visit(visit.id):
            item = photo.item or whole
            counts[item] = counts.get(item, 0) + 1
            place = f"{word_of('photos', wanted.language)}/{folder}/{file_name(item)}_{counts[item]:02}"
            found.append(_Shot(photo, place))
    return found


def _write_tables(folder: Path, tables: Sequence[Table], wanted: Wanted, form: Format) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if form is Format.XLSX:
        write_workbook(folder / _workbook_name(wanted), tables, wanted)
        return
    for table in tables:
        write = write_csv if form is Format.CSV else write_parquet
        write(folder / _table_name(table, form), table, wanted)


def _workbook_name(wanted: Wanted) -> str:
    return f"{word_of('data', wanted.language)}.xlsx"


def _table_name(table: Table, form: Format) -> str:
    return f"{file_name(table.name)}.{form.value}"


def _write_shots(
    store: Store, folder: Path, shots: Sequence[_Shot], cover: _Cover, progress: Progress, cancelled: Cancelled
) -> tuple[list[AnnexLine], tuple[Problem, ...]]:
    """Copies that may leave the house: masks in their pixels, no metadata; films only in a copy for the office."""
    lines: list[AnnexLine] = []
    problems: list[Problem] = []
    for number, shot in enumerate(shots):
        if cancelled():
            raise CancelledError
        progress(number, len(shots))
        try:
            data, ending, masks = _copy_of(store, shot.photo, cover)
        except (RefusedInputError, UnavailableError) as error:
            problems += error.problems
            lines.append(_line("", b"", shot.photo, 0))
            continue
        place = f"{shot.place}{ending}"
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, data)
        lines.append(_line(place, data, shot.photo, masks))
    return lines, tuple(problems)


def told_together(problems: Sequence[Problem]) -> list[Problem]:
    """What was left out of a copy for outsiders for one reason, in one sentence: how many, and the first names."""
    told: list[Problem] = []
    for code, common in _TOGETHER.items():
        of_one = [each for each in problems if each.code == code]
        if len(of_one) > 1:
            names = [str(each.details["name"]) for each in of_one]
            first = "、".join(names[:_NAMED]) + ("……" if len(names) > _NAMED else "")
            of_one = [Problem(common, {"count": len(names), "names": first})]
        told += of_one
    return [*told, *(each for each in problems if each.code not in _TOGETHER)]


def _copy_of(store: Store, photo: Photo, cover: _Cover) -> tuple[bytes, str, int]:
    """Bytes, ending and number of boxes.

    Raises RefusedInputError handing.film_unredacted, handing.photo_unmasked, and what copies raise.
    """
    if kind_of(photo.media_type) is not MediaKind.PICTURE:
        if cover.redact:
            raise RefusedInputError([Problem("handing.film_unredacted", {"name": photo.file_name})])
        return store.files.get(photo.sha256), PurePath(photo.file_name).suffix[:8].lower(), 0
    layers = layers_of(photo)
    if cover.redact:
        if not cover.unmasked and not any(each.kind is Kind.MASK for each in layers):
            raise RefusedInputError([Problem("handing.photo_unmasked", {"name": photo.file_name})])
        # Codes of parcels and faces that nobody has covered by hand yet.
        layers = (*layers, *masks_of(suggested_masks(store, photo), layers))
    masked = replace(photo, layers=tuple(stored_layers(layers)))
    return leaving_copy(store, masked), ".jpg", sum(each.kind is Kind.MASK for each in layers)


def _line(place: str, data: bytes, photo: Photo, masks: int) -> AnnexLine:
    digest = hashlib.sha256(data).hexdigest() if place else ""
    return AnnexLine(place, digest, photo.sha256, photo.size, photo.visit_id, photo.id, masks)


def _table_lines(
    folder: Path, shown: Sequence[Table], tables: Sequence[Table], form: Format, wanted: Wanted
) -> Iterator[AnnexLine]:
    """The hash of what the rows said before they were covered, as canonical JSON."""
    for covered, table in zip(shown, tables, strict=True):
        name = _workbook_name(wanted) if form is Format.XLSX else _table_name(covered, form)
        rows = json.dumps([[_json(cell) for cell in row] for row in table.rows], ensure_ascii=False).encode("utf-8")
        digest = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        yield AnnexLine(name, digest, hashlib.sha256(rows).hexdigest(), len(rows))


def _json(cell: object) -> object:
    return cell if cell is None or isinstance(cell, str | int | float) else str(cell)


def _write_annex(store: Store, folder: Path, lines: Sequence[AnnexLine], wanted: Wanted, now: datetime) -> None:
    annex = sealed(store, Annex(now, store.person, tuple(lines)), now)
    write_atomically(folder / f"{word_of('annex', wanted.language)}.age", annex)


@contextmanager
def _new_folder(target: Path) -> Iterator[Path]:
    """Built beside its place, whole or not at all. Raises RefusedInputError handing.there."""
    if target.exists():
        raise RefusedInputError([Problem("handing.there", {"path": str(target)})])
    building = target.with_name(f".{target.name}.{uuid4().hex[:8]}.part")
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        yield building
        place_folder(building, target)
    finally:
        with suppress(OSError):
            shutil.rmtree(building, ignore_errors=True)
            remove_tree(building)


def _tell_log(store: Store, wanted: Wanted, form: Format, done: HandedOn, now: datetime, *, redact: bool) -> None:
    fields: dict[str, JsonValue] = {
        "subject": wanted.subject.value,
        "format": form.value,
        "rows": done.rows,
        "photos": done.photos,
        "redacted": redact,
        "file": done.path.name[:200],
        "person": store.person,
        "handed_at": now.isoformat(timespec="seconds"),
    }
    with store.database.work(now) as work:
        work.events.record("handed_on", f"{work.devices.own().id}/handed_on/{uuid4().hex}", fields)
