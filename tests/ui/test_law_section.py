"""Settings, law: what nobody has read is found, entered, taken back; full texts are loaded and taken out."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from offices import NOW, new_store
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from inspector_app.law.library import texts_in
from inspector_app.law.readings import enter_reading, law_of, readings_in
from inspector_app.notices.wording import chinese_number
from inspector_app.stores import Store
from ui.dialogs.enter_reading_dialog import EnterReadingDialog
from ui.dialogs.law_dialog import LawDialog
from ui.dialogs.load_law_dialog import LawFiles, LoadLawDialog
from ui.dialogs.take_back_dialog import TakeBackDialog
from ui.jobs import Jobs
from ui.models.law_model import LawColumn, LawModel, law_rows
from ui.models.law_texts_model import LawTextsModel
from ui.session import Session
from ui.settings.law_section import LawSection


@contextmanager
def shown(qtbot: QtBot, store: Store) -> Iterator[LawSection]:
    jobs = Jobs()
    section = LawSection(Session(store, jobs, clock=lambda: NOW))
    qtbot.addWidget(section)
    section.resize(900, 900)
    section.show()
    qtbot.waitUntil(lambda: section.model.rowCount() > 0)
    try:
        yield section
    finally:
        section.close()
        jobs.stop()
        store.close()


def law_text(count: int) -> str:
    articles = [f"第{chinese_number(number)}条　第{number}条的内容。" for number in range(1, count)]
    end = f"第{chinese_number(count)}条　本条例自2025年1月1日起施行。"
    return "\n".join(["深圳经济特区禁毒条例", "（2024年10月30日通过）", *articles, end])


def cited(store: Store) -> str:
    (citation,) = law_of(store).cite(["深禁毒?"], NOW.date(), "快递企业")
    return citation.text


def test_models_keep_their_promises(tmp_path: Path, qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    store = new_store(tmp_path / "s")
    model = LawModel("zh")
    model.show(law_rows(law_of(store), [], NOW.date()))
    qtmodeltester.check(model)
    qtmodeltester.check(LawTextsModel())
    store.close()


def test_what_nobody_has_read_stands_first_and_can_be_looked_at_alone(tmp_path: Path, qtbot: QtBot) -> None:
    with shown(qtbot, new_store(tmp_path / "s")) as section:
        count = section.model.unverified
        assert f"（{count}）" in section.only_unverified.text()
        first = section.model.index(0, LawColumn.NUMBER)
        assert first.data() == "待核"
        section.only_unverified.click()
        assert section.model.rowCount() == count
        section.search.setText("深圳")
        assert section.model.rowCount() == 1
        assert section.about.text() == "《深圳经济特区禁毒条例》（条款待核）"
        section.search.setText("没有这部法")
        assert not section.enter.isEnabled()
        assert "没有相符" in section.about.text()


def test_days_that_are_from_memory_are_said_to_be_so(tmp_path: Path, qtbot: QtBot) -> None:
    with shown(qtbot, new_store(tmp_path / "s")) as section:
        section.choose("快递§23")
        assert "凭记忆录入" in section.source.text()
        section.choose("反恐§20")
        assert "凭记忆录入" not in section.source.text()


def test_a_number_is_entered_and_taken_back(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    store = new_store(tmp_path / "s")
    with shown(qtbot, store) as section:
        section.choose("深禁毒?")

        def answer(dialog: EnterReadingDialog) -> int:
            dialog.number.setText("27条")
            with qtbot.waitSignal(section.session.jobs.busy_changed, check_params_cb=lambda busy: not busy):
                dialog.deed.click()
            assert dialog.blocks["number"].problem.text()
            assert dialog.blocks["source"].problem.text()
            dialog.number.setText("第二十七条")
            dialog.source.setText("公报2024年第6号")
            dialog.starts.setText("2025/1/1")
            with qtbot.waitSignal(dialog.accepted):
                dialog.deed.click()
            return dialog.result()

        monkeypatch.setattr(EnterReadingDialog, "exec", answer)
        with qtbot.waitSignal(section.done):
            section.enter.click()
        qtbot.waitUntil(lambda: section.back.isEnabled())
        assert "公报2024年第6号" in section.source.text()
        assert cited(store) == "《深圳经济特区禁毒条例》第二十七条"

        def take_back(dialog: TakeBackDialog) -> int:
            with qtbot.waitSignal(section.session.jobs.busy_changed, check_params_cb=lambda busy: not busy):
                dialog.deed.click()
            assert "原因" in dialog.blocks["why"].problem.text()
            dialog.why.setText("读错了")
            with qtbot.waitSignal(dialog.accepted):
                dialog.deed.click()
            return dialog.result()

        monkeypatch.setattr(TakeBackDialog, "exec", take_back)
        with qtbot.waitSignal(section.done):
            section.back.click()
        assert cited(store) == "《深圳经济特区禁毒条例》（条款待核）"
        with store.database.look() as work:
            assert readings_in(work)[0].why == "读错了"


def test_a_day_that_is_none_is_said_beside_its_field(tmp_path: Path, qtbot: QtBot) -> None:
    with shown(qtbot, new_store(tmp_path / "s")) as section:
        dialog = EnterReadingDialog(section.session, law_of(section.session.store).article("深禁毒?"))
        qtbot.addWidget(dialog)
        dialog.starts.setText("明年")
        dialog.deed.click()
        assert dialog.blocks["starts"].problem.text()
        assert dialog.blocks["number"].problem.text()
        assert not section.session.jobs.busy


def test_a_full_text_is_loaded_shown_with_its_article_and_put_back(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = new_store(tmp_path / "s")
    enter_reading(store, "深禁毒?", "第二十七条", None, None, "公报", NOW)
    path = tmp_path / "条例.txt"
    path.write_text(law_text(60), "utf-8")
    with shown(qtbot, store) as section:
        monkeypatch.setattr(LawFiles, "ask_to_read", lambda _parent: path)

        def answer(dialog: LoadLawDialog) -> int:
            assert dialog.law.currentData() == "深禁毒"
            assert (dialog.starts.text(), dialog.edition.text()) == ("2025年1月1日", "（2024年10月30日通过）")
            with qtbot.waitSignal(dialog.accepted):
                dialog.deed.click()
            return dialog.result()

        monkeypatch.setattr(LoadLawDialog, "exec", answer)
        with qtbot.waitSignal(section.done):
            section.texts.load.click()
        qtbot.waitUntil(lambda: section.texts.model.rowCount() == 1)
        section.choose("深禁毒?")
        assert "第27条的内容。" in section.source.text()
        section.texts.table.selectRow(0)
        with qtbot.waitSignal(section.done):
            section.texts.unload.click()
        qtbot.waitUntil(lambda: section.texts.model.rowCount() == 0)
        section.notice.action.click()
        qtbot.waitUntil(lambda: section.texts.model.rowCount() == 1)
        with store.database.look() as work:
            assert texts_in(work)[0].starts == "2025-01-01"


def test_a_file_that_is_no_text_is_said(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(b"PK\x03\x04 broken")
    with shown(qtbot, new_store(tmp_path / "s")) as section:
        monkeypatch.setattr(LawFiles, "ask_to_read", lambda _parent: path)
        with qtbot.waitSignal(section.told):
            section.texts.load.click()
        assert "x.docx" in section.notice.label.text()


def test_the_law_table_of_a_finding_names_what_the_office_read(tmp_path: Path, qtbot: QtBot) -> None:
    store = new_store(tmp_path / "s")
    enter_reading(store, "深禁毒?", "第二十七条", None, None, "公报", NOW)
    dialog = LawDialog(NOW.date(), [], "zh", law_of(store))
    qtbot.addWidget(dialog)
    dialog.search.setText("深圳经济特区禁毒条例》第二十七条")
    assert [dialog.list.item(row).isHidden() for row in range(dialog.list.count())].count(False) == 1
    store.close()
