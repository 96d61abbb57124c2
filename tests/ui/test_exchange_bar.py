"""Plans, receipts, comments, withdrawals and decisions, each by the button that a person presses."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from handovers import LATER, judged_items, worked_visit
from offices import NOW, with_enterprise
from patience import PATIENCE_S
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from db.records.log import Device
from inspector_app.errors import CancelledError
from inspector_app.exchange.bag.watching import Cancelled, Progress
from inspector_app.exchange.kinds.giving_back import Held
from inspector_app.exchange.kinds.plans_out import write_plan_packs
from inspector_app.exchange.kinds.return_states import Returned
from inspector_app.exchange.kinds.returns import add_comment, comments, settle
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import import_pack
from inspector_app.exchange.withdrawing import Withdrawn, withdraw_import
from inspector_app.stores import Store
from ui.dialogs.conflicts_dialog import ConflictsDialog
from ui.dialogs.exchange_questions import ExchangeQuestions
from ui.dialogs.give_back_dialog import GiveBackDialog
from ui.dialogs.import_pack_dialog import ImportPackDialog
from ui.dialogs.pack_files import PackFiles
from ui.dialogs.returned_dialog import ReturnedDialog
from ui.jobs import Jobs
from ui.models.packs_model import PackColumn
from ui.pages.packs_page import PacksPage
from ui.session import Session

Stores = tuple[Store, Store]


@contextmanager
def shown_page(qtbot: QtBot, store: Store) -> Iterator[PacksPage]:
    jobs = Jobs()
    page = PacksPage(Session(store, jobs, clock=lambda: LATER))
    qtbot.addWidget(page)
    page.resize(1166, 690)
    with qtbot.waitActive(page), qtbot.waitSignal(page.listed):
        page.show()
        page.activateWindow()
    try:
        yield page
    finally:
        page.close()
        jobs.stop()


def handed_over(stores: Stores, folder: Path) -> str:
    inspector, supervisor = stores
    visit = worked_visit(inspector)
    write_visit_pack(inspector, folder / "v.zjpack", NOW)
    import_pack(supervisor, folder / "v.zjpack", NOW)
    return visit


def test_a_supervisor_confirms_and_the_inspector_sees_it(
    stores: Stores, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspector, supervisor = stores
    handed_over(stores, tmp_path)
    monkeypatch.setattr(ExchangeQuestions, "ask_folder", lambda parent: tmp_path)
    with shown_page(qtbot, supervisor) as page:
        bar = page.history.bar
        assert bar.receipts.text() == "写回执（1 人）…"
        with qtbot.waitSignals([page.deeds.desk.sent, page.listed]):
            qtbot.mouseClick(bar.receipts, Qt.MouseButton.LeftButton)
        assert not bar.receipts.isVisible()
        assert "已写出并读回核对：回执_王芳_李明" in page.notice.label.text()
        assert page.history.model.texts(page.history.model.rows[0])[PackColumn.DIRECTION] == "↑ 交出 回执"
        (lost,) = tmp_path.glob("回执_*.zjpack")
        lost.unlink()
        assert not bar.receipt_again.isVisible()
        page.history.table.selectRow(0)
        with qtbot.waitSignals([page.deeds.desk.sent, page.listed]):
            qtbot.mouseClick(bar.receipt_again, Qt.MouseButton.LeftButton)
        assert page.history.model.rowCount() == 3
    (receipt,) = tmp_path.glob("回执_*.zjpack")
    with shown_page(qtbot, inspector) as page:
        assert page.hand_over.confirmed.text() == "3 张照片中 0 张已由主管确认收到。"
        import_pack(inspector, receipt, LATER)
        with qtbot.waitSignal(page.listed):
            page.desk.load()
        assert page.hand_over.confirmed.text() == "3 张照片中 3 张已由主管确认收到。"
        assert not page.history.bar.plan.isVisible()


def test_a_plan_is_sent_down_and_taken_in(
    stores: Stores, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspector, supervisor = stores
    with_enterprise(supervisor)
    path = tmp_path / "plan.zjpack"
    monkeypatch.setattr(PackFiles, "ask_where_to_write", lambda parent, name: path)
    with shown_page(qtbot, supervisor) as page, qtbot.waitSignals([page.deeds.desk.sent, page.listed]):
        qtbot.mouseClick(page.history.bar.plan, Qt.MouseButton.LeftButton)
    jobs = Jobs()
    dialog = ImportPackDialog(Session(inspector, jobs, clock=lambda: LATER))
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.waitSignal(dialog.process.checked):
        dialog.check(path)
    assert "台账（新）" in dialog.preview.summary.text()
    assert dialog.apply.isEnabled()
    with qtbot.waitSignal(dialog.process.imported):
        qtbot.mouseClick(dialog.apply, Qt.MouseButton.LeftButton)
    assert dialog.outcome.title.text() == "导入完成"
    assert dialog.outcome.text.text().startswith("来自 王芳 的方案：")
    dialog.close()
    jobs.stop()
    with inspector.database.look() as work:
        assert [each.id for each in work.enterprises.all()] == ["e1"]


def test_comments_go_back_to_the_inspector(
    stores: Stores, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspector, supervisor = stores
    visit = handed_over(stores, tmp_path)
    add_comment(supervisor, visit, judged_items()[0].code, "请补拍", LATER)
    monkeypatch.setattr(PackFiles, "ask_where_to_write", lambda parent, name: tmp_path / "back.zjpack")
    seen: list[list[tuple[str, ...]]] = []
    monkeypatch.setattr(ReturnedDialog, "ask", classmethod(_writes(seen, qtbot)))
    with shown_page(qtbot, supervisor) as page:
        assert page.history.bar.returns.text() == "退回检查（1 条意见）…"
        with qtbot.waitSignals([page.deeds.desk.sent, page.listed]):
            qtbot.mouseClick(page.history.bar.returns, Qt.MouseButton.LeftButton)
        # Sent, and not forgotten: it stays until somebody answered.
        assert page.history.bar.returns.text() == "已退回 1 条意见，等对方处理…"
        add_comment(supervisor, visit, "", "整体再看", LATER)
        with qtbot.waitSignal(page.listed):
            page.desk.load()
        assert page.history.bar.returns.text() == "退回检查（1 条新意见，另有 1 条等对方处理）…"
        with qtbot.waitSignals([page.deeds.desk.sent, page.listed]):
            qtbot.mouseClick(page.history.bar.returns, Qt.MouseButton.LeftButton)
    assert [row[0] for row in seen[0]] == ["还没有发出"]
    assert [row[0].partition("：")[0] for row in seen[1]] == ["还没有发出", "等对方处理"]
    assert seen[1][1][0].endswith("随 back.zjpack 发出")
    assert import_pack(inspector, tmp_path / "back.zjpack", LATER).returned == 2
    with inspector.database.look() as work:
        told = comments(work)
    for comment in told:
        settle(inspector, comment.id, LATER)
    write_visit_pack(inspector, tmp_path / "v2.zjpack", LATER)
    import_pack(supervisor, tmp_path / "v2.zjpack", LATER)
    with shown_page(qtbot, supervisor) as page:
        assert not page.history.bar.returns.isVisible()


def _writes(seen: list[list[tuple[str, ...]]], qtbot: QtBot) -> Callable[..., bool]:
    """Reads what the window says, and presses its button."""

    def ask(cls: type[ReturnedDialog], parent: QWidget, session: Session, found: list[Returned]) -> bool:
        dialog = cls(session, found, parent)
        qtbot.addWidget(dialog)
        rows = dialog.rows
        seen.append([
            tuple(rows.index(row, column).data() for column in range(rows.columnCount()))
            for row in range(rows.rowCount())
        ])  # fmt: skip
        with qtbot.waitSignal(dialog.accepted):
            qtbot.mouseClick(dialog.write, Qt.MouseButton.LeftButton)
        return True

    return ask


def test_an_import_is_chosen_and_withdrawn(
    stores: Stores, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, supervisor = stores
    handed_over(stores, tmp_path)
    answers: list[str | None] = [None, "发错了人"]
    monkeypatch.setattr(ExchangeQuestions, "ask_why", lambda parent, name: answers.pop(0))
    with shown_page(qtbot, supervisor) as page:
        bar = page.history.bar
        assert not bar.withdraw.isEnabled()
        page.history.table.selectRow(0)
        assert bar.withdraw.isEnabled()
        qtbot.mouseClick(bar.withdraw, Qt.MouseButton.LeftButton)
        with qtbot.waitSignals([page.deeds.desk.withdrawn, page.listed]):
            qtbot.mouseClick(bar.withdraw, Qt.MouseButton.LeftButton)
        assert "已撤回 v.zjpack：检查 1 次，文件 4 个。" in page.notice.label.text()
        assert page.history.model.rowCount() == 0
    with supervisor.database.look() as work:
        assert work.visits.all() == []


def test_a_withdrawal_that_is_cancelled_leaves_the_import_whole(
    stores: Stores, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, supervisor = stores
    handed_over(stores, tmp_path)
    monkeypatch.setattr(ExchangeQuestions, "ask_why", lambda parent, name: "发错了人")
    told: list[tuple[int, int]] = []

    def cancelled() -> bool:
        """Asked when everything is taken out of the tables, and not yet for good."""
        return bool(told) and told[-1][0] >= told[-1][1] - 2

    with supervisor.database.look() as work:
        before = (work.events.have(), [visit.id for visit in work.visits.all()])
        pack = next(each for each in work.packs.all() if each.direction == "in")
    with pytest.raises(CancelledError):
        withdraw_import(supervisor, pack.id, "发错了人", LATER, lambda *parts: told.append(parts), cancelled)
    assert told == sorted(told)
    assert len(told) > 10
    with shown_page(qtbot, supervisor) as page:
        page.history.table.selectRow(0)
        desk = page.deeds.desk
        # Asked for at once, before the worker has begun.
        page.desk.writing.started.connect(lambda _: QTimer.singleShot(0, page.desk.writing.cancel))
        monkeypatch.setattr("ui.packs.exchange_desk.withdraw_import", _slow_withdrawal)
        with qtbot.waitSignal(page.desk.writing.cancelled):
            qtbot.mouseClick(page.history.bar.withdraw, Qt.MouseButton.LeftButton)
            assert page.desk.writing.busy
        assert desk.withdrawing
        assert page.notice.label.text() == "已停下，没有撤回：导入的内容都还在。"
        assert page.history.model.rowCount() == 1
    with supervisor.database.look() as work:
        assert (work.events.have(), [visit.id for visit in work.visits.all()]) == before


def _slow_withdrawal(
    store: Store, pack: str, reason: str, now: datetime, progress: Progress, cancelled: Cancelled
) -> Withdrawn:
    """The real one, on a store so large that there is time to press the button."""

    def asked() -> bool:
        deadline = time.monotonic() + PATIENCE_S
        while not cancelled() and time.monotonic() < deadline:
            time.sleep(0.001)
        return cancelled()

    return withdraw_import(store, pack, reason, now, progress, asked)


def disagreed(stores: Stores, folder: Path) -> None:
    """Two phones of one enterprise, each from one laptop."""
    inspector, supervisor = stores
    with_enterprise(supervisor)
    write_plan_packs(supervisor, folder / "plan.zjpack", NOW)
    import_pack(inspector, folder / "plan.zjpack", NOW)
    write_visit_pack(inspector, folder / "a.zjpack", NOW)
    import_pack(supervisor, folder / "a.zjpack", NOW)
    for store, phone in ((inspector, "13911111111"), (supervisor, "13922222222")):
        with store.database.work(LATER) as work:
            work.enterprises.save("e1", {"phone": phone})
    write_visit_pack(inspector, folder / "b.zjpack", LATER)
    assert import_pack(supervisor, folder / "b.zjpack", LATER).conflicts == 1


def phone_of(store: Store) -> str:
    with store.database.look() as work:
        enterprise = work.enterprises.get("e1")
    assert enterprise is not None
    return enterprise.phone


def test_a_person_decides_and_takes_it_back(stores: Stores, tmp_path: Path, qtbot: QtBot) -> None:
    _, supervisor = stores
    disagreed(stores, tmp_path)
    before = phone_of(supervisor)
    with shown_page(qtbot, supervisor) as page:
        assert page.history.bar.conflicts.text() == "有 1 处说法不一，请决定…"
    jobs = Jobs()
    dialog = ConflictsDialog(Session(supervisor, jobs, clock=lambda: LATER + timedelta(days=2)))
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.waitSignal(dialog.desk.loaded):
        dialog.desk.load()
    dispute = dialog.chosen()
    assert dispute is not None
    assert (dispute.base, [side.value for side in dispute.sides]) == ("13290713029", ["13922222222", "13911111111"])
    assert "13911111111" in dialog.as_html()
    other = next(place for place, side in enumerate(dispute.sides) if not side.shown)
    with qtbot.waitSignal(dialog.desk.loaded):
        qtbot.mouseClick(dialog.view.buttons[other], Qt.MouseButton.LeftButton)
    assert phone_of(supervisor) == dispute.sides[other].value != before
    assert dialog.rows.index(0, 0).data() == "已决定"
    assert dialog.undo.isEnabled()
    with qtbot.waitSignal(dialog.desk.loaded):
        qtbot.mouseClick(dialog.undo, Qt.MouseButton.LeftButton)
    assert phone_of(supervisor) == before
    # It is open again, and the window says who had said what before anybody decided.
    assert dialog.rows.index(0, 0).data() == "待决定"
    again = dialog.chosen()
    assert again is not None
    assert [(side.value, side.person, side.at) for side in again.sides] == [
        (side.value, side.person, side.at) for side in dispute.sides
    ]
    assert not dialog.undo.isEnabled()
    with shown_page(qtbot, supervisor) as page:
        assert page.history.bar.conflicts.text() == "有 1 处说法不一，请决定…"
    dialog.close()
    jobs.stop()


def _is_whole(label: QLabel) -> bool:
    return label.height() >= label.heightForWidth(label.width())


def test_long_words_are_listed_short_and_read_to_their_end(stores: Stores, tmp_path: Path, qtbot: QtBot) -> None:
    """What differs may be the last word."""
    inspector, supervisor = stores
    disagreed(stores, tmp_path)
    long = "新田工业区" * 60
    for store in stores:
        with store.database.work(LATER) as work:
            work.enterprises.save("e1", {"phone": long + store.owner.person})
    write_visit_pack(inspector, tmp_path / "c.zjpack", LATER)
    import_pack(supervisor, tmp_path / "c.zjpack", LATER)
    jobs = Jobs()
    dialog = ConflictsDialog(Session(supervisor, jobs, clock=lambda: LATER + timedelta(days=2)))
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog), qtbot.waitSignal(dialog.desk.loaded):
        dialog.show()
        dialog.desk.load()
    texts = {label.text(): label for label in dialog.view.findChildren(QLabel)}
    for store in stores:
        label = texts[long + store.owner.person]
        qtbot.waitUntil(partial(_is_whole, label))
    assert len(dialog.rows.index(0, 3).data()) < 60
    assert all(text in dialog.as_html() for text in ("待决定", "原来", long + inspector.owner.person))
    dialog.close()
    jobs.stop()


def test_visits_are_given_back_to_who_lost_them(
    stores: Stores, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The supervisor chooses whose; the inspector sees what comes before he takes it."""
    inspector, supervisor = stores
    visit = handed_over(stores, tmp_path)
    with inspector.database.look() as work:
        lost = [photo.sha256 for photo in work.photos.of_visit(visit)]
    for sha256 in lost:
        inspector.files.remove(sha256)
    path = tmp_path / "back.zjpack"
    monkeypatch.setattr(PackFiles, "ask_where_to_write", lambda parent, name: path)
    monkeypatch.setattr(GiveBackDialog, "exec", _pressed)
    with shown_page(qtbot, supervisor) as page:
        assert page.history.bar.give_back.isVisibleTo(page)
        with qtbot.waitSignal(page.deeds.told):
            qtbot.mouseClick(page.history.bar.give_back, Qt.MouseButton.LeftButton)
    with shown_page(qtbot, inspector) as page:
        assert not page.history.bar.give_back.isVisibleTo(page)
    jobs = Jobs()
    dialog = ImportPackDialog(Session(inspector, jobs, clock=lambda: LATER))
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.process.checked):
        dialog.check(path)
    assert dialog.preview.summary.text().startswith("找回包")
    with qtbot.waitSignal(dialog.process.imported):
        qtbot.mouseClick(dialog.apply, Qt.MouseButton.LeftButton)
    assert all(inspector.files.is_sound(sha256) for sha256 in lost)
    jobs.stop()


def _pressed(dialog: GiveBackDialog) -> int:
    dialog.write.click()
    return dialog.result()


def test_the_broken_and_the_new_laptop_of_one_person_are_told_apart(qtbot: QtBot) -> None:
    laptops = [
        Device(f"{digit * 12}-1", person, "inspector", "办事处", "", "") for digit, person in ("a李", "b李", "c王")
    ]
    dialog = GiveBackDialog([Held(each, 1, 2) for each in laptops], laptops)
    qtbot.addWidget(dialog)
    names = [dialog.whose.itemText(row) for row in range(3)]
    assert ["aaaaaaaaaaaa-1" in names[0], "bbbbbbbbbbbb-1" in names[1], "设备" in names[2]] == [True, True, False]
    assert "bbbbbbbbbbbb-1" in dialog.to.itemText(1)
