"""Rows of a form: added, removed, counted, nested, and what looks across them."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from counted_steps import steps_of
from form_samples import NOW, Sample, from_workbook, inputs, opened, repeat, sampled_parcels, values

from inspector_app.checklists.form import Form, Kind

PARCELS = Sample(
    "<row><no/><kg/><place/><above/><share/></row><total/><rows/><heavy/>",
    {
        "row/kg": {"type": "decimal"},
        "row/place": {"calculate": "position(..)"},
        "row/above": {"calculate": "coalesce(indexed-repeat(/data/row/kg, /data/row, position(..) - 1), 0)"},
        "row/share": {"calculate": "round(../kg div /data/total * 100)"},
        "total": {"calculate": "sum(/data/row[kg != '']/kg)"},
        "rows": {"calculate": "count(/data/row)"},
        "heavy": {"calculate": "join('、', /data/row[kg > 10]/no)"},
    },
    repeat("row", inputs("row/no", "row/kg")),
)


@pytest.fixture
def form() -> Form:
    form = PARCELS.form()
    for number, weight in enumerate(("4", "20", "16"), 1):
        if number > 1:
            form.add_repeat("/data/row")
        form.set_value(f"/data/row[{number}]/no", f"SF{number}")
        form.set_value(f"/data/row[{number}]/kg", weight)
    return form


def column(form: Form, name: str) -> list[str]:
    rows = form.field("/data/row").rows
    return [form.field(f"/data/row[{number}]/{name}").value for number in range(1, rows + 1)]


def test_rows_know_their_place_each_other_and_the_whole(form: Form) -> None:
    assert column(form, "place") == ["1", "2", "3"]
    assert column(form, "above") == ["0", "4", "20"]
    assert column(form, "share") == ["10", "50", "40"]
    assert values(form, "total", "rows", "heavy") == {"total": "40", "rows": "3", "heavy": "SF2、SF3"}


def test_a_row_taken_away_moves_those_below_it_up(form: Form) -> None:
    changed = form.remove_repeat("/data/row[2]")
    assert changed.structure == {"/data/row"}
    assert column(form, "no") == ["SF1", "SF3"]
    assert column(form, "place") == ["1", "2"]
    assert column(form, "above") == ["0", "4"]
    assert values(form, "total", "rows", "heavy") == {"total": "20", "rows": "2", "heavy": "SF3"}
    assert {"/data/row[2]/place", "/data/row[2]/above", "/data/total", "/data/rows", "/data/heavy"} <= changed.values
    with pytest.raises(KeyError):
        form.field("/data/row[3]/no")


def test_a_row_can_be_put_behind_another(form: Form) -> None:
    form.add_repeat("/data/row[1]")
    assert column(form, "no") == ["SF1", "", "SF2", "SF3"]
    assert column(form, "place") == ["1", "2", "3", "4"]
    assert form.instance_xml().index(b"SF1") < form.instance_xml().index(b"SF2")


def test_all_rows_may_go_and_new_ones_come(form: Form) -> None:
    for _ in range(3):
        form.remove_repeat("/data/row[1]")
    assert form.field("/data/row").rows == 0
    assert values(form, "total", "rows", "heavy") == {"total": "0", "rows": "0", "heavy": ""}
    assert not form.field("/data/row").can_remove
    form.add_repeat("/data/row")
    assert column(form, "no") == [""]
    with pytest.raises(KeyError):
        form.remove_repeat("/data/row[9]")
    with pytest.raises(KeyError):
        form.add_repeat("/data/total")


def test_a_change_in_one_row_touches_no_other_row_but_through_the_total(form: Form) -> None:
    changed = form.set_value("/data/row[2]/no", "EMS")
    assert changed.values == {"/data/row[2]/no", "/data/heavy"}


def test_fields_come_in_order_with_their_depth(form: Form) -> None:
    drawn = [(field.path, field.kind, field.depth, field.parent) for field in form.fields()][:5]
    assert drawn == [
        ("/data/row", Kind.SERIES, 0, ""),
        ("/data/row[1]", Kind.ROW, 0, "/data/row"),
        ("/data/row[1]/no", Kind.TEXT, 1, "/data/row[1]"),
        ("/data/row[1]/kg", Kind.DECIMAL, 1, "/data/row[1]"),
        ("/data/row[2]", Kind.ROW, 0, "/data/row"),
    ]
    assert [field.index for field in form.fields() if field.kind is Kind.ROW] == [1, 2, 3]


def test_rows_are_restored(form: Form) -> None:
    again = Form.restore(form.definition, form.instance_xml(), now=NOW)
    assert again.fields() == form.fields()


COUNTED = Sample(
    "<n/><row jr:template=''><x>new</x></row><row><x>new</x></row><seen/>",
    {"n": {"type": "int"}, "seen": {"calculate": "count(/data/row)"}},
    inputs("n") + repeat("row", inputs("row/x"), 'jr:count=" /data/n "'),
)


def test_a_formula_counts_the_rows() -> None:
    form = COUNTED.form()
    assert form.field("/data/row").rows == 0
    assert not form.field("/data/row").can_add
    changed = form.set_value("/data/n", "3")
    assert changed.structure == {"/data/row"}
    assert column(form, "x") == ["new"] * 3
    assert values(form, "seen") == {"seen": "3"}
    assert not form.add_repeat("/data/row")
    assert not form.remove_repeat("/data/row[1]")
    for text, rows in (("2.9", 2), ("-4", 0), ("x", 0), ("", 0), ("1", 1)):
        form.set_value("/data/n", text)
        assert form.field("/data/row").rows == rows, text


def test_rows_that_a_falling_count_took_away_come_back_as_they_were() -> None:
    form = COUNTED.form()
    form.set_value("/data/n", "3")
    form.set_value("/data/row[3]/x", "kept")
    form.set_value("/data/n", "1")
    assert b"kept" not in form.instance_xml()
    form.set_value("/data/n", "3")
    assert column(form, "x") == ["new", "new", "kept"]


def test_an_absurd_count_does_not_freeze_the_form() -> None:
    form = COUNTED.form()
    form.set_value("/data/n", "999999999")
    assert form.field("/data/row").rows == 5_000


def test_rows_that_may_not_be_added_by_hand() -> None:
    form = Sample("<row><x/></row>", {}, repeat("row", inputs("row/x"), 'jr:noAddRemove="true()"')).form()
    assert not form.field("/data/row").can_add
    assert not form.add_repeat("/data/row")


NESTED = Sample(
    "<bag><seal/><item><kg/><path/></item><sum/></bag><all/>",
    {
        "bag/item/path": {"calculate": "concat(position(../..), '.', position(..), ' ', ../../seal)"},
        "bag/sum": {"calculate": "sum(../item/kg)"},
        "all": {"calculate": "sum(/data/bag/item/kg)"},
    },
    repeat("bag", inputs("bag/seal") + repeat("bag/item", inputs("bag/item/kg"))),
)


def test_nested_rows_see_their_own_bag() -> None:
    form = NESTED.form()
    form.add_repeat("/data/bag")
    form.add_repeat("/data/bag[2]/item")
    for path, text in {
        "bag[1]/seal": "A",
        "bag[2]/seal": "B",
        "bag[1]/item[1]/kg": "1",
        "bag[2]/item[1]/kg": "2",
        "bag[2]/item[2]/kg": "4",
    }.items():
        form.set_value(f"/data/{path}", text)
    assert values(form, "bag[1]/sum", "bag[2]/sum", "all") == {"bag[1]/sum": "1", "bag[2]/sum": "6", "all": "7"}
    assert form.field("/data/bag[2]/item[2]/path").value == "2.2 B"
    changed = form.set_value("/data/bag[2]/seal", "C")
    assert changed.values == {"/data/bag[2]/seal", "/data/bag[2]/item[1]/path", "/data/bag[2]/item[2]/path"}
    changed = form.remove_repeat("/data/bag[1]")
    assert form.field("/data/bag[1]/item[2]/path").value == "1.2 C"
    assert changed.structure == {"/data/bag"}
    assert form.field("/data/all").value == "6"


def test_nested_rows_are_counted_by_their_own_bag() -> None:
    sample = Sample(
        "<bag jr:template=''><n/><item jr:template=''><x/></item></bag>",
        {},
        repeat("bag", inputs("bag/n") + repeat("bag/item", inputs("bag/item/x"), 'jr:count=" ../n "')),
    )
    form = sample.form()
    form.add_repeat("/data/bag")
    form.add_repeat("/data/bag")
    form.set_value("/data/bag[1]/n", "2")
    form.set_value("/data/bag[2]/n", "3")
    assert [form.field(f"/data/bag[{number}]/item").rows for number in (1, 2)] == [2, 3]
    form.remove_repeat("/data/bag[1]")
    assert form.field("/data/bag[1]/item").rows == 3


def test_an_absolute_path_inside_a_row_means_that_row() -> None:
    sample = Sample(
        "<row><a/><b/><c/></row>",
        {
            "row/b": {"relevant": "/data/row/a = 'x'"},
            "row/c": {"calculate": "concat(/data/row/a, count(/data/row))"},
        },
        repeat("row", inputs("row/a", "row/b")),
    )
    form = sample.form()
    form.add_repeat("/data/row")
    form.set_value("/data/row[2]/a", "x")
    assert [form.field(f"/data/row[{number}]/b").relevant for number in (1, 2)] == [False, True]
    assert [form.field(f"/data/row[{number}]/c").value for number in (1, 2)] == ["2", "x2"]


def test_a_running_total_of_the_row_above_is_no_cycle() -> None:
    sample = Sample(
        "<row><v/><sum/></row>",
        {"row/sum": {"calculate": "coalesce(../preceding-sibling::row[1]/sum, 0) + ../v"}},
        repeat("row", inputs("row/v")),
    )
    form = sample.form()
    for _ in range(4):
        form.add_repeat("/data/row")
    for number in range(5, 0, -1):
        form.set_value(f"/data/row[{number}]/v", "2")
    assert [form.field(f"/data/row[{number}]/sum").value for number in range(1, 6)] == ["2", "4", "6", "8", "10"]
    form.remove_repeat("/data/row[2]")
    assert [form.field(f"/data/row[{number}]/sum").value for number in range(1, 5)] == ["2", "4", "6", "8"]


def test_a_row_that_is_not_relevant_is_not_counted() -> None:
    sample = Sample(
        "<row><on/><g><v>1</v></g></row><n/>",
        {"row/g": {"relevant": "../on = 'y'"}, "n": {"calculate": "count(/data/row/g)"}},
        repeat("row", inputs("row/on", "row/g/v")),
    )
    form = sample.form()
    form.add_repeat("/data/row")
    assert form.field("/data/n").value == "0"
    form.set_value("/data/row[2]/on", "y")
    assert form.field("/data/n").value == "1"


def test_a_workbook_with_rows_in_rows() -> None:
    definition = from_workbook("""
