"""A folder for the packs of a week: what is finished and new is listed, checked, and taken in in the right order."""

import json
import os
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from handovers import LATER, codes, two_stores, with_photos, worked_visit
from offices import NOW, PASSPHRASE
from pytestqt.qtbot import QtBot

from inspector_app.cli import main
from inspector_app.commands.frame import Exit
from inspector_app.errors import CancelledError, UnavailableError
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import import_pack
from inspector_app.exchange.several import take_several
from inspector_app.exchange.withdrawing import withdraw_import
from inspector_app.stores import Store
from inspector_app.supervision.watch_folder import (
    Passes,
    finished,
    keep_taking,
    look_into,
    new_packs,
    take_folder,
)
from ui.dialogs.import_packs_dialog import ImportPacksDialog
from ui.dialogs.pack_files import PackFiles
from ui.jobs import Jobs
from ui.pages.packs_page import PacksPage
from ui.session import Session

Stores = tuple[Store, Store]


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[Stores]:
    inspector, supervisor = two_stores(tmp_path)
    yield inspector, supervisor
    inspector.close()
    supervisor.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    return made


def week(inspector: Store, folder: Path) -> list[Path]:
    """Two packs, whose names are in the wrong order."""
    visit = worked_visit(inspector)
    later, earlier = folder / "a.zjpack", folder / "b.zjpack"
    write_visit_pack(inspector, earlier, NOW)
    with_photos(inspector, visit, range(90_000, 90_002))
    write_visit_pack(inspector, later, LATER)
    return [later, earlier]


def test_a_week_of_packs_is_taken_in_as_it_was_written_and_only_once(stores: Stores, folder: Path) -> None:
    inspector, supervisor = stores
    later, earlier = week(inspector, folder)
    looked, taken = take_folder(supervisor, folder, LATER)
    assert [each.path for each in looked] == [earlier, later]
    assert [each.report.visits_new for each in taken if each.report] == [1, 0]
    assert take_folder(supervisor, folder, LATER) == ([], [])
    assert sorted(folder.iterdir()) == [later, earlier], "the folder is only read"


def test_own_packs_other_files_and_hidden_ones_are_left_alone(stores: Stores, folder: Path) -> None:
    inspector, supervisor = stores
    week(inspector, folder)
    (folder / "说明.txt").write_text("x", "utf-8")
    shutil.copy(folder / "a.zjpack", folder / ".c.zjpack")
    assert {path.name for path in look_into(folder)} == {"a.zjpack", "b.zjpack"}
    assert new_packs(inspector, look_into(folder)) == []
    import_pack(supervisor, folder / "b.zjpack", LATER)
    assert [path.name for path in new_packs(supervisor, look_into(folder))] == ["a.zjpack"]


def test_a_file_that_still_grows_is_not_finished(folder: Path) -> None:
    path = folder / "a.zjpack"
    path.write_bytes(b"1")
    first = look_into(folder)
    path.write_bytes(b"12")
    second = look_into(folder)
    assert finished(first, second) == []
    assert finished(second, look_into(folder)) == [path]


def test_one_bad_file_is_named_and_stops_none_of_the_others(stores: Stores, folder: Path) -> None:
    inspector, supervisor = stores
    week(inspector, folder)
    (folder / "c.zjpack").write_bytes(b"no pack at all")
    # Also what cannot even be asked for its size.
    (folder / "d.zjpack").symlink_to(folder / "d.zjpack")
    looked, taken = take_folder(supervisor, folder, LATER)
    assert len(taken) == 2
    bad = {each.path.name: [problem.code for problem in each.problems] for each in looked if not each.takeable}
    assert bad == {"c.zjpack": ["pack.not_ours"], "d.zjpack": ["pack.not_opened"]}


def test_what_a_person_took_back_is_not_taken_again_by_itself(stores: Stores, folder: Path) -> None:
    inspector, supervisor = stores
    worked_visit(inspector, photos=0)
    write_visit_pack(inspector, folder / "a.zjpack", NOW)
    _, (taken,) = take_folder(supervisor, folder, NOW)
    assert taken.report is not None
    withdraw_import(supervisor, taken.report.pack_id, "", LATER)
    (looked,), again = take_folder(supervisor, folder, LATER)
    assert again == []
    assert looked.preview is not None
    assert looked.preview.withdrawn
    assert import_pack(supervisor, folder / "a.zjpack", LATER).result == "imported"


