"""The practice street has a case of everything, and nothing of it can be taken for real."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from offices import QUICK

from inspector_app import practice as practising
from inspector_app.audit.check import check_log
from inspector_app.enterprises.export import export_government, export_register
from inspector_app.enterprises.grading import Grade, grade
from inspector_app.enterprises.grading.deciding import grade_file
from inspector_app.enterprises.merging import duplicates
from inspector_app.enterprises.overview import overview
from inspector_app.enterprises.sensitive import export_sensitive
from inspector_app.errors import CancelledError, RefusedInputError
from inspector_app.measures.campaigns import campaign_view, campaigns
from inspector_app.notices.day_sheet import day_sheet
from inspector_app.notices.double_draw_record import double_draw_record
from inspector_app.notices.issuing import issued_pdf
from inspector_app.notices.pages import texts_of
from inspector_app.planning.day_list import day_of
from inspector_app.planning.double_random import DrawDraft, keep_draw
from inspector_app.planning.due import due_lists
from inspector_app.practice import open_practice_store
from inspector_app.stores import Store, create_store
from inspector_app.supervision.statistics import Question, figures

NOW = datetime(2026, 10, 28, 9, 30).astimezone()


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("street") / "practice"
    patch = pytest.MonkeyPatch()
    patch.setattr(practising, "create_store", lambda *args: create_store(*args, QUICK))
    store = open_practice_store(folder, NOW)
    patch.undo()
    yield store
    store.close()


def test_a_street_that_was_stopped_leaves_nothing_and_progress_never_runs_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(practising, "create_store", lambda *args: create_store(*args, QUICK))
    told: list[int] = []

    def tell(done: int, total: int) -> None:
        assert total == 100
        told.append(done)
        if done > 50:
            raise CancelledError

    with pytest.raises(CancelledError):
        open_practice_store(tmp_path / "practice", NOW, tell)
    assert told == sorted(told)
    assert list(tmp_path.iterdir()) == []


def test_every_colour_is_there_and_some_are_decided_by_people(street: Store) -> None:
    rows = overview(street)
    assert {Grade.RED, Grade.YELLOW, Grade.GREEN} <= {row.grade for row in rows}
    with street.database.look() as work:
        decided = [each for each in work.enterprises.all() if each.decided_grade]
    assert [grade(each).value for each in decided] == [each.decided_grade for each in decided] != []
    assert any(grade_file(street, row.enterprise.id).waiting for row in rows if row.last_visit is not None)


def test_corrections_stand_in_every_stage(street: Store) -> None:
    with street.database.look() as work:
        found = [finding for visit in work.visits.all() for finding in work.findings.of_visit(visit.id)]
        states = [
            state for visit in work.visits.all() for state in work.rectifications.states_of_visit(visit.id).values()
        ]
    assert {"ordered", "replied", "partly", "verified", "corrected", "reminded", "found", "recording"} <= {
        each.stage for each in states
    }
    repeated = [(finding.enterprise_id, finding.item) for finding in found]
    assert any(repeated.count(each) > 1 for each in repeated), "a violation that came again"


def test_papers_drugs_measures_conflict_and_work_that_waits(street: Store) -> None:
    with street.database.look() as work:
        deeds = [deed.deed for notice in work.notices.all() for deed in work.deeds.of_notice(notice.id)]
        assert "refused" in deeds
        assert work.rectifications.suspicions()
        assert work.events.conflicts()
        visits = work.visits.all()
        enterprises = {each.id: each for each in work.enterprises.all()}
    assert {"reminder", "inspection"} <= {visit.mode for visit in visits}
    assert sum(visit.closed_at is None for visit in visits) == 1
    assert any(each.unconfirmed for each in enterprises.values())
    assert duplicates([each for each in enterprises.values() if not each.merged_into])
    lists = due_lists(street, NOW)
    assert lists.visits
    assert lists.never
    assert lists.corrections[0].is_late
    assert day_of(street, NOW.date(), NOW).stops


def test_the_office_did_something_of_every_kind(street: Store) -> None:
    counted = {each.id: each.number for each in figures(street, Question(), NOW) if each.spec.group == "measures"}
    assert [id for id, number in counted.items() if not number] == []
    (campaign,) = campaigns(street)
    assert [each.figure for each in campaign_view(street, campaign.id, NOW).targets] == [
        "orders",
        "interviews",
        "sealed",
    ]


def test_its_log_is_whole_and_in_the_order_of_time(street: Store) -> None:
    assert check_log(street).sound
    with street.database.look() as work:
        walls = [datetime.fromisoformat(event.wall) for event in work.events.of_device(street.device, after=0)]
    assert walls == sorted(walls)
    assert walls[0] <= NOW - timedelta(days=200)


def test_all_its_papers_say_so(street: Store) -> None:
    with street.database.look() as work:
        notices = work.notices.all()
    draw = keep_draw(street, DrawDraft(3, "演练"), NOW)
    papers = [issued_pdf(street, notice.id) for notice in notices]
    papers += [day_sheet(street, day_of(street, NOW.date(), NOW)), double_draw_record(street, draw.id)]
    assert len(papers) > 6
    for pdf in papers:
        assert all("演练文书" in re.sub(r"\s", "", page) for page in texts_of(pdf))


def test_its_register_is_never_written_as_a_real_one(street: Store, tmp_path: Path) -> None:
    for export in (
        lambda path: export_register(street.database, path),
        lambda path: export_government(street.database, path),
        lambda path: export_sensitive(street, path, NOW),
    ):
        with pytest.raises(RefusedInputError, match="practice_export"):
            export(tmp_path / "register.xlsx")
    assert list(tmp_path.iterdir()) == []
    assert export_sensitive(street, tmp_path / "list.pdf", NOW) > 0
