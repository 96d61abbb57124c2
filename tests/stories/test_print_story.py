"""The issued paper goes through a real print queue: a CUPS server of the test's own with Debian's PDF printer."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pypdfium2
import pytest
from cups_queue import QUEUE, CupsQueue, cups_queue, why_not
from notice_visits import ready_visit
from offices import NOW, PASSPHRASE
from patience import PATIENCE_S

from inspector_app.notices.issuing import issue
from inspector_app.notices.pages import page_count

ROOT = Path(__file__).parents[2]
MISSING = why_not()
if MISSING:
    print(f"\n*** NOTHING IS PRINTED IN THIS RUN: {MISSING} ***\n", file=sys.stderr)
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"NOT PRINTED: {MISSING}")


@pytest.fixture
def queue() -> Iterator[CupsQueue]:
    """One for each test: jobs of the test before, still on their way to the same file, were counted as this one's."""
    with cups_queue() as made:
        yield made


class Office:
    """An issued paper in a store, and the command line in a process of its own."""

    def __init__(self, folder: Path, queue: CupsQueue) -> None:
        visit = ready_visit(folder / "store", findings=4)
        self.notice = issue(visit.store, visit.visit, NOW)
        visit.store.close()
        (folder / "passphrase").write_text(PASSPHRASE, "utf-8")
        self._store = ["--store", str(folder / "store"), "--passphrase-file", str(folder / "passphrase")]
        self._environment = {**os.environ, **queue.environment, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}

    def run(self, verb: str, *words: str) -> SimpleNamespace:
        command = [sys.executable, "-m", "inspector_app", "notice", verb, *self._store, "--json", *words]
        ran = subprocess.run(
            command, env=self._environment, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE_S
        )
        return SimpleNamespace(code=ran.returncode, value=json.loads(ran.stdout or "null"), err=ran.stderr)

    def done(self, verb: str, *words: str) -> Any:
        ran = self.run(verb, *words)
        assert ran.code == 0, ran.err
        return ran.value


@pytest.fixture
def office(tmp_path: Path, queue: CupsQueue) -> Office:
    return Office(tmp_path, queue)


def test_two_copies_come_out_of_the_queue_and_the_next_is_a_marked_copy(
    office: Office, queue: CupsQueue, tmp_path: Path
) -> None:
    office.done("show", office.notice.id, "--out", str(tmp_path / "issued.pdf"))
    pages = page_count((tmp_path / "issued.pdf").read_bytes())
    printed = office.done("print", office.notice.id)
    assert printed == {
        "notice": office.notice.id, "printer": QUEUE, "copies": 2, "duplicate": 0, "pages": pages,
    }  # fmt: skip
    queue.wait_done(1)
    (paper,) = queue.printed()
    assert page_count(paper.read_bytes()) == 2 * pages, "both copies, whole"
    assert _is_a4(paper)
    assert _ink(paper) > 0.01
    again = office.done("print", office.notice.id, "--copies", "1", "--printer", QUEUE)
    assert again["duplicate"] == 1
    queue.wait_done(2)
    history = office.done("history", office.notice.id)
    assert [(deed["deed"], deed["duplicate"], deed["complete"]) for deed in history["deeds"]] == [
        ("printed", 0, True),
        ("printed", 1, True),
    ]
    assert history["next_print"] == "duplicate 2"


def test_a_jam_half_way_is_recorded_and_the_original_is_printed_again_under_its_number(
    office: Office, queue: CupsQueue
) -> None:
    office.done("print", office.notice.id)
    told = office.done("print", office.notice.id, "--incomplete", "第1份到第1页")
    assert told["next_print"] == "original"
    assert office.done("print", office.notice.id)["duplicate"] == 0
    (listed,) = office.done("list")
    assert listed["number"] == office.notice.number, "nothing was numbered twice"


def test_printers_are_listed_and_a_wrong_name_is_refused(office: Office) -> None:
    refused = office.run("print", office.notice.id, "--printer", "nowhere")
    assert refused.code == 1
    assert refused.value["problems"][0]["code"] == "service.printer_unknown"
    assert QUEUE in refused.err
    assert office.done("history", office.notice.id)["deeds"] == []


def _is_a4(path: Path) -> bool:
    document = pypdfium2.PdfDocument(path.read_bytes())
    sizes = [document.get_page_size(index) for index in range(len(document))]
    document.close()
    return all(size == pytest.approx((595, 842), abs=2) for size in sizes)


def _ink(path: Path) -> float:
    """Part of the first page that is dark."""
    document = pypdfium2.PdfDocument(path.read_bytes())
    grey = document[0].render(scale=1).to_pil().convert("L")
    document.close()
    return sum(grey.histogram()[:128]) / (grey.width * grey.height)
