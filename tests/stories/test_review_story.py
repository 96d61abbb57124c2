"""A supervisor reviews what inspectors hand over: sent back to the item, looked at again, accepted, drawn once more."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
from handovers import LATER, codes, judged_items, two_stores, with_photos, worked_visit
from offices import NOW, new_store

from db.records.log import Device, Event
from db.records.values import Inspector
from inspector_app.checklists.model import Verdict
from inspector_app.checklists.snapshots import shipped
from inspector_app.errors import RefusedInputError
from inspector_app.exchange.kinds.returns import comments, settle, write_return_packs
from inspector_app.exchange.kinds.sent_back import sent_back
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.merging.merge import Known, delivery_problems
from inspector_app.exchange.read import import_pack
from inspector_app.exchange.trust.peers import card_of, trust_card
from inspector_app.stores import Role, Store
from inspector_app.supervision.correcting import reopen_visit
from inspector_app.supervision.review import (
    Wish,
    accept,
    accept_several,
    begin_review,
    look_at_visit,
    sample_accepted,
    send_back,
)
from inspector_app.supervision.review_changes import review_file
from inspector_app.supervision.reviewing import ReviewState, review_lines
from inspector_app.visits import GivenAnswer, VisitDraft, close_visit, give_answer, open_visit

FIRST, SECOND, THIRD = judged_items()[:3]


@dataclass
class Office:
    inspector: Store
    supervisor: Store
    folder: Path
    handed: int = 0

    def hand_over(self, to: Store | None = None) -> None:
        self.handed += 1
        path = self.folder / f"v{self.handed}.zjpack"
        write_visit_pack(self.inspector, path, LATER)
        import_pack(to or self.supervisor, path, LATER)

    def send_down(self) -> None:
        self.handed += 1
        (sent,) = write_return_packs(self.supervisor, self.folder, f"r{self.handed}.zjpack", LATER)
        import_pack(self.inspector, sent.path, LATER)

    def states(self, store: Store | None = None) -> list[str]:
        return [line.standing.state.value for line in review_lines(store or self.supervisor)]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    inspector, supervisor = two_stores(tmp_path)
    with supervisor.database.work(NOW) as work:
        work.enterprises.save("e1", {"name": "顺达"})
    yield Office(inspector, _renamed(supervisor), tmp_path)
    inspector.close()
    supervisor.close()


def _renamed(store: Store) -> Store:
    """王芳 took part in the visits of the fixture; who reviews is somebody else."""
    object.__setattr__(store.vault.owner, "person", "赵主任")
    return store


def seconds(count: int) -> timedelta:
    return timedelta(seconds=count)


def ended_visit(office: Office, enterprise: str = "e1") -> str:
    visit = worked_visit(office.inspector, enterprise)
    close_visit(office.inspector, visit, NOW)
    office.hand_over()
    return visit


def test_a_received_visit_is_begun_accepted_and_every_step_stays_in_the_log(office: Office) -> None:
    visit = ended_visit(office)
    assert office.states() == ["received"]
    begin_review(office.supervisor, visit, look_at_visit(office.supervisor, visit), LATER)
    assert office.states() == ["in_review"]
    accept(office.supervisor, visit, look_at_visit(office.supervisor, visit), "齐全", LATER + seconds(5))
    assert office.states() == ["accepted"]
    file = review_file(office.supervisor, visit)
    assert [(each.act, each.person, each.note) for each in file.decisions] == [
        ("began", "赵主任", ""),
        ("accepted", "赵主任", "齐全"),
    ]
    with office.supervisor.database.look() as work:
        kinds = [event.kind for event in work.events.of_device(office.supervisor.device)]
    assert kinds.count("review") == 2


def test_what_is_sent_back_comes_as_a_list_of_exactly_those_items_and_returns_with_its_differences(
    office: Office,
) -> None:
    visit = worked_visit(office.inspector)
    office.hand_over()
    wishes = [Wish(SECOND.code, "请复核"), Wish("", "联系电话不全")]
    send_back(office.supervisor, visit, look_at_visit(office.supervisor, visit), wishes, "", LATER)
    assert office.states() == ["returned"]
    office.send_down()
    wanted = {(each.comment.item, each.comment.comment) for each in sent_back(office.inspector)}
    assert wanted == {(SECOND.code, "请复核"), ("", "联系电话不全")}
    give_answer(office.inspector, visit, SECOND, GivenAnswer(Verdict.FAIL, note="重新看过"), LATER + seconds(9))
    for each in sent_back(office.inspector):
        settle(office.inspector, each.comment.id, LATER + seconds(10))
    close_visit(office.inspector, visit, LATER + seconds(11))
    office.hand_over()
    (line,) = review_lines(office.supervisor)
    assert (line.standing.state, line.standing.is_revised, line.comments) == (ReviewState.RECEIVED, True, 0)
    changes = review_file(office.supervisor, visit).changes
    told = {(each.item, each.field): (each.before, each.after) for each in changes}
    assert told[SECOND.code, "判定"] == ("符合", "不符合")
    assert told[SECOND.code, "备注"] == ("", "重新看过")
    assert ("", "结束时间") in told
    assert not [each for each in changes if each.item == FIRST.code], "nothing was changed there"
    accept(office.supervisor, visit, look_at_visit(office.supervisor, visit), "", LATER + seconds(20))
    assert office.states() == ["accepted"]


def test_a_photo_that_was_wanted_is_told_by_its_name_and_not_by_its_hash(office: Office) -> None:
    visit = worked_visit(office.inspector)
    office.hand_over()
    send_back(office.supervisor, visit, None, [Wish(FIRST.code, "请补拍")], "", LATER)
    with_photos(office.inspector, visit, range(70_000_000, 70_000_001))
    office.hand_over()
    told = [(each.field, each.after) for each in review_file(office.supervisor, visit).changes if each.kind == "photo"]
    assert told == [("照片文件", "IMG_70000000.jpg")]


def test_walking_through_the_checklist_is_no_revision(office: Office) -> None:
    visit = worked_visit(office.inspector)
    office.hand_over()
    send_back(office.supervisor, visit, None, [Wish(SECOND.code, "请复核")], "", LATER)
    with office.inspector.database.work(LATER) as work:
        work.visits.save(visit, {"current_item": THIRD.code})
    office.hand_over()
    assert office.states() == ["returned"]


def test_nobody_reviews_his_own_visit_on_whatever_laptop(office: Office) -> None:
    visit = ended_visit(office)
    object.__setattr__(office.supervisor.vault.owner, "person", "李明")
    assert review_lines(office.supervisor) == ()
    with pytest.raises(RefusedInputError) as refused:
        accept(office.supervisor, visit, None, "", LATER)
    assert codes(refused.value) == ["review.own"]
    object.__setattr__(office.supervisor.vault.owner, "person", "赵主任")
    draft = VisitDraft("e1", (Inspector("孙强"),))
    own = open_visit(office.supervisor, draft, shipped(), NOW)
    with pytest.raises(RefusedInputError) as refused:
        accept(office.supervisor, own, None, "", LATER)
    assert codes(refused.value) == ["review.own"]
    assert [line.visit.id for line in review_lines(office.supervisor)] == [visit]


def test_an_inspector_reviews_nothing(office: Office) -> None:
    visit = worked_visit(office.inspector)
    with pytest.raises(RefusedInputError) as refused:
        begin_review(office.inspector, visit, None, LATER)
    assert codes(refused.value) == ["review.not_supervisor"]


def test_the_second_of_two_reviewers_hears_that_the_first_decided(office: Office) -> None:
    visit = ended_visit(office)
    both_saw = look_at_visit(office.supervisor, visit)
    accept(office.supervisor, visit, both_saw, "", LATER)
    with pytest.raises(RefusedInputError) as refused:
        send_back(office.supervisor, visit, both_saw, [Wish("", "请补")], "", LATER + seconds(1))
    assert codes(refused.value) == ["review.moved_on_accepted"]
    assert office.states() == ["accepted"]
    with office.supervisor.database.look() as work:
        assert comments(work) == [], "a refused decision leaves nothing behind"


def test_a_revision_that_came_meanwhile_stops_the_decision(office: Office) -> None:
    visit = worked_visit(office.inspector)
    office.hand_over()
    before = look_at_visit(office.supervisor, visit)
    give_answer(office.inspector, visit, THIRD, GivenAnswer(Verdict.PASS), LATER)
    office.hand_over()
    with pytest.raises(RefusedInputError) as refused:
        begin_review(office.supervisor, visit, before, LATER)
    assert codes(refused.value) == ["review.revised"]


def test_a_visit_under_way_or_with_open_comments_is_not_accepted_and_nothing_to_want_is_not_sent_back(
    office: Office,
) -> None:
    visit = worked_visit(office.inspector)
    office.hand_over()
    with pytest.raises(RefusedInputError) as refused:
        accept(office.supervisor, visit, None, "", LATER)
    assert codes(refused.value) == ["review.open_visit"]
    with pytest.raises(RefusedInputError) as refused:
        send_back(office.supervisor, visit, None, [], "", LATER)
    assert codes(refused.value) == ["review.nothing_wanted"]
    send_back(office.supervisor, visit, None, [Wish(FIRST.code, "请补拍")], "", LATER)
    with pytest.raises(RefusedInputError) as refused:
        accept(office.supervisor, visit, None, "", LATER)
    assert codes(refused.value) == ["review.open_visit", "review.comments_open"]


def test_many_are_accepted_at_once_and_those_that_cannot_be_are_named(office: Office) -> None:
    ended = ended_visit(office)
    under_way = worked_visit(office.inspector, "e2")
    office.hand_over()
    looked = {each: look_at_visit(office.supervisor, each) for each in (ended, under_way)}
    done, refused = accept_several(office.supervisor, looked, "", LATER)
    assert [each.visit_id for each in done] == [ended]
    assert [(each.visit, each.problems[0].code) for each in refused] == [(under_way, "review.open_visit")]


def test_a_second_look_is_drawn_by_a_seed_that_draws_the_same_again(office: Office) -> None:
    visits = [ended_visit(office, f"e{number}") for number in range(1, 7)]
    accept_several(office.supervisor, dict.fromkeys(visits), "", LATER)
    drawn = sample_accepted(office.supervisor, 30, "2026-11", LATER + seconds(1))
    assert (drawn.pool, len(drawn.visits)) == (6, 2)
    states = {line.visit.id: line.standing.state for line in review_lines(office.supervisor)}
    assert {visit for visit, state in states.items() if state is ReviewState.SECOND_LOOK} == set(drawn.visits)
    facts = review_file(office.supervisor, drawn.visits[0]).decisions[-1].draw
    assert (facts["seed"], facts["percent"], facts["pool"]) == ("2026-11", 30, 6)
    accept(office.supervisor, drawn.visits[0], None, "复核无误", LATER + seconds(2))
    assert review_file(office.supervisor, drawn.visits[0]).standing.state is ReviewState.ACCEPTED


def test_drawing_among_nothing_is_refused_in_words(office: Office) -> None:
    ended_visit(office)
    with pytest.raises(RefusedInputError) as refused:
        sample_accepted(office.supervisor, 10, "s", LATER)
    assert codes(refused.value) == ["review.none_accepted"]
    with pytest.raises(RefusedInputError) as refused:
        sample_accepted(office.supervisor, 0, "s", LATER)
    assert codes(refused.value) == ["review.percent"]


def test_two_supervisors_apart_both_decide_and_the_stricter_counts_until_somebody_decides_again(
    office: Office, tmp_path: Path
) -> None:
    visit = ended_visit(office)
    other = new_store(tmp_path / "other", Role.SUPERVISOR, "钱科长")
    for one, two in ((other, office.inspector), (other, office.supervisor), (office.supervisor, other)):
        trust_card(one, card_of(two), NOW)
    trust_card(office.inspector, card_of(other), NOW)
    office.hand_over(other)
    accept(office.supervisor, visit, None, "", LATER)
    send_back(other, visit, None, [Wish(FIRST.code, "请补拍")], "", LATER)
    write_visit_pack(other, tmp_path / "o.zjpack", LATER, recipients=_own_devices(office.supervisor))
    import_pack(office.supervisor, tmp_path / "o.zjpack", LATER)
    (line,) = review_lines(office.supervisor)
    assert line.standing.is_disputed
    assert line.standing.last is not None
    assert line.standing.last.person == "钱科长"
    assert line.standing.state is ReviewState.RETURNED
    with office.supervisor.database.look() as work:
        (comment,) = comments(work)
    settle(office.supervisor, comment.id, LATER)
    accept(office.supervisor, visit, None, "商议后通过", LATER + seconds(9))
    (line,) = review_lines(office.supervisor)
    assert (line.standing.state, line.standing.is_disputed) == (ReviewState.ACCEPTED, False)
    other.close()


def _own_devices(store: Store) -> list[Device]:
    with store.database.look() as work:
        return [work.devices.own()]


def test_a_pack_in_which_an_inspector_accepts_his_own_visit_is_refused(office: Office) -> None:
    device = office.inspector.device
    fields = {"visit_id": "v1", "act": "accepted", "decided_at": LATER.isoformat(), "person": "李明"}
    event = Event(device, 1, 1, LATER.isoformat(), "review", f"{device}/review/x", fields, (), "0" * 64, "")
    problems = delivery_problems(device, [event], Known(0, {}, 0, {"v1": device}))
    assert "pack.not_owner" in [each.code for each in problems]


def test_what_an_inspectors_laptop_decided_about_others_counts_for_nothing(office: Office) -> None:
    visit = ended_visit(office)
    with office.inspector.database.look() as work:
        device = work.devices.own().id
    with office.supervisor.database.work(LATER) as work:
        fields = {"visit_id": visit, "act": "accepted", "decided_at": LATER.isoformat(), "person": "某人"}
        work.reviews.add(f"{device}/review/x", fields)
    assert office.states() == ["received"]


def test_a_visit_that_had_ended_is_opened_again_for_its_comments_and_ends_when_it_had_ended(office: Office) -> None:
    visit = ended_visit(office)
    send_back(office.supervisor, visit, None, [Wish(SECOND.code, "请复核")], "", LATER)
    with pytest.raises(RefusedInputError) as refused:
        reopen_visit(office.inspector, visit, LATER)
    assert codes(refused.value) == ["review.not_sent_back"], "the return pack has not come yet"
    office.send_down()
    assert [each.comment for each in reopen_visit(office.inspector, visit, LATER)] == ["请复核"]
    with pytest.raises(RefusedInputError) as refused:
        reopen_visit(office.inspector, visit, LATER)
    assert codes(refused.value) == ["review.still_open"]
    give_answer(office.inspector, visit, SECOND, GivenAnswer(Verdict.FAIL, note="重新看过"), LATER + seconds(9))
    office.hand_over()
    (line,) = review_lines(office.supervisor)
    assert (line.standing.is_revised, line.visit.closed_at) == (True, None)
    settle(office.inspector, sent_back(office.inspector)[0].comment.id, LATER + seconds(10))
    close_visit(office.inspector, visit, LATER + seconds(20))
    office.hand_over()
    file = review_file(office.supervisor, visit)
    told = {(each.item, each.field): (each.before, each.after) for each in file.changes}
    assert told[SECOND.code, "判定"] == ("符合", "不符合")
    assert not [each for each in file.changes if each.kind == "visit"], "it ended when it had ended"
    with office.supervisor.database.look() as work:
        kept = work.visits.get(visit)
    assert kept is not None
    assert kept.closed_at == NOW
    accept(office.supervisor, visit, file.looked, "", LATER + seconds(30))
    assert office.states() == ["accepted"]


def test_the_whole_log_of_a_reopened_visit_is_taken_by_a_store_that_never_saw_it(
    office: Office, tmp_path: Path
) -> None:
    visit = ended_visit(office)
    send_back(office.supervisor, visit, None, [Wish(SECOND.code, "请复核")], "", LATER)
    office.send_down()
    reopen_visit(office.inspector, visit, LATER)
    give_answer(office.inspector, visit, SECOND, GivenAnswer(Verdict.FAIL, note="重新看过"), LATER + seconds(9))
    close_visit(office.inspector, visit, LATER + seconds(20))
    other = new_store(tmp_path / "other", Role.SUPERVISOR, "钱科长")
    trust_card(other, card_of(office.inspector), NOW)
    trust_card(office.inspector, card_of(other), NOW)
    office.hand_over(other)
    with other.database.look() as work:
        kept = work.answers.get(visit, SECOND.code)
    assert kept is not None
    assert kept.note == "重新看过"
    other.close()


def test_a_visit_that_nobody_sent_back_cannot_be_opened_again_by_a_pack(office: Office) -> None:
    device, visit = office.inspector.device, "v1"

    def said(seq: int, kind: str, obj: str, fields: dict[str, object]) -> Event:
        return Event(device, seq, seq, LATER.isoformat(), kind, obj, fields, (), "0" * 64, "")

    closed = said(1, "visit", visit, {"device": device, "closed_at": NOW.isoformat()})
    opened = said(2, "visit", visit, {"closed_at": "", "reopened_for": ["c1"]})
    comment = said(2, "return", f"{visit}/return/c1", {"visit_id": visit})
    late = said(3, "visit", visit, {"site_contact": "某人"})
    known = Known(0, {}, 0, {visit: device})

    def found(*events: Event) -> int:
        return [each.code for each in delivery_problems(device, events, known)].count("pack.after_close")

    assert found(closed, opened, late) == 2
    assert found(closed, late) == 1
    assert found(closed, comment, replace(opened, seq=3), replace(late, seq=4)) == 0


def test_an_accepted_visit_that_was_opened_again_and_changed_waits_for_the_reviewer_anew(office: Office) -> None:
    visit = ended_visit(office)
    send_back(office.supervisor, visit, None, [Wish(SECOND.code, "请复核")], "", LATER)
    office.send_down()
    with office.supervisor.database.look() as work:
        (comment,) = comments(work)
    settle(office.supervisor, comment.id, LATER)
    accept(office.supervisor, visit, None, "", LATER + seconds(5))
    reopen_visit(office.inspector, visit, LATER)
    give_answer(office.inspector, visit, SECOND, GivenAnswer(Verdict.FAIL, note="重新看过"), LATER + seconds(9))
    close_visit(office.inspector, visit, LATER + seconds(20))
    office.hand_over()
    (line,) = review_lines(office.supervisor)
    assert (line.standing.state, line.standing.is_revised) == (ReviewState.RECEIVED, True)


def test_one_wish_at_an_item_that_is_not_there_sends_nothing_back(office: Office) -> None:
    visit = ended_visit(office)
    with pytest.raises(RefusedInputError) as refused:
        send_back(office.supervisor, visit, None, [Wish(SECOND.code, "请复核"), Wish("XX-99", "请补")], "", LATER)
    assert codes(refused.value) == ["pack.return_item"]
    assert office.states() == ["received"]
    with office.supervisor.database.look() as work:
        assert comments(work) == []
