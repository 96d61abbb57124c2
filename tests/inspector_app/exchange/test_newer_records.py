"""Records that a newer program wrote: kept as they came, never half read, and a person hears of them."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from handovers import LATER, forged, worked_visit
from offices import NOW, PASSPHRASE

from db.records.packs import Acknowledged
from db.tables import PROJECTIONS
from inspector_app.cli import main
from inspector_app.exchange.kinds.hints import notes_of_visit
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.merging.event_schema import is_unknown
from inspector_app.exchange.read import check_pack, import_pack
from inspector_app.messages import Language, say
from inspector_app.stores import Store

Stores = tuple[Store, Store]


def of_a_newer_program(inspector: Store, folder: Path, **fields: object) -> tuple[str, Path]:
    """A visit with a record of another kind, and the fields in one of its own kind; written by version 9.4.0."""
    visit = worked_visit(inspector, photos=0)
    with inspector.database.work(NOW) as work:
        work.events.record("weather", f"{visit}/weather/1", {"sky": "晴"})
        work.events.record("visit", visit, {**fields})
    write_visit_pack(inspector, folder / "p.zjpack", NOW)
    path = forged(inspector, folder / "p.zjpack", info=lambda info: replace(info, software="inspector-app 9.4.0"))
    return visit, path


def test_who_gets_records_that_he_cannot_read_hears_how_many_and_which_program_wrote_them(
    stores: Stores, tmp_path: Path
) -> None:
    inspector, supervisor = stores
    visit, path = of_a_newer_program(inspector, tmp_path, weather="晴", site_contact="某人")
    notes = check_pack(supervisor, path, now=LATER).notes
    report = import_pack(supervisor, path, LATER)
    with supervisor.database.look() as work:
        kept = work.events.shown(f"{visit}/weather/1"), work.events.shown(visit)["weather"]
        of_visit = notes_of_visit(work, visit)
    assert kept == ({"sky": "晴"}, "晴")
    assert notes == report.notes == of_visit
    (note,) = notes
    assert (note.code, dict(note.details)) == ("pack.unread_records", {"count": 2, "version": "9.4.0"})
    assert all("9.4.0" in say(note, language).cause for language in Language)
    # The same file again brings none of them.
    assert import_pack(supervisor, path, LATER).notes == ()


def test_scripts_hear_of_it_too(stores: Stores, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inspector, supervisor = stores
    visit, path = of_a_newer_program(inspector, tmp_path, weather="晴")
    supervisor.close()
    (tmp_path / "passphrase").write_text(PASSPHRASE, "utf-8")
    opened = ["--store", str(supervisor.folder), "--passphrase-file", str(tmp_path / "passphrase"), "--json"]
    for words in (["pack", "check", str(path)], ["pack", "import", str(path)], ["visit", "show", visit]):
        capsys.readouterr()
        assert main([*words, *opened]) == 0
        assert [each["code"] for each in json.loads(capsys.readouterr().out)["notes"]] == ["pack.unread_records"]


def test_what_this_version_writes_is_nothing_new_to_it(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    worked_visit(inspector)
    write_visit_pack(inspector, tmp_path / "p.zjpack", NOW)
    assert import_pack(supervisor, tmp_path / "p.zjpack", LATER).notes == ()


def test_every_column_that_is_filled_from_the_log_is_one_that_this_version_reads() -> None:
    """What it writes itself would else be taken for a newer program's."""
    columns = {kind: set(table.c.keys()) - {"id"} for kind, table in PROJECTIONS.items()}
    assert [(kind, each) for kind, names in columns.items() for each in names if is_unknown(kind, {each: ""})] == []


def test_what_is_to_be_known_of_a_pack_that_had_waited_is_told_when_it_is_let_in(
    stores: Stores, tmp_path: Path
) -> None:
    inspector, supervisor = stores
    worked_visit(inspector, "e2", photos=0)
    write_visit_pack(inspector, tmp_path / "first.zjpack", NOW)
    with inspector.database.work(NOW) as work, supervisor.database.look() as there:
        work.receipts.acknowledge(Acknowledged(there.devices.own().id, work.events.have(), "", NOW), frozenset())
    for store, phone in ((inspector, "3"), (supervisor, "4")):
        with store.database.work(NOW) as work:
            work.enterprises.save("e8", {"name": "某公司", "phone": phone})
    _, late = of_a_newer_program(inspector, tmp_path, weather="晴")
    with supervisor.database.work(NOW) as work:
        # On this people disagreed before: it did not come with these packs.
        work.events.record_beside("enterprise", "e9", [{"phone": "1"}, {"phone": "2"}])
    assert import_pack(supervisor, late, LATER).result == "waiting"
    report = import_pack(supervisor, tmp_path / "first.zjpack", LATER)
    assert (report.released, report.conflicts) == ((late.name,), 1)
    assert [(each.code, each.details["version"]) for each in report.notes] == [("pack.unread_records", "9.4.0")]
