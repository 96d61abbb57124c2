"""交出数据 through the window: what a page shows, as a workbook or a copy for outsiders."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from handovers import LATER, worked_visit
from offices import new_store
from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from inspector_app.stores import Role, Store
from inspector_app.supervision.handing_on import hand_on
from inspector_app.supervision.handing_on_values import Format, Subject, Wanted
from ui.dialogs.annex_dialog import AnnexDialog
from ui.dialogs.hand_on_dialog import HandOnChoice, HandOnDialog
from ui.dialogs.hand_on_files import HandOnFiles
from ui.jobs import Jobs
from ui.pages.enterprises_page import EnterprisesPage
from ui.pages.rectification_page import RectificationPage
from ui.pages.visits_page import VisitsPage
from ui.session import Session


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = new_store(tmp_path / "store", Role.SUPERVISOR)
    yield made
    made.close()


@pytest.fixture
def session(store: Store) -> Iterator[Session]:
    jobs = Jobs()
    yield Session(store, jobs, clock=lambda: LATER)
    jobs.stop()


def answered(monkeypatch: pytest.MonkeyPatch, choice: HandOnChoice, path: Path) -> list[object]:
    """What the questions were asked with."""
    asked: list[object] = []
    monkeypatch.setattr(HandOnDialog, "ask", lambda parent, subjects: asked.append(tuple(subjects)) or choice)
    monkeypatch.setattr(HandOnFiles, "ask_where", lambda parent, name, folder: asked.append((name, folder)) or path)
    return asked


def test_the_visits_that_are_listed_become_a_workbook(
    store: Store, session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked_visit(store)
    worked_visit(store, "e2")
    target = tmp_path / "v.xlsx"
    choice = HandOnChoice(Subject.VISITS, Format.XLSX, photos=False, redacted=False, codes=False)
    asked = answered(monkeypatch, choice, target)
    page = VisitsPage(session)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.counted):
        page.show()
    with qtbot.waitSignal(page.handing_on.handed_on):
        page.head.hand_on.click()
    assert asked == [
        (Subject.VISITS, Subject.ANSWERS, Subject.FINDINGS),
        ("数据_20261029.xlsx", False),
    ]
    assert load_workbook(target).active.max_row == 3
    assert "已交出 2 行" in page.notice.label.text()
    page.head.filters["received"].click()
    assert not page.head.hand_on.isEnabled()
    page.close()


def test_the_filter_of_the_register_decides_what_is_handed_on(
    store: Store, session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked_visit(store)
    with store.database.work(LATER) as work:
        work.enterprises.save("e9", {"name": "福海快递", "community": "福海社区"})
    target = tmp_path / "对外"
    choice = HandOnChoice(Subject.ENTERPRISES, Format.CSV, photos=False, redacted=True, codes=True)
    answered(monkeypatch, choice, target)
    page = EnterprisesPage(session)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.desk.indexed):
        page.show()
    page.body.search.setText("顺达")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    with qtbot.waitSignal(page.handing_on.handed_on):
        page.head.hand_on_button.click()
    with (target / "enterprises.csv").open(encoding="utf-8-sig", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert (row["enterprise_id"], row["phone"]) == ("e1", "132****3029")
    fields = HandOnChoice(Subject.GOVERNMENT, Format.CSV, photos=False, redacted=False, codes=True)
    answered(monkeypatch, fields, tmp_path / "政府字段")
    with qtbot.waitSignal(page.handing_on.handed_on):
        page.head.hand_on_button.click()
    with (tmp_path / "政府字段" / "government.csv").open(encoding="utf-8-sig", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert (row["creditCode"], row["entityPhone"]) == ("91440307MAETETXKXT", "13290713029")
    page.close()


def test_findings_beyond_the_list_are_handed_on_and_trouble_is_said(
    store: Store, session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from inspector_app.rectification.stages import Shown

    worked_visit(store)
    choice = HandOnChoice(Subject.FINDINGS, Format.CSV, photos=True, redacted=False, codes=False)
    answered(monkeypatch, choice, tmp_path / "f")
    page = RectificationPage(session)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.listed):
        page.show()
    with qtbot.waitSignal(page.listed):
        page.show_only(Shown.ALL)
    with qtbot.waitSignal(page.handing_on.handed_on) as done:
        page.hand_on.click()
    assert (done.args[0].rows, done.args[0].photos) == (2, 3)
    page.hand_on.click()
    qtbot.waitUntil(lambda: "已经存在" in page.notice.label.text())
    page.close()


def test_the_dialog_says_what_will_be_written(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.dialogs.hand_on_dialog.can_find_faces", lambda: False)
    dialog = HandOnDialog([Subject.ENTERPRISES, Subject.VISITS])
    qtbot.addWidget(dialog)
    assert not dialog.photos.isEnabled(), "a register has no photos"
    assert not dialog.choice().is_folder
    dialog.subject.setCurrentIndex(1)
    dialog.form.setCurrentIndex(dialog.form.findData(Format.CSV))
    assert "照片" not in dialog.about.text(), "none are asked for"
    dialog.form.setCurrentIndex(dialog.form.findData(Format.XLSX))
    dialog.photos.setChecked(True)
    assert dialog.choice() == HandOnChoice(Subject.VISITS, Format.XLSX, photos=True, redacted=False, codes=False)
    assert "新文件夹" in dialog.about.text()
    assert not dialog.unmasked.isEnabled()
    dialog.redacted.setChecked(True)
    assert "封存附件" in dialog.about.text()
    assert "找人脸的组件" in dialog.about.text()
    assert not dialog.choice().unmasked, "only when the person says so"
    for box in (dialog.unmasked, dialog.only_accepted):
        box.setChecked(True)
    assert (dialog.choice().unmasked, dialog.choice().accepted) == (True, True)
    dialog.subject.setCurrentIndex(0)
    assert not dialog.choice().photos
    assert (dialog.choice().unmasked, dialog.choice().accepted) == (False, False)


def test_the_sealed_annex_says_what_was_changed_since_and_what_is_none_is_refused(
    store: Store, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    worked_visit(store)
    hand_on(store, Wanted(Subject.VISITS), tmp_path / "对外", Format.CSV, LATER, redact=True)
    (annex,) = (tmp_path / "对外").glob("*.age")
    dialog = AnnexDialog(session)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.shown):
        dialog.open_annex(annex)
    assert "都没有改动" in dialog.about.text()
    (tmp_path / "对外" / "visits.csv").write_text("改")
    with qtbot.waitSignal(dialog.shown):
        dialog.compare_with(tmp_path / "对外")
    assert dialog.table.model().index(0, 0).data() == "被改过"
    assert "都没有改动" not in dialog.about.text()
    (tmp_path / "坏.age").write_bytes(b"x")
    dialog.open_annex(tmp_path / "坏.age")
    qtbot.waitUntil(lambda: "坏.age" in dialog.notice.label.text())
