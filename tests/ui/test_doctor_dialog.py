"""帮助 → 程序体检, through the window."""

from pathlib import Path

import pytest
from offices import new_store
from pytestqt.qtbot import QtBot
from windows import opened_window

from ui.dialogs.doctor_dialog import BundleFiles, DoctorDialog


def test_the_checks_are_shown_and_the_bundle_is_written(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_store(tmp_path / "store").close()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    target = tmp_path / "诊断 1.zip"
    monkeypatch.setattr(BundleFiles, "ask_to_write", lambda _parent, _name: target)
    with opened_window(qtbot, tmp_path, tmp_path / "store") as window:
        assert window.session is not None
        dialog = DoctorDialog(window.session, window)
        with qtbot.waitSignal(dialog.examined):
            dialog.show()
        assert dialog.rows.count() == len(dialog.findings) + 1
        assert "注意" in dialog.state.text()
        with qtbot.waitSignal(dialog.told):
            dialog.keep.click()
        assert target.name in dialog.notice.label.text()
        assert target.stat().st_size > 200
        monkeypatch.setattr(BundleFiles, "ask_to_write", lambda _parent, _name: tmp_path)
        with qtbot.waitSignal(dialog.told):
            dialog.keep.click()
        assert dialog.notice.property("tone") == "trouble"
        dialog.close()
