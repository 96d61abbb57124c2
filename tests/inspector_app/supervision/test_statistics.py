"""Figures: what is kept counted equals a recount whatever happened, and every number equals its list."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from handovers import LATER, judged_items, two_stores, worked_visit
from notice_visits import office_ready
from offices import NOW, new_store
from rectifying import LATE, ordered_visit

from db.figures.colours import colour_of
from db.figures.statistics import Counting
from db.tables import PROJECTIONS
from inspector_app.checklists.model import Verdict
from inspector_app.enterprises.grading import facts_key, grade
from inspector_app.errors import CancelledError, RefusedInputError
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.merging.conflicts import decide, disputes
from inspector_app.exchange.read import import_pack
from inspector_app.exchange.withdrawing import withdraw_import
from inspector_app.measures.campaigns import CampaignDraft, add_campaign, edit_campaign
from inspector_app.measures.drafts import MeasureDraft, PartDraft
from inspector_app.measures.files import attach_file, file_bytes
from inspector_app.measures.looking import MeasureQuery, measure_view, measures_listed
from inspector_app.measures.recording import draft_of, edit_measure, record_measure, withdraw_measure
from inspector_app.messages import Language
from inspector_app.rectification.listing import count_findings
from inspector_app.rectification.stages import Shown
from inspector_app.stores import Store
from inspector_app.supervision import lists
from inspector_app.supervision.figures import FIGURES
from inspector_app.supervision.statistics import (
    By,
    Question,
    bring_up_to_date,
    figures,
    items,
    listed,
    parted,
    recount,
)
from inspector_app.visits import GivenAnswer, close_visit, give_answer

COMMUNITIES = ("福永社区", "怀德社区", "")
KINDS = ("国际货代", "快递企业")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = new_store(tmp_path / "store")
    yield store
    store.close()


def everything(store: Store) -> dict[str, Any]:
    """All that is counted, in several scopes and parts."""
    month = Question(date(2026, 9, 10), date(2026, 10, 15))
    questions = (Question(), month, Question(community="怀德社区"), Question(colour="red"), Question(kind="快递企业"))
    counted = [id for id, spec in FIGURES.items() if spec.group in ("visits", "register")]
    return {
        "figures": [[(each.id, each.number) for each in figures(store, ask, NOW, counted)] for ask in questions],
        "items": [items(store, question, NOW) for question in questions],
        "parts": [parted(store, figure, Question(), by, NOW) for figure in ("visits", "items_failed") for by in By],
    }


def require_counted(store: Store) -> dict[str, Any]:
    kept = everything(store)
    recount(store, NOW)
    assert everything(store) == kept
    return kept


def test_counts_are_right_after_packs_arrive_change_and_are_withdrawn(tmp_path: Path) -> None:
    inspector, supervisor = two_stores(tmp_path)
    visit = worked_visit(inspector, "e1")
    write_visit_pack(inspector, tmp_path / "first.zjpack", NOW)
    import_pack(supervisor, tmp_path / "first.zjpack", NOW)
    require_counted(supervisor)
    assert figures(supervisor, Question(), NOW, ["items_failed"])[0].number == 1
    give_answer(inspector, visit, judged_items()[0], GivenAnswer(Verdict.PASS), NOW)
    worked_visit(inspector, "e2")
    close_visit(inspector, visit, NOW)
    write_visit_pack(inspector, tmp_path / "second.zjpack", LATER)
    second = import_pack(supervisor, tmp_path / "second.zjpack", LATER)
    require_counted(supervisor)
    found = {each.id: each.number for each in figures(supervisor, Question(), NOW)}
    assert (found["visits"], found["items_failed"], found["orders"]) == (2, 1, 2)
    for figure in ("visits", "orders", "findings_open"):
        by_unit = parted(supervisor, figure, Question(), By.UNIT, NOW)
        assert by_unit == {inspector.owner.office: found[figure]}, figure
    withdraw_import(supervisor, second.pack_id, "导错了", LATER)
    require_counted(supervisor)
    found = {each.id: each.number for each in figures(supervisor, Question(), NOW)}
    assert (found["visits"], found["items_failed"], found["orders"]) == (1, 1, 1)
    inspector.close()
    supervisor.close()


@pytest.mark.parametrize("seed", range(3))
def test_whatever_changes_in_whatever_order_the_counts_equal_a_recount(store: Store, seed: int) -> None:
    chance = random.Random(seed)
    with store.database.work(NOW) as work:
        for number in range(8):
            work.enterprises.save(f"e{number}", _enterprise(chance))
        for number in range(20):
            opened = NOW - timedelta(days=chance.randrange(90))
            fields = {"enterprise_id": f"e{chance.randrange(9)}", "mode": "inspection", "opened_at": opened.isoformat()}
            work.visits.save(f"v{number}", fields)
    for _ in range(4):
        for _ in range(30):
            with store.database.work(NOW) as work:
                _happen(work, chance)
        require_counted(store)


def _enterprise(chance: random.Random) -> dict[str, Any]:
    facts = {name: chance.choice((True, False, None)) for name in ("handles_sensitive_goods", "safeguards_met")}
    return {"name": "某企业", "community": chance.choice(COMMUNITIES), "kind": chance.choice(KINDS), **facts}


def _happen(work: Any, chance: random.Random) -> None:
    visit, item = f"v{chance.randrange(20)}", f"RN-0{chance.randrange(5)}"
    match chance.randrange(7):
        case 0 | 1 | 2:
            work.answers.save(visit, item, {"verdict": chance.choice(("pass", "fail", "na", ""))})
        case 3:
            fields = {"visit_id": visit, "severity": "B", "deleted": chance.random() < 0.3}
            work.events.record("finding", f"{visit}/{item}", fields)
        case 4:
            work.enterprises.save(f"e{chance.randrange(8)}", _enterprise(chance))
        case 5:
            into = f"e{chance.randrange(4)}" if chance.random() < 0.5 else ""
            work.enterprises.save(f"e{chance.randrange(4, 8)}", {"merged_into": into})
        case 6:
            day = NOW - timedelta(days=chance.randrange(90))
            work.visits.save(visit, {"paper_on": day.date().isoformat(), "closed_at": day.isoformat()})


def test_items_are_counted_by_the_day_also_where_a_month_is_cut(store: Store) -> None:
    truth: Counter[tuple[str, str]] = Counter()
    first, last = date(2026, 8, 12), date(2026, 10, 5)
    with store.database.work(NOW) as work:
        for number in range(60):
            day = date(2026, 7, 20) + timedelta(days=2 * number)
            if day > NOW.date():
                break
            work.visits.save(
                f"v{number}", {"enterprise_id": "e", "opened_at": f"{day}T09:00:00+08:00", "mode": "joint"}
            )
            for place in range(number % 4 + 1):
                verdict = "fail" if (number + place) % 3 == 0 else "pass"
                work.answers.save(f"v{number}", f"RN-0{place}", {"verdict": verdict})
                if first <= day <= last:
                    truth[f"RN-0{place}", verdict] += 1
    found = {each.item: (each.asked, each.failed) for each in items(store, Question(first, last), NOW)}
    codes = {item for item, _ in truth}
    assert found == {item: (truth[item, "pass"] + truth[item, "fail"], truth[item, "fail"]) for item in codes}
    assert (
        sum(asked for asked, _ in found.values())
        == figures(store, Question(first, last), NOW, ["items_asked"])[0].number
    )


def test_the_colour_that_is_counted_is_the_colour_that_is_shown(store: Store) -> None:
    truths = (True, False, None)
    keys = [facts_key(sensitive, met) for sensitive, met in product(truths, truths)]
    with store.database.work(NOW) as work:
        cases = product(truths, truths, ("", "green", "blue"), ("", *keys))
        for number, (sensitive, met, decided, reason) in enumerate(cases):
            fields = {"name": f"企业{number}", "handles_sensitive_goods": sensitive, "safeguards_met": met}
            work.enterprises.save(f"e{number}", {**fields, "decided_grade": decided, "decided_for": reason})
        table = PROJECTIONS["enterprise"]
        rows = work.tallies._connection.execute(table.select().add_columns(colour_of(table).label("colour")))
        counted = {row.id: row.colour for row in rows}
        assert counted == {each.id: grade(each).value for each in work.enterprises.all()}
    shown = Counter(counted.values())
    found = {each.id: each.number for each in figures(store, Question(), NOW, [*shown])}
    assert found == dict(shown)


def test_every_figure_equals_its_list(store: Store) -> None:
    worked_visit(store, "e1")
    close_visit(store, worked_visit(store, "e2"), NOW)
    parts = (PartDraft("e1", outcome="sealed"), PartDraft("e2", outcome="ordered"))
    record_measure(store, MeasureDraft("oversight", date(2026, 8, 20), authority="公安局", parts=parts), NOW)
    record_measure(store, MeasureDraft("posters", date(2026, 8, 20), copies=300), NOW)
    check = record_measure(store, MeasureDraft("training", date(2026, 8, 20)), NOW)
    assert items(store, Question(), NOW)
    assert items(store, Question(measure=check), NOW) == ()
    august = Question(date(2026, 8, 1), date(2026, 8, 31))
    for question in (Question(), august, Question(community="福永社区"), Question(measure=check)):
        for figure in figures(store, question, NOW):
            records = listed(store, figure.id, question, NOW)
            by_list = {
                Counting.RECORDS: len(records),
                Counting.ENTERPRISES: len({each.enterprise for each in records}),
                Counting.AMOUNT: sum(each.amount for each in records),
            }
            assert figure.number == by_list[figure.spec.counting], figure.id
            if figure.number and figure.spec.counting is not Counting.ENTERPRISES:
                assert sum(parted(store, figure.id, question, By.COLOUR, NOW).values()) == figure.number, figure.id


def test_findings_are_counted_as_they_stand_today(store: Store) -> None:
    visit = worked_visit(store, "e1")
    close_visit(store, visit, NOW)
    wanted = ("findings_open", "findings_overdue", "findings_corrected")
    before = {each.id: each.number for each in figures(store, Question(), NOW, wanted)}
    assert (before["findings_open"] > 0, before["findings_overdue"], before["findings_corrected"]) == (True, 0, 0)
    records = lists.named(store, listed(store, "findings_open", Question(), NOW), Language.ZH)
    assert {"通道堆放杂物"} <= {each.words for each in records}
    assert {each.enterprise for each in records} == {"深圳市顺达国际货运代理有限公司"}


def test_nobody_is_late_with_what_nobody_ordered(tmp_path: Path) -> None:
    ordered = ordered_visit(tmp_path / "store", 2)
    store = ordered.store
    ordered_visit(store, 3, order=False, enterprise="e2", name="深圳市恒旭货运有限公司")
    for now in (NOW, LATE):
        wanted = ("findings_open", "findings_overdue", "open_week_overdue", "open_month_overdue")
        found = {each: figures(store, Question(), now, [each])[0].number for each in wanted}
        late = count_findings(store, now.date())[Shown.OVERDUE]
        assert (found["findings_open"], late) == (5, 0 if now is NOW else 2)
        assert found["findings_overdue"] == late
        assert found["open_week_overdue"] + found["open_month_overdue"] == late
    store.close()


def test_a_period_may_be_longer_than_anybody_lives(store: Store) -> None:
    close_visit(store, worked_visit(store, "e1"), NOW)
    ever = Question(date(1900, 1, 1), date(2199, 12, 31))
    for figure in figures(store, ever, NOW):
        assert figure.number == figures(store, Question(), NOW, [figure.id])[0].number, figure.id
        assert len(listed(store, figure.id, ever, NOW)) == len(listed(store, figure.id, Question(), NOW))
    assert items(store, ever, NOW) == items(store, Question(), NOW)


def test_a_visit_of_a_clock_that_is_ahead_is_among_the_newest(store: Store) -> None:
    close_visit(store, worked_visit(store, "e1"), NOW)
    earlier = NOW - timedelta(days=2)
    ids = ("findings_open", "open_week", "open_month", "open_quarter", "open_longer")
    whole, *aged = (each.number for each in figures(store, Question(), earlier, ids))
    assert whole > 0
    assert aged == [whole, 0, 0, 0]


def test_measures_travel_in_packs_with_their_files_and_are_changed_by_both(tmp_path: Path) -> None:
    inspector, supervisor = two_stores(tmp_path)
    worked_visit(inspector, "e1")
    campaign = add_campaign(inspector, CampaignDraft("百日攻坚", date(2026, 8, 1), date(2026, 11, 8)), NOW)
    draft = MeasureDraft("interview", date(2026, 8, 20), campaign_id=campaign, parts=(PartDraft("e1"),))
    measure = record_measure(inspector, draft, NOW)
    attach_file(inspector, measure, b"%PDF-1.7 minutes", "记录.pdf", NOW)
    write_visit_pack(inspector, tmp_path / "first.zjpack", NOW)
    report = import_pack(supervisor, tmp_path / "first.zjpack", NOW)
    view = measure_view(supervisor, measure)
    assert (view.campaign, [each.name for each in view.parts]) == ("百日攻坚", ["深圳市顺达国际货运代理有限公司"])
    assert [file_bytes(supervisor, each) for each in view.files] == [b"%PDF-1.7 minutes"]
    changed = draft_of(view.measure, (each.part for each in view.parts))
    edit_measure(supervisor, measure, changed, LATER, view.measure)
    withdraw_measure(inspector, measure, "登记错了", LATER)
    write_visit_pack(inspector, tmp_path / "second.zjpack", LATER)
    second = import_pack(supervisor, tmp_path / "second.zjpack", LATER)
    assert measures_listed(supervisor, MeasureQuery()) == ()
    assert figures(supervisor, Question(), NOW, ["interviews"])[0].number == 0
    withdraw_import(supervisor, second.pack_id, "还没核对", LATER)
    assert figures(supervisor, Question(), NOW, ["interviews"])[0].number == 1
    withdraw_import(supervisor, report.pack_id, "导错了", LATER)
    assert figures(supervisor, Question(), NOW, ["interviews"])[0].number == 0
    with supervisor.database.look() as work:
        assert work.blobs.all() == {}
    inspector.close()
    supervisor.close()


def test_two_laptops_that_differ_about_a_measure_are_told_which(tmp_path: Path) -> None:
    inspector, supervisor = two_stores(tmp_path)
    worked_visit(inspector, "e1")
    campaign = add_campaign(inspector, CampaignDraft("百日攻坚", date(2026, 8, 1), date(2026, 11, 8)), NOW)
    draft = MeasureDraft("operation", date(2026, 8, 20), title="联合清查", parts=(PartDraft("e1", outcome="sound"),))
    measure = record_measure(inspector, draft, NOW)
    write_visit_pack(inspector, tmp_path / "first.zjpack", NOW)
    import_pack(supervisor, tmp_path / "first.zjpack", NOW)
    for store, day, outcome, note in ((inspector, 21, "ordered", "甲"), (supervisor, 22, "corrected", "乙")):
        parts = (PartDraft("e1", outcome=outcome),)
        edit_measure(store, measure, replace(draft, held_on=date(2026, 8, day), parts=parts), LATER)
        edit_campaign(store, campaign, CampaignDraft("百日攻坚", date(2026, 8, 1), date(2026, 11, 8), note=note), LATER)
    write_visit_pack(inspector, tmp_path / "second.zjpack", LATER)
    import_pack(supervisor, tmp_path / "second.zjpack", LATER)
    with supervisor.database.look() as work:
        found = {(each.kind, each.field): each for each in disputes(work, supervisor.device)}
    assert set(found) == {("measure", "held_on"), ("measure_part", "outcome"), ("campaign", "note")}
    assert found["campaign", "note"].name == "百日攻坚"
    for each in (found["measure", "held_on"], found["measure_part", "outcome"]):
        assert "联合清查" in each.name
        assert "深圳市顺达国际货运代理有限公司" in each.name
    part = found["measure_part", "outcome"]
    decide(supervisor, part.obj, "outcome", [side.value for side in part.sides].index("ordered") + 1, LATER)
    assert figures(supervisor, Question(), NOW, ["found_ordered", "found_corrected"])[0].number == 1
    inspector.close()
    supervisor.close()


def test_a_paper_that_comes_in_a_pack_is_the_measure_that_the_office_recorded(tmp_path: Path) -> None:
    inspector, supervisor = two_stores(tmp_path)
    office_ready(inspector)
    ordered = ordered_visit(inspector)
    assert ordered.notice is not None
    with supervisor.database.work(NOW) as work:
        work.enterprises.save("e1", {"name": "深圳市顺达国际货运代理有限公司"})
    measure = record_measure(supervisor, MeasureDraft("order", NOW.date(), parts=(PartDraft("e1"),)), NOW)
    write_visit_pack(inspector, tmp_path / "first.zjpack", LATER)
    report = import_pack(supervisor, tmp_path / "first.zjpack", LATER)
    assert figures(supervisor, Question(), LATER, ["orders"])[0].number == 1
    assert [each.number for each in measure_view(supervisor, measure).parts] == [ordered.notice.number]
    withdraw_import(supervisor, report.pack_id, "导错了", LATER)
    assert figures(supervisor, Question(), LATER, ["orders"])[0].number == 1
    assert [each.number for each in measure_view(supervisor, measure).parts] == [""]
    import_pack(supervisor, tmp_path / "first.zjpack", LATER)
    assert figures(supervisor, Question(), LATER, ["orders"])[0].number == 1
    inspector.close()
    supervisor.close()


@pytest.mark.parametrize(
    ("question", "code"),
    [
        (Question(date(2026, 2, 1), date(2026, 1, 1)), "statistics.period"),
        (Question(date(9999, 12, 31), None), "statistics.day_far"),
        (Question(None, date(1, 1, 1)), "statistics.day_far"),
        (Question(colour="mauve"), "statistics.colour_unknown"),
        (Question(campaign="none"), "statistics.campaign_unknown"),
        (Question(measure="none"), "statistics.measure_unknown"),
    ],
)
def test_a_question_that_cannot_be_is_refused(store: Store, question: Question, code: str) -> None:
    for ask in (lambda: figures(store, question, NOW), lambda: listed(store, "orders", question, NOW)):
        with pytest.raises(RefusedInputError) as refused:
            ask()
        assert [each.code for each in refused.value.problems] == [code]
    with pytest.raises(RefusedInputError):
        figures(store, Question(), NOW, ["bribes"])


def test_an_empty_store_has_every_figure_at_nothing(store: Store) -> None:
    assert {each.number for each in figures(store, Question(), NOW)} == {0}
    assert items(store, Question(), NOW) == ()


def test_counting_may_be_stopped_and_goes_on_later(store: Store) -> None:
    with store.database.work(NOW) as work:
        for number in range(3):
            work.visits.save(f"v{number}", {"enterprise_id": "e", "opened_at": NOW.isoformat(), "mode": "joint"})
    told: list[tuple[int, int]] = []
    with pytest.raises(CancelledError):
        bring_up_to_date(store, NOW, lambda *each: told.append(each), lambda: True)
    assert told == []
    bring_up_to_date(store, NOW, lambda *each: told.append(each))
    assert told == [(3, 4), (4, 4)]
    assert figures(store, Question(), NOW, ["visits"])[0].number == 3


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_a_list_goes_into_a_spreadsheet(store: Store, tmp_path: Path, ending: str) -> None:
    worked_visit(store, "e1")
    record_measure(store, MeasureDraft("training", date(2026, 8, 20), title="=1+1"), NOW)
    records = lists.named(store, listed(store, "trainings", Question(), NOW), Language.ZH)
    path = tmp_path / f"名单{ending}"
    assert lists.export_list(store, records, path, "培训讲座", NOW) == 1
    if ending == ".csv":
        assert path.read_text("utf-8-sig").splitlines()[1] == "1,2026-08-20,,,,培训讲座,'=1+1,1"
    else:
        import openpyxl

        rows = list(openpyxl.load_workbook(path).active.values)
        assert rows[0][:3] == ("序号", "日期", "企业名称")
        assert (rows[1][1].date(), rows[1][5:]) == (date(2026, 8, 20), ("培训讲座", "=1+1", 1))
    with pytest.raises(RefusedInputError):
        lists.export_list(store, records, tmp_path / "名单.doc", "培训讲座", NOW)
    with store.database.look() as work:
        (said,) = work.events.shown_of_kind("handed_on").values()
    assert (said["subject"], said["format"], said["file"], said["rows"]) == ("list", ending[1:], path.name, 1)


def test_every_figure_has_its_words() -> None:
    for spec in FIGURES.values():
        for language in Language:
            assert spec.word(language)
        assert spec.unit(Language.ZH)
