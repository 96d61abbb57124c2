"""Settings, ledger of numbers: what was used, what is void and why, and who has which block."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from notice_visits import ready_visit
from offices import NOW, PASSPHRASE, new_store
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from inspector_app.backups.making import make_backup
from inspector_app.backups.restoring import restore_backup
from inspector_app.exchange.trust.peers import card_of, trust_card
from inspector_app.notices.issuing import issue
from inspector_app.notices.ledger import State, hand_out, ledger_of
from inspector_app.stores import Store, open_store
from ui.dialogs.hand_out_dialog import HandOutDialog
from ui.dialogs.resume_numbers_dialog import ResumeNumbersDialog
from ui.dialogs.void_numbers_dialog import VoidNumbersDialog
from ui.jobs import Jobs
from ui.models.ledger_model import LedgerColumn, LedgerModel
from ui.session import Session
from ui.settings.numbers_section import NumbersSection


@contextmanager
def shown(qtbot: QtBot, store: Store) -> Iterator[NumbersSection]:
    jobs = Jobs()
    section = NumbersSection(Session(store, jobs, clock=lambda: NOW))
    qtbot.addWidget(section)
    section.resize(900, 900)
    section.show()
    qtbot.waitUntil(lambda: not jobs.busy)
    try:
        yield section
    finally:
        section.close()
        jobs.stop()
        store.close()


def texts(section: NumbersSection) -> list[tuple[str, str, str]]:
    columns = (LedgerColumn.NUMBER, LedgerColumn.STATE, LedgerColumn.ABOUT)
    model = section.model
    return [
        (model.index(row, columns[0]).data(), model.index(row, columns[1]).data(), model.index(row, columns[2]).data())
        for row in range(model.rowCount())
    ]


def test_the_model_keeps_its_promises(tmp_path: Path, qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    visit = ready_visit(tmp_path / "s")
    issue(visit.store, visit.visit, NOW)
    model = LedgerModel()
    model.show(ledger_of(visit.store, NOW).lines)
    qtmodeltester.check(model)
    visit.store.close()


def test_an_empty_ledger_says_so(tmp_path: Path, qtbot: QtBot) -> None:
    with shown(qtbot, new_store(tmp_path / "s")) as section:
        assert section.empty.isVisible()
        assert not section.table.isVisible()
        assert not section.resume.isVisible()


def test_numbers_are_listed_and_narrowed(tmp_path: Path, qtbot: QtBot) -> None:
    visit = ready_visit(tmp_path / "s")
    hand_out(visit.store, "李明", "责改", 2026, 401, 450, NOW)
    issue(visit.store, visit.visit, NOW)
    with shown(qtbot, visit.store) as section:
        assert texts(section) == [
            ("深宝福责改〔2026〕401号", "已用", "深圳市顺达国际货运代理有限公司"),
            ("深宝福责改〔2026〕402号 到 450（49 个）", "未用", ""),
        ]
        section.states[State.UNUSED].click()
        assert [state for _, state, _ in texts(section)] == ["未用"]
        section.word.setCurrentIndex(section.word.findData("检"))
        assert section.empty.isVisible()


def test_a_number_is_declared_void_with_a_reason(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    visit = ready_visit(tmp_path / "s")
    hand_out(visit.store, "李明", "责改", 2026, 401, 450, NOW)
    with shown(qtbot, visit.store) as section:
        section.table.selectRow(0)

        def answer(dialog: VoidNumbersDialog) -> int:
            assert (dialog.word.currentData(), dialog.first.value(), dialog.last.value()) == ("责改", 401, 401)
            with qtbot.waitSignal(section.session.jobs.busy_changed, check_params_cb=lambda busy: not busy):
                dialog.deed.click()
            assert "原因" in dialog.blocks["reason"].problem.text()
            dialog.reason.setText("写坏")
            with qtbot.waitSignal(dialog.accepted):
                dialog.deed.click()
            return dialog.result()

        monkeypatch.setattr(VoidNumbersDialog, "exec", answer)
        with qtbot.waitSignal(section.done):
            section.void.click()
        qtbot.waitUntil(lambda: section.model.rowCount() == 2)
        assert texts(section)[0] == ("深宝福责改〔2026〕401号", "作废", "写坏（李明）")
        assert issue(visit.store, visit.visit, NOW).number == "深宝福责改〔2026〕402号"


def test_a_block_is_handed_out_after_the_last_and_taken_back(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, other = new_store(tmp_path / "s"), new_store(tmp_path / "o", person="赵强")
    trust_card(store, card_of(other), NOW)
    other.close()
    hand_out(store, "李明", "责改", 2026, 1, 60, NOW)
    with shown(qtbot, store) as section:

        def answer(dialog: HandOutDialog) -> int:
            dialog.laptop.setCurrentText("赵强")
            assert (dialog.first.value(), dialog.last.value()) == (61, 110)
            dialog.first.setValue(60)
            with qtbot.waitSignal(section.session.jobs.busy_changed, check_params_cb=lambda busy: not busy):
                dialog.deed.click()
            assert dialog.blocks["first"].problem.text()
            dialog.first.setValue(61)
            with qtbot.waitSignal(dialog.accepted):
                dialog.deed.click()
            return dialog.result()

        monkeypatch.setattr(HandOutDialog, "exec", answer)
        with qtbot.waitSignal(section.done):
            section.blocks.hand_out.click()
        qtbot.waitUntil(lambda: len(section.blocks.removers) == 2)
        with qtbot.waitSignal(section.done):
            section.blocks.removers[0].click()
        qtbot.waitUntil(lambda: len(section.blocks.removers) == 1)
        assert len(ledger_of(store, NOW).blocks) == 1


def test_after_a_restored_backup_the_ledger_asks_how_far_numbers_had_gone(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = ready_visit(tmp_path / "s")
    name = make_backup(visit.store, NOW).name
    restore_backup(visit.store, name, NOW + timedelta(days=1))
    store = open_store(tmp_path / "s", PASSPHRASE)
    with shown(qtbot, store) as section:
        assert section.resume.isVisible()

        def answer(dialog: ResumeNumbersDialog) -> int:
            dialog.numbers["责改"].setValue(3)
            with qtbot.waitSignal(dialog.accepted):
                dialog.deed.click()
            return dialog.result()

        monkeypatch.setattr(ResumeNumbersDialog, "exec", answer)
        with qtbot.waitSignal(section.done):
            section.resume.click()
        qtbot.waitUntil(lambda: not section.resume.isVisible())
        assert issue(store, visit.visit, NOW).number == "深宝福责改〔2026〕4号"
