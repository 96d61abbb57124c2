"""Measures: what is refused and where, what counts once, what is kept when somebody takes something back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from notice_visits import ready_visit
from offices import NOW, SHUNDA, new_store

from inspector_app.errors import RefusedInputError
from inspector_app.exchange.merging.event_schema import MEASURE_KINDS, OUTCOMES, field_problems
from inspector_app.measures.campaigns import (
    CampaignDraft,
    add_campaign,
    campaign_view,
    campaigns,
    edit_campaign,
    withdraw_campaign,
)
from inspector_app.measures.drafts import MeasureDraft, PartDraft, RefusedMeasureError
from inspector_app.measures.files import attach_file, detach_file, file_bytes
from inspector_app.measures.kinds import KINDS, Outcome
from inspector_app.measures.looking import MeasureQuery, free_papers, measure_view, measures_listed, measures_of
from inspector_app.measures.recording import (
    draft_of,
    edit_measure,
    record_measure,
    record_measures,
    restore_measure,
    withdraw_measure,
)
from inspector_app.messages import Language
from inspector_app.notices.issuing import issue
from inspector_app.notices.replacing import Replacing
from inspector_app.stores import Store
from inspector_app.supervision.statistics import Question, figures

DAY = date(2026, 8, 20)
POLICE = "深圳市公安局宝安分局"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = new_store(tmp_path / "store")
    with store.database.work(NOW) as work:
        work.enterprises.save_many((f"e{number}", SHUNDA | {"credit_code": ""}) for number in range(1, 5))
    yield store
    store.close()


def places(error: pytest.ExceptionInfo[RefusedMeasureError]) -> list[tuple[str, str]]:
    return [(field, problem.code.partition(".")[2]) for field, problem in error.value.places]


def number(store: Store, figure: str) -> int:
    return figures(store, Question(), NOW, [figure])[0].number


@pytest.mark.parametrize(
    ("draft", "wrong"),
    [
        (MeasureDraft("training", None), [("held_on", "day_missing")]),
        (MeasureDraft("training", date(2026, 10, 29)), [("held_on", "day_future")]),
        (MeasureDraft("training", date(1899, 1, 1)), [("held_on", "day_early")]),
        (MeasureDraft("training", DAY, date(2026, 8, 19)), [("ends_on", "ends_before")]),
        (MeasureDraft("training", DAY, date(2026, 12, 1)), [("ends_on", "day_future")]),
        (MeasureDraft("posters", DAY), [("copies", "count_missing")]),
        (MeasureDraft("posters", DAY, copies=0), [("copies", "count_impossible")]),
        (MeasureDraft("publicity", DAY, attended=-1), [("attended", "count_impossible")]),
        (MeasureDraft("interview", DAY), [("enterprises", "enterprise_missing")]),
        (MeasureDraft("interview", DAY, parts=(PartDraft("e9"),)), [("enterprises", "enterprise_unknown")]),
        (
            MeasureDraft("warning", DAY, parts=(PartDraft("e1"), PartDraft("e1", "attending"))),
            [("enterprises", "enterprise_twice")],
        ),
        (MeasureDraft("training", DAY, parts=(PartDraft("e1", "checked"),)), [("enterprises", "role_unknown")]),
        (
            MeasureDraft("operation", DAY, parts=(PartDraft("e1", "attending", "sound"),)),
            [("enterprises", "outcome_unknown")],
        ),
        (MeasureDraft("sealing", DAY, parts=(PartDraft("e1"),)), [("authority", "authority_missing")]),
        (
            MeasureDraft("sealing", DAY, authority="福永街道办事处", parts=(PartDraft("e1"),)),
            [("authority", "authority_street")],
        ),
        (
            MeasureDraft("operation", DAY, parts=(PartDraft("e1", "checked", "closed"),)),
            [("authority", "authority_missing")],
        ),
        (MeasureDraft("transfer", DAY, parts=(PartDraft("e1"),)), [("authority", "receiver_missing")]),
        (MeasureDraft("training", DAY, bodies=("派出所", "派出所")), [("bodies", "name_twice")]),
        (MeasureDraft("training", DAY, title="字" * 201), [("title", "text_long")]),
        (MeasureDraft("training", DAY, result="\0"), [("result", "text_signs")]),
        (MeasureDraft("training", DAY, campaign_id="x"), [("campaign", "campaign_unknown")]),
        (
            MeasureDraft("sealing", DAY, authority=POLICE, within="x", parts=(PartDraft("e1"),)),
            [("within", "within_unknown")],
        ),
    ],
)
def test_what_is_wrong_is_said_at_its_field(store: Store, draft: MeasureDraft, wrong: list[tuple[str, str]]) -> None:
    with pytest.raises(RefusedMeasureError) as refused:
        record_measure(store, draft, NOW)
    assert places(refused) == wrong
    assert measures_listed(store, MeasureQuery(withdrawn=True)) == ()


def test_every_problem_is_listed_at_once_and_nothing_is_half_written(store: Store) -> None:
    good = MeasureDraft("training", DAY)
    bad = MeasureDraft("sealing", date(2026, 12, 24), parts=(PartDraft("e9"), PartDraft("e9")))
    with pytest.raises(RefusedMeasureError) as refused:
        record_measures(store, [good, bad], NOW)
    assert {code for _, code in places(refused)} == {
        *("day_future", "authority_missing", "enterprise_twice", "enterprise_unknown"),
    }
    assert {problem.details["number"] for problem in refused.value.problems} == {2}
    assert measures_listed(store, MeasureQuery()) == ()


def test_each_kind_can_be_recorded_and_has_its_figure(store: Store) -> None:
    for kind in KINDS.values():
        copies = 5 if kind.counts == "copies" else None
        authority = POLICE if kind.needs_authority or kind.needs_receiver else ""
        parts = (PartDraft("e1"),) if kind.needs_enterprise else ()
        record_measure(store, MeasureDraft(kind.id, DAY, authority=authority, copies=copies, parts=parts), NOW)
    one = {
        *("interviews", "warning_meetings", "operations", "oversight_checks", "consolidated", "orders", "sealed"),
        *("closed", "transfers", "trainings", "outreach", "publicity", "rewards", "commitments", "filings"),
    }
    found = {each.id: each.number for each in figures(store, Question(DAY, DAY), NOW)}
    assert {id: found[id] for id in one} == dict.fromkeys(one, 1)
    assert (found["posters"], found["certificates"]) == (5, 5)
    before = {each.id: each.number for each in figures(store, Question(last=date(2026, 8, 19)), NOW, one)}
    assert set(before.values()) == {0}


def test_the_same_measure_of_one_day_is_refused_and_another_day_is_not(store: Store) -> None:
    draft = MeasureDraft("interview", DAY, parts=(PartDraft("e1"),))
    first = record_measure(store, draft, NOW)
    with pytest.raises(RefusedMeasureError) as refused:
        record_measure(store, draft, NOW)
    assert places(refused) == [("enterprises", "recorded_already")]
    record_measure(store, replace(draft, held_on=date(2026, 8, 21)), NOW)
    withdraw_measure(store, first, "登记错了", NOW)
    record_measure(store, draft, NOW)
    with pytest.raises(RefusedMeasureError) as refused:
        restore_measure(store, first, NOW)
    assert places(refused) == [("enterprises", "recorded_already")]
    assert number(store, "interviews") == 2


def test_what_a_check_led_to_is_a_measure_of_its_own_and_follows_the_check(store: Store) -> None:
    parts = (PartDraft("e1", outcome="sealed"), PartDraft("e2", outcome="closed"), PartDraft("e3", outcome="sound"))
    check = record_measure(store, MeasureDraft("operation", DAY, authority=POLICE, parts=parts), NOW)
    assert (number(store, "sealed"), number(store, "closed"), number(store, "found_sealed")) == (1, 1, 1)
    view = measure_view(store, check)
    assert sorted(each.kind for each in view.inside) == ["closure", "sealing"]
    assert {each.authority for each in view.inside} == {POLICE}
    changed = replace(draft_of(view.measure, (each.part for each in view.parts)), parts=(parts[0], parts[2]))
    assert edit_measure(store, check, changed, NOW, view.measure) == ("enterprises",)
    assert (number(store, "sealed"), number(store, "closed"), number(store, "checked")) == (1, 0, 2)
    with pytest.raises(RefusedInputError) as refused:
        withdraw_measure(store, check, "重复", NOW)
    assert [each.code for each in refused.value.problems] == ["measure.has_inside"]


def test_a_sealing_that_was_recorded_before_is_the_one_of_the_operation(store: Store) -> None:
    by_hand = record_measure(store, MeasureDraft("sealing", DAY, authority=POLICE, parts=(PartDraft("e1"),)), NOW)
    parts = (PartDraft("e1", outcome="sealed"),)
    check = record_measure(store, MeasureDraft("oversight", DAY, authority=POLICE, parts=parts), NOW)
    assert [each.id for each in measure_view(store, check).inside] == [by_hand]
    assert number(store, "sealed") == 1


def test_two_peoples_edits_do_not_overwrite_each_other(store: Store) -> None:
    measure = record_measure(store, MeasureDraft("training", DAY, title="第一期"), NOW)
    seen = measure_view(store, measure).measure
    edit_measure(store, measure, MeasureDraft("training", DAY, title="第一期培训"), NOW, seen)
    with pytest.raises(RefusedMeasureError) as refused:
        edit_measure(store, measure, MeasureDraft("training", DAY, title="第二期"), NOW, seen)
    assert places(refused) == [("", "edited_meanwhile")]
    with pytest.raises(RefusedMeasureError) as refused:
        edit_measure(store, measure, MeasureDraft("posters", DAY, copies=3), NOW)
    assert places(refused) == [("kind", "kind_stays")]
    assert measure_view(store, measure).measure.title == "第一期培训"
    with store.database.look() as work:
        said = [event.fields.get("title") for event in work.events.of_objects([measure])]
    assert said == ["第一期", "第一期培训"]


def test_a_withdrawn_measure_counts_no_more_and_comes_back(store: Store) -> None:
    measure = record_measure(store, MeasureDraft("training", DAY, attended=40), NOW)
    with pytest.raises(RefusedInputError) as refused:
        withdraw_measure(store, measure, "  ", NOW)
    assert [each.code for each in refused.value.problems] == ["measure.reason_missing"]
    withdraw_measure(store, measure, "日期不对", NOW)
    assert (number(store, "trainings"), number(store, "trained_people")) == (0, 0)
    assert measures_listed(store, MeasureQuery()) == ()
    (gone,) = measures_listed(store, MeasureQuery(withdrawn=True))
    assert gone.measure.reason == "日期不对"
    with pytest.raises(RefusedInputError):
        withdraw_measure(store, measure, "再一次", NOW)
    restore_measure(store, measure, NOW)
    assert number(store, "trainings") == 1


def test_a_paper_and_its_measure_count_once(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "store")
    store, today = visit.store, NOW.date()
    paper = issue(store, visit.visit, NOW)
    assert number(store, "orders") == 1
    assert [each.id for each in free_papers(store, "order", "e1")] == [paper.id]
    measure = record_measure(store, MeasureDraft("order", today, parts=(PartDraft("e1"),)), NOW)
    (part,) = measure_view(store, measure).parts
    assert (part.part.notice_id, part.number) == (paper.id, paper.number)
    assert number(store, "orders") == 1
    assert free_papers(store, "order", "e1") == ()
    with pytest.raises(RefusedMeasureError) as refused:
        record_measure(store, MeasureDraft("order", today, parts=(PartDraft("e1", notice_id=paper.id),)), NOW)
    assert places(refused) == [("enterprises", "paper_counted")]
    with pytest.raises(RefusedInputError) as held:
        withdraw_measure(store, measure, "重复", NOW)
    assert [each.code for each in held.value.problems] == ["measure.paper_holds"]
    with store.database.work(NOW) as work:
        fields = {"visit_id": visit.visit, "notice_id": paper.id, "deed": "withdrawn", "done_at": NOW.isoformat()}
        work.deeds.add(f"{visit.visit}/deed", fields)
    withdraw_measure(store, measure, "文书已撤回", NOW)
    assert number(store, "orders") == 0
    store.close()


def test_a_paper_that_is_issued_after_its_measure_counts_once(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "store")
    store = visit.store
    measure = record_measure(store, MeasureDraft("order", NOW.date(), parts=(PartDraft("e1"),)), NOW)
    paper = issue(store, visit.visit, NOW)
    assert number(store, "orders") == 1
    (part,) = measure_view(store, measure).parts
    assert (part.part.notice_id, part.number) == (paper.id, paper.number)
    store.close()


def test_the_paper_that_replaces_one_is_the_same_measure(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "store")
    store = visit.store
    first = issue(store, visit.visit, NOW)
    measure = record_measure(store, MeasureDraft("order", NOW.date(), parts=(PartDraft("e1"),)), NOW)
    visit.find(1, problem="通道堵塞")
    second = issue(store, visit.visit, NOW + timedelta(days=2), Replacing(first.id, "漏写一处"))
    assert [each.number for each in measure_view(store, measure).parts] == [second.number]
    assert number(store, "orders") == 1
    store.close()


def test_of_two_measures_of_a_day_a_person_says_which_the_paper_is(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "store")
    store = visit.store
    order = MeasureDraft("order", NOW.date(), parts=(PartDraft("e1"),))
    both = record_measures(store, [order, order], NOW)
    paper = issue(store, visit.visit, NOW)
    assert [measure_view(store, each).parts[0].number for each in both] == ["", ""]
    assert [each.id for each in free_papers(store, "order", "e1")] == [paper.id]
    store.close()


def test_a_measure_whose_paper_was_withdrawn_can_still_be_mended(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "store")
    store = visit.store
    paper = issue(store, visit.visit, NOW)
    measure = record_measure(store, MeasureDraft("order", NOW.date(), parts=(PartDraft("e1"),)), NOW)
    with store.database.work(NOW) as work:
        fields = {"visit_id": visit.visit, "notice_id": paper.id, "deed": "withdrawn", "done_at": NOW.isoformat()}
        work.deeds.add(f"{visit.visit}/deed", fields)
    view = measure_view(store, measure)
    draft = replace(draft_of(view.measure, (each.part for each in view.parts)), title="责令改正")
    assert edit_measure(store, measure, draft, NOW) == ("title",)
    store.close()


def test_the_same_interview_twice_in_one_file_is_refused(store: Store) -> None:
    draft = MeasureDraft("interview", DAY, parts=(PartDraft("e1"),))
    with pytest.raises(RefusedMeasureError) as refused:
        record_measures(store, [draft, replace(draft, parts=(PartDraft("e2"),)), draft], NOW)
    assert [(each.code, each.details["number"]) for each in refused.value.problems] == [("measure.recorded_already", 3)]
    assert number(store, "interviews") == 0


def test_what_a_check_led_to_moves_with_it(store: Store) -> None:
    campaign = add_campaign(store, CampaignDraft("百日攻坚", date(2026, 8, 1), date(2026, 11, 8)), NOW)
    parts = (PartDraft("e1", outcome="sealed"),)
    check = record_measure(store, MeasureDraft("operation", DAY, authority=POLICE, parts=parts), NOW)
    view = measure_view(store, check)
    draft = draft_of(view.measure, (each.part for each in view.parts))
    edit_measure(store, check, replace(draft, held_on=date(2026, 8, 22), campaign_id=campaign), NOW)
    (sealing,) = measure_view(store, check).inside
    assert (sealing.held_on, sealing.campaign_id) == (date(2026, 8, 22), campaign)
    assert figures(store, Question(campaign=campaign), NOW, ["sealed"])[0].number == 1


def test_no_operation_happens_in_itself(store: Store) -> None:
    outer = record_measure(store, MeasureDraft("operation", DAY), NOW)
    inner = record_measure(store, MeasureDraft("oversight", DAY, within=outer), NOW)
    for measure, kind, within in ((outer, "operation", outer), (outer, "operation", inner)):
        with pytest.raises(RefusedMeasureError) as refused:
            edit_measure(store, measure, MeasureDraft(kind, DAY, within=within), NOW)
        assert places(refused) == [("within", "within_unknown")]


def test_an_operation_is_not_moved_behind_what_happened_in_it(store: Store) -> None:
    check = record_measure(store, MeasureDraft("operation", DAY, authority=POLICE, parts=(PartDraft("e1"),)), NOW)
    meeting = MeasureDraft("interview", date(2026, 8, 21), within=check, parts=(PartDraft("e1"),))
    record_measure(store, meeting, NOW)
    view = measure_view(store, check)
    draft = draft_of(view.measure, (each.part for each in view.parts))
    with pytest.raises(RefusedMeasureError) as refused:
        edit_measure(store, check, replace(draft, held_on=date(2026, 8, 25)), NOW)
    assert places(refused) == [("held_on", "inside_before")]
    assert edit_measure(store, check, replace(draft, held_on=date(2026, 8, 19)), NOW) == ("held_on",)


def test_files_are_attached_once_read_again_and_taken_off(store: Store) -> None:
    measure = record_measure(store, MeasureDraft("training", DAY), NOW)
    with pytest.raises(RefusedInputError) as refused:
        attach_file(store, measure, b"", "空.jpg", NOW)
    assert [each.code for each in refused.value.problems] == ["measure.file_empty"]
    file = attach_file(store, measure, b"%PDF-1.7 signed list", "签到表.pdf", NOW)
    assert attach_file(store, measure, b"%PDF-1.7 signed list", "again.pdf", NOW) == file
    (kept,) = measure_view(store, measure).files
    assert (kept.file_name, file_bytes(store, kept)) == ("签到表.pdf", b"%PDF-1.7 signed list")
    detach_file(store, measure, file, NOW)
    assert measure_view(store, measure).files == ()
    with pytest.raises(RefusedInputError):
        detach_file(store, measure, file, NOW)
    again = attach_file(store, measure, b"%PDF-1.7 signed list", "签到表.pdf", NOW)
    other = record_measure(store, MeasureDraft("training", DAY), NOW)
    same = attach_file(store, other, b"%PDF-1.7 signed list", "签到表.pdf", NOW)
    assert len({file, again, same}) == 3
    assert [file_bytes(store, each) for each in measure_view(store, other).files] == [b"%PDF-1.7 signed list"]


def test_an_enterprise_has_its_measures_and_those_of_what_was_merged_into_it(store: Store) -> None:
    record_measure(store, MeasureDraft("interview", DAY, parts=(PartDraft("e1"),)), NOW)
    record_measure(store, MeasureDraft("outreach", date(2026, 9, 1), parts=(PartDraft("e2"),)), NOW)
    with store.database.work(NOW) as work:
        work.enterprises.save("e2", {"merged_into": "e1"})
    assert [measure.kind for measure, _ in measures_of(store, "e1")] == ["outreach", "interview"]


CAMPAIGN = CampaignDraft("百日攻坚", date(2026, 8, 1), date(2026, 11, 8), {"interviews": 2})


@pytest.mark.parametrize(
    ("draft", "wrong"),
    [
        (replace(CAMPAIGN, name=" "), [("name", "name")]),
        (replace(CAMPAIGN, ends_on=date(2026, 7, 31)), [("ends_on", "ends_before")]),
        (replace(CAMPAIGN, ends_on=date(2036, 7, 31)), [("ends_on", "long")]),
        (replace(CAMPAIGN, starts_on=None), [("starts_on", "day_missing")]),
        (replace(CAMPAIGN, targets={"bribes": 3}), [("targets", "figure_unknown")]),
        (replace(CAMPAIGN, targets={"orders": 0}), [("targets", "target_impossible")]),
    ],
)
def test_a_campaign_that_cannot_be_is_refused_at_its_field(
    store: Store, draft: CampaignDraft, wrong: list[tuple[str, str]]
) -> None:
    with pytest.raises(RefusedMeasureError) as refused:
        add_campaign(store, draft, NOW)
    assert places(refused) == wrong
    assert campaigns(store) == ()


def test_a_campaign_holds_its_measures_and_counts_them(store: Store) -> None:
    campaign = add_campaign(store, CAMPAIGN, NOW)
    with pytest.raises(RefusedMeasureError):
        add_campaign(store, CAMPAIGN, NOW)
    inside = MeasureDraft("interview", DAY, campaign_id=campaign, parts=(PartDraft("e1"),))
    record_measure(store, inside, NOW)
    record_measure(store, replace(inside, campaign_id="", parts=(PartDraft("e2"),)), NOW)
    with pytest.raises(RefusedMeasureError) as refused:
        record_measure(store, replace(inside, held_on=date(2026, 7, 1)), NOW)
    assert places(refused) == [("held_on", "outside_campaign")]
    view = campaign_view(store, campaign, NOW)
    assert [(each.figure, each.reached, each.wanted, each.share) for each in view.targets] == [
        ("interviews", 1, 2, 0.5)
    ]
    assert (view.measures, view.days, view.gone) == (1, 100, 89)
    with pytest.raises(RefusedMeasureError) as refused:
        edit_campaign(store, campaign, replace(CAMPAIGN, starts_on=date(2026, 9, 1)), NOW)
    assert places(refused) == [("ends_on", "measures_outside")]
    with pytest.raises(RefusedInputError) as held:
        withdraw_campaign(store, campaign, "不做了", NOW)
    assert [each.code for each in held.value.problems] == ["campaign.has_measures"]
    assert edit_campaign(store, campaign, replace(CAMPAIGN, note="专班"), NOW) == ("note",)


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("measure", "kind", "bribe"),
        ("measure", "held_on", ""),
        ("measure", "held_on", "2026-02-30"),
        ("measure", "attended", "many"),
        ("measure", "bodies", [1]),
        ("measure_part", "role", "judge"),
        ("measure_part", "outcome", "eaten"),
        ("measure_part", "notice_id", "x" * 30_000),
        ("measure_file", "sha256", "short"),
        ("campaign", "targets", {"orders": "many"}),
        ("campaign", "starts_on", ""),
    ],
)
def test_a_pack_cannot_bring_what_no_table_could_hold(kind: str, field: str, value: object) -> None:
    assert [each.code for each in field_problems(kind, "x", {field: value})] == ["pack.field_bad"]


def test_the_bounds_of_packs_know_every_kind_and_outcome() -> None:
    assert set(MEASURE_KINDS) == set(KINDS)
    assert set(OUTCOMES) == set(Outcome)
    for language in Language:
        assert all(kind.word(language) for kind in KINDS.values())


def test_what_packs_may_bring_of_a_campaign_can_be_shown(store: Store) -> None:
    days = {"starts_on": "2026-08-20", "ends_on": "2026-08-01"}
    with store.database.work(NOW) as work:
        work.campaigns.save("x/c", {"name": "百日攻坚", **days, "targets": {"interviews": 0, "outreach": 2, "new": 3}})
    view = campaign_view(store, "x/c", NOW)
    assert (view.days, view.gone) == (0, 0)
    assert [(each.figure, each.share) for each in view.targets] == [("outreach", 0.0)]


def test_of_a_measure_whose_own_pack_has_not_come_only_later_changes_are_here(store: Store) -> None:
    with store.database.work(NOW) as work:
        work.measures.save("elsewhere-1/m", {"withdrawn": False, "title": "改过的名称"})
        work.measures.save("elsewhere-1/n", {"held_on": "2026-08-20"})
        work.campaigns.save("elsewhere-1/c", {"note": "改过的说明"})
    assert measures_listed(store, MeasureQuery(withdrawn=True)) == ()
    assert campaigns(store) == ()
    with pytest.raises(RefusedInputError):
        measure_view(store, "elsewhere-1/m")
    assert {each.number for each in figures(store, Question(), NOW, ["trainings"])} == {0}
