"""Settings, checklists: an office's version is imported, published, compared, withdrawn; an open visit goes over."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from checklist_books import ITEM, Cells, written
from form_visits import EVERY_WIDGET
from lxml import etree
from offices import NOW, new_store, with_enterprise
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from visit_pages import PEOPLE, answers
from windows import idle, opened_window

from db.records.register import Enterprise
from inspector_app.checklists.editions import checklist_in_force, publish
from inspector_app.checklists.model import Verdict, all_items
from inspector_app.checklists.shelf import versions_on
from inspector_app.checklists.snapshots import shipped
from inspector_app.checklists.workbook import read_checklist
from inspector_app.stores import Store
from inspector_app.visits import GivenAnswer, VisitDraft, give_answer, item_of, open_visit
from ui.dialogs.checklist_changes_dialog import ChecklistChangesDialog
from ui.dialogs.publish_checklist_dialog import PublishChecklistDialog
from ui.dialogs.start_visit_dialog import checklist_words
from ui.dialogs.visit_annex_dialog import VisitAnnexDialog
from ui.dialogs.workbook_files import WorkbookFiles
from ui.dialogs.workbook_problems_dialog import WorkbookProblemsDialog
from ui.jobs import Jobs
from ui.models.versions_model import VersionColumn, VersionsModel
from ui.pages.visit_page import VisitPage
from ui.session import Session
from ui.settings.checklists_section import ChecklistsSection

AREA: Cells = {"type": "begin_group", "name": "RN", "label": "实名"}
END: Cells = {"type": "end_group"}


def item(code: str, label: str) -> Cells:
    return ITEM | {"name": code, "label": label}


FIRST = [AREA, item("RN-01", "查验？"), item("RN-02", "登记？"), item("RN-03", "培训？"), END]
SECOND = [AREA, item("RN-03", "培训？"), item("RN-01", "逐件查验？"), item("RN-04", "监控？"), END]


def book(folder: Path, name: str, rows: list[Cells], version: str) -> Path:
    return written(folder / name, rows, settings=[{"form_title": "街道检查表", "form_id": "own", "version": version}])


@contextmanager
def shown(qtbot: QtBot, store: Store) -> Iterator[ChecklistsSection]:
    jobs = Jobs()
    section = ChecklistsSection(Session(store, jobs, clock=lambda: NOW))
    qtbot.addWidget(section)
    section.resize(900, 800)
    section.show()
    qtbot.waitUntil(lambda: section.model.rowCount() > 0)
    try:
        yield section
    finally:
        section.close()
        jobs.stop()
        store.close()


def texts(section: ChecklistsSection, row: int) -> list[str]:
    return [section.model.index(row, column).data() for column in VersionColumn]


def test_versions_keep_the_promises_of_a_model(tmp_path: Path, qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    store = new_store(tmp_path / "s")
    model = VersionsModel("zh")
    model.show_on(versions_on(store, NOW.date()), NOW.date())
    qtmodeltester.check(model)
    store.close()


def test_a_workbook_is_imported_as_a_draft_and_published_from_a_day(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, path = new_store(tmp_path / "s"), book(tmp_path, "own.xlsx", FIRST, "2026.1")
    monkeypatch.setattr(WorkbookFiles, "ask_to_open", lambda _parent: path)
    with shown(qtbot, store) as section:
        assert texts(section, 0)[1] == "现行"
        with qtbot.waitSignal(section.done):
            section.take_in.click()
            section.session.jobs.cancel()
        assert len(versions_on(store, NOW.date())) == 1, "a stopped import leaves nothing"
        with qtbot.waitSignal(section.done):
            section.take_in.click()
        qtbot.waitUntil(lambda: section.model.rowCount() == 2)
        assert texts(section, 1) == ["街道检查表 2026.1", "草稿", "—", "3"]
        assert checklist_in_force(store, NOW.date()).id == shipped().id

        def answer(dialog: PublishChecklistDialog) -> int:
            dialog.since.setText("明天")
            dialog.deed.click()
            assert dialog.blocks["since"].problem.text()
            dialog.since.setText("2026-11-01")
            dialog.note.setText("按新办法")
            with qtbot.waitSignal(dialog.accepted):
                dialog.deed.click()
            return dialog.result()

        monkeypatch.setattr(PublishChecklistDialog, "exec", answer)
        qtbot.waitUntil(section.publish.isEnabled)
        with qtbot.waitSignal(section.done):
            section.publish.click()
        qtbot.waitUntil(lambda: texts(section, 1)[1] == "已发布，未到日期")
        assert "按新办法" in section.facts.text()
        assert checklist_in_force(store, NOW.date()).id == shipped().id
        assert checklist_in_force(store, NOW.date() + timedelta(days=10)).version == "2026.1"
        qtbot.waitUntil(section.withdraw.isEnabled)
        with qtbot.waitSignal(section.done):
            section.withdraw.click()
        assert checklist_in_force(store, NOW.date() + timedelta(days=10)).id == shipped().id
        qtbot.waitUntil(lambda: texts(section, 1)[1] == "已撤回")
        assert not section.withdraw.isEnabled()


def test_a_faulty_workbook_lists_its_problems_and_leads_to_the_preview(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, path = new_store(tmp_path / "s"), tmp_path / "form.md"
    path.write_text(EVERY_WIDGET.replace("${buttons} = 'y'", "${button} = 'y'", 1).strip() + "\n", "utf-8")
    monkeypatch.setattr(WorkbookFiles, "ask_to_open", lambda _parent: path)
    seen: list[str] = []

    def look(dialog: WorkbookProblemsDialog) -> int:
        line = dialog.list.topLevelItem(0)
        assert line is not None
        seen.extend(line.text(column) for column in range(4))
        return dialog.DialogCode.Accepted

    monkeypatch.setattr(WorkbookProblemsDialog, "exec", look)
    with shown(qtbot, store) as section:
        previews: list[Path | None] = []
        monkeypatch.setattr(section.deeds, "preview", previews.append)
        section.take_in.click()
        qtbot.waitUntil(lambda: bool(previews))
        assert previews == [path]
        assert seen[:3] == ["survey", "11", "relevant"]
        assert "button" in seen[3]
        assert section.model.rowCount() == 1


def test_two_versions_are_compared_and_written_out(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = new_store(tmp_path / "s")
    for name, rows, version, days in (("a.xlsx", FIRST, "1", 9), ("b.xlsx", SECOND, "2", 0)):
        publish(store, read_checklist(book(tmp_path, name, rows, version)), NOW.date() - timedelta(days), NOW)
    told: list[list[str]] = []

    def look(dialog: ChecklistChangesDialog) -> int:
        rows = [dialog.view.list.topLevelItem(row) for row in range(dialog.view.list.topLevelItemCount())]
        told.extend([row.text(0), row.text(1)] for row in rows if row is not None)
        return dialog.DialogCode.Rejected

    monkeypatch.setattr(ChecklistChangesDialog, "exec", look)
    with shown(qtbot, store) as section:
        assert [texts(section, row)[1] for row in range(3)] == ["现行", "已被取代", "随程序提供"]
        section.other.setCurrentIndex(section.other.findText("街道检查表 1"))
        section.compare.click()
        qtbot.waitUntil(lambda: bool(told))
        assert ["新增", "RN-04"] in told
        assert ["删除", "RN-02"] in told
        assert ["改写", "RN-01"] in told
        assert any(kind == "移动" for kind, _ in told)
        xml, plain = tmp_path / "out.xml", tmp_path / "out.xlsx"
        monkeypatch.setattr(WorkbookFiles, "ask_to_write_xform", lambda *_: xml)
        monkeypatch.setattr(WorkbookFiles, "ask_to_write", lambda *_: plain)
        monkeypatch.delattr(WorkbookFiles, "ask_to_open")  # The store has all that a plain workbook needs.
        with qtbot.waitSignal(section.done):
            section.xform.trigger()
        assert etree.parse(str(xml)).getroot().tag.endswith("html")
        with qtbot.waitSignal(section.done):
            section.plain.trigger()
        assert {each.code for each in all_items(read_checklist(plain))} >= {"RN-01", "RN-03", "RN-04"}


def test_a_visit_that_starts_says_which_checklist_it_takes(tmp_path: Path, qtbot: QtBot) -> None:
    store, jobs = new_store(tmp_path / "s"), Jobs()
    session, firm = Session(store, jobs, clock=lambda: NOW), Enterprise("e1", "顺达货运")
    items = len(list(all_items(shipped())))
    assert checklist_words(session, firm) == f"物流寄递行业禁毒“五个100%”检查表 {shipped().version}，共 {items} 项"
    publish(store, read_checklist(book(tmp_path, "a.xlsx", FIRST, "1")), NOW.date(), NOW)
    assert checklist_words(session, firm) == "街道检查表 1，共 3 项"
    jobs.stop()
    store.close()


def test_an_open_visit_goes_over_to_the_newer_version_and_keeps_every_answer(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = (
        read_checklist(book(tmp_path, f"{version}.xlsx", rows, version))
        for version, rows in (("1", FIRST), ("2", SECOND))
    )
    store = new_store(tmp_path / "s")
    publish(store, first, NOW.date() - timedelta(days=3), NOW)
    visit = open_visit(store, VisitDraft(with_enterprise(store), PEOPLE), first, NOW)
    for code, verdict in (("RN-01", Verdict.PASS), ("RN-02", Verdict.FAIL)):
        give_answer(store, visit, item_of(first, code), GivenAnswer(verdict), NOW)
    publish(store, second, NOW.date(), NOW)
    store.close()
    offered: list[str] = []

    def agree(dialog: ChecklistChangesDialog) -> int:
        offered.append(dialog.carried.text())
        return dialog.DialogCode.Accepted

    monkeypatch.setattr(ChecklistChangesDialog, "exec", agree)
    with opened_window(qtbot, tmp_path / "w", store.folder) as window:
        assert window.frame_ is not None
        assert window.session is not None
        stack = window.frame_.stack
        window.session.navigation.open_visit.emit(visit)
        page = stack.top
        assert isinstance(page, VisitPage)
        qtbot.waitUntil(lambda: page.notice.isVisible())
        assert "街道检查表 2" in page.notice.label.text()
        page.notice.action.click()
        qtbot.waitUntil(lambda: stack.top is not page and stack.top.flow is not None)
        idle(qtbot, window)
        fresh = stack.top
        assert isinstance(fresh, VisitPage)
        assert "RN-02" in offered[0]
        assert [each.code for each in fresh.desk.shown.items] == ["RN-03", "RN-01", "RN-04"]
        kept = answers(window.session.store, visit)
        assert kept["RN-01"].verdict == "pass"
        assert "换用" in fresh.notice.label.text()
        annexed: list[str] = []

        def look(dialog: VisitAnnexDialog) -> int:
            row = dialog.list.topLevelItem(0)
            assert row is not None
            annexed.extend(row.text(column) for column in range(4))
            return 0

        monkeypatch.setattr(VisitAnnexDialog, "exec", look)
        fresh.versions.show_annex()
        assert annexed == ["RN-02", "登记？", "不合格", "1"]
