"""The last net: plain words, a text without anything personal, and nothing typed lost."""

import sys
import threading
import zipfile
from pathlib import Path

import pytest
from offices import new_store
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from windows import opened_window

from inspector_app.errors import UnavailableError
from ui.app import tell_crash
from ui.crash_reports import CrashReports, diagnostic_text
from ui.dialogs.crash_dialog import CrashDialog
from ui.dialogs.doctor_dialog import BundleFiles

PERSONAL = "赵强 13290713029"


def failed() -> BaseException:
    try:
        try:
            raise KeyError(PERSONAL)
        except KeyError as error:
            raise RuntimeError(PERSONAL) from error
    except RuntimeError as error:
        return error


def test_the_diagnostic_text_names_places_and_kinds_but_nothing_typed() -> None:
    text = diagnostic_text(failed())
    assert "builtins.KeyError" in text
    assert "builtins.RuntimeError" in text
    assert "tests/ui/test_app_crash.py" in text
    assert "赵强" not in text
    assert "13290713029" not in text
    assert str(Path.home()) not in text


def test_codes_of_known_problems_are_named() -> None:
    assert "store.in_use" in diagnostic_text(UnavailableError("store.in_use", folder=PERSONAL))
    assert PERSONAL not in diagnostic_text(UnavailableError("store.in_use", folder=PERSONAL))


def test_an_exception_nobody_caught_reaches_the_window(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reports = CrashReports()
    for module, hook in ((sys, "excepthook"), (threading, "excepthook"), (sys, "unraisablehook")):
        monkeypatch.setattr(module, hook, getattr(module, hook))
    monkeypatch.setattr("ui.crash_reports.qInstallMessageHandler", lambda _: None)
    reports.install()
    error = failed()
    with qtbot.waitSignal(reports.crashed) as crashed:
        sys.excepthook(type(error), error, error.__traceback__)
    assert "builtins.RuntimeError" in crashed.args[0]
    assert "RuntimeError" in capsys.readouterr().err


def test_an_exception_of_another_thread_reaches_the_window(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reports = CrashReports()
    for module, hook in ((sys, "excepthook"), (threading, "excepthook"), (sys, "unraisablehook")):
        monkeypatch.setattr(module, hook, getattr(module, hook))
    monkeypatch.setattr("ui.crash_reports.qInstallMessageHandler", lambda _: None)
    reports.install()

    def work() -> None:
        raise ValueError(PERSONAL)

    with qtbot.waitSignal(reports.crashed) as crashed:
        thread = threading.Thread(target=work)
        thread.start()
    thread.join()
    assert "builtins.ValueError" in crashed.args[0]
    assert PERSONAL not in crashed.args[0]


def test_the_crash_window_saves_first_and_the_work_goes_on(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_store(tmp_path / "store").close()
    with opened_window(qtbot, tmp_path, tmp_path / "store") as window:
        done: list[str] = []
        monkeypatch.setattr(window, "flush", lambda: done.append("saved"))
        dialog = CrashDialog(window)
        tell_crash(window, dialog, "first")
        assert done == ["saved"]
        assert dialog.isVisible()
        tell_crash(window, dialog, "second")
        assert dialog.text.toPlainText() == "first\n\nsecond"
        dialog.copy.click()
        assert QGuiApplication.clipboard().text() == "first\n\nsecond"
        dialog.accept()
        monkeypatch.undo()
        window.go("visits")
        assert window.frame_ is not None
        assert window.frame_.stack.section == "visits"


def test_the_crash_window_writes_a_bundle_without_anything_typed(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.dialogs.crash_dialog.log_folder", lambda: tmp_path / "log")
    monkeypatch.setattr(BundleFiles, "ask_to_write", lambda parent, name: tmp_path / name)
    dialog = CrashDialog()
    qtbot.addWidget(dialog)
    dialog.tell(diagnostic_text(failed()))
    dialog.keep.click()
    assert "诊断包已保存" in dialog.about.text()
    with zipfile.ZipFile(tmp_path / "inspector-app-crash.zip") as archive:
        assert "builtins.RuntimeError" in archive.read("crashes.txt").decode()
        assert not any("赵强" in archive.read(name).decode() for name in archive.namelist())
    monkeypatch.setattr(BundleFiles, "ask_to_write", lambda parent, name: tmp_path / "nowhere" / name)
    dialog.keep.click()
    assert "没有写成" in dialog.about.text()
