"""The answers of a visit and their files leave the window as one OpenRosa submission."""

import zipfile
from pathlib import Path

import pytest
from form_visits import started_form_visit
from pytestqt.qtbot import QtBot
from visit_pages import shown_page

from ui.dialogs.submission_files import SubmissionFiles


def test_what_was_typed_last_is_in_the_submission(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, visit = started_form_visit(tmp_path)
    target = tmp_path / "out.zip"
    proposed: list[Path] = []

    def ask(_parent: object, name: Path) -> tuple[Path, bool]:
        proposed.append(name)
        return target, False

    monkeypatch.setattr(SubmissionFiles, "ask", ask)
    with shown_page(qtbot, store, visit) as page:
        assert page.flow is not None
        page.flow.go("short_text")
        card = page.panes.item.card
        assert card is not None
        line = card.inputs["short_text"]
        line.show_value("刚刚写的", read_only=False)
        line.typed.emit()
        with qtbot.waitSignal(page.tools.papers.told) as told:
            page.tools.papers.submit()
    assert str(target) in told.args[0]
    assert proposed[0].suffix == ".zip"
    with zipfile.ZipFile(target) as archive:
        (name,) = archive.namelist()
        assert "刚刚写的" in archive.read(name).decode("utf-8")
