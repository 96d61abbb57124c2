"""The office root and its list in the settings: made, a card certified, adopted, revoked; warned before the end."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from offices import NOW
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector_app.exchange.trust.office_root import create_root
from inspector_app.exchange.trust.peers import card_of
from inspector_app.exchange.trust.root_deeds import adopt_list, certify_card
from inspector_app.stores import Store
from ui.dialogs.root_dialogs import CertifyDialog, NewRootDialog, RevokeDialog
from ui.dialogs.root_files import RootFiles
from ui.jobs import Jobs
from ui.pages.packs_page import PacksPage
from ui.session import Session
from ui.settings.devices_sheet import DevicesSheet

ROOT_WORDS = "four words nobody guesses"
Stores = tuple[Store, Store]


@contextmanager
def session_of(store: Store) -> Iterator[Session]:
    jobs = Jobs()
    yield Session(store, jobs, clock=lambda: NOW)
    jobs.stop()


def rows(sheet: DevicesSheet) -> list[list[str]]:
    model = sheet.rows
    return [[model.index(row, column).data() for column in range(4)] for row in range(model.rowCount())]


def accept_when_shown(qtbot: QtBot, dialog: object, monkeypatch: pytest.MonkeyPatch, fill: object) -> None:
    """The dialog is filled in and its button pressed, as soon as it runs."""

    def exec_(self: CertifyDialog | RevokeDialog | NewRootDialog) -> int:
        fill(self)  # type: ignore[operator]
        self.show()
        with qtbot.waitSignal(self.finished):
            qtbot.mouseClick(self.deed, Qt.MouseButton.LeftButton)
        return self.result()

    monkeypatch.setattr(dialog, "exec", exec_)


def test_the_administrator_makes_a_root_certifies_and_revokes(
    stores: Stores, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspector, supervisor = stores
    root, card = tmp_path / "单位.zjroot", tmp_path / "li.zjcard"
    card.write_bytes(card_of(inspector))
    monkeypatch.setattr(RootFiles, "ask_new_root", lambda parent: root)
    monkeypatch.setattr(RootFiles, "ask_root", lambda parent: root)
    monkeypatch.setattr(RootFiles, "ask_card", lambda parent: card)

    def twice(dialog: NewRootDialog) -> None:
        dialog.passphrase.setText(ROOT_WORDS)
        dialog.again.setText(ROOT_WORDS)

    accept_when_shown(qtbot, NewRootDialog, monkeypatch, twice)
    accept_when_shown(qtbot, CertifyDialog, monkeypatch, lambda each: each.passphrase.setText(ROOT_WORDS))

    def lost(dialog: RevokeDialog) -> None:
        dialog.reason.setText("丢失")
        dialog.passphrase.setText(ROOT_WORDS)

    accept_when_shown(qtbot, RevokeDialog, monkeypatch, lost)
    with session_of(supervisor) as session:
        sheet = DevicesSheet(session)
        qtbot.addWidget(sheet)
        sheet.show()
        qtbot.mouseClick(sheet.make, Qt.MouseButton.LeftButton)
        assert root.exists()
        assert "六个词" in sheet.notice.label.text()
        with qtbot.waitSignal(sheet.done):
            qtbot.mouseClick(sheet.certify, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: rows(sheet) == [["李明", "检查员", "2027年10月28日", "有效"]])
        assert not sheet.revoke.isEnabled()
        sheet.table.selectRow(0)
        with qtbot.waitSignal(sheet.done):
            qtbot.mouseClick(sheet.revoke, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: rows(sheet)[0][3] == "已吊销：丢失")
        sheet.table.selectRow(0)
        assert not sheet.revoke.isEnabled()


def test_a_root_that_is_new_here_is_compared_first(
    stores: Stores, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspector = stores[0]
    signed = listed(inspector, tmp_path, days=300)
    asked: list[str] = []
    answers = iter((False, True))
    monkeypatch.setattr(RootFiles, "ask_list", lambda parent: signed)
    monkeypatch.setattr(RootFiles, "confirm_root", lambda parent, office, words: asked.append(words) or next(answers))
    with session_of(inspector) as session:
        sheet = DevicesSheet(session)
        qtbot.addWidget(sheet)
        sheet.show()
        assert not sheet.certify.isVisible()
        qtbot.mouseClick(sheet.adopt, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: len(asked) == 1)
        with qtbot.waitSignal(sheet.done):
            qtbot.mouseClick(sheet.adopt, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: len(rows(sheet)) == 1)
    assert len(asked[0].split(" · ")) == 6


def test_a_certificate_that_ends_soon_is_told_in_time(stores: Stores, tmp_path: Path, qtbot: QtBot) -> None:
    inspector = stores[0]
    for days, said in ((300, ""), (30, "还有 30 天到期"), (-1, "已于")):
        adopt_list(inspector, listed(inspector, tmp_path, days).read_bytes(), NOW, root_compared=True)
        with session_of(inspector) as session:
            page = PacksPage(session)
            qtbot.addWidget(page)
            with qtbot.waitSignal(page.listed):
                page.show()
            assert page.certificate.isVisible() == bool(said)
            assert said in page.certificate.label.text()
            page.close()


def listed(store: Store, folder: Path, days: int) -> Path:
    """A list in which the store's laptop is certified until so many days from now."""
    root = folder / "office.zjroot"
    if not root.exists():
        create_root(root, "福永街道办事处", ROOT_WORDS, NOW)
    today = NOW.date()
    start, end = today - timedelta(days=400), today + timedelta(days=days)
    return certify_card(root, ROOT_WORDS, card_of(store), "inspector", start, end).path
