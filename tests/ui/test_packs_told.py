"""What the page of packs says of what did not come, and of whom nothing was written for."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from handovers import LATER, jpeg, judged_items, worked_visit
from office_lists import Office, adopts
from offices import NOW, new_store
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector_app.evidence.intake import Picture, add_photo
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import check_pack, import_pack
from inspector_app.exchange.trust.peers import card_of, trust_card
from inspector_app.stores import Store
from ui.dialogs.exchange_questions import ExchangeQuestions
from ui.jobs import Jobs
from ui.models.packs_model import PackColumn
from ui.packs.pack_words import imported_words, preview_words
from ui.pages.packs_page import PacksPage
from ui.session import Session

Stores = tuple[Store, Store]


@contextmanager
def shown_page(qtbot: QtBot, store: Store) -> Iterator[PacksPage]:
    jobs = Jobs()
    page = PacksPage(Session(store, jobs, clock=lambda: LATER))
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.listed):
        page.show()
    try:
        yield page
    finally:
        page.close()
        jobs.stop()


def test_whose_certificate_has_ended_is_named_beside_the_receipts_that_were_written(
    stores: Stores, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspector, supervisor = stores
    worked_visit(inspector, photos=0)
    write_visit_pack(inspector, tmp_path / "v.zjpack", NOW)
    import_pack(supervisor, tmp_path / "v.zjpack", NOW)
    second = new_store(tmp_path / "second", person="张伟")
    for one, other in ((second, supervisor), (supervisor, second)):
        trust_card(one, card_of(other), NOW)
    worked_visit(second, photos=0)
    write_visit_pack(second, tmp_path / "w.zjpack", NOW)
    import_pack(supervisor, tmp_path / "w.zjpack", NOW)
    ended = (NOW - timedelta(days=60)).date(), (LATER - timedelta(days=1)).date()
    adopts(supervisor, Office(tmp_path).lists((inspector, "inspector"), days=ended))
    monkeypatch.setattr(ExchangeQuestions, "ask_folder", lambda parent: tmp_path)
    with shown_page(qtbot, supervisor) as page:
        with qtbot.waitSignals([page.deeds.desk.sent, page.listed]):
            qtbot.mouseClick(page.history.bar.receipts, Qt.MouseButton.LeftButton)
        told = page.notice.label.text()
        assert "回执_王芳_张伟" in told
        assert "李明 的设备证书不在有效期内" in told
        assert page.history.bar.receipts.text() == "写回执（1 人）…"
    second.close()


def test_which_parts_are_missing_is_said_before_after_and_in_the_list(
    stores: Stores, tmp_path: Path, qtbot: QtBot
) -> None:
    inspector, supervisor = stores
    visit = worked_visit(inspector, photos=0)
    for number in range(3):
        picture = Picture(jpeg(number) + bytes(300_000), f"{number}.jpg", "file")
        add_photo(inspector, visit, judged_items()[0].code, picture, NOW)
    written = write_visit_pack(inspector, tmp_path / "v.zjpack", NOW, max_size=900_000).parts
    first, *rest = (part for part, _ in written)
    total = len(written)
    left = f"2–{total}" if total > 2 else "2"
    told = f"第 1 份，共 {total} 份；本机还缺第 {left} 份"
    assert told in preview_words(check_pack(supervisor, first, now=NOW)).split("\n")
    assert told in imported_words(import_pack(supervisor, first, NOW)).split("\n")
    with shown_page(qtbot, supervisor) as page:
        model = page.history.model
        assert model.texts(model.rows[0])[PackColumn.FILE] == f"缺第 {left} 份 · {first.name}"
        assert model.hint(model.rows[0], PackColumn.FILE) == f"{first.name}\n{told}"
        for path in rest:
            import_pack(supervisor, path, NOW)
        with qtbot.waitSignal(page.listed):
            page.desk.load()
        assert {model.texts(row)[PackColumn.FILE] for row in model.rows} == {path.name for path in (first, *rest)}
