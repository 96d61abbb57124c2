"""Whoever rewrites the end of the log, heads, rows and all, is told by what left the house before."""

import json
from pathlib import Path

import pytest
from handovers import two_stores, worked_visit
from offices import NOW, PASSPHRASE
from tampering import audited, codes, hand_of_another, last_events, rewrite_tail

from inspector_app.audit.against import compare_with_packs
from inspector_app.audit.check import Audit
from inspector_app.cli import main
from inspector_app.errors import RefusedInputError
from inspector_app.exchange.bag.pack_info import PackKind
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.messages import Language, say
from inspector_app.stores import Store, open_store


@pytest.fixture
def handed(tmp_path: Path) -> tuple[Path, Path]:
    """The store of an inspector, closed, and the pack that was written from it."""
    inspector, supervisor = two_stores(tmp_path)
    worked_visit(inspector)
    pack = tmp_path / "out.zjpack"
    write_visit_pack(inspector, pack, NOW)
    inspector.close()
    supervisor.close()
    return inspector.folder, pack


def cut_tail(folder: Path) -> None:
    """The last event, its heads and the row that it made."""
    with hand_of_another(folder) as connection:
        (last,) = last_events(connection, 1)
        connection.execute("DELETE FROM event WHERE dev=? AND seq=?", (last.dev, last.seq))
        connection.execute("DELETE FROM head WHERE dev=? AND seq=?", (last.dev, last.seq))


def test_a_log_that_was_handed_over_is_sound(handed: tuple[Path, Path]) -> None:
    assert audited(handed[0]).sound


def test_a_rewritten_tail_is_named_by_the_ledger_and_by_the_pack(handed: tuple[Path, Path]) -> None:
    folder, pack = handed
    rewrite_tail(folder)
    audit = audited(folder)
    assert codes(audit) == ["audit.tail_rewritten"]
    assert audit.problems[0].details["pack"] == pack.name
    assert all(say(audit.problems[0], language).problem for language in Language)
    with hand_of_another(folder) as connection:
        connection.execute("DELETE FROM pack")
    assert audited(folder).sound
    store = open_store(folder, PASSPHRASE)
    against = Audit()
    compare_with_packs(store, [pack], against)
    store.close()
    assert codes(against) == ["audit.tail_rewritten"]


def test_a_tail_that_was_cut_off_is_named(handed: tuple[Path, Path]) -> None:
    folder, _ = handed
    cut_tail(folder)
    assert "audit.tail_missing" in codes(audited(folder))


def test_scripts_compare_with_a_pack(
    handed: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, pack = handed
    words = tmp_path / "words"
    words.write_text(PASSPHRASE, "utf-8")
    verb = ["audit", "check", "--against", str(pack), "--store", str(folder), "--passphrase-file", str(words), "--json"]
    assert main(verb) == 0
    rewrite_tail(folder)
    capsys.readouterr()
    assert main(verb) == 1
    found = json.loads(capsys.readouterr().out)
    assert [each["code"] for each in found["problems"]] == ["audit.tail_rewritten", "audit.tail_rewritten"]


def test_a_pack_that_says_nothing_of_the_log_is_not_taken_for_one_that_agrees(
    handed: tuple[Path, Path], tmp_path: Path
) -> None:
    from inspector_app.backups.stick import write_backup_file

    store = open_store(handed[0], PASSPHRASE)
    backup = tmp_path / "b.zjbackup"
    write_backup_file(store, backup, NOW)
    with pytest.raises(RefusedInputError):
        compare_with_packs(store, [backup], Audit())
    store.close()


def test_a_plan_says_nothing_of_the_log(handed: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    from types import SimpleNamespace

    store = open_store(handed[0], PASSPHRASE)
    read = SimpleNamespace(info=SimpleNamespace(kind=PackKind.PLAN))
    monkeypatch.setattr("inspector_app.audit.against.read_pack_file", lambda *_: read)
    with pytest.raises(RefusedInputError, match="pack_without_log") as refused:
        compare_with_packs(store, [handed[1]], Audit())
    store.close()
    assert all(say(refused.value.problems[0], language).remedy for language in Language)


def test_what_another_laptop_confirmed_and_is_gone_is_named(handed: tuple[Path, Path]) -> None:
    from db.records.packs import Acknowledged

    folder, _ = handed
    store: Store = open_store(folder, PASSPHRASE)
    with store.database.work(NOW) as work:
        have = work.events.have()[store.device]
        work.receipts.acknowledge(Acknowledged("bbbbbbbbbbbb-1", {store.device: have + 3}, "p1", NOW), ())
    store.close()
    audit = audited(folder)
    assert codes(audit) == ["audit.tail_cut"]
    assert audit.problems[0].details["from"] == have + 1