def test_a_damaged_pack_in_the_middle_is_named_and_the_next_brings_what_it_had(stores: Stores, folder: Path) -> None:
    inspector, supervisor = stores
    later, earlier = week(inspector, folder)
    data = bytearray(earlier.read_bytes())
    data[len(data) // 2] ^= 1
    earlier.write_bytes(data)
    looked, taken = take_folder(supervisor, folder, LATER)
    assert [(each.path, each.takeable) for each in looked] == [(earlier, False), (later, True)]
    assert looked[0].problems
    assert [each.report.photos_verified for each in taken if each.report] == [5]


def test_stopped_on_the_way_what_came_before_stays_and_is_told_in_numbers(
    stores: Stores, folder: Path, qtbot: QtBot
) -> None:
    inspector, supervisor = stores
    week(inspector, folder)
    jobs = Jobs()
    dialog = ImportPacksDialog(Session(supervisor, jobs, clock=lambda: LATER))
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.process.looked):
        dialog.process.look([folder])
    so_far = dialog.process.so_far
    paths = [each.path for each in dialog.process.found]
    with pytest.raises(CancelledError):
        take_several(supervisor, paths, LATER, cancelled=lambda: bool(so_far), told=so_far.append)
    dialog.process.cancelled.emit()
    assert "已导入的 1 个包保留，其余 1 个没有动" in dialog.notice.label.text()
    with supervisor.database.look() as work:
        assert len(work.packs.all()) == 1
    with qtbot.waitSignal(dialog.process.taken):
        dialog.apply.click()
    assert "照片 5 张" in dialog.summary.text()
    jobs.stop()


def test_of_packs_that_hold_each_other_the_list_and_the_sum_tell_each_thing_once(
    stores: Stores, folder: Path, qtbot: QtBot
) -> None:
    inspector, supervisor = stores
    later, _ = week(inspector, folder)
    shutil.copy(later, folder / "a 副本.zjpack")
    jobs = Jobs()
    dialog = ImportPacksDialog(Session(supervisor, jobs, clock=lambda: LATER))
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.process.looked):
        dialog.process.look([folder])
    assert dialog.summary.text() == "2 个可以导入，按下面的顺序；1 个没有新内容。"
    shown = [[dialog.rows.index(row, column).data() for column in (2, 3)] for row in range(3)]
    assert [result for result, _ in shown] == ["可以导入", "可以导入", "没有新内容"]
    visits = [words.partition(" · ")[0] for _, words in shown]
    assert visits == [
        "1 次检查：新 1，有更新 0，已有 0",
        "1 次检查：新 0，有更新 1，已有 0",
        "1 次检查：新 0，有更新 0，已有 1",
    ]
    foretold = [(each.preview.events_new, each.preview.files_new) for each in dialog.process.found if each.preview]
    with qtbot.waitSignal(dialog.process.taken) as taken:
        dialog.apply.click()
    assert [(each.report.events_new, each.report.files_new) for each in taken.args[0]] == foretold
    assert dialog.summary.text() == "导入完成：检查 1 次，照片 5 张核对无误；没有导入的包 0 个。"
    jobs.stop()


def test_numbers_that_papers_share_are_told_once_for_all_packs(
    stores: Stores, folder: Path, tmp_path: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    inspector, supervisor = stores
    for number in range(3):
        # Each with a paper of the same number.
        worked_visit(inspector, f"e{number}", photos=0)
        write_visit_pack(inspector, folder / f"{number}.zjpack", NOW)
    shutil.copytree(supervisor.folder, other := tmp_path / "other")
    jobs = Jobs()
    dialog = ImportPacksDialog(Session(supervisor, jobs, clock=lambda: LATER))
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.process.looked):
        dialog.process.look([folder])
    with qtbot.waitSignal(dialog.process.taken) as taken:
        dialog.apply.click()
    assert sum(bool(each.report.numbers_twice) for each in taken.args[0]) == 2
    assert not any("文号" in dialog.rows.index(row, 3).data() for row in range(3))
    assert dialog.notice.label.text().count("深宝福责改〔2026〕1号") == 1
    jobs.stop()
    (tmp_path / "passphrase").write_text(PASSPHRASE, "utf-8")
    of_store = ["--store", str(other), "--passphrase-file", str(tmp_path / "passphrase")]
    assert main(["pack", "import", *of_store, str(folder)]) == Exit.DONE
    said = capsys.readouterr().out
    assert said.count("已导入") == 3
    assert said.count("深宝福责改〔2026〕1号") == 1


def test_a_folder_that_is_gone_is_said_in_words(folder: Path) -> None:
    folder.rmdir()
    with pytest.raises(UnavailableError) as refused:
        look_into(folder)
    assert codes(refused.value) == ["pack.folder_gone"]


def test_watching_tells_only_what_is_new_and_ends_with_an_interrupt(stores: Stores, folder: Path) -> None:
    inspector, supervisor = stores
    (folder / "c.zjpack").write_bytes(b"no pack at all")
    told: list[tuple[int, int]] = []
    passes = iter([None, None, week, None])

    def pause() -> None:
        step = next(passes, KeyboardInterrupt)
        if step is KeyboardInterrupt:
            raise KeyboardInterrupt
        if step is week:
            week(inspector, folder)

    keep_taking(
        lambda: take_folder(supervisor, folder, LATER),
        lambda looked, taken: told.append((len(looked), len(taken))),
        pause,
    )
    assert told == [(1, 0), (2, 2)]


