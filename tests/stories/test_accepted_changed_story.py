"""A laptop goes on from an old backup of a visit that was accepted meanwhile: it does not change unseen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from handovers import codes, worked_visit
from offices import NOW
from two_lives import AFTER, ITEM, TwoLives, backed_up_midway, handed_over_once

from inspector_app.backups.making import make_backup
from inspector_app.errors import RefusedInputError
from inspector_app.exchange.read import check_pack, import_pack
from inspector_app.exchange.reports import ImportReport
from inspector_app.exchange.withdrawing import withdraw_import
from inspector_app.supervision.review import accept, accept_several, look_at_visit, sample_accepted
from inspector_app.supervision.review_changes import review_file
from inspector_app.supervision.reviewing import ReviewState, review_list, review_states
from inspector_app.visits import close_visit


@pytest.fixture
def lives(tmp_path: Path) -> Iterator[TwoLives]:
    lives = handed_over_once(tmp_path)
    yield lives
    lives.close()


def accepted(lives: TwoLives) -> None:
    seen = look_at_visit(lives.supervisor, lives.visit)
    accept(lives.supervisor, lives.visit, seen, "", AFTER)


def noted(report: ImportReport) -> list[str]:
    return [each.code for each in report.notes]


def states(lives: TwoLives) -> list[str]:
    """As the list has it, as its counts do, and as the panel."""
    listed = review_list(lives.supervisor)
    (line,) = listed.lines
    assert {line.standing.state} == {state for state, count in listed.counts.items() if count}
    assert review_states(lives.supervisor) == {lives.visit: line.standing.state}
    return [line.standing.state.value, review_file(lives.supervisor, lives.visit).standing.state.value]


def test_the_import_names_it_and_it_is_to_be_reviewed_again_with_its_differences(lives: TwoLives) -> None:
    accepted(lives)
    lives.restore()
    lives.answer_otherwise()
    path = lives.write()
    (told,) = check_pack(lives.supervisor, path, now=AFTER).notes
    report = import_pack(lives.supervisor, path, AFTER)
    assert report.notes == (told,)
    assert (told.code, told.details["count"], told.details["person"]) == ("pack.accepted_changed", 1, "李明")
    assert "顺达" in str(told.details["visits"])
    assert states(lives) == ["received", "received"]
    file = review_file(lives.supervisor, lives.visit)
    assert [each.code for each in file.notes] == ["review.changed_since_accepted", "review.disputed_content"]
    assert ("恢复以前", "恢复以后") in {(each.before, each.after) for each in file.changes if each.item == ITEM.code}
    # It is accepted as it is now, and stays so until something else comes.
    close_visit(lives.inspector, lives.visit, AFTER)
    lives.hand_over()
    accepted(lives)
    assert noted(lives.hand_over()) == []
    assert states(lives) == ["accepted", "accepted"]
    assert [each.code for each in review_file(lives.supervisor, lives.visit).notes] == ["review.disputed_content"]


def test_what_the_laptop_had_said_before_it_was_restored_comes_late(tmp_path: Path) -> None:
    """It lay on a forgotten stick; what the restored laptop said was accepted first."""
    lives = backed_up_midway(tmp_path)
    late = lives.write("late.zjpack")
    lives.restore()
    lives.answer_otherwise()
    close_visit(lives.inspector, lives.visit, AFTER)
    lives.hand_over()
    accepted(lives)
    assert states(lives) == ["accepted", "accepted"]
    assert noted(import_pack(lives.supervisor, late, AFTER)) == ["pack.accepted_changed"]
    assert states(lives) == ["received", "received"]
    lives.close()


def test_each_visit_is_found_though_the_list_was_looked_at_in_between(tmp_path: Path) -> None:
    lives = two_visits(tmp_path)
    changed: list[str] = []
    for visit in list(review_states(lives.supervisor)):
        lives.visit = visit
        lives.answer_otherwise()
        lives.hand_over()
        changed.append(visit)
        states_now = review_states(lives.supervisor)
        assert {each for each, state in states_now.items() if state is ReviewState.RECEIVED} == set(changed)
    lives.close()


def two_visits(folder: Path) -> TwoLives:
    """Both accepted, and both under way on the laptop, which was restored."""
    lives = backed_up_midway(folder, ended=False)
    other = worked_visit(lives.inspector, "e2")
    lives.backup = make_backup(lives.inspector, NOW).name
    for visit in (lives.visit, other):
        close_visit(lives.inspector, visit, AFTER)
    lives.hand_over()
    done, _ = accept_several(lives.supervisor, dict.fromkeys((lives.visit, other)), "", AFTER)
    assert len(done) == 2
    lives.restore()
    return lives


def test_walking_through_it_and_serving_its_papers_change_nothing(lives: TwoLives) -> None:
    accepted(lives)
    lives.restore()
    with lives.inspector.database.work(AFTER) as work:
        work.visits.save(lives.visit, {"current_item": ITEM.code})
        issued = work.notices.of_visit(lives.visit)[0]
        fields = {"visit_id": lives.visit, "notice_id": issued.id, "deed": "printed", "done_at": NOW.isoformat()}
        work.events.record("deed", f"{lives.visit}/deed/1", fields)
    assert noted(lives.hand_over()) == []
    assert states(lives) == ["accepted", "accepted"]


def test_no_second_look_is_drawn_among_what_is_not_accepted_any_more(lives: TwoLives) -> None:
    accepted(lives)
    assert sample_accepted(lives.supervisor, 100, "s", AFTER).pool == 1
    accepted(lives)
    lives.restore()
    lives.answer_otherwise()
    lives.hand_over()
    assert ReviewState.ACCEPTED not in review_states(lives.supervisor).values()


@pytest.mark.parametrize(
    ("is_supervisors", "acts", "is_told"),
    [(True, ("accepted",), True), (True, ("accepted", "returned"), False), (False, ("accepted",), False)],
    ids=["accepted", "sent back by another", "said by no reviewer"],
)
def test_only_what_every_reviewer_accepted_is_told(
    lives: TwoLives, is_supervisors: bool, acts: tuple[str, ...], is_told: bool
) -> None:
    device = lives.supervisor.device if is_supervisors else lives.inspector.device
    with lives.supervisor.database.work(AFTER) as work:
        for act in acts:
            said = {"visit_id": lives.visit, "act": act, "person": "赵主任", "decided_at": NOW.isoformat()}
            work.reviews.add(f"{device}/review/{act}", said)
    lives.restore()
    lives.answer_otherwise()
    assert (noted(lives.hand_over()) == ["pack.accepted_changed"]) is is_told


def test_an_import_that_was_accepted_is_not_withdrawn_and_one_that_changed_it_is(tmp_path: Path) -> None:
    lives = handed_over_once(tmp_path, ended=False)
    lives.backup = make_backup(lives.inspector, NOW).name
    close_visit(lives.inspector, lives.visit, AFTER)
    ended = lives.hand_over()
    accepted(lives)
    with pytest.raises(RefusedInputError) as refused:
        withdraw_import(lives.supervisor, ended.pack_id, "发错了", AFTER)
    assert codes(refused.value) == ["pack.withdraw_used"]
    lives.restore()
    lives.answer_otherwise()
    changed = lives.hand_over()
    assert states(lives) == ["received", "received"]
    withdraw_import(lives.supervisor, changed.pack_id, "发错了", AFTER)
    assert states(lives) == ["accepted", "accepted"]
    lives.close()
