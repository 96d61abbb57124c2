"""Who decides what: a decision about another laptop's visit, or about one that has ended, would reach nobody."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from handovers import codes
from offices import NOW, PASSPHRASE, new_store
from two_lives import AFTER, ITEM, TwoLives, disputed_visit, handed_over_once

from inspector_app.cli import main
from inspector_app.errors import RefusedInputError
from inspector_app.exchange.kinds.returns import settle, write_return_packs
from inspector_app.exchange.kinds.sent_back import sent_back
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.merging.conflicts import Dispute, decide, disputes, undo
from inspector_app.exchange.merging.deciders import counted
from inspector_app.exchange.read import import_pack
from inspector_app.exchange.reports import ImportReport
from inspector_app.exchange.trust.peers import card_of, trust_card
from inspector_app.stores import Role, Store
from inspector_app.supervision.correcting import reopen_visit
from inspector_app.supervision.review import Wish, send_back
from inspector_app.visits import close_visit


@pytest.fixture
def under_way(tmp_path: Path) -> Iterator[TwoLives]:
    lives = disputed_visit(tmp_path, ended=False)
    yield lives
    lives.close()


@pytest.fixture
def ended(tmp_path: Path) -> Iterator[TwoLives]:
    lives = disputed_visit(tmp_path, ended=True)
    yield lives
    lives.close()


def open_ones(store: Store) -> list[Dispute]:
    with store.database.look() as work:
        return disputes(work, store.device)


def why_not(store: Store) -> set[str]:
    return {each.barred.code if each.barred else "" for each in open_ones(store)}


def numbers(store: Store) -> tuple[int, int]:
    with store.database.look() as work:
        return counted(work, store.device)


def decide_all(store: Store) -> None:
    for each in open_ones(store):
        decide(store, each.obj, each.field, 1, AFTER)


def note_of(store: Store, visit: str) -> str:
    with store.database.look() as work:
        return work.answers.of_visit(visit)[ITEM.code].note


def test_nobody_decides_about_another_laptops_visit_and_his_own_log_still_goes_out(
    under_way: TwoLives, tmp_path: Path
) -> None:
    supervisor = under_way.supervisor
    (first, *_) = open_ones(supervisor)
    assert first.barred is not None
    assert (first.barred.code, dict(first.barred.details)) == ("pack.conflict_elsewhere", {"person": "李明"})
    with pytest.raises(RefusedInputError) as refused:
        decide(supervisor, first.obj, first.field, 1, AFTER)
    assert codes(refused.value) == ["pack.conflict_elsewhere"]
    head = new_store(tmp_path / "head", Role.SUPERVISOR, "钱科长")
    trust_card(head, card_of(supervisor), NOW)
    trust_card(supervisor, card_of(head), NOW)
    with head.database.look() as work:
        to = work.devices.own()
    write_visit_pack(supervisor, tmp_path / "up.zjpack", AFTER, recipients=[to], full=True)
    assert import_pack(head, tmp_path / "up.zjpack", AFTER).result == "imported"
    head.close()


def test_a_script_reads_who_decides_and_is_refused_with_that(
    ended: TwoLives, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    passphrase = tmp_path / "passphrase"
    passphrase.write_text(PASSPHRASE, "utf-8")
    (first, *_) = open_ones(ended.supervisor)
    ended.supervisor.close()
    store = ["--store", str(ended.supervisor.folder), "--passphrase-file", str(passphrase), "--json"]
    assert main(["conflicts", "list", *store]) == 0
    assert {each["barred"]["code"] for each in json.loads(capsys.readouterr().out)} == {"pack.conflict_elsewhere_ended"}
    assert main(["conflicts", "decide", *store, first.obj, first.field, f"1-{first.mark}"]) == 1
    assert [each["code"] for each in json.loads(capsys.readouterr().out)["problems"]] == [
        "pack.conflict_elsewhere_ended"
    ]


def test_the_laptop_of_the_visit_decides_and_everybody_hears_of_it(under_way: TwoLives) -> None:
    assert under_way.give_back().conflicts > 0
    here = open_ones(under_way.inspector)
    assert (numbers(under_way.inspector), numbers(under_way.supervisor)) == ((len(here), 0), (0, len(here)))
    decide_all(under_way.inspector)
    under_way.hand_over()
    stores = (under_way.inspector, under_way.supervisor)
    assert [open_ones(store) for store in stores] == [[], []]
    assert len({note_of(store, under_way.visit) for store in stores}) == 1


def test_what_had_ended_before_the_laptop_was_restored_is_under_way_on_it(tmp_path: Path) -> None:
    lives = handed_over_once(tmp_path)
    lives.restore()
    lives.answer_otherwise()
    lives.hand_over()
    assert why_not(lives.supervisor) == {"pack.conflict_elsewhere"}
    lives.close()


def test_what_has_ended_is_decided_once_it_was_sent_back_and_opened_again(ended: TwoLives) -> None:
    inspector, supervisor, visit = ended.inspector, ended.supervisor, ended.visit
    ended.give_back()
    assert why_not(supervisor) == {"pack.conflict_elsewhere_ended"}
    assert why_not(inspector) == {"pack.conflict_ended"}
    with pytest.raises(RefusedInputError) as refused:
        decide_all(inspector)
    assert codes(refused.value) == ["pack.conflict_ended"]
    send_back(supervisor, visit, None, [Wish(ITEM.code, "哪个对？")], "", AFTER)
    (sent,) = write_return_packs(supervisor, ended.folder, "r.zjpack", AFTER)
    import_pack(inspector, sent.path, AFTER)
    reopen_visit(inspector, visit, AFTER)
    decide_all(inspector)
    settle(inspector, sent_back(inspector)[0].comment.id, AFTER)
    close_visit(inspector, visit, AFTER)
    ended.hand_over()
    assert [open_ones(store) for store in (inspector, supervisor)] == [[], []]
    assert note_of(inspector, visit) == note_of(supervisor, visit)
    # Now it has ended again: taking the decision back would be one more change of it.
    with pytest.raises(RefusedInputError) as refused:
        undo(inspector, f"{visit}/answer/{ITEM.code}", "note", AFTER)
    assert codes(refused.value) == ["pack.conflict_ended"]
    ended.write()


def shares(report: ImportReport) -> tuple[int, list[tuple[str, object, object]]]:
    told = [(each.code, each.details["person"], each.details["count"]) for each in report.conflicts_elsewhere]
    return report.conflicts_here, told


@pytest.mark.parametrize(("is_ended", "code"), [(False, ""), (True, "_ended")])
def test_an_import_says_how_many_are_decided_here_and_who_decides_the_others(
    is_ended: bool, code: str, tmp_path: Path
) -> None:
    lives = handed_over_once(tmp_path, ended=is_ended)
    lives.restore()
    lives.answer_otherwise()
    if is_ended:
        close_visit(lives.inspector, lives.visit, AFTER)
    with lives.supervisor.database.work(AFTER) as work:
        work.enterprises.save("e1", {"phone": "1"})
    with lives.inspector.database.work(AFTER) as work:
        work.enterprises.save("e1", {"phone": "2"})
    report = lives.hand_over()
    others = report.conflicts - 1
    assert others > 0
    assert shares(report) == (1, [(f"pack.conflicts_elsewhere{code}", "李明", others)])
    own = shares(lives.give_back())
    assert own == ((0, [("pack.conflicts_ended", "", others)]) if is_ended else (others, []))
    lives.close()