def test_a_pack_that_is_still_being_copied_is_no_damaged_one(stores: Stores, folder: Path) -> None:
    inspector, supervisor = stores
    later, earlier = week(inspector, folder)
    long_ago = NOW.timestamp() - 60
    os.utime(earlier, (long_ago, long_ago))
    whole = later.read_bytes()
    later.write_bytes(whole[:900])
    os.utime(later, (NOW.timestamp(), NOW.timestamp()))
    passes = Passes(supervisor, folder, NOW)
    assert [each.path for each in passes.take(NOW)[1]] == [earlier]
    for part in (whole[:2_000], whole):
        later.write_bytes(part)
        assert passes.take(NOW) == ([], [])
    ((looked,), (taken,)) = passes.take(NOW)
    assert (looked.problems, taken.problems, taken.path) == ((), (), later)


def test_the_command_line_takes_a_folder_once(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str], stores: Stores
) -> None:
    inspector, supervisor = stores
    week(inspector, folder)
    supervisor.close()
    (tmp_path / "passphrase").write_text(PASSPHRASE, "utf-8")
    of_store = ["--store", str(tmp_path / "supervisor"), "--passphrase-file", str(tmp_path / "passphrase"), "--json"]
    assert main(["pack", "watch", *of_store, str(folder), "--once"]) == Exit.DONE
    value = json.loads(capsys.readouterr().out)
    assert (value["looked"], value["imported"]) == (2, 2)
    assert [each["file"] for each in value["packs"]] == ["b.zjpack", "a.zjpack"]
    assert main(["pack", "watch", *of_store, str(tmp_path / "none"), "--once"]) == Exit.REFUSED
    assert json.loads(capsys.readouterr().out)["problems"][0]["code"] == "pack.folder_gone"
    # At home the same folder holds own packs: no fault, unless a person names one.
    inspector.close()
    of_store[1] = str(tmp_path / "inspector")
    assert main(["pack", "import", *of_store, str(folder)]) == Exit.DONE
    value = json.loads(capsys.readouterr().out)
    assert [value["result"], *(each["result"] for each in value["packs"])] == ["nothing new"] * 3
    assert all(each["own"] for each in value["packs"])
    assert main(["pack", "import", *of_store, str(folder / "a.zjpack")]) == Exit.REFUSED
    assert json.loads(capsys.readouterr().out)["problems"][0]["code"] == "pack.own_pack"


def test_the_page_lists_what_is_new_in_the_folder_and_takes_it_with_one_press(
    stores: Stores, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspector, supervisor = stores
    week(inspector, folder)
    jobs = Jobs()
    page = PacksPage(Session(supervisor, jobs, clock=lambda: LATER + timedelta(hours=1)))
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.listed):
        page.show()
    monkeypatch.setattr(PackFiles, "ask_folder", lambda parent: folder)
    line = page.take_in.watch
    assert line.isVisible()
    page.watched._timer.setInterval(1)
    line.choose.click()
    qtbot.waitUntil(line.take.isVisible)
    assert line.take.text() == "核对 2 个新包…"
    assert str(folder) in line.words.text()
    asked: list[list[str]] = []

    def ask(parent: PacksPage, session: Session, paths: list[Path]) -> None:
        asked.append([path.name for path in paths])
        dialog = ImportPacksDialog(session, parent)
        with qtbot.waitSignal(dialog.process.looked):
            dialog.process.look(paths)
        with qtbot.waitSignal(dialog.process.taken):
            dialog.apply.click()
        dialog.close()

    monkeypatch.setattr(ImportPacksDialog, "ask", ask)
    # The share goes away and comes back: nothing of it is offered meanwhile, and the word about it goes with it.
    shutil.move(folder, folder.with_name("away"))
    qtbot.waitUntil(page.notice.isVisible)
    assert not line.take.isVisible()
    shutil.move(folder.with_name("away"), folder)
    qtbot.waitUntil(line.take.isVisible)
    assert not page.notice.isVisible()
    line.take.click()
    assert asked == [["a.zjpack", "b.zjpack"]]
    qtbot.waitUntil(lambda: not line.take.isVisible())
    line.stop.click()
    assert page._session.preferences.packs_folder is None
    page.close()
    jobs.stop()


def test_an_inspector_has_no_folder_to_watch(stores: Stores, qtbot: QtBot) -> None:
    jobs = Jobs()
    page = PacksPage(Session(stores[0], jobs, clock=lambda: LATER))
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.listed):
        page.show()
    assert not page.take_in.watch.isVisible()
    page.close()
    jobs.stop()
