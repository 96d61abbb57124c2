"""A finding from its order to the day on which it is put right; what cannot be, is refused with its reason."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from notice_visits import jpeg
from offices import NOW
from rectifying import DUE, LATE, LATER, Ordered, ordered_visit, picture_at

from db.figures.finding_states import restate
from db.tables import FINDING_STATES
from inspector_app.checklists.last_time import last_time
from inspector_app.checklists.model import Verdict
from inspector_app.checklists.snapshots import shipped
from inspector_app.enterprises.grading.deciding import grade_file
from inspector_app.errors import CancelledError, RefusedInputError
from inspector_app.evidence.intake import Picture
from inspector_app.evidence.pairs import pair_of
from inspector_app.messages import Language, say
from inspector_app.notices.looking import look_at
from inspector_app.notices.service import withdraw
from inspector_app.rectification.acts import ActDraft, ActKind, record_act, undo_act
from inspector_app.rectification.export import export_findings
from inspector_app.rectification.listing import count_findings, finding_file, list_findings
from inspector_app.rectification.on_site import correct_on_site
from inspector_app.rectification.reinspection import VerdictDraft, judge, reinspection
from inspector_app.rectification.replies import ReplyDraft, record_reply, reply_file
from inspector_app.rectification.stages import Shown, days_words, standing_of
from inspector_app.visit_summaries import count_visits, list_visits
from inspector_app.visits import GivenAnswer, close_visit, give_answer

TODAY = LATER.date()


def stop(_done: int, _total: int) -> None:
    raise CancelledError


def refused(deed: object, *arguments: object, **named: object) -> list[str]:
    """The codes of a refusal, each of which has its sentence in both languages."""
    assert callable(deed)
    with pytest.raises(RefusedInputError) as error:
        deed(*arguments, **named)
    for problem in error.value.problems:
        for language in Language:
            assert say(problem, language).problem
    return [problem.code for problem in error.value.problems]


def act(kind: ActKind, **changes: object) -> ActDraft:
    usual: dict[str, object] = {"done_on": TODAY, "note": "已核实"}
    return ActDraft(kind, **{**usual, **changes})  # type: ignore[arg-type]


@pytest.fixture
def ordered(tmp_path: Path) -> Ordered:
    return ordered_visit(tmp_path / "store")


def test_an_order_a_reply_and_a_reinspection_until_it_is_put_right(ordered: Ordered) -> None:
    store, (finding,) = ordered.store, ordered.findings
    assert (ordered.stage, ordered.state().due, ordered.state().is_open) == ("ordered", DUE, True)
    record_reply(
        store,
        [finding],
        ReplyDraft(TODAY, "已补登身份信息", "陶艳秀", (Picture(jpeg("red"), "回执.jpg", "file"),)),
        LATER,
    )
    assert ordered.stage == "replied"
    visit = ordered.recheck()
    judge(store, visit, finding, VerdictDraft(ActKind.NOT_DONE, "仍有2票未登记"), LATER)
    judge(store, visit, finding, VerdictDraft(ActKind.VERIFIED), LATER)
    assert ordered.stage == "replied", "what is seen counts when the re-inspection is over"
    close_visit(store, visit, LATER + timedelta(hours=1))
    assert (ordered.stage, ordered.state().is_open) == ("verified", False)
    told = finding_file(store, finding, TODAY)
    assert [each.act for each in told.acts] == ["replied", "verified"]
    (file,) = told.files[told.acts[0].batch]
    assert reply_file(store, file) == jpeg("red")


def test_a_reinspection_proposes_no_conclusion_before_all_was_looked_at(tmp_path: Path) -> None:
    made = ordered_visit(tmp_path / "store", 2)
    visit, due = made.recheck(), DUE + timedelta(days=3)

    def proposed() -> dict[str, str]:
        seen = look_at(made.store, "reinspection", visit, {}, LATER)
        return {field.name: field.default for field in seen.fields}

    judge(made.store, visit, made.findings[0], VerdictDraft(ActKind.PARTLY, "还有一件未验视。", due), LATER)
    assert (proposed()["overall"], proposed()["extended_to"]) == ("", "")
    judge(made.store, visit, made.findings[1], VerdictDraft(ActKind.VERIFIED), LATER)
    assert (proposed()["overall"], proposed()["extended_to"]) == ("extended", due.isoformat())
    assert proposed()["opinion"].endswith("”：还有一件未验视"), "what is lacking is for the enterprise to read"


@pytest.mark.parametrize(
    ("draft", "stage", "is_open"),
    [
        (act(ActKind.EXTENDED, due=DUE + timedelta(days=5)), "extended", True),
        (act(ActKind.TRANSFERRED, body="宝安区邮政管理局"), "transferred", False),
        (act(ActKind.PARTLY, due=DUE + timedelta(days=3)), "partly", True),
        (act(ActKind.NOT_DONE), "not_done", True),
        (act(ActKind.GONE), "gone", False),
        (act(ActKind.VERIFIED), "verified", False),
    ],
)
def test_each_act_leads_to_its_state_and_back_when_it_is_undone(
    ordered: Ordered, draft: ActDraft, stage: str, *, is_open: bool
) -> None:
    (done,) = record_act(ordered.store, ordered.findings, draft, LATER)
    state = ordered.state()
    assert (state.stage, state.is_open, state.due, state.acted_on) == (stage, is_open, draft.due or DUE, TODAY)
    assert "rectify.reason_missing" in refused(undo_act, ordered.store, done, " ", LATER)
    undo_act(ordered.store, done, "登记错了", LATER)
    assert (ordered.stage, ordered.state().due) == ("ordered", DUE)
    told = finding_file(ordered.store, ordered.findings[0], TODAY)
    assert [(each.undone, each.undone_reason) for each in told.acts] == [(True, "登记错了")]
    assert "rectify.act_undone" in refused(undo_act, ordered.store, done, "再撤", LATER)


def test_an_order_holds_its_findings_by_their_ids_and_one_of_before_by_their_words(ordered: Ordered) -> None:
    assert ordered.notice is not None
    (finding,), notice = ordered.findings, ordered.notice
    with ordered.store.database.work(LATER) as work:
        kept = work.findings.get(finding)
        assert kept is not None
        work.findings.save(finding, {"problem": "换了说法"})
    assert (ordered.stage, ordered.state().order_id) == ("ordered", notice.id)
    without = [{name: said for name, said in each.items() if name != "id"} for each in notice.facts["findings"]]
    with ordered.store.database.work(LATER) as work:
        work.notices.save(notice.id, {"kind": notice.kind, "facts": {**notice.facts, "findings": without}})
    assert ordered.stage == "found"
    with ordered.store.database.work(LATER) as work:
        work.findings.save(finding, {"problem": kept.problem})
    assert (ordered.stage, ordered.state().order_id) == ("ordered", notice.id)


def test_overdue_is_a_matter_of_the_day(ordered: Ordered) -> None:
    state = ordered.state()
    words = {day: days_words(standing_of(state, DUE + timedelta(days=day))) for day in (-3, 0, 5)}
    assert words == {-3: "还有 3 天", 0: "今天到期", 5: "逾期 5 天"}
    assert not standing_of(state, DUE).is_overdue
    assert [line.id for line in list_findings(ordered.store, Shown.OVERDUE, LATE.date())] == list(ordered.findings)
    assert list_findings(ordered.store, Shown.OVERDUE, DUE) == []
    assert count_findings(ordered.store, DUE)[Shown.SOON] == 1
    record_act(ordered.store, ordered.findings, act(ActKind.VERIFIED), LATER)
    assert count_findings(ordered.store, LATE.date())[Shown.OVERDUE] == 0


def test_impossible_days_and_missing_words_are_refused_and_nothing_is_kept(ordered: Ordered) -> None:
    store, findings = ordered.store, ordered.findings

    def codes(kind: ActKind, **changes: object) -> list[str]:
        return refused(record_act, store, findings, act(kind, **changes), LATER)

    assert codes(ActKind.VERIFIED, done_on=TODAY + timedelta(days=1)) == ["rectify.day_ahead"]
    assert codes(ActKind.VERIFIED, done_on=NOW.date() - timedelta(days=1)) == ["rectify.day_before"]
    assert codes(ActKind.EXTENDED) == ["rectify.due_missing"]
    assert codes(ActKind.EXTENDED, due=DUE) == ["rectify.due_not_later"]
    assert codes(ActKind.EXTENDED, due=date(2099, 1, 1)) == ["rectify.due_far"]
    assert codes(ActKind.EXTENDED, due=DUE + timedelta(days=1), note="") == ["rectify.reason_missing"]
    assert codes(ActKind.PARTLY, due=TODAY - timedelta(days=1)) == ["rectify.due_past"]
    assert codes(ActKind.TRANSFERRED) == ["rectify.body_missing"]
    assert codes(ActKind.VERIFIED, note="") == ["rectify.note_missing"]
    assert codes(ActKind.VERIFIED, note="字" * 2001) == ["rectify.note_long"]
    assert codes(ActKind.VERIFIED, note="\x00") == ["rectify.note_signs"]
    assert refused(record_act, store, [], act(ActKind.VERIFIED), LATER) == ["rectify.findings_none"]
    assert refused(record_act, store, ["x"], act(ActKind.VERIFIED), LATER) == ["rectify.finding_not_found"]
    assert refused(record_act, store, [*findings, "x"], act(ActKind.VERIFIED), LATER) == ["rectify.finding_not_found"]
    assert finding_file(store, findings[0], TODAY).acts == ()


def test_what_is_settled_is_not_dealt_with_again(ordered: Ordered) -> None:
    record_act(ordered.store, ordered.findings, act(ActKind.VERIFIED), LATER)
    assert refused(record_act, ordered.store, ordered.findings, act(ActKind.NOT_DONE), LATER) == ["rectify.settled"]
    assert refused(ordered.recheck) == ["rectify.nothing_open"]
    assert refused(ordered.recheck, findings=ordered.findings) == ["rectify.settled"]


def test_a_reply_needs_an_order_and_files_that_are_files(tmp_path: Path) -> None:
    found = ordered_visit(tmp_path / "store", order=False)
    assert found.stage == "found"
    draft = ReplyDraft(TODAY, "已改")
    assert refused(record_reply, found.store, found.findings, draft, LATER) == ["rectify.not_ordered"]
    bad = ReplyDraft(TODAY, files=(Picture(b"", "空.jpg", "file"), Picture(bytes(range(1, 255)), "怪.bin", "file")))
    assert refused(record_reply, found.store, found.findings, bad, LATER) == ["photo.empty", "rectify.file_unknown"]
    open_ = ordered_visit(found.store, order=False, close=False, enterprise="e2")
    assert open_.stage == "recording"
    assert refused(record_act, found.store, open_.findings, act(ActKind.VERIFIED), LATER) == ["rectify.visit_open"]


def test_a_reminder_orders_nothing(tmp_path: Path) -> None:
    from notice_visits import office_ready, visited
    from offices import new_store

    from inspector_app.visits import Mode

    store = new_store(tmp_path / "store")
    office_ready(store)
    visit = visited(store, mode=Mode.REMINDER)
    (finding,) = visit.find(1, deadline=DUE)
    close_visit(store, visit.visit, NOW)
    (line,) = list_findings(store, Shown.UNORDERED, TODAY)
    assert (line.id, line.standing.stage) == (finding, "reminded")
    assert line.standing.is_open


def test_a_withdrawn_order_orders_nothing_any_more(ordered: Ordered) -> None:
    assert ordered.notice is not None
    assert ordered.state().order_id == ordered.notice.id
    withdraw(ordered.store, ordered.notice.id, "写错", LATER)
    assert (ordered.stage, ordered.state().order_id) == ("found", "")


def test_a_finding_made_after_the_order_is_not_ordered(tmp_path: Path) -> None:
    from notice_visits import NoticeVisit

    early = ordered_visit(tmp_path / "store", close=False)
    (late,) = NoticeVisit(early.store, early.visit).find(1, problem="签发之后才发现的问题", deadline=DUE)
    close_visit(early.store, early.visit, NOW)
    with early.store.database.look() as work:
        states = work.rectifications.states_of_visit(early.visit)
    assert (states[early.findings[0]].stage, states[late].stage) == ("ordered", "found")


def test_an_act_on_which_another_rests_is_undone_after_it(ordered: Ordered) -> None:
    store, (finding,) = ordered.store, ordered.findings
    (reply,) = record_reply(store, [finding], ReplyDraft(TODAY, "已改"), LATER)
    (last,) = record_act(store, [finding], act(ActKind.NOT_DONE), LATER + timedelta(hours=1))
    assert refused(undo_act, store, reply, "错", LATE) == ["rectify.act_followed"]
    assert finding_file(store, finding, TODAY).undoable == {last}
    undo_act(store, last, "错", LATE)
    undo_act(store, reply, "错", LATE)
    assert ordered.stage == "ordered"


def test_corrected_on_site_with_a_comment_and_a_second_photo(tmp_path: Path) -> None:
    found = ordered_visit(tmp_path / "store", order=False, close=False)
    store, (finding,) = found.store, found.findings
    before = picture_at(store, found.visit, finding, jpeg("red"))
    assert refused(correct_on_site, store, finding, "", "", NOW) == ["rectify.photo_missing", "rectify.note_missing"]
    assert refused(correct_on_site, store, finding, "已改", "v/p", NOW) == ["rectify.photo_not_of_visit"]
    after = picture_at(store, found.visit, finding, jpeg("green"), NOW + timedelta(minutes=5))
    correct_on_site(store, finding, "当场补登身份信息", after, NOW + timedelta(minutes=6))
    assert (found.stage, found.state().is_open) == ("corrected", False)
    pair = pair_of(store, after)
    assert pair is not None
    assert pair.before.id == before


def test_a_reinspection_looks_at_the_open_findings_only_and_keeps_pairs(tmp_path: Path) -> None:
    found = ordered_visit(tmp_path / "store", findings=3, close=False)
    store = found.store
    old = picture_at(store, found.visit, found.findings[0], jpeg("red"))
    close_visit(store, found.visit, NOW)
    record_act(store, [found.findings[2]], act(ActKind.VERIFIED), LATER)
    visit = found.recheck()
    seen = reinspection(store, visit)
    assert [each.finding.id for each in seen.rechecks] == sorted(found.findings[:2])
    first = next(each for each in seen.rechecks if each.finding.id == found.findings[0])
    assert [photo.id for photo in first.before] == [old]
    assert refused(judge, store, visit, found.findings[2], VerdictDraft(ActKind.VERIFIED), LATER) == [
        "rectify.not_rechecked"
    ]
    assert refused(judge, store, visit, found.findings[0], VerdictDraft(ActKind.PARTLY), LATER) == [
        "rectify.note_missing"
    ]
    judge(store, visit, found.findings[0], VerdictDraft(ActKind.PARTLY, "还差一路", DUE + timedelta(days=9)), LATER)
    close_visit(store, visit, LATER)
    assert (found.state(0).stage, found.state(0).due) == ("partly", DUE + timedelta(days=9))
    assert found.state(1).stage == "ordered", "what was not looked at stays as it was"
    assert refused(judge, store, visit, found.findings[0], VerdictDraft(ActKind.VERIFIED), LATER) == ["visit.closed"]


def test_the_list_is_narrowed_searched_and_written(tmp_path: Path) -> None:
    first = ordered_visit(tmp_path / "store", name="深圳市顺达物流有限公司")
    other = ordered_visit(
        first.store, findings=2, at=NOW + timedelta(hours=2), deadline=DUE + timedelta(days=30), enterprise="e2",
        name="=恒旭%货运",
    )  # fmt: skip
    lines = list_findings(first.store, Shown.OPEN, TODAY)
    assert [line.id for line in lines] == [first.findings[0], *sorted(other.findings)]
    assert [line.found.enterprise_name for line in lines] == ["深圳市顺达物流有限公司", "=恒旭%货运", "=恒旭%货运"]
    assert len(list_findings(first.store, Shown.OPEN, TODAY, text="恒旭%")) == 2
    assert len(list_findings(first.store, Shown.OPEN, TODAY, text="责改〔2026〕2号")) == 2
    assert list_findings(first.store, Shown.OPEN, TODAY, text="_") == []
    assert len(list_findings(first.store, Shown.ALL, TODAY, enterprise_id="e1")) == 1
    for name in ("a.xlsx", "a.csv"):
        assert export_findings(first.store, lines, tmp_path / name) == 3
    text = (tmp_path / "a.csv").read_text("utf-8-sig")
    assert text.splitlines()[0].startswith("企业,社区,检查项,级,问题")
    assert "'=恒旭%货运" in text, "a spreadsheet program must not work it out"
    with pytest.raises(CancelledError):
        export_findings(first.store, lines * 50, tmp_path / "stopped.xlsx", progress=stop)
    assert not (tmp_path / "stopped.xlsx").exists()
    assert refused(export_findings, first.store, [], tmp_path / "b.csv") == ["rectify.nothing_listed"]
    assert refused(export_findings, first.store, lines, tmp_path / "b.doc") == ["register.export_type"]


def test_counted_anew_every_finding_stands_as_it_did(tmp_path: Path) -> None:
    found = ordered_visit(tmp_path / "store", findings=3)
    record_act(found.store, found.findings[:1], act(ActKind.NOT_DONE), LATER)
    record_act(found.store, found.findings[1:2], act(ActKind.TRANSFERRED, body="邮政"), LATER)
    with found.store.database.work(LATER) as work:
        connection = work.rectifications._connection
        before = connection.execute(FINDING_STATES.select().order_by(FINDING_STATES.c.id)).all()
        connection.execute(FINDING_STATES.update().values(stage="", due="", is_open=False))
        restate(connection, list(found.findings))
        assert connection.execute(FINDING_STATES.select().order_by(FINDING_STATES.c.id)).all() == before
    assert len(before) == 3


def test_a_reinspection_is_no_visit_by_which_an_enterprise_is_graded_or_remembered(tmp_path: Path) -> None:
    found = ordered_visit(tmp_path / "store", close=False)
    for item in shipped().areas[0].items[:3]:
        give_answer(found.store, found.visit, item, GivenAnswer(Verdict.PASS), NOW)
    close_visit(found.store, found.visit, NOW)
    visit = found.recheck()
    judge(found.store, visit, found.findings[0], VerdictDraft(ActKind.VERIFIED), LATER)
    close_visit(found.store, visit, LATER)
    graded_by = grade_file(found.store, "e1").standing.visit
    assert graded_by is not None
    assert graded_by.id == found.visit
    with found.store.database.look() as work:
        again = work.visits.get(visit)
    assert again is not None
    remembered = last_time(found.store, again)
    assert remembered is not None
    assert remembered.visit_id == found.visit
    counts = count_visits(found.store, list_visits(found.store))[visit]
    assert (counts.answered, counts.items) == (1, 1)
