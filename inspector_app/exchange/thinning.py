"""Originals that every supervisor confirmed give way to working copies, and come back when somebody brings them.

Only photos of own, closed visits of some age; only what all receipts name; each original is read once more before. The
list in the database is of this store alone. What is thin says so itself (inspector_app.sealed_files): a kill between
the list and the file leaves an original that the next thinning takes, and never a file that nobody can explain.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from db.database import Database
from db.records.evidence import Photo, ThinnedFile
from db.records.log import Device
from db.work import Work
from inspector_app.errors import CancelledError, Problem, ProblemsError, RefusedInputError, UnavailableError
from inspector_app.evidence.imaging import as_jpeg, working_image
from inspector_app.evidence.media import MediaKind, kind_of
from inspector_app.exchange.bag.container import PACK_SUFFIX, read_pack_file
from inspector_app.exchange.bag.watching import Cancelled, Progress, never, unseen
from inspector_app.exchange.kinds.confirming import confirmed_by, last_word, receipts_of, require_confirmed
from inspector_app.exchange.sending import supervisors
from inspector_app.exchange.trust.peers import known_peers
from inspector_app.sealed_files import SealedFiles
from inspector_app.sessions import note_of_vault, note_vault_change
from inspector_app.stores import Store
from inspector_app.thin_copies import ThinCopy, encoded

AGES = (30, 90, 180, 365)
"""Days since a visit was closed, as people may choose."""
MOST_DAYS = 36_500
THINNED, BROUGHT_BACK = "originals_thinned", "originals_back"
"""In the log: what was done."""
_AT_A_TIME = 16
_BETWEEN = "、"
"""Names in a copy."""
_MOST_SHARE = 0.8
"""A copy that is not at least a fifth smaller is not worth the original."""


@dataclass(frozen=True, slots=True)
class Thinnable:
    """What could give way now."""

    photos: tuple[Photo, ...]
    """One for each original."""
    size: int
    """Bytes of these originals."""
    people: tuple[str, ...]
    """Supervisors who all have to confirm; none: nobody is known to whom this laptop hands over."""
    silent: tuple[str, ...]
    """Those of them from whom no receipt came yet, or none since their laptop went on from a backup."""


@dataclass(frozen=True, slots=True)
class ThinReport:
    thinned: int
    freed: int
    """Bytes."""
    kept: int
    """Originals whose copy would be hardly smaller, or of which no copy can be made."""
    problems: tuple[Problem, ...]
    """Originals that are damaged or missing here: they are left as they are."""


@dataclass(frozen=True, slots=True)
class _Confirmation:
    person: str
    at: datetime


def thinnable(store: Store, now: datetime, days: int = AGES[1]) -> Thinnable:
    """Changes nothing. Raises RefusedInputError pack.thin_days for an age that is none."""
    if not 0 <= days <= MOST_DAYS:
        raise RefusedInputError([Problem("pack.thin_days", {"days": days, "most": MOST_DAYS})])
    devices = supervisors(store, now)
    with store.database.look() as work:
        confirmed = confirmed_by(work, devices).files
        photos = [each for each in _candidates(work, store, now - timedelta(days=days)) if each.sha256 in confirmed]
        silent = tuple(each.person for each in devices if not confirmed_by(work, [each]).have)
    photos = [each for each in photos if not store.files.is_thin(each.sha256)]
    size = sum(each.size for each in photos)
    return Thinnable(tuple(photos), size, tuple(each.person for each in devices), silent)


def thin_originals(
    store: Store, now: datetime, days: int = AGES[1], progress: Progress = unseen, cancelled: Cancelled = never
) -> ThinReport:
    """Puts working copies in the place of what `thinnable` finds; what was done before a stop stays done.

    Raises RefusedInputError pack.thin_days; StoreTroubleError, OSError; CancelledError.
    """
    found = thinnable(store, now, days)
    devices = supervisors(store, now)
    confirmation = _confirmation(store, devices)
    thinned = freed = done = 0
    problems: list[Problem] = []
    for start in range(0, len(found.photos), _AT_A_TIME):
        if cancelled():
            raise CancelledError
        photos = found.photos[start : start + _AT_A_TIME]
        copies = list(_copies(store, photos, confirmation, problems))
        _replace(store, copies, devices, now)
        thinned += len(copies)
        freed += sum(each.size - len(each.picture) for each in copies)
        done += len(photos)
        progress(done, len(found.photos))
    return ThinReport(thinned, freed, done - thinned - len(problems), tuple(problems))


def bring_back(
    store: Store, files: Sequence[Path], now: datetime, progress: Progress = unseen, cancelled: Cancelled = never
) -> tuple[int, int]:
    """(originals that are here again, originals still elsewhere), from files that were saved elsewhere, or from packs
    that this store can open, such as an earlier one of its own. Only bytes of the right SHA-256 are taken.

    Raises RefusedInputError pack.thin_unknown when none of the files has one, and what `container.read_pack_file`
    raises for a pack; OSError; CancelledError.
    """
    adopt_copies(store.database, store.files, now)
    with store.database.look() as work:
        listed = set(work.thinned.all())
    # Also where the copy is damaged or gone.
    wanted = {sha256 for sha256 in listed if not store.files.is_sound(sha256)}
    back: set[str] = set()
    for number, path in enumerate(files, start=1):
        if cancelled():
            raise CancelledError
        sink = _Returning(store, wanted)
        if path.suffix.lower() == PACK_SUFFIX:
            read_pack_file(path, store.identity.secrets, sink, cancelled=cancelled, tolerant=True)
        else:
            sink.take_file(path)
        back |= sink.back
        progress(number, len(files))
    if not back:
        raise RefusedInputError([Problem("pack.thin_unknown", {"count": len(files)})])
    settle_thinned(store, listed, now)
    note_vault_change(store, BROUGHT_BACK, now, count=str(len(back)))
    return len(back), len(wanted - back)


class _Returning:
    """Takes the originals that are wanted and leaves everything else; also as the sink of a pack."""

    def __init__(self, store: Store, wanted: set[str]) -> None:
        self._store, self._wanted = store, wanted
        self.back: set[str] = set()

    def accept(self, _name: str, sha256: str, data: bytes) -> None:
        if sha256 in self._wanted and self._store.files.put(data) == sha256:
            self.back.add(sha256)

    def take_file(self, path: Path) -> None:
        with path.open("rb") as stream:
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
        if sha256 in self._wanted:
            self.accept(path.name, sha256, path.read_bytes())


def settle_thinned(store: Store, listed: Iterable[str], now: datetime) -> None:
    """Takes originals that are here again, sound, off the list."""
    whole = [sha256 for sha256 in listed if store.files.is_sound(sha256)]
    if whole:
        with store.database.work(now) as work:
            work.thinned.remove(whole)


def doubted(store: Store) -> dict[str, int]:
    """Person to the originals that gave way here on his word and that his newest receipt does not name any more.

    He restored an earlier backup, or lost them: perhaps they are nowhere any more.
    """
    here = thinned_here(store)
    with store.database.look() as work:
        told = {each: receipts for each in known_peers(store) if (receipts := receipts_of(work, each))}
        # Of a person with several laptops the one that spoke last.
        peers = sorted(told, key=lambda each: max(receipt.at for receipt in told[each]))
        said = {each.person: last_word(work, each).files for each in peers} if here else {}
    counts = {
        person: sum(person in each.person.split(_BETWEEN) and sha256 not in files for sha256, each in here.items())
        for person, files in said.items()
    }
    return {person: count for person, count in counts.items() if count}


def thinned_here(store: Store) -> dict[str, ThinnedFile]:
    """Originals whose place a copy has taken, by SHA-256. One that a kill left whole is not among them."""
    with store.database.look() as work:
        listed = work.thinned.all()
    return {sha256: each for sha256, each in listed.items() if store.files.is_thin(sha256)}


def adopt_copies(database: Database, files: SealedFiles, now: datetime, *, listed_too: bool = False) -> None:
    """After an earlier database was put beside thin files: lists what they say themselves.

    `listed_too` reads also those that are listed: of an original that came back and gave way again the list may still
    tell the copy of before.
    """
    with database.look() as work:
        listed, named = work.thinned.all(), list(work.blobs.all())
    thin = [sha256 for sha256 in named if (listed_too or sha256 not in listed) and files.is_thin(sha256)]
    told = [_listed(copy, now) for sha256 in thin if (copy := _copy_of(files, sha256)) is not None]
    unlike = [each for each in told if _copy_named(listed.get(each.sha256)) != each.copy_sha256]
    if unlike:
        with database.work(now) as work:
            work.thinned.add(unlike)


def _copy_named(file: ThinnedFile | None) -> str:
    return "" if file is None else file.copy_sha256


def _copy_of(files: SealedFiles, sha256: str) -> ThinCopy | None:
    try:
        return files.copy_of(sha256)
    except (UnavailableError, OSError):
        # Damaged, or a sector that cannot be read: every check of the store names it.
        return None


def _candidates(work: Work, store: Store, before: datetime) -> list[Photo]:
    """Pictures that nothing names but photos of own visits that were closed by then."""
    old = {
        visit.id
        for visit in work.visits.all()
        if store.owns(visit.device) and visit.closed_at and visit.closed_at <= before
    }
    photos = [photo for visit in sorted(old) for photo in work.photos.of_visit(visit)]
    elsewhere = {
        sha256
        for kind, obj, sha256 in work.history.files_named()
        if kind != "photo" or obj.partition("/")[0] not in old
    }
    here = work.blobs.all()
    found = {each.sha256: each for each in photos if each.sha256 in here and each.sha256 not in elsewhere}
    return [each for each in found.values() if kind_of(each.media_type) is MediaKind.PICTURE]


def _confirmation(store: Store, devices: Sequence[Device]) -> _Confirmation:
    """Who all confirmed, and when the last of them did."""
    with store.database.look() as work:
        times = [receipt.at for each in devices for receipt in receipts_of(work, each)]
    names = _BETWEEN.join(dict.fromkeys(each.person for each in devices))
    return _Confirmation(names, max(times, default=datetime.min))


def _copies(
    store: Store, photos: Iterable[Photo], confirmation: _Confirmation, problems: list[Problem]
) -> Iterator[ThinCopy]:
    """Of originals that are sound; what cannot be read is added to `problems`."""
    for photo in photos:
        try:
            original = store.files.get(photo.sha256)
        except UnavailableError as error:
            problems += error.problems
            continue
        try:
            picture = as_jpeg(working_image(original, photo.file_name))
        except ProblemsError:
            continue
        if len(picture) <= _MOST_SHARE * len(original):
            at = confirmation.at.isoformat(timespec="seconds")
            yield ThinCopy(photo.sha256, len(original), confirmation.person, at, picture)


def _replace(store: Store, copies: Sequence[ThinCopy], devices: Sequence[Device], now: datetime) -> None:
    """The list first: until the file is replaced, the original is simply still here."""
    if not copies:
        return
    with store.database.work(now) as work:
        # Asked again: a receipt that came since may no longer name them.
        require_confirmed(work, devices, [copy.sha256 for copy in copies])
        work.thinned.add(_listed(copy, now) for copy in copies)
        told = {"person": copies[0].person, "count": str(len(copies))}
        note_of_vault(work, store.device, store.person, THINNED, **told)
    for copy in copies:
        store.files.thin(copy)


def _listed(copy: ThinCopy, now: datetime) -> ThinnedFile:
    body = encoded(copy)
    digest, confirmed = hashlib.sha256(body).hexdigest(), datetime.fromisoformat(copy.confirmed_at)
    return ThinnedFile(copy.sha256, copy.size, digest, len(body), copy.person, confirmed, now)
