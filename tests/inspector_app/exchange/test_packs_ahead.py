"""Of several packs, the next is read and verified while one is taken in; it counts only at its own turn."""

import errno
import shutil
import time
from collections.abc import Callable
from concurrent.futures import Future
from datetime import date
from pathlib import Path
from threading import Event, Timer
from typing import Any

import pytest
from handovers import LATER, forged, holdings, with_photos, worked_visit
from offices import NOW
from patience import PATIENCE_S

from db.errors import StoreTroubleError
from db.work import Work
from inspector_app.audit.check import check_log
from inspector_app.errors import CancelledError
from inspector_app.exchange.bag import unpacking
from inspector_app.exchange.bag.unpacking import Sealed, Sealers
from inspector_app.exchange.bag.watching import Cancelled, Progress, never, unseen
from inspector_app.exchange.kinds import staging, taking
from inspector_app.exchange.kinds.staging import StagedVisits, stage_visits
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.several import Taken, take_several
from inspector_app.exchange.trust import office_root
from inspector_app.exchange.trust.peers import card_of
from inspector_app.files import remove_tree
from inspector_app.plans import devices
from inspector_app.plans.documents import adopt
from inspector_app.stores import Store


def test_the_next_pack_is_staged_while_one_is_taken_in_and_no_row_names_it(
    stores: tuple[Store, Store], tmp_path: Path
) -> None:
    inspector, supervisor = stores
    visit = worked_visit(inspector, photos=3)
    first, second = tmp_path / "1.zjpack", tmp_path / "2.zjpack"
    write_visit_pack(inspector, first, NOW)
    early = _files(inspector)
    with_photos(inspector, visit, range(90_000, 90_002))
    write_visit_pack(inspector, second, LATER)
    everything = _files(inspector)
    seen: list[tuple[str, int, int]] = []

    def told(taken: Taken) -> None:
        end = time.monotonic() + PATIENCE_S
        while _files(supervisor) < everything and time.monotonic() < end:
            time.sleep(0.01)
        with supervisor.database.look() as work:
            seen.append((taken.path.name, _files(supervisor), len(work.blobs.all())))

    take_several(supervisor, [first, second], LATER, told=told)
    assert early < everything
    assert seen == [("1.zjpack", everything, early), ("2.zjpack", everything, everything)]


def test_whom_the_pack_before_revokes_is_refused_though_his_pack_was_staged_already(
    stores: tuple[Store, Store], tmp_path: Path
) -> None:
    inspector, supervisor = stores
    root = office_root.create_root(tmp_path / "o.zjroot", "福永街道办事处", "a root in the safe", NOW)
    listed = office_root.read_list_of(root, tmp_path / "o.zjdevices")
    for store, role in zip(stores, ("inspector", "supervisor"), strict=True):
        listed = office_root.certify(listed, card_of(store), role, date(2026, 1, 1), date(2026, 12, 31))
    first, second = _two_packs(inspector, tmp_path)
    everything = _files(inspector)

    def revoke(taken: Taken) -> None:
        if taken.path != first:
            return
        _until(lambda: _files(supervisor) == everything)
        revoked = office_root.revoke(listed, inspector.device, NOW.date(), "电脑丢失")
        office_root.save_list(tmp_path / "o.zjdevices", revoked, root)
        with supervisor.database.work(NOW) as work:
            adopt(work, devices.NAME, devices.to_value((tmp_path / "o.zjdevices").read_bytes()), NOW)

    done = take_several(supervisor, [first, second], LATER, told=revoke)
    assert [[each.code for each in taken.problems] for taken in done] == [[], ["pack.sender_revoked"]]
    with supervisor.database.look() as work:
        assert len(work.packs.all()) == 1
        assert len(work.blobs.all()) < everything


