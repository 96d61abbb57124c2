"""Whatever ended the program: the register says which visit is not ended, how far it is, and goes on with it."""

from pathlib import Path

from offices import NOW, PASSPHRASE, new_store, with_enterprise
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from register_pages import shown_page
from visit_pages import PEOPLE

from inspector_app.checklists.model import Verdict
from inspector_app.checklists.snapshots import shipped
from inspector_app.stores import open_store
from inspector_app.visits import GivenAnswer, VisitDraft, close_visit, give_answer, item_of, open_visit


def test_the_visit_one_was_at_is_offered_and_forgotten_when_it_is_ended(tmp_path: Path, qtbot: QtBot) -> None:
    store = new_store(tmp_path / "store")
    enterprise = with_enterprise(store)
    ended = open_visit(store, VisitDraft(enterprise, PEOPLE), shipped(), NOW)
    close_visit(store, ended, NOW)
    visit = open_visit(store, VisitDraft(enterprise, PEOPLE), shipped(), NOW)
    for code in ("RN-01", "RN-02"):
        given = GivenAnswer(Verdict.PASS, {}, "", "")
        give_answer(store, visit, item_of(shipped(), code), given, NOW.replace(minute=41))
    with shown_page(qtbot, store) as page:
        assert page.notice.isVisible()
        told = page.notice.label.text()
        assert "已判定 2 项" in told
        assert ":41" in told
        assert "另有" not in told
        with qtbot.waitSignal(page._session.navigation.open_visit) as opened:
            qtbot.mouseClick(page.notice.action, Qt.MouseButton.LeftButton)
        assert opened.args == [visit]
    with shown_page(qtbot, open_store(tmp_path / "store", PASSPHRASE)) as page:
        assert page.notice.isVisible()
        page._session.navigation.open_visit.emit(visit)  # as the list of visits does
        assert not page.notice.isVisible(), "what it said of the visit would grow old"
    store = open_store(tmp_path / "store", PASSPHRASE)
    close_visit(store, visit, NOW)
    with shown_page(qtbot, store) as page:
        assert not page.notice.isVisible()
