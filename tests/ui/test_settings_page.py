"""The settings: facts of the office, cards, passphrase, and the check of the store."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from offices import NOW, PASSPHRASE, new_store
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.records.log import Device
from inspector_app.exchange.trust.peers import card_of, fingerprint_of, known_peers, trust_card
from inspector_app.exchange.trust.six_words import spoken
from inspector_app.office import office_facts
from inspector_app.stores import Role, Store, open_store
from ui.dialogs.card_files import CardFiles
from ui.jobs import Jobs
from ui.pages.settings_page import SettingsPage
from ui.session import Session


@contextmanager
def shown_page(qtbot: QtBot, store: Store) -> Iterator[SettingsPage]:
    jobs = Jobs()
    page = SettingsPage(Session(store, jobs, clock=lambda: NOW))
    qtbot.addWidget(page)
    page.resize(1166, 690)
    page.show()
    try:
        yield page
    finally:
        page.close()
        jobs.stop()
        store.close()


def test_what_was_filled_in_is_kept_and_told(tmp_path: Path, qtbot: QtBot) -> None:
    store = new_store(tmp_path / "store")
    with shown_page(qtbot, store) as page:
        office = page.office
        assert office.lines["issuer"].text() == "福永街道办事处"
        office.lines["code"].setText("深宝福")
        office.lines["phone"].setText(" 0755-27390000 ")
        office.first_number.setText("300")
        with qtbot.waitSignal(page.office.session.changes.saved_at), qtbot.waitSignal(office.done):
            office.save.click()
        facts = office_facts(store)
        assert (facts.code, facts.phone, facts.first_number) == ("深宝福", "0755-27390000", 300)


def test_the_number_that_comes_out_is_shown_while_typing(tmp_path: Path, qtbot: QtBot) -> None:
    with shown_page(qtbot, new_store(tmp_path / "store")) as page:
        page.office.lines["code"].setText("深宝福")
        page.office.first_number.setText("7")
        assert page.office.example.text() == "深宝福责改〔2026〕7号"
        page.office.lines["number_pattern"].setText("{office_code}{kind}")
        assert page.office.example.text() == "—"
        assert page.office.blocks["number_pattern"].problem.text()
        page.office.lines["number_pattern"].setText("{office_code}{kind}〔{year}〕{seq:3}号")
        assert page.office.example.text() == "深宝福责改〔2026〕007号"
        assert not page.office.blocks["number_pattern"].problem.text()


def test_every_problem_stands_beside_its_fact_and_nothing_is_kept(tmp_path: Path, qtbot: QtBot) -> None:
    store = new_store(tmp_path / "store")
    with shown_page(qtbot, store) as page:
        office = page.office
        office.lines["court"].setText("院" * 101)
        office.first_number.setText("")
        with qtbot.waitSignal(office.told):
            office.save.click()
        assert "管辖法院" in office.blocks["court"].problem.text()
        assert "起始号" in office.blocks["first_number"].problem.text()
        assert office.lines["court"].text() == "院" * 101
        assert office_facts(store).court == ""


def test_the_passphrase_is_changed(tmp_path: Path, qtbot: QtBot) -> None:
    store = new_store(tmp_path / "store")
    with shown_page(qtbot, store) as page:
        section = page.passphrase
        section.old.setText(PASSPHRASE)
        for field in (section.new, section.again):
            field.setText("four other words")
        with qtbot.waitSignal(section.done):
            section.change.click()
        assert section.old.text() == section.new.text() == ""
    open_store(tmp_path / "store", "four other words").close()


def test_a_wrong_old_passphrase_and_a_weak_new_one_are_told_beside_their_fields(tmp_path: Path, qtbot: QtBot) -> None:
    with shown_page(qtbot, new_store(tmp_path / "store")) as page:
        section = page.passphrase
        section.old.setText("not this one")
        for field in (section.new, section.again):
            field.setText("short")
        with qtbot.waitSignal(section.told):
            section.change.click()
        assert "至少需要" in section.blocks["new"].problem.text()
        for field in (section.new, section.again):
            field.setText("four other words")
        with qtbot.waitSignal(section.told):
            section.change.click()
        assert "密码不正确" in section.blocks["old"].problem.text()
        assert section.new.text() == "four other words"


def test_the_own_card_is_written_with_its_code_shown(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "名片.zjcard"
    monkeypatch.setattr(CardFiles, "ask_to_write", lambda *_: out)
    store = new_store(tmp_path / "store")
    with shown_page(qtbot, store) as page:
        assert page.cards.fingerprint.digits == fingerprint_of(store)
        with qtbot.waitSignal(page.cards.done):
            page.cards.export.click()
        assert out.read_bytes() == card_of(store)


@pytest.mark.parametrize("agreed", [True, False])
def test_a_supervisors_card_is_taken_only_after_the_codes_were_compared(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, agreed: bool
) -> None:
    supervisor = new_store(tmp_path / "other", Role.SUPERVISOR, "王芳")
    card, code = tmp_path / "card", spoken(supervisor.identity.signing_public)
    card.write_bytes(card_of(supervisor))
    supervisor.close()
    asked: list[tuple[str, str]] = []

    def confirm(_parent: object, device: Device, shown: str, renewed: bool) -> bool:
        assert not renewed
        asked.append((device.person, shown))
        return agreed

    monkeypatch.setattr(CardFiles, "ask_to_read", lambda *_: card)
    monkeypatch.setattr(CardFiles, "confirm", confirm)
    store = new_store(tmp_path / "store")
    with shown_page(qtbot, store) as page:
        page.cards.enrol.click()
        qtbot.waitUntil(lambda: bool(asked) and not page.cards.session.jobs.busy)
        assert asked == [("王芳", code)]
        assert [peer.person for peer in known_peers(store)] == (["王芳"] if agreed else [])


@pytest.mark.parametrize("agreed", [True, False])
def test_a_card_that_was_taken_by_mistake_is_trusted_no_more_only_when_a_person_says_so(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, agreed: bool
) -> None:
    supervisor, store = new_store(tmp_path / "other", Role.SUPERVISOR, "王芳"), new_store(tmp_path / "store")
    peer = trust_card(store, card_of(supervisor), NOW)
    supervisor.close()
    asked: list[str] = []

    def confirm(_parent: object, device: Device) -> bool:
        asked.append(device.person)
        return agreed

    monkeypatch.setattr(CardFiles, "confirm_distrust", confirm)
    with shown_page(qtbot, store) as page:
        qtbot.mouseClick(page.cards.distrusters[peer.id], Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: bool(asked) and not page.cards.session.jobs.busy)
        assert known_peers(store) == ([] if agreed else [peer])
        assert list(page.cards.distrusters) == [each.id for each in known_peers(store)]
        assert ("不再信任：王芳" in page.cards.notice.label.text()) is agreed


def test_a_file_that_is_no_card_is_told(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "card").write_bytes(b"hello")
    monkeypatch.setattr(CardFiles, "ask_to_read", lambda *_: tmp_path / "card")
    with shown_page(qtbot, new_store(tmp_path / "store")) as page:
        with qtbot.waitSignal(page.cards.told):
            page.cards.enrol.click()
        assert page.cards.notice.label.text()


def test_the_whole_store_is_checked_with_numbers(tmp_path: Path, qtbot: QtBot) -> None:
    with shown_page(qtbot, new_store(tmp_path / "store")) as page:
        with qtbot.waitSignal(page.store.done):
            page.store.check.click()
        assert page.store.result.text() == "数据库完好；照片和文书 0/0 完好"


def test_looks_are_asked_for_from_the_window(tmp_path: Path, qtbot: QtBot) -> None:
    with shown_page(qtbot, new_store(tmp_path / "store")) as page:
        with qtbot.waitSignal(page.theme_wanted) as theme:
            page.display.themes["dark"].click()
        with qtbot.waitSignal(page.text_size_wanted) as size:
            page.display.sizes[130].click()
        assert (theme.args, size.args) == (["dark"], [130])


def test_each_section_is_reached_from_the_list(tmp_path: Path, qtbot: QtBot) -> None:
    with shown_page(qtbot, new_store(tmp_path / "store")) as page:
        own = (page.office, page.words, page.checklists, page.law, page.deadlines, page.numbers)
        sections = (*own, page.cards, page.passphrase, page.display, page.store, page.backup, page.updates)
        for button, section in zip(page.buttons.values(), sections, strict=True):
            button.click()
            assert section.isVisible()