@pytest.mark.parametrize("error", [CancelledError(), StoreTroubleError("disk_error", "gone")])
def test_who_stops_or_breaks_off_waits_for_no_pack_that_is_being_staged(
    error: Exception, stores: tuple[Store, Store], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspector, supervisor = stores
    first, second = _two_packs(inspector, tmp_path)
    begun, ended = Event(), []

    def slow(store: Store, path: Path, progress: Progress, cancelled: Cancelled, _claims: object) -> StagedVisits:
        if path == first:
            return stage_visits(store, path, progress, cancelled)
        begun.set()
        _until(cancelled)
        ended.append(cancelled())
        raise CancelledError

    def breaks(_taken: Taken) -> None:
        assert begun.wait(PATIENCE_S)
        raise error

    monkeypatch.setattr(staging, "stage_visits", slow)
    with pytest.raises(type(error)):
        take_several(supervisor, [first, second], LATER, told=breaks)
    assert ended == [True]
    monkeypatch.undo()
    again = take_several(supervisor, [first, second], LATER)
    assert [taken.report.result for taken in again if taken.report] == ["nothing new", "imported"]


def test_small_packs_are_taken_together_and_one_that_is_refused_leaves_nothing_and_stops_no_other(
    stores: tuple[Store, Store], tmp_path: Path
) -> None:
    inspector, supervisor = stores
    honest = [tmp_path / f"{number}.zjpack" for number in range(4)]
    for number, path in enumerate(honest):
        worked_visit(inspector, f"e{number}", photos=1)
        write_visit_pack(inspector, path, NOW)
    refused = forged(inspector, honest[2], leave_out="/papers/")
    wanted = [*honest[:2], refused, *honest[2:]]
    seen: list[tuple[str, int]] = []

    def told(taken: Taken) -> None:
        with supervisor.database.look() as work:
            seen.append((taken.path.name, len(work.packs.all())))

    done = take_several(supervisor, wanted, LATER, told=told)
    assert [[each.code for each in taken.problems] for taken in done] == [[], [], ["pack.file_missing"], [], []]
    assert seen == [("0.zjpack", 1), ("1.zjpack", 2), ("forged.zjpack", 2), ("2.zjpack", 4), ("3.zjpack", 4)]
    assert check_log(supervisor).sound
    assert holdings(supervisor)["blobs"] == holdings(inspector)["blobs"]


def test_a_disk_that_refuses_leaves_a_group_out_as_a_whole_and_nobody_hears_of_it(
    stores: tuple[Store, Store], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspector, supervisor = stores
    packs = [tmp_path / f"{number}.zjpack" for number in range(3)]
    for number, path in enumerate(packs):
        worked_visit(inspector, f"e{number}", photos=1)
        write_visit_pack(inspector, path, NOW)
    heard: list[str] = []

    def told(taken: Taken) -> None:
        heard.append(taken.path.name)
        monkeypatch.setattr(taking, "link_papers", refuses)

    def refuses(work: Work, *_given: object) -> None:
        if len(work.packs.all()) == 2:
            raise StoreTroubleError("disk_full", "gone")

    with pytest.raises(StoreTroubleError):
        take_several(supervisor, packs, LATER, told=told)
    with supervisor.database.look() as work:
        assert (heard, len(work.packs.all())) == (["0.zjpack"], 1)
    monkeypatch.undo()
    assert [taken.report.result for taken in take_several(supervisor, packs, LATER) if taken.report] == [
        *("nothing new", "imported", "imported"),
    ]


def test_a_file_that_no_row_names_has_its_name_on_the_disk_before_one_does_whoever_put_it_there(
    stores: tuple[Store, Store], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pack whose turn comes later, or one that was killed."""
    inspector, supervisor = stores
    first, second = _two_packs(inspector, tmp_path)
    for sha256 in _named(inspector):
        assert supervisor.files.keep(sha256, inspector.files.get(sha256), set())
    synced, known, seen = set[Path](), set[str](), list[set[Path]]()

    def told(_taken: Taken) -> None:
        # Of those that a row named before, none is synced once more.
        seen.append({supervisor.files.folder_of(sha256) for sha256 in _named(supervisor) - known} ^ synced)
        known.update(_named(supervisor))
        synced.clear()

    monkeypatch.setattr(unpacking, "sync_folder", synced.add)
    take_several(supervisor, [first], LATER, told=told)
    take_several(supervisor, [second], LATER, told=told)
    assert seen == [set(), set()]
    assert known == _named(inspector)


def test_what_a_pack_found_may_be_what_one_beside_it_just_put_there_and_is_told_of_the_first(
    stores: tuple[Store, Store],
) -> None:
    _, supervisor = stores
    sealers, later = Sealers(), Future[object]()
    found = Sealed(supervisor, sealers)
    found.files, found.wait_beside = {"ab": (1, "image/jpeg")}, later.result

    def end() -> None:
        sealers.brought.add("ab")
        later.set_result(None)

    ending = Timer(0.05, end)
    ending.start()
    assert (found.take_brought(), found.take_brought()) == ({"ab"}, set())
    ending.join()
    sealers.close()


def test_while_some_are_taken_in_together_as_many_again_are_staged(
    stores: tuple[Store, Store], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspector, supervisor = stores
    worked_visit(inspector)
    paths = [tmp_path / f"{number:02}.zjpack" for number in range(20)]
    write_visit_pack(inspector, paths[0], NOW)
    for path in paths[1:]:
        shutil.copyfile(paths[0], path)
    begun: list[Path] = []

    def noting(store: Store, path: Path, *others: Any) -> StagedVisits:
        begun.append(path)
        return stage_visits(store, path, *others)

    def told(_taken: Taken) -> None:
        if len(seen) < 1:
            _until(lambda: len(begun) > 16)
        seen.append(len(begun))

    seen: list[int] = []
    monkeypatch.setattr(staging, "stage_visits", noting)
    taken = take_several(supervisor, paths, LATER, told=told)
    assert [each.report.result for each in taken if each.report] == ["imported", *["nothing new"] * 19]
    assert (seen[0], seen[-1]) == (17, 20)


def test_no_row_names_a_file_whose_folder_the_disk_did_not_take(
    stores: tuple[Store, Store], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its sync is only begun when the pack is staged: it is waited for before the rows are."""
    inspector, supervisor = stores
    first, second = _two_packs(inspector, tmp_path)
    waited: set[Path] = set()

    def slow(folder: Path) -> None:
        time.sleep(0.1)
        if broken:
            raise OSError(errno.EIO, "gone")
        waited.add(folder)

    def told(_taken: Taken) -> None:
        with supervisor.database.look() as work:
            named = work.blobs.all()
        seen.append((len(named) > 0, {supervisor.files._path(sha256).parent for sha256 in named} <= waited))

    broken, seen = True, list[tuple[bool, bool]]()
    monkeypatch.setattr(unpacking, "sync_folder", slow)
    refused = take_several(supervisor, [second], LATER, told=told)
    assert [[each.code for each in taken.problems] for taken in refused] == [["store.disk_error"]]
    remove_tree(supervisor.folder / "blobs")
    broken = False
    take_several(supervisor, [first, second], LATER, told=told)
    assert seen == [(False, True), (True, True), (True, True)]


def test_staged_packs_have_the_text_of_their_checklist_once(stores: tuple[Store, Store], tmp_path: Path) -> None:
    inspector, supervisor = stores
    staged = [stage_visits(supervisor, path, unseen, never) for path in _two_packs(inspector, tmp_path)]
    texts = [text for each in staged for _, text in each.vault.checklists.values()]
    assert len(texts) == 2
    assert texts[0] is texts[1]


def _two_packs(inspector: Store, folder: Path) -> tuple[Path, Path]:
    visit = worked_visit(inspector, photos=3)
    first, second = folder / "1.zjpack", folder / "2.zjpack"
    write_visit_pack(inspector, first, NOW)
    with_photos(inspector, visit, range(90_000, 90_002))
    write_visit_pack(inspector, second, LATER)
    return first, second


def _named(store: Store) -> set[str]:
    """SHA-256 of each file that a row names."""
    with store.database.look() as work:
        return set(work.blobs.all())


def _until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not true() and time.monotonic() < end:
        time.sleep(0.01)


def _files(store: Store) -> int:
    return sum(1 for _ in (store.folder / "blobs").rglob("*.sealed"))
