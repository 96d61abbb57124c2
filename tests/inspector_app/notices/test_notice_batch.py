"""Many papers at once: one at a time in memory, stopped between two, under names that every disk takes."""

from datetime import timedelta
from pathlib import Path

import pytest
from notice_samples import paper_text
from notice_visits import NoticeVisit, ready_visit
from offices import NOW

from inspector_app.errors import CancelledError, RefusedInputError
from inspector_app.notices import batch
from inspector_app.notices.batch import BatchFilter, file_name, listed, to_file, to_folder
from inspector_app.notices.issuing import issue
from inspector_app.notices.looking import State
from inspector_app.notices.service import withdraw


@pytest.fixture
def visit(tmp_path: Path) -> NoticeVisit:
    """Two papers of today and one of tomorrow, each saying more than the one before."""
    made = ready_visit(tmp_path / "store")
    for day in (0, 0, 1):
        made.find(1)
        issue(made.store, made.visit, NOW + timedelta(days=day))
    return made


def numbers(visit: NoticeVisit, wanted: BatchFilter) -> list[str]:
    return [each.notice.number.rpartition("〕")[2] for each in listed(visit.store, wanted)]


def test_papers_are_found_by_day_kind_state_and_text(visit: NoticeVisit) -> None:
    today = NOW.astimezone().date()
    assert numbers(visit, BatchFilter()) == ["3号", "2号", "1号"]
    assert numbers(visit, BatchFilter(day=today)) == ["2号", "1号"]
    assert numbers(visit, BatchFilter(text="〕3号")) == ["3号"]
    assert numbers(visit, BatchFilter(kinds=("interview_notice",))) == []
    withdraw(visit.store, listed(visit.store, BatchFilter())[0].notice.id, "写错", NOW + timedelta(days=2))
    assert numbers(visit, BatchFilter()) == ["2号", "1号"]
    assert numbers(visit, BatchFilter(states=(State.WITHDRAWN,))) == ["3号"]


def test_work_that_is_stopped_keeps_what_is_written_whole(visit: NoticeVisit, tmp_path: Path) -> None:
    notices = [each.notice for each in listed(visit.store, BatchFilter())]
    told: list[int] = []
    with pytest.raises(CancelledError):
        to_folder(visit.store, notices, tmp_path / "out", lambda done, *_: told.append(done), lambda: len(told) == 2)
    assert told == [0, 1]
    assert len(list((tmp_path / "out").iterdir())) == 2
    with pytest.raises(CancelledError):
        to_file(visit.store, notices, tmp_path / "all.pdf", cancelled=lambda: True)
    assert not (tmp_path / "all.pdf").exists()


def test_papers_of_many_photos_go_on_in_another_file(
    visit: NoticeVisit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notices = [each.notice for each in listed(visit.store, BatchFilter())]
    monkeypatch.setattr(batch, "_MOST_BYTES", max(notice.pdf_size for notice in notices) + 1)
    paths = to_file(visit.store, notices, tmp_path / "all.pdf")
    assert [path.name for path in paths] == ["all.pdf", "all-2.pdf", "all-3.pdf"]
    assert [("〕3号" in paper_text(path.read_bytes())) for path in paths] == [True, False, False]


def test_papers_of_one_name_do_not_replace_each_other(visit: NoticeVisit, tmp_path: Path) -> None:
    notice = listed(visit.store, BatchFilter())[0].notice
    paths = to_folder(visit.store, [notice, notice], tmp_path)
    assert [path.name for path in paths] == [file_name(notice), file_name(notice)[:-4] + "-2.pdf"]


def test_nothing_to_write_is_said(visit: NoticeVisit, tmp_path: Path) -> None:
    with pytest.raises(RefusedInputError) as refused:
        to_folder(visit.store, [], tmp_path / "out")
    assert [problem.code for problem in refused.value.problems] == ["service.batch_none"]
    assert not (tmp_path / "out").exists()
