"""Stores that rigs work on, the scripted work, and the invariant: nothing promised is lost, nothing half is shown."""

import shutil
from collections.abc import Callable, Iterator
from itertools import count, islice
from pathlib import Path

from fault_forks import Deed, Fork, Told
from handovers import judged_items
from offices import NOW, PASSPHRASE, new_store, with_enterprise

from db.errors import StoreTroubleError
from db.records.values import Inspector
from inspector_app.audit.check import check_log
from inspector_app.backups.making import make_backup
from inspector_app.checklists.model import Verdict
from inspector_app.checklists.snapshots import shipped
from inspector_app.errors import ProblemsError
from inspector_app.evidence.intake import Picture, take_in
from inspector_app.stores import Store, open_store
from inspector_app.visits import GivenAnswer, VisitDraft, close_visit, give_answer, open_visit

PEOPLE = (Inspector("李明", "粤B0001"), Inspector("王芳", "粤B0002"))
_PHOTO_EVERY = 6


def worked_store(folder: Path) -> str:
    """A closed store with an open visit, one paper and one backup; gives the visit."""
    store = new_store(folder)
    visit = open_visit(store, VisitDraft(with_enterprise(store), PEOPLE), shipped(), NOW)
    take_in(store, visit, "RN-01", Picture(b"%PDF-1.7 a paper", "a.pdf", "file"), NOW)
    make_backup(store, NOW)
    store.close()
    return visit


def copies_of(source: Path, place: Path) -> Iterator[Path]:
    """One after the other; each goes when the next is asked for."""
    for number in count():
        copy = place / f"copy-{number}"
        shutil.copytree(source, copy)
        yield copy
        shutil.rmtree(copy)


def saving(
    folder: Path,
    visit: str,
    start: int,
    most: int | None = None,
    wrong: str = "",
    *,
    papers: bool = True,
    padding: int = 0,
    once_open: Callable[[], object] = lambda: None,
) -> Deed:
    """Answers with rising numbers as notes, and a paper after every few; "early" promises before it is kept.

    "swallow" goes on as if nothing were when the disk refuses. `padding` makes each answer longer, to fill a disk.
    """

    def deed(fork: Fork) -> None:
        store = open_store(folder, PASSPHRASE)
        items = judged_items()
        once_open()
        fork.arm()
        for number in islice(count(start), most):
            item = items[number % len(items)]
            promise = f"answer {item.code} {number}"
            if wrong == "early":
                fork.promise(promise)
            kept = _kept(store, visit, item, number, wrong, padding)
            if wrong != "early":
                fork.promise(promise)
            if not kept:
                break
            if papers and number % _PHOTO_EVERY == 0:
                _paper(store, visit, number, fork, wrong)
        store.close()

    return deed


def one_visit(folder: Path, wrong: str = "") -> Deed:
    """A whole visit: opened, answered, a paper taken in, closed."""

    def deed(fork: Fork) -> None:
        store = open_store(folder, PASSPHRASE)
        with store.database.look() as work:
            (before,) = work.visits.all()
        close_visit(store, before.id, NOW)
        fork.arm()
        visit = open_visit(store, VisitDraft("e1", PEOPLE), shipped(), NOW)
        fork.promise(f"visit {visit}")
        items = judged_items()
        for number in range(4):
            if wrong == "early":
                fork.promise(f"in {visit} answer {items[number].code} {number}")
            _kept(store, visit, items[number], number, wrong)
            fork.promise(f"in {visit} answer {items[number].code} {number}")
        _paper(store, visit, 1, fork, wrong, f"in {visit} ")
        close_visit(store, visit, NOW)
        fork.promise(f"closed {visit}")
        store.close()

    return deed


def _kept(store: Store, visit: str, item: object, number: int, wrong: str, padding: int = 0) -> bool:
    given = GivenAnswer(Verdict.PASS, note=f"{number} " + "x" * padding)
    try:
        give_answer(store, visit, item, given, NOW)  # type: ignore[arg-type]
    except (OSError, StoreTroubleError):
        if wrong != "swallow":
            raise
        return False
    return True


def _paper(store: Store, visit: str, number: int, fork: Fork, wrong: str, about: str = "") -> None:
    data = b"%PDF-1.7 paper " + str(number).encode() * 300
    try:
        fork.promise(f"{about}photo {take_in(store, visit, '', Picture(data, 'p.pdf', 'file'), NOW).photo.sha256}")
    except (OSError, StoreTroubleError, ProblemsError):
        if wrong != "swallow":
            raise


def broken_promises(folder: Path, visit: str, told: Told) -> str:
    """Opens the store as the next start does; "" when all is as it must be."""
    try:
        store = open_store(folder, PASSPHRASE)
    except (ProblemsError, StoreTroubleError) as error:
        return f"the store does not open: {error!r}"
    try:
        audit = check_log(store)
        if not audit.sound:
            return f"not sound: {audit.problems[:3]}"
        left = [path.name for path in folder.rglob("*.part") if ".newkey" not in path.parts]
        return f"left lying: {left}" if left else missing(store, visit, told.promises)
    finally:
        store.close()


def missing(store: Store, visit: str, promises: tuple[str, ...]) -> str:
    with store.database.look() as work:
        known = {each.id: each for each in work.visits.all()}
        answers = {each: work.answers.of_visit(each) for each in known}
        photos = {each: {photo.sha256 for photo in work.photos.of_visit(each)} for each in known}
    for sha256 in set().union(*photos.values()):
        store.files.get(sha256)
    for promise in promises:
        words = promise.split()
        of = words.pop(1) if words[0] == "in" else visit
        words = words[1:] if words[0] == "in" else words
        if words[0] in ("visit", "closed"):
            there = words[1] in known and (words[0] == "visit" or known[words[1]].closed_at is not None)
        elif words[0] == "answer":
            given = answers.get(of, {}).get(words[1])
            there = given is not None and int(given.note.split()[0]) >= int(words[2])
        else:
            there = words[0] != "photo" or words[1] in photos.get(of, ())
        if not there:
            return f"promised and not there: {promise}"
    return ""
