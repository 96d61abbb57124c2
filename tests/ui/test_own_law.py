"""Settings, law: the office's own articles come from a table, can be looked at, and taken out again."""

from pathlib import Path

import pytest
from offices import NOW, new_store
from pytestqt.qtbot import QtBot

from inspector_app.law.own_law import HEADERS, own_articles_in
from inspector_app.law.own_law_file import read_articles
from inspector_app.law.readings import law_of
from inspector_app.plans.sections import SECTIONS
from ui.dialogs.add_articles_dialog import AddArticlesDialog, ArticleFiles
from ui.jobs import Jobs
from ui.models.law_model import LawColumn
from ui.packs.pack_kind_words import section_word
from ui.session import Session
from ui.settings.law_section import LawSection

TITLE = "某市物流寄递安全管理规定"


def table(path: Path, number: str = "第十二条") -> Path:
    cells = {"法规名称": TITLE, "条号": number, "内容": "收寄前核对身份", "适用企业": "全部", "出处": "公报2026年第3号"}
    path.write_text(",".join(HEADERS) + "\n" + ",".join(cells.get(each, "") for each in HEADERS) + "\n", "utf-8-sig")
    return path


def test_a_table_is_taken_in_shown_and_taken_out(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    store, jobs = new_store(tmp_path / "s"), Jobs()
    section = LawSection(Session(store, jobs, clock=lambda: NOW))
    qtbot.addWidget(section)
    section.resize(900, 900)
    section.show()
    qtbot.waitUntil(lambda: section.model.rowCount() > 0)
    seen: list[str] = []

    def answer(dialog: AddArticlesDialog) -> int:
        seen.append(dialog.list.toPlainText())
        with qtbot.waitSignal(dialog.accepted):
            dialog.deed.click()
        return dialog.result()

    monkeypatch.setattr(AddArticlesDialog, "exec", answer)
    monkeypatch.setattr(ArticleFiles, "ask_to_read", lambda _parent: table(tmp_path / "条文.csv"))
    with qtbot.waitSignal(section.done):
        section.own.add.click()
    assert seen == [f"《{TITLE}》第十二条　收寄前核对身份"]
    id = f"{TITLE}§第十二条"
    qtbot.waitUntil(lambda: section.model.number_of(id) >= 0)
    section.choose(id)
    row = section.model.number_of(id)
    assert section.model.index(row, LawColumn.STATE).data() == "本单位补充"
    assert "公报2026年第3号" in section.source.text()
    assert section.own.drop.isEnabled()
    with qtbot.waitSignal(section.done):
        section.own.drop.click()
    qtbot.waitUntil(lambda: section.model.number_of(id) < 0)
    assert id not in law_of(store).known_ids()
    with qtbot.waitSignal(section.done):
        section.notice.action.click()
    qtbot.waitUntil(lambda: section.model.number_of(id) >= 0)
    with store.database.look() as work:
        assert [each.id for each in own_articles_in(work)] == [id]
    section.close()
    jobs.stop()
    store.close()


def test_the_form_says_what_is_wrong_and_keeps_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    store, jobs = new_store(tmp_path / "s"), Jobs()
    path = table(tmp_path / "错.csv", "12条")
    dialog = AddArticlesDialog(Session(store, jobs, clock=lambda: NOW), path, read_articles(path))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.deed.click()
    qtbot.waitUntil(dialog.trouble.isVisible)
    assert "12条" in dialog.trouble.text()
    jobs.stop()
    store.close()


def test_the_empty_table_is_one_that_can_be_read(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    store, jobs = new_store(tmp_path / "s"), Jobs()
    section = LawSection(Session(store, jobs, clock=lambda: NOW))
    qtbot.addWidget(section)
    monkeypatch.setattr(ArticleFiles, "ask_to_write", lambda _parent: tmp_path / "空表.csv")
    with qtbot.waitSignal(section.done):
        section.own.empty.click()
    assert read_articles(tmp_path / "空表.csv") == []
    jobs.stop()
    store.close()


def test_every_section_of_the_plan_has_words() -> None:
    assert [section.name for section in SECTIONS if section_word(section.name) == section.name] == []
