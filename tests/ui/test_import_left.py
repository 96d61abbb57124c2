"""Who leaves an import while it runs is told that nothing was changed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from handed_over import worker_held
from offices import NOW, new_store
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from register_files import write_csv
from windows import idle, opened_window

from ui.dialogs.import_pack_dialog import ImportPackDialog
from ui.dialogs.import_register_dialog import ImportRegisterDialog
from ui.jobs import Jobs
from ui.pages.enterprises_page import EnterprisesPage
from ui.pages.packs_page import PacksPage
from ui.session import Session


@pytest.mark.parametrize("kind", ["register", "pack"])
def test_esc_while_it_runs_stops_it_and_says_so(tmp_path: Path, qtbot: QtBot, kind: str) -> None:
    store, jobs = new_store(tmp_path / "store"), Jobs()
    session = Session(store, jobs, clock=lambda: NOW)
    path = write_csv(tmp_path / "台账.csv", ["深圳市凯宏国际货运代理有限公司"], headers=["企业名称"])
    dialog: ImportRegisterDialog | ImportPackDialog
    dialog = ImportRegisterDialog(session) if kind == "register" else ImportPackDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.waitSignal(dialog.stopped), worker_held(jobs):
        if isinstance(dialog, ImportRegisterDialog):
            dialog.process.read(path)
        else:
            dialog.check(path)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    jobs.stop()
    store.close()


def test_esc_with_nothing_running_says_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    store, jobs = new_store(tmp_path / "store"), Jobs()
    dialog = ImportRegisterDialog(Session(store, jobs, clock=lambda: NOW))
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.assertNotEmitted(dialog.stopped):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    jobs.stop()
    store.close()


def test_the_page_below_says_that_nothing_was_changed(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def leave(parent: QWidget, session: Session, path: Path | None, stopped: Callable[[], None]) -> None:
        stopped()

    monkeypatch.setattr(ImportRegisterDialog, "ask", leave)
    monkeypatch.setattr(ImportPackDialog, "ask", leave)
    new_store(tmp_path / "store").close()
    with opened_window(qtbot, tmp_path, tmp_path / "store") as window:
        assert window.frame_ is not None
        for key, file in (("enterprises", "台账.csv"), ("packs", "包.zjpack")):
            page = window.frame_.stack.page(key)
            assert isinstance(page, EnterprisesPage | PacksPage)
            idle(qtbot, window)
            if isinstance(page, EnterprisesPage):
                page.import_register(tmp_path / file)
            else:
                page.take_file(tmp_path / file)
            assert page.notice.isVisible()
            assert page.notice.label.text() == "已停下，没有任何改动。"
