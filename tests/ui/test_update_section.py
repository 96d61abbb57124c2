"""Settings → 更新, through the window."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from offices import new_store
from pytestqt.qtbot import QtBot
from windows import idle, opened_window

from inspector_app.updates import publishing, release, versions
from ui.dialogs.update_files import UpdateFiles
from ui.pages.settings_page import SettingsPage


@pytest.mark.skipif("sys.platform == 'win32'", reason="the program of the test is a script")
def test_an_update_is_trusted_taken_and_gone_back_from(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    frozen = tmp_path / "frozen"
    frozen.mkdir()
    (frozen / "inspector-app").write_text("#!/bin/sh\nexit 0\n")
    (frozen / "inspector-app").chmod(0o755)
    secret, public = publishing.new_key(tmp_path, "office")
    now = datetime(2026, 11, 26, tzinfo=UTC)
    file = publishing.make_update(frozen, "9.1.0", release.this_system(), secret.read_text(), now, tmp_path)
    monkeypatch.setattr(UpdateFiles, "ask_update", lambda _parent: file)
    monkeypatch.setattr(UpdateFiles, "ask_key", lambda _parent: public)
    monkeypatch.setattr(UpdateFiles, "confirm_key", lambda _parent, key: True)
    new_store(tmp_path / "store").close()
    with opened_window(qtbot, tmp_path, tmp_path / "store") as window:
        window.go("settings")
        assert window.frame_ is not None
        page = window.frame_.stack.page("settings")
        assert isinstance(page, SettingsPage)
        page.buttons["updates"].click()
        section = page.updates
        assert not section.back.isEnabled()
        with qtbot.waitSignal(section.told):
            section.take.click()
        assert "签名" in section.notice.label.text()
        with qtbot.waitSignal(section.done):
            section.trust.click()
        with qtbot.waitSignal(section.done):
            section.take.click()
        assert "9.1.0" in section.notice.label.text()
        assert "9.1.0" in section.state.text()
        with qtbot.waitSignal(section.done):
            section.back.click()
        idle(qtbot, window)
        assert not section.back.isEnabled()
        assert versions.kept(tmp_path / "data" / "inspector-app" / "versions") == ["9.1.0"]
