"""措施与行动 through the window: recorded, found, taken back; campaigns with bars; numbers with their lists."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from notice_visits import office_ready, visited
from offices import NOW
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from register_pages import filled_store
from windows import idle, opened_window

from inspector_app.measures.campaigns import CampaignDraft, add_campaign
from inspector_app.measures.drafts import MeasureDraft, PartDraft
from inspector_app.measures.looking import MeasureQuery, measure_view, measures_listed
from inspector_app.measures.recording import record_measure
from inspector_app.notices.issuing import issue
from inspector_app.stores import Store
from inspector_app.supervision.statistics import Question, figures
from ui.dialogs.campaign_dialog import CampaignDialog
from ui.dialogs.figure_dialog import FigureDialog
from ui.dialogs.measure_dialog import MeasureDialog
from ui.dialogs.measure_files import MeasureFiles
from ui.dialogs.withdraw_measure_dialog import WithdrawMeasureDialog
from ui.jobs import Jobs
from ui.models.keyed_rows import KeyedRows
from ui.pages.enterprise_page import EnterprisePage
from ui.pages.measures_page import MeasuresPage
from ui.session import Session

DAY = date(2026, 8, 20)
POLICE = "深圳市公安局禁毒支队"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = filled_store(tmp_path / "store")
    yield store
    store.close()


@pytest.fixture
def session(store: Store) -> Iterator[Session]:
    jobs = Jobs()
    yield Session(store, jobs, clock=lambda: NOW)
    jobs.stop()


@contextmanager
def shown(qtbot: QtBot, session: Session) -> Iterator[MeasuresPage]:
    page = MeasuresPage(session)
    qtbot.addWidget(page)
    page.resize(1166, 690)
    with qtbot.waitExposed(page):
        page.show()
    rest(qtbot, session)
    yield page
    rest(qtbot, session)


def rest(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.jobs.busy)


def new_form(qtbot: QtBot, session: Session, kind: str) -> MeasureDialog:
    form = MeasureDialog(session, None, (), ())
    qtbot.addWidget(form)
    form.show()
    form.kind.setCurrentIndex(form.kind.findData(kind))
    return form


def find(qtbot: QtBot, session: Session, form: MeasureDialog, text: str) -> None:
    """An enterprise is searched, and the first one found is taken by Enter."""
    with qtbot.waitSignal(form.parts.search_wanted):
        form.parts.search.setText(text)
    rest(qtbot, session)
    qtbot.keyClick(form.parts.search, Qt.Key.Key_Return)


def save(qtbot: QtBot, session: Session, form: MeasureDialog | CampaignDialog) -> bool:
    form.deed.click()
    rest(qtbot, session)
    return form.result() == QDialog.DialogCode.Accepted


def test_a_warning_meeting_is_recorded_with_those_who_attended(qtbot: QtBot, session: Session) -> None:
    form = new_form(qtbot, session, "warning")
    form.texts["held_on"].setText("2026年8月19日")
    form.texts["place"].setText("街道会议室")
    form.texts["bodies"].setText("派出所，应急办")
    find(qtbot, session, form, "顺达")
    find(qtbot, session, form, "恒旭")
    assert [(each.enterprise_id, each.role) for each in form.parts.parts()] == [("e1", "subject"), ("e2", "attending")]
    assert save(qtbot, session, form)
    (view,) = measures_listed(session.store, MeasureQuery())
    assert (view.measure.held_on, view.measure.bodies) == (date(2026, 8, 19), ("派出所", "应急办"))
    assert {
        each.id: each.number for each in figures(session.store, Question(), NOW, ["warning_meetings", "attending"])
    } == {
        "warning_meetings": 1,
        "attending": 1,
    }


def test_what_is_wrong_stands_at_its_field_and_nothing_typed_is_lost(qtbot: QtBot, session: Session) -> None:
    form = new_form(qtbot, session, "sealing")
    form.texts["held_on"].setText("2027-01-01")
    form.texts["authority"].setText("福永街道办事处")
    assert not save(qtbot, session, form)
    troubled = {name for name, block in form.blocks.items() if not block.problem.isHidden()}
    assert troubled == {"held_on", "authority", "enterprises"}
    assert "2027年1月1日" in form.blocks["held_on"].problem.text()
    assert "街道" in form.blocks["authority"].problem.text()
    assert form.texts["authority"].text() == "福永街道办事处"
    form.texts["held_on"].setText("很久以前")
    form.deed.click()
    assert "2026-08-03" in form.blocks["held_on"].problem.text()
    form.texts["held_on"].setText("2026-08-20")
    form.texts["authority"].setText(POLICE)
    find(qtbot, session, form, "恒旭")
    assert save(qtbot, session, form)
    assert figures(session.store, Question(), NOW, ["sealed"])[0].number == 1


def test_what_the_form_does_not_ask_for_is_not_lost_by_an_edit(qtbot: QtBot, session: Session) -> None:
    store = session.store
    campaign = add_campaign(store, CampaignDraft("百日攻坚", date(2026, 8, 1), date(2026, 11, 8)), NOW)
    check = record_measure(store, MeasureDraft("operation", DAY, parts=(PartDraft("e1"),)), NOW)
    posters = MeasureDraft("posters", DAY, copies=300, attended=12, campaign_id=campaign, within=check)
    measure = record_measure(store, posters, NOW)
    form = MeasureDialog(session, measure_view(store, measure), (), ())
    qtbot.addWidget(form)
    form.show()
    form.texts["title"].setText("张贴海报")
    form.deed.click()
    form.deed.click()
    rest(qtbot, session)
    kept = measure_view(store, measure).measure
    assert (kept.title, kept.copies, kept.attended) == ("张贴海报", 300, 12)
    assert (kept.campaign_id, kept.within) == (campaign, check)
    with store.database.look() as work:
        assert len(work.events.of_objects([measure])) == 2, "a second press changes nothing"


def test_an_operations_outcomes_ask_for_the_authority(qtbot: QtBot, session: Session) -> None:
    form = new_form(qtbot, session, "operation")
    find(qtbot, session, form, "恒旭")
    find(qtbot, session, form, "不存在的企业")
    assert [each.enterprise_id for each in form.parts.parts()] == ["e2"]
    form.parts.outcomes["e2"].setCurrentIndex(form.parts.outcomes["e2"].findData("closed"))
    assert "决定" in form.blocks["authority"].label.text()
    assert not save(qtbot, session, form)
    form.texts["authority"].setText("市场监督管理局")
    assert save(qtbot, session, form)
    found = {each.id: each.number for each in figures(session.store, Question(), NOW, ["closed", "at_fault"])}
    assert found == {"closed": 1, "at_fault": 1}


def test_a_paper_is_chosen_in_the_form_and_counts_once(qtbot: QtBot, session: Session) -> None:
    office_ready(session.store)
    visit = visited(session.store)
    visit.find(1)
    paper = issue(session.store, visit.visit, NOW)
    form = new_form(qtbot, session, "order")
    form.texts["held_on"].setText("2026-10-01")
    find(qtbot, session, form, "顺达")
    rest(qtbot, session)
    choice = form.parts.papers["e1"]
    choice.setCurrentIndex(choice.findData(paper.id))
    assert paper.number in choice.currentText()
    assert save(qtbot, session, form)
    assert figures(session.store, Question(), NOW, ["orders"])[0].number == 1


def test_the_list_narrows_shows_and_a_measure_is_taken_back_and_restored(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    record_measure(session.store, MeasureDraft("training", DAY, title="第一期"), NOW)
    sealing = MeasureDraft("sealing", DAY, authority=POLICE, parts=(PartDraft("e1"),))
    record_measure(session.store, sealing, NOW)
    with shown(qtbot, session) as page:
        pane = page.measures
        assert pane.table.rows.rowCount() == 2
        pane.kind.setCurrentIndex(pane.kind.findData("sealing"))
        rest(qtbot, session)
        assert pane.table.rows.rowCount() == 1
        view = pane.panel.view
        assert view is not None
        assert view.measure.authority == POLICE
        pane.kind.setCurrentIndex(pane.kind.findData("posters"))
        rest(qtbot, session)
        assert pane.stack.currentWidget() is pane.nothing
        qtbot.mouseClick(pane.nothing.button, Qt.MouseButton.LeftButton)
        rest(qtbot, session)
        assert pane.table.rows.rowCount() == 2
        pane.kind.setCurrentIndex(pane.kind.findData("sealing"))
        rest(qtbot, session)

        def answer(form: WithdrawMeasureDialog) -> int:
            qtbot.addWidget(form)
            form.deed.click()
            rest(qtbot, session)
            assert not form.blocks["reason"].problem.isHidden()
            form.reason.setText("登记错了")
            form.deed.click()
            rest(qtbot, session)
            return form.result()

        monkeypatch.setattr(WithdrawMeasureDialog, "exec", answer)
        pane.panel.withdraw.click()
        rest(qtbot, session)
        assert pane.table.rows.rowCount() == 0
        pane.gone.setChecked(True)
        rest(qtbot, session)
        assert pane.table.rows.rowCount() == 1
        pane.panel.restore.click()
        rest(qtbot, session)
        assert figures(session.store, Question(), NOW, ["sealed"])[0].number == 1


def test_files_are_attached_and_saved_elsewhere(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    measure = record_measure(session.store, MeasureDraft("training", DAY), NOW)
    source, target = tmp_path / "签到表.pdf", tmp_path / "另存.pdf"
    source.write_bytes(b"%PDF-1.7 names")
    monkeypatch.setattr(MeasureFiles, "ask_to_attach", lambda *_: [source])
    monkeypatch.setattr(MeasureFiles, "ask_to_save", lambda *_: target)
    with shown(qtbot, session) as page:
        page.measures.panel.attach.click()
        rest(qtbot, session)
        (file,) = measure_view(session.store, measure).files
        page.measures.panel.save_wanted.emit(file)
        rest(qtbot, session)
        assert target.read_bytes() == b"%PDF-1.7 names"
        page.measures.panel.detach_wanted.emit(file.id)
        rest(qtbot, session)
        assert measure_view(session.store, measure).files == ()


def test_a_spreadsheet_is_taken_whole_or_not_at_all(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "措施.csv"
    file.write_text("类别,日期,企业\n约谈会,2026-08-20,没有这家\n培训讲座,2026-08-21,\n", "utf-8-sig")
    monkeypatch.setattr(MeasureFiles, "ask_to_import", lambda *_: file)
    with shown(qtbot, session) as page:
        assert not page.measures.panel.enterprises.isVisible(), "it lay over the corner of the empty panel"
        page.measures.sheet.click()
        rest(qtbot, session)
        assert "第 2 行" in page.notice.label.text()
        assert page.measures.table.rows.rowCount() == 0
        file.write_text("类别,日期,企业\n约谈会,2026-08-20,深圳市恒旭物流有限公司\n培训讲座,2026-08-21,\n", "utf-8-sig")
        page.measures.sheet.click()
        rest(qtbot, session)
        assert "2" in page.notice.label.text()
        assert page.measures.table.rows.rowCount() == 2


def test_a_campaign_is_made_and_shows_its_bars_and_the_list_behind_them(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = CampaignDialog(session, None)
    qtbot.addWidget(form)
    form.name.setText("百日攻坚")
    form.first.setText("2026-08-01")
    form.last.setText("2026-07-01")
    form.targets.add("interviews", "2")
    assert not save(qtbot, session, form)
    assert not form.blocks["ends_on"].problem.isHidden()
    form.last.setText("2026-11-08")
    assert save(qtbot, session, form)
    draft = MeasureDraft("interview", DAY, campaign_id=str(form.outcome), parts=(PartDraft("e1"),))
    record_measure(session.store, draft, NOW)
    opened: list[FigureDialog] = []
    monkeypatch.setattr(FigureDialog, "exec", lambda dialog: opened.append(dialog))
    with shown(qtbot, session) as page:
        page.tabs.setCurrentWidget(page.campaigns)
        rest(qtbot, session)
        number = page.campaigns.numbers["interviews"]
        assert number.text() == "1 / 2 场"
        number.click()
        rest(qtbot, session)
        assert opened[0].table.rows.rowCount() == 1
        page.campaigns.measures.click()
        rest(qtbot, session)
        assert page.tabs.currentWidget() is page.measures
        assert page.measures.table.rows.rowCount() == 1


def test_every_number_opens_its_list_which_goes_into_a_sheet_and_leads_on(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "名单.csv"
    monkeypatch.setattr(MeasureFiles, "ask_to_write", lambda *_: path)
    opened: list[FigureDialog] = []
    monkeypatch.setattr(FigureDialog, "exec", lambda dialog: opened.append(dialog))
    record_measure(session.store, MeasureDraft("outreach", DAY, parts=(PartDraft("e1"),)), NOW)
    with shown(qtbot, session) as page:
        page.tabs.setCurrentWidget(page.figures)
        rest(qtbot, session)
        tiles = page.figures.tiles
        assert (tiles["red"].number.text(), tiles["outreach"].number.text()) == ("1 家", "1 场")
        page.figures.fields.community.setCurrentIndex(page.figures.fields.community.findData("聚福社区"))
        rest(qtbot, session)
        assert (tiles["red"].number.text(), tiles["outreach"].number.text()) == ("0 家", "0 场")
        page.figures.fields.community.setCurrentIndex(0)
        rest(qtbot, session)
        page.figures.fields.period.begin_with(DAY, DAY.replace(year=DAY.year - 1))
        page.figures.changed.emit()
        rest(qtbot, session)
        assert "早于" in page.notice.label.text()
        assert page.notice.isVisible()
        with qtbot.waitSignal(page.counted):
            page.figures.fields.period.quick["month"].click()
        rest(qtbot, session)
        assert page.notice.isHidden(), "the question was mended"
        assert tiles["outreach"].number.text() == "0 场"
        qtbot.mouseClick(tiles["enterprises"], Qt.MouseButton.LeftButton)
        rest(qtbot, session)
        (dialog,) = opened
        assert dialog.table.rows.rowCount() == 3
        dialog.export.click()
        rest(qtbot, session)
        assert len(path.read_text("utf-8-sig").splitlines()) == 4
        with qtbot.waitSignal(session.navigation.open_file) as going:
            dialog.opener.click()
        assert going.args[0] in {"e1", "e2", "e3"}


def test_the_window_leads_to_the_page_and_the_enterprises_file_to_its_measures(
    qtbot: QtBot, tmp_path: Path, store: Store
) -> None:
    campaign = add_campaign(store, CampaignDraft("百日攻坚", date(2026, 8, 1), date(2026, 11, 8)), NOW)
    draft = MeasureDraft("interview", DAY, place="街道", campaign_id=campaign, parts=(PartDraft("e1"),))
    measure = record_measure(store, draft, NOW)
    store.close()
    with opened_window(qtbot, tmp_path / "window", store.folder) as window:
        assert window.frame_ is not None
        assert window.session is not None
        window.session.navigation.open_file.emit("e1")
        idle(qtbot, window)
        file = window.frame_.stack.top
        assert isinstance(file, EnterprisePage)
        assert "1" in file.tabs.tabText(file.tabs.indexOf(file.measures))
        file.measures.table.opened.emit(measure)
        idle(qtbot, window)
        page = window.frame_.stack.top
        assert isinstance(page, MeasuresPage)
        view = page.measures.panel.view
        assert view is not None
        assert (view.measure.id, view.campaign) == (measure, "百日攻坚")


def test_the_rows_of_a_long_list_are_a_sound_model(qtmodeltester: ModelTester) -> None:
    rows = KeyedRows(("日期", "内容"))
    rows.show([(str(number), ("2026-08-20", f"第{number}行")) for number in range(5)])
    qtmodeltester.check(rows)
    assert (rows.key(4), rows.row_of("2"), rows.row_of("9"), rows.key(-1)) == ("4", 2, -1, "")
