"""Room on the laptop by originals that the supervisor confirmed, by the button and the window a person presses."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from confirmed_visits import MUCH_LATER, handed_over, photos_of
from handovers import worked_visit
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector_app.evidence.originals import save_originals
from inspector_app.exchange.thinning import thinned_here
from inspector_app.stores import Store
from ui.dialogs.thin_originals_dialog import ThinOriginalsDialog
from ui.jobs import Jobs
from ui.pages.packs_page import PacksPage
from ui.photos.photo_checking import PhotoChecking, PhotoHealth
from ui.session import Session

Stores = tuple[Store, Store]


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.stop()


def opened(qtbot: QtBot, store: Store, jobs: Jobs) -> ThinOriginalsDialog:
    dialog = ThinOriginalsDialog(Session(store, jobs, clock=lambda: MUCH_LATER))
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.process.looked):
        dialog.look()
    dialog.show()
    return dialog


def test_a_person_makes_room_and_brings_an_original_back(
    stores: Stores, tmp_path: Path, qtbot: QtBot, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspector, supervisor = stores
    visit = handed_over(inspector, supervisor)
    dialog = opened(qtbot, inspector, jobs)
    assert dialog.found.text() == "可以精简 3 张，原件共 0.6 MB。"
    assert dialog.why.text() == "由 王芳 确认收到。"
    assert not dialog.back.isEnabled()
    with qtbot.waitSignals([dialog.process.thinned, dialog.process.looked]):
        qtbot.mouseClick(dialog.apply, Qt.MouseButton.LeftButton)
    assert dialog.notice.label.text().startswith("已把 3 张换成工作副本，腾出 0.6 MB")
    assert not dialog.apply.isEnabled()
    assert len(thinned_here(inspector)) == 3
    photo = photos_of(supervisor, visit)[0]
    (saved,) = save_originals(supervisor, [photo.id], tmp_path).files
    monkeypatch.setattr(ThinOriginalsDialog, "ask_files", staticmethod(lambda parent, title: [saved]))
    with qtbot.waitSignals([dialog.process.returned, dialog.process.looked]):
        qtbot.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    assert dialog.notice.label.text() == "取回 1 张原件，核对无误；还有 2 张只有副本。"
    assert inspector.files.is_sound(photo.sha256)


def test_a_file_that_is_no_original_is_explained(
    stores: Stores, tmp_path: Path, qtbot: QtBot, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspector, supervisor = stores
    handed_over(inspector, supervisor)
    dialog = opened(qtbot, inspector, jobs)
    with qtbot.waitSignals([dialog.process.thinned, dialog.process.looked]):
        qtbot.mouseClick(dialog.apply, Qt.MouseButton.LeftButton)
    other = tmp_path / "other.jpg"
    other.write_bytes(b"something else")
    monkeypatch.setattr(ThinOriginalsDialog, "ask_files", staticmethod(lambda parent, title: [other]))
    with qtbot.waitSignal(dialog.process.troubled):
        qtbot.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    assert "都不是已移交的原件" in dialog.notice.label.text()


def test_an_age_that_is_too_young_and_no_receipt_are_said(stores: Stores, qtbot: QtBot, jobs: Jobs) -> None:
    inspector, supervisor = stores
    worked_visit(inspector, "e2")
    dialog = opened(qtbot, inspector, jobs)
    assert dialog.found.text() == "现在没有可以精简的原件。"
    assert dialog.why.text().startswith("还没有 王芳 的回执")
    handed_over(inspector, supervisor)
    with qtbot.waitSignal(dialog.process.looked):
        dialog.ages.setCurrentIndex(3)
    assert dialog.found.text() == "现在没有可以精简的原件。"
    with qtbot.waitSignal(dialog.process.looked):
        dialog.ages.setCurrentIndex(0)
    assert dialog.found.text().startswith("可以精简 3 张")


def test_the_page_offers_it_and_the_gallery_says_where_the_originals_are(
    stores: Stores, qtbot: QtBot, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspector, supervisor = stores
    visit = handed_over(inspector, supervisor)
    session = Session(inspector, jobs, clock=lambda: MUCH_LATER)
    page = PacksPage(session)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.listed):
        page.show()
    assert page.history.bar.room.text() == "已确认，可精简 3 张原件…"
    asked: list[Session] = []
    monkeypatch.setattr(ThinOriginalsDialog, "ask", classmethod(lambda cls, parent, session: asked.append(session)))
    qtbot.mouseClick(page.history.bar.room, Qt.MouseButton.LeftButton)
    assert asked == [session]
    dialog = opened(qtbot, inspector, jobs)
    with qtbot.waitSignals([dialog.process.thinned, dialog.process.looked]):
        qtbot.mouseClick(dialog.apply, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.listed):
        page.desk.load()
    assert page.history.bar.room.text() == "已精简 3 张原件…"
    checking = PhotoChecking(session)
    photo = photos_of(inspector, visit)[0]
    with qtbot.waitSignal(checking.progressed):
        checking.check([photo.sha256])
    assert checking.health(photo.sha256) is PhotoHealth.HANDED_OVER
    checking.stop()