| survey |
| | type         | name  | label | calculation | repeat_count |
| | integer      | vans  | 车辆数 | | |
| | begin_repeat | van   | 车辆 | | ${vans} |
| | text         | plate | 车牌 | | |
| | begin_repeat | box   | 箱 | | |
| | integer      | kg    | 重量 | | |
| | calculate    | id    | | concat(${plate}, '-', position(..)) | |
| | end_repeat   | | | | |
| | calculate    | load  | | sum(${kg}) | |
| | end_repeat   | | | | |
| | calculate    | second | | indexed-repeat(${plate}, ${van}, 2) | |
| | calculate    | whole | | sum(${load}) | |
""")
    form = opened(definition)
    form.set_value("/data/vans", "2")
    form.set_value("/data/van[2]/plate", "沪B")
    assert form.field("/data/second").value == "沪B"
    form.add_repeat("/data/van[2]/box")
    form.add_repeat("/data/van[2]/box")
    rows = form.field("/data/van[2]/box").rows
    for number in range(1, rows + 1):
        form.set_value(f"/data/van[2]/box[{number}]/kg", "3")
    assert form.field(f"/data/van[2]/box[{rows}]/id").value == f"沪B-{rows}"
    assert form.field("/data/van[2]/load").value == str(3 * rows)


def test_three_hundred_rows_stay_right() -> None:
    form = sampled_parcels(300).form()
    form.set_value("/data/parcel[299]/weight", "3")
    form.set_value("/data/parcel[299]/opened", "no")
    assert form.field("/data/parcel[299]/fine").value == "305"
    form.remove_repeat("/data/parcel[1]")
    assert form.field("/data/parcel[298]/fine").value == "304"
    assert form.field("/data/total").value == "304"


def test_a_last_row_can_ask_for_another() -> None:
    sample = Sample(
        "<n/><row jr:template=''><more/></row><row><more/></row>",
        {"n": {"calculate": "count(/data/row[more = 'yes']) + 1", "type": "int"}},
        repeat("row", inputs("row/more"), 'jr:count=" /data/n "'),
    )
    form = sample.form()
    assert form.field("/data/row").rows == 1
    form.set_value("/data/row[1]/more", "yes")
    form.set_value("/data/row[2]/more", "yes")
    assert form.field("/data/row").rows == 3
    form.set_value("/data/row[1]/more", "no")
    assert form.field("/data/row").rows == 2


def test_a_count_that_always_wants_one_more_comes_to_rest() -> None:
    sample = Sample(
        "<row jr:template=''><x/></row>", {}, repeat("row", inputs("row/x"), 'jr:count="count(/data/row) + 1"')
    )
    assert 0 < sample.form().field("/data/row").rows <= 200


def test_counted_rows_cost_the_same_each_however_many_there_are() -> None:
    sample = Sample(
        "<n/><row jr:template=''><x/><p/></row><all/>",
        {"n": {"type": "int"}, "row/p": {"calculate": "../x + /data/n"}, "all": {"calculate": "count(/data/row)"}},
        repeat("row", inputs("row/x"), 'jr:count="/data/n"'),
    )

    def cost(rows: int) -> int:
        form = sample.form()
        steps = steps_of(lambda: form.set_value("/data/n", str(rows)))
        assert form.field("/data/all").value == str(rows)
        return steps

    # Measured 446 and 442 for each row.
    assert cost(2000) / 2000 < 1.1 * cost(200) / 200 < 700


def test_a_series_without_rows_is_relevant_as_a_row_would_be() -> None:
    sample = Sample(
        "<on/><row jr:template=''><x/></row>",
        {"row": {"relevant": "../on = 'y'"}},
        inputs("on") + repeat("row", inputs("row/x")),
    )
    form = sample.form()
    assert form.field("/data/row").rows == 0
    assert not form.field("/data/row").relevant
    assert "/data/row" in form.set_value("/data/on", "y").states
    assert form.field("/data/row").relevant
    form.add_repeat("/data/row")
    assert {"/data/row", "/data/row[1]", "/data/row[1]/x"} <= form.set_value("/data/on", "n").states
    assert not form.field("/data/row").relevant


def test_a_form_opened_by_a_worker_is_filled_in_by_the_window() -> None:
    definition = sampled_parcels(20).definition()
    with ThreadPoolExecutor(2) as workers:
        forms = list(workers.map(lambda _: Form.start(definition, now=NOW), range(4)))
        for form in forms:
            form.add_repeat("/data/parcel")
            form.set_value("/data/parcel[21]/weight", "2")
            form.set_value("/data/parcel[21]/opened", "no")
        texts = list(workers.map(lambda form: form.instance_xml(), forms))
    assert [form.field("/data/total").value for form in forms] == ["25"] * 4
    assert len(set(texts)) == 1


UNTIL_THE_LAST = Sample(
    "<many/><wanted/><flat><no/><last/></flat>",
    {
        "wanted": {
            "calculate": "if(/data/many != 'yes', 0, if(count(/data/flat) = 0 or"
            " indexed-repeat(/data/flat/last, /data/flat, count(/data/flat)) != 'yes',"
            " count(/data/flat) + 1, count(/data/flat)))"
        }
    },
    inputs("many") + repeat("flat", inputs("flat/no", "flat/last"), 'jr:count="/data/wanted"'),
)


def test_a_count_that_asks_its_last_row_has_one_empty_row_until_somebody_says_it_is_the_last() -> None:
    form = UNTIL_THE_LAST.form()
    assert form.field("/data/flat").rows == 0
    form.set_value("/data/many", "yes")
    assert form.field("/data/flat").rows == 1
    for number in range(1, 9):
        assert form.field("/data/flat").rows == number
        form.set_value(f"/data/flat[{number}]/no", str(number))
        assert form.field("/data/flat").rows == number + 1
    form.set_value("/data/flat[8]/last", "yes")
    assert form.field("/data/flat").rows == 9, "the ninth stands already; it is asked like the others"
    form.set_value("/data/flat[9]/last", "yes")
    assert form.field("/data/flat").rows == 9
