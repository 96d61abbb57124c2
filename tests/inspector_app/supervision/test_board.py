"""The board: every bar is a figure with a list of just so many, and the comparison of parts adds up to the whole."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from board_stores import ITEM, TODAY, YEAR, board_store
from notice_visits import office_ready
from offices import NOW, PASSPHRASE, new_store
from openpyxl import load_workbook
from pypdfium2 import PdfDocument
from rectifying import ordered_visit

from db.records.packs import PackRecord
from inspector_app.cli import main
from inspector_app.errors import RefusedInputError, UnavailableError
from inspector_app.measures.drafts import MeasureDraft, PartDraft
from inspector_app.measures.recording import record_measure
from inspector_app.messages import Language
from inspector_app.planning.intervals import save_intervals, shipped_intervals
from inspector_app.stores import Role, Store
from inspector_app.supervision.appraisal import RATES, make_appraisal
from inspector_app.supervision.appraisal_file import write_appraisal
from inspector_app.supervision.asked_words import places
from inspector_app.supervision.board import Board, Panel, make_board
from inspector_app.supervision.board_coverage import month_ends
from inspector_app.supervision.board_file import write_board
from inspector_app.supervision.figures import AGE_FIGURES, COVERAGE, FIGURES
from inspector_app.supervision.statistics import UNNAMED, By, Question, figures, items, listed, parted


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = board_store(tmp_path / "store")
    yield store
    store.close()


def panel_of(board: Board, id: str) -> Panel:
    (found,) = [each for each in board.panels if each.id == id]
    return found


def bars(panel: Panel) -> dict[tuple[str, str], int]:
    """What is not 0, by group and column."""
    picture = panel.picture
    return {
        (group, column.name): column.numbers[place]
        for place, group in enumerate(picture.groups)
        for column in picture.columns
        if column.numbers[place]
    }


def number(store: Store, figure: str, question: Question) -> int:
    return figures(store, question, NOW, [figure])[0].number


QUESTIONS = (
    YEAR,
    Question(),
    Question(date(2026, 10, 1), date(2026, 10, 28)),
    replace(YEAR, community="福永社区"),
    replace(YEAR, kind="快递企业"),
    replace(YEAR, colour="red"),
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_tile_and_bar_is_its_figure_and_as_long_as_its_list(store: Store, question: Question) -> None:
    assert opened_bars(store, question) > 10


def opened_bars(store: Store, question: Question) -> int:
    """How many bars have a list; each of just so many lines or enterprises."""
    board = make_board(store, question, NOW)
    for tile in board.tiles:
        assert tile.number == number(store, tile.id, question), tile.id
    checked = 0
    for panel in board.panels:
        for place, targets in enumerate(panel.targets):
            for column, target in zip(panel.picture.columns, targets, strict=True):
                if target.figure:
                    value = column.numbers[place]
                    assert value == number(store, target.figure, target.question), (panel.id, place, column.name)
                    lines = listed(store, target.figure, target.question, NOW)
                    assert value in (len(lines), len({line.enterprise for line in lines})), (panel.id, place)
                    checked += 1
                else:
                    assert target.enterprise
    return checked


def test_what_has_no_community_is_asked_for_as_any_community_is(store: Store) -> None:
    e4: dict[str, Any] = {"name": "未登记社区的快递", "community": "", "kind": ""}
    ordered_visit(store, 2, at=NOW - timedelta(days=5), order=False, enterprise="e4", **e4)
    for question in (YEAR, replace(YEAR, community=UNNAMED), replace(YEAR, kind=UNNAMED, colour="yellow")):
        assert opened_bars(store, question) > 10
    none = panel_of(make_board(store, YEAR, NOW), "colours")
    assert none.picture.groups[-1] == "未登记"
    lists = [listed(store, target.figure, target.question, NOW) for target in none.targets[-1]]
    assert [line.enterprise for lines in lists for line in lines] == ["e4"]
    of_no_kind = replace(YEAR, kind=UNNAMED)
    for by, narrowed in ((By.COMMUNITY, replace(YEAR, community=UNNAMED)), (By.KIND, of_no_kind)):
        assert items(store, narrowed, NOW) == items(store, replace(of_no_kind, community=UNNAMED), NOW)
        for id in FIGURES:
            assert number(store, id, narrowed) == parted(store, id, YEAR, by, NOW).get("", 0), (id, by)
    communities, kinds = places(store, NOW)
    assert communities == ["福永社区", "聚福社区", UNNAMED]
    assert kinds == [*sorted(kinds[:-1]), UNNAMED]


def test_parts_add_up_also_where_names_are_odd_and_the_register_lacks_an_enterprise(store: Store) -> None:
    """`*` is what sums over all places are kept under; what is about none of the register belongs to no place."""
    odd = {"e5": {"name": "星号快递", "community": "*", "kind": "*"}, "e6": {"name": "横线快递", "community": "-"}}
    at = NOW.isoformat()
    with store.database.work(NOW) as work:
        for id, fields in odd.items():
            work.enterprises.save(id, fields)
        for id in (*odd, "nobody"):
            opened = {"enterprise_id": id, "mode": "inspection", "opened_at": at, "closed_at": at}
            work.visits.save(f"v-{id}", opened)
            work.answers.save(f"v-{id}", "XX-01", {"verdict": "fail"})
            work.events.record("finding", f"f-{id}", {"visit_id": f"v-{id}", "severity": "B", "deleted": False})
    for question, by in product((Question(), YEAR), (By.COMMUNITY, By.KIND)):
        for figure in figures(store, question, NOW):
            parts = parted(store, figure.id, question, by, NOW)
            assert sum(parts.values()) == figure.number, (figure.id, by)
            for part in {"", *parts}:
                assert number(store, figure.id, narrowed(question, by, part)) == parts.get(part, 0), (figure.id, part)
        assert asked(store, question) == 3
        assert asked(store, narrowed(question, by, "*")) == 1


def narrowed(question: Question, by: By, part: str) -> Question:
    name = part or UNNAMED
    return replace(question, community=name) if by is By.COMMUNITY else replace(question, kind=name)


def asked(store: Store, question: Question) -> int:
    return sum(each.asked for each in items(store, question, NOW) if each.item == "XX-01")


def test_the_charts_say_what_happened(store: Store) -> None:
    board = make_board(store, YEAR, NOW)
    assert bars(panel_of(board, "colours")) == {
        **{("福永社区", "红"): 1, ("福永社区", "黄"): 1},
        ("聚福社区", "黄"): 1,
    }
    assert bars(panel_of(board, "months")) == {
        **{("2026-06", "检查企业"): 1, ("2026-09", "检查企业"): 1},
        ("2026-10", "检查企业"): 2,
    }
    assert panel_of(board, "months").picture.groups == ("2026-06", "2026-07", "2026-08", "2026-09", "2026-10")
    assert bars(panel_of(board, "ages")) == {
        ("7 天内", "未逾期"): 2,
        # What failed is a finding, too, and has its usual time.
        ("8–30 天", "未逾期"): 2,
        ("31–90 天", "已逾期"): 1,
        ("90 天以上", "已逾期"): 1,
        ("90 天以上", "未逾期"): 1,
    }
    items = panel_of(board, "items")
    assert items.picture.groups[0].startswith(ITEM)
    assert items.picture.columns[0].numbers == (2,)
    assert {line.enterprise for line in listed(store, "failed_at_item", items.targets[0][0].question, NOW)} == {
        "e1",
        "e2",
    }
    repeaters = panel_of(board, "repeaters")
    assert repeaters.targets[0][0].enterprise == "e1"
    assert repeaters.picture.columns[0].numbers == (3,)


def test_an_item_whose_code_begins_like_another_is_not_that_one(store: Store) -> None:
    assert len(listed(store, "failed_at_item", replace(YEAR, item=ITEM), NOW)) == 2
    assert not listed(store, "failed_at_item", replace(YEAR, item=ITEM[:-1]), NOW)
    assert not listed(store, "failed_at_item", replace(YEAR, item="%"), NOW)


def test_coverage_turns_on_the_day_that_the_offices_interval_says(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store", Role.SUPERVISOR)
    try:
        office_ready(store)
        shipped = shipped_intervals()
        days = {grade: 10 for grade in shipped.days}
        save_intervals(store, replace(shipped, days=days, soon=4), NOW)
        ordered_visit(store, at=NOW)
        for after, state in ((0, "in_time"), (5, "in_time"), (6, "soon"), (10, "soon"), (11, "overdue")):
            at = NOW + timedelta(days=after)
            found = {each: figures(store, Question(), at, [id])[0].number for each, id in COVERAGE.items()}
            assert found == {**dict.fromkeys(COVERAGE, 0), state: 1}, after
    finally:
        store.close()


def test_coverage_at_the_end_of_each_month_is_as_it_was_then(store: Store) -> None:
    """e1 was visited in June, September and October, e2 in October, e3 never."""
    panel = panel_of(make_board(store, YEAR, NOW), "coverage_months")
    assert panel.picture.groups == tuple(f"2026-{month:02}" for month in range(1, 11))
    never = next(each for each in panel.picture.columns if each.figure == COVERAGE["never"])
    assert never.numbers == (3, 3, 3, 3, 3, 2, 2, 2, 2, 1)
    assert [sum(each.numbers[place] for each in panel.picture.columns) for place in range(10)] == [3] * 10
    overdue = next(each for each in panel.picture.columns if each.figure == COVERAGE["overdue"])
    # Red: every 30 days; on 30 June the visit was the same day.
    assert (overdue.numbers[5], overdue.numbers[7]) == (0, 1)


def test_the_months_of_a_period_end_with_today() -> None:
    today = date(2026, 3, 10)
    assert month_ends(Question(date(2026, 1, 15), date(2026, 12, 31)), today) == [
        *(date(2026, 1, 31), date(2026, 2, 28)),
        today,
    ]
    assert len(month_ends(Question(), today)) == 12
    assert month_ends(Question(date(2027, 1, 1), None), today) == []


def test_findings_grow_older_by_the_day(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store")
    try:
        office_ready(store)
        ordered_visit(store, at=NOW)
        for after, age in ((0, 0), (7, 0), (8, 1), (30, 1), (31, 2), (90, 2), (91, 3), (400, 3)):
            at = NOW + timedelta(days=after)
            found = [figures(store, Question(), at, [id])[0].number for id in AGE_FIGURES]
            assert found == [1 if place == age else 0 for place in range(4)], after
    finally:
        store.close()


def test_an_empty_store_has_a_board_of_noughts(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store", Role.SUPERVISOR)
    try:
        board = make_board(store, YEAR, NOW)
        assert {each.number for each in board.tiles} == {0}
        assert [each.percent for each in board.ratios] == [None, None]
        assert not any(bars(panel) for panel in board.panels)
        assert not board.senders
        write_board(store, YEAR, tmp_path / "board.pdf", NOW)
        assert (tmp_path / "board.pdf").stat().st_size > 1000
    finally:
        store.close()


def test_a_period_that_ends_before_it_begins_is_refused(store: Store) -> None:
    with pytest.raises(RefusedInputError) as refused:
        make_board(store, Question(TODAY, TODAY - timedelta(days=1)), NOW)
    assert refused.value.problems[0].code == "statistics.period"


def test_the_comparison_adds_up_and_names_no_person(store: Store) -> None:
    appraisal = make_appraisal(store, YEAR, By.COMMUNITY, NOW)
    assert [row.part for row in appraisal.rows] == sorted(row.part for row in appraisal.rows)
    for id, of_all in appraisal.whole.numbers.items():
        assert sum(row.numbers[id] for row in appraisal.rows) == of_all, id
        assert of_all == number(store, id, YEAR), id
    whole = appraisal.whole
    assert whole.rate("coverage") == pytest.approx(2 / 3)
    assert whole.rate("corrected_rate") == 0.0
    assert {row.part: row.rate("failed_rate") for row in appraisal.rows if row.rate("failed_rate") is not None}
    assert not any("person" in name for name in (*whole.numbers, *RATES))


def test_units_are_compared_by_what_their_laptops_recorded(store: Store) -> None:
    record_measure(store, MeasureDraft("order", TODAY, parts=(PartDraft("e3"),)), NOW)
    (row,) = make_appraisal(store, YEAR, By.UNIT, NOW).rows
    assert row.part == store.owner.office
    # The register is of no unit, and so is its coverage.
    assert row.rate("coverage") is None
    assert "enterprises" not in row.numbers
    assert row.numbers == {id: number(store, id, YEAR) for id in row.numbers}
    assert (row.numbers["orders"], row.numbers["visits"]) == (5, 4)


def test_the_comparison_as_a_sheet_has_numbers_not_texts(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "考核.xlsx"
    write_appraisal(store, YEAR, By.COMMUNITY, path, NOW)
    sheet = load_workbook(path).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:4] == ("社区", "在册企业", "检查企业", "覆盖率")
    assert rows[-1][0] == "全部"
    assert rows[-1][1] == 3
    assert rows[-1][3] == pytest.approx(2 / 3)
    assert sheet.freeze_panes == "B2"
    assert handed_on(store) == [("appraisal", "xlsx", "考核.xlsx", 2)]
    with pytest.raises(RefusedInputError):
        write_appraisal(store, YEAR, By.COMMUNITY, tmp_path / "考核.txt", NOW)


def handed_on(store: Store) -> list[tuple[object, ...]]:
    with store.database.look() as work:
        said = work.events.shown_of_kind("handed_on").values()
    return [tuple(each[name] for name in ("subject", "format", "file", "rows")) for each in said]


def test_no_community_lies_below_the_edge_of_the_paper(store: Store, tmp_path: Path) -> None:
    names = [f"第{number:03}社区" for number in range(80)]
    with store.database.work(NOW) as work:
        for name in names:
            work.enterprises.save(name, {"name": f"{name}的快递", "community": name})
    write_board(store, YEAR, tmp_path / "看板.pdf", NOW)
    with PdfDocument(tmp_path / "看板.pdf") as document:
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
    assert "各社区企业等级（3/3）" in text
    assert [name for name in names if text.count(name) != 1] == []


def test_the_board_on_paper_has_its_numbers_and_charts(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "看板.pdf"
    write_board(store, YEAR, path, NOW)
    with PdfDocument(path) as document:
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
        assert len(document) == 2
    for words in ("在册企业", "各社区企业等级", "待整改问题的时长", "多次发现问题的企业", "福永社区"):
        assert words in text
    with pytest.raises(RefusedInputError):
        write_board(store, YEAR, tmp_path / "看板.docx", NOW)
    with pytest.raises(UnavailableError):
        write_board(store, YEAR, tmp_path / "nowhere" / "看板.pdf", NOW)
    # Only what went out is in the log.
    assert handed_on(store) == [("board", "pdf", "看板.pdf", 11)]


def test_the_command_line_has_board_and_comparison(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "passphrase").write_text(PASSPHRASE, "utf-8")
    store.close()
    opened = ["--store", str(store.folder), "--passphrase-file", str(tmp_path / "passphrase")]
    days = ["--from", "2026-01-01", "--to", "2026-12-31"]
    assert main(["board", *opened, *days, "--out", str(tmp_path / "b.pdf"), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["figures"]["enterprises"] == 3
    assert {bar["figure"] for bar in said["charts"]["coverage"]} == set(COVERAGE.values())
    assert (tmp_path / "b.pdf").read_bytes().startswith(b"%PDF")
    assert main(["appraisal", *opened, *days, "--by", "kind", "--out", str(tmp_path / "a.xlsx"), "--json"]) == 0
    compared = json.loads(capsys.readouterr().out)
    assert compared["whole"]["enterprises"] == 3
    assert sum(part["enterprises"] for part in compared["parts"]) == 3
    assert main(["--language", "en", "appraisal", *opened]) == 0
    assert "Coverage" in capsys.readouterr().out
    assert main(["statistics", *opened, "--community", "-", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["community"] == "-"
    for name in ("没有的社区", "-"):
        assert main(["board", *opened, "--community", name, "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["figures"]["enterprises"] == 0


def test_who_sent_no_pack_for_longest_is_named_first(store: Store) -> None:
    with store.database.work(NOW) as work:
        own = work.devices.own()
        for number, person in enumerate(("王芳", "赵强", "从未来包")):
            work.devices.add(replace(own, id=f"{number:012x}-1", person=person, own=False))
        for number, (device, days, way) in enumerate(
            ((0, 2, "in"), (0, 9, "in"), (1, 5, "in"), (2, 1, "out")), start=1
        ):
            at = NOW - timedelta(days=days)
            work.packs.add(PackRecord(f"p{number}", way, "00", "包.zip", f"{device:012x}-1", at))
    board = make_board(store, YEAR, NOW)
    assert [(each.person, each.days) for each in board.senders] == [("从未来包", None), ("赵强", 5), ("王芳", 2)]


def test_the_board_speaks_english(store: Store) -> None:
    board = make_board(store, YEAR, NOW, Language.EN)
    assert panel_of(board, "ages").picture.groups == ("7 days", "8–30 days", "31–90 days", "over 90")
