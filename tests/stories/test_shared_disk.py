"""The disk of the server of a shared database is full: said in words, nothing half done, and it goes on after."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from handovers import LATER, PEOPLE, holdings, judged_items, worked_visit
from offices import NOW, new_store, with_enterprise
from postgresql_server import OWNER, Server
from shared_offices import SharedOffice

from db.errors import StoreTroubleError
from inspector_app.checklists.model import Verdict
from inspector_app.checklists.snapshots import shipped
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import import_pack
from inspector_app.exchange.trust.peers import card_of, trust_card
from inspector_app.messages import Language, explain
from inspector_app.visits import GivenAnswer, VisitDraft, give_answer, open_visit

SMALL = "48m"


class SmallDisk:
    """A disk of its own for the tables of one database, which is filled by others."""

    def __init__(self, server: Server, folder: Path) -> None:
        self.folder, self.name = folder, f"small_{folder.name}"
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SMALL},mode=0777", "none", folder], check=False)
        if done.returncode:
            pytest.skip("only root may mount a small disk here")
        place = folder / "tables"
        subprocess.run(["install", "-d", "-o", "postgres", "-m", "700", place], check=True)
        server.run(f"CREATE TABLESPACE {self.name} LOCATION '{place}'")
        server.run(f"GRANT CREATE ON TABLESPACE {self.name} TO {OWNER}")

    def fill(self) -> None:
        with (self.folder / "ballast").open("wb") as ballast:
            try:
                while True:
                    os.write(ballast.fileno(), b"x" * 4096)
            except OSError:
                return

    def free(self) -> None:
        (self.folder / "ballast").unlink()

    def end(self, server: Server) -> None:
        """The server must forget the tables before their disk goes: it fails at every checkpoint otherwise."""
        names = server.run(
            "SELECT datname FROM pg_database d JOIN pg_tablespace t ON t.oid = d.dattablespace"
            f" WHERE spcname = '{self.name}'"
        )
        for name in names.split():
            server.run(f"DROP DATABASE {name} WITH (FORCE)")
        server.run(f"DROP TABLESPACE {self.name}")
        subprocess.run(["umount", "-l", self.folder], check=True)
        self.folder.rmdir()


@pytest.fixture
def small(postgresql: Server) -> Iterator[SmallDisk]:
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root may mount a small disk here")
    # Not among the files of the tests: the server, who is somebody else, cannot walk there.
    folder = Path(tempfile.mkdtemp(prefix="pgdisk"))
    folder.chmod(0o755)
    disk = SmallDisk(postgresql, folder)
    yield disk
    disk.end(postgresql)


def trouble(act: object) -> str:
    with pytest.raises(StoreTroubleError) as caught:
        act()  # type: ignore[operator]
    words = explain(caught.value, Language.ZH)
    assert words
    return f"{caught.value.kind} {words[0]}"


def test_a_full_disk_of_the_server_is_said_and_what_was_under_way_comes_after(
    small: SmallDisk, postgresql: Server, tmp_path: Path
) -> None:
    office = SharedOffice(postgresql, tmp_path / "office", tablespace=small.name)
    laptop = new_store(tmp_path / "laptop", person="李明")
    trust_card(office.head, card_of(laptop), NOW)
    for number in range(3):
        worked_visit(laptop, f"e{number}")
    pack = tmp_path / "week.zjpack"
    write_visit_pack(laptop, pack, NOW, encrypted=False)
    visit = open_visit(office.head, VisitDraft(with_enterprise(office.head, "own"), PEOPLE), shipped(), NOW)
    item, before = judged_items()[0], holdings(office.head)
    small.fill()

    said = trouble(lambda: import_pack(office.head, pack, LATER))
    assert said.startswith("server_full")
    assert "服务器" in said
    assert holdings(office.head) == before

    note, saved = "三件未验视" * 390, 0

    def save() -> None:
        nonlocal saved
        for each in range(300):
            give_answer(office.head, visit, item, GivenAnswer(Verdict.FAIL, note=f"{each} {note}"), NOW)
            saved += 1

    assert trouble(save).startswith("server_full")
    with office.head.database.look() as work:
        notes = [answer.note.partition(" ")[0] for answer in work.answers.of_visit(visit).values()]
    assert notes == ([str(saved - 1)] if saved else [])
    small.free()
    give_answer(office.head, visit, item, GivenAnswer(Verdict.FAIL, note="现在有了"), NOW)
    import_pack(office.head, pack, LATER)
    with office.head.database.look() as work:
        assert len(work.visits.all()) == 4
        assert work.answers.of_visit(visit)[item.code].note == "现在有了"
    laptop.close()
    office.close()
