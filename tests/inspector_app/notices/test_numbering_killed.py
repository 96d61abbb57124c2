"""Killed between numbering and printing: no number is lost, none is given twice, and every paper is whole."""

import random
import sys
import textwrap
from pathlib import Path

import pytest
from notice_visits import ready_visit, visited
from offices import NOW, PASSPHRASE
from quick_children import QuickChildren

from inspector_app.notices.issuing import issue, issued_pdf, notices_of
from inspector_app.stores import open_store

ROUNDS = 6
VISITS = 12

ISSUER = textwrap.dedent(
    """
    import sys
    from datetime import datetime
    from pathlib import Path
    from inspector_app.notices.issuing import issue
    from inspector_app.stores import open_store

    store, now = open_store(Path(sys.argv[1]), sys.argv[2]), datetime.fromisoformat(sys.argv[3])
    print("ready", flush=True)
    for visit in sys.argv[4:]:
        print(issue(store, visit, now).number, flush=True)
    store.close()
    """
)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_kills_while_papers_are_issued_lose_no_number_and_use_none_twice(
    tmp_path: Path, children: QuickChildren
) -> None:
    first = ready_visit(tmp_path / "s")
    visits = [first.visit]
    for index in range(VISITS - 1):
        other = visited(first.store, f"x{index}")
        other.find(1)
        visits.append(other.visit)
    first.store.close()
    chance, told = random.Random(4), list[str]()
    for _ in range(ROUNDS):
        issuer = children.begin(ISSUER, tmp_path / "s", PASSPHRASE, NOW.isoformat(), *visits)
        assert issuer.line() == "ready"
        issuer.killed_after(chance.uniform(0, 0.6))
        told += issuer.rest()
    store = open_store(tmp_path / "s", PASSPHRASE)
    for visit in visits:
        issue(store, visit, NOW)
    papers = notices_of(store)
    assert sorted(each.sequence for each in papers) == list(range(1, VISITS + 1))
    assert {each.number for each in papers} >= set(told)
    assert all(issued_pdf(store, each.id).startswith(b"%PDF-") for each in papers)
    assert store.database.check() == []
    store.close()
