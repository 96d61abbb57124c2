"""A folder of a network disk or a cloud program is warned of where a store is made and where it is opened."""

from pathlib import Path

from offices import NOW, new_store
from pytestqt.qtbot import QtBot
from windows import shown_window

from inspector_app.messages import Language
from ui.dialogs.new_store_dialog import NewStoreDialog
from ui.jobs import Jobs
from ui.places import Places


def test_a_new_store_in_a_synced_folder_is_warned_of_and_not_refused(tmp_path: Path, qtbot: QtBot) -> None:
    jobs = Jobs()
    dialog = NewStoreDialog(jobs, Places(tmp_path / "w.ini", tmp_path, tmp_path / "p"), lambda: NOW, Language.ZH)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.risk.isVisible()
    dialog.folder.setText(str(tmp_path / "坚果云" / "工作库"))
    assert "网盘" in dialog.risk.text()
    assert dialog.risk.isVisible()
    assert dialog.make.isEnabled()
    dialog.folder.setText(str(tmp_path / "工作库"))
    assert not dialog.risk.isVisible()
    jobs.stop()


def test_the_warning_has_room_of_its_own(tmp_path: Path, qtbot: QtBot) -> None:
    with shown_window(qtbot, tmp_path) as window:
        places = Places(tmp_path / "w.ini", tmp_path, tmp_path / "p")
        dialog = NewStoreDialog(window.jobs, places, lambda: NOW, Language.ZH, window)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        dialog.folder.setText(str(tmp_path / "OneDrive" / "store"))
        qtbot.waitUntil(lambda: dialog.risk.height() > dialog.fontMetrics().height())
        assert dialog._room.widget().height() <= dialog._room.viewport().height()


def test_the_door_of_a_store_in_a_synced_folder_says_so(tmp_path: Path, qtbot: QtBot) -> None:
    store = new_store(tmp_path / "OneDrive" / "store")
    store.close()
    with shown_window(qtbot, tmp_path, store.folder) as window:
        assert window.door.unlock.risk.isVisible()
        window.door.show_unlock(tmp_path / "elsewhere")
        assert not window.door.unlock.risk.isVisible()


def test_all_of_a_new_store_has_the_room_its_words_want(tmp_path: Path, qtbot: QtBot) -> None:
    jobs = Jobs()
    dialog = NewStoreDialog(jobs, Places(tmp_path / "w.ini", tmp_path, tmp_path / "p"), lambda: NOW, Language.ZH)
    qtbot.addWidget(dialog)
    dialog.show()
    shown = [block for block in dialog.blocks.values() if block.isVisible()]
    assert len(shown) > 4
    assert [block.label.text() for block in shown if block.height() < block.heightForWidth(block.width())] == []
    jobs.stop()
