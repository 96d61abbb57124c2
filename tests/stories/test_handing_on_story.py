"""Data handed on: what the filter shows, typed and in order; a copy for outsiders in one step, and what proves it."""

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import duckdb
import pytest
from handovers import LATER, codes, judged_items, with_photos, worked_visit
from offices import NOW, PASSPHRASE, new_store
from openpyxl import load_workbook
from PIL import Image

from db.records.values import Inspector
from inspector_app import cli
from inspector_app.checklists.model import Checklist, Item, Part, PartKind, Verdict
from inspector_app.checklists.snapshots import shipped
from inspector_app.enterprises.merging import merge
from inspector_app.errors import CancelledError, RefusedInputError, UnavailableError
from inspector_app.evidence.intake import Picture, add_photo
from inspector_app.evidence.layers import Kind, Layer, save_layers
from inspector_app.messages import say
from inspector_app.stores import Role, Store
from inspector_app.supervision import handing_on_files
from inspector_app.supervision.handing_on import hand_on, told_together
from inspector_app.supervision.handing_on_files import file_name, write_parquet
from inspector_app.supervision.handing_on_values import CellKind, Column, Format, Subject, Table, Wanted
from inspector_app.supervision.redacting import covered_names, covered_numbers, covered_phones, free_words_cover
from inspector_app.supervision.redacting_annex import check_against, open_annex
from inspector_app.visits import GivenAnswer, VisitDraft, close_visit, give_answer, open_visit

FIRST, SECOND = judged_items()[:2]
VISITS, FINDINGS, ANSWERS = Wanted(Subject.VISITS), Wanted(Subject.FINDINGS), Wanted(Subject.ANSWERS)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = new_store(tmp_path / "store", Role.SUPERVISOR)
    yield made
    made.close()


def rows_of(path: Path) -> list[dict[str, str]]:
    assert path.read_bytes().startswith(b"\xef\xbb\xbf"), "Excel needs the mark"
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_workbook_has_typed_cells_a_still_head_and_the_rows_of_the_filter(store: Store, tmp_path: Path) -> None:
    visit = worked_visit(store)
    worked_visit(store, "e2")
    target = tmp_path / "检查.xlsx"
    done = hand_on(store, replace(VISITS, enterprises=frozenset({"e1"})), target, Format.XLSX, LATER)
    sheet = load_workbook(target).active
    header = [cell.value for cell in sheet[1]]
    values = dict(zip(header, [cell.value for cell in sheet[2]], strict=True))
    assert done.rows == 1 == sheet.max_row - 1
    assert sheet.freeze_panes == "B2"
    assert values["检查编号"] == visit
    assert values["开始时间"] == NOW.replace(tzinfo=None)
    assert (values["问题数"], values["照片数"]) == (2, 3)
    assert values["检查表"] == shipped().title["zh"], "not its name in the workbook, which means nothing to people"
    assert values["执法证号"] == "粤B0001、粤B0002"


def test_the_visits_of_an_entry_that_was_merged_go_with_the_one_that_is_shown(store: Store, tmp_path: Path) -> None:
    visits = {worked_visit(store), worked_visit(store, "e2")}
    merge(store, "e2", "e1", LATER)
    hand_on(store, replace(VISITS, enterprises=frozenset({"e1"}), codes=True), tmp_path / "v", Format.CSV, LATER)
    assert {row["visit_id"] for row in rows_of(tmp_path / "v" / "visits.csv")} == visits


def test_findings_carry_their_words_days_and_stage_in_labels_or_codes(store: Store, tmp_path: Path) -> None:
    worked_visit(store)
    hand_on(store, FINDINGS, tmp_path / "labels", Format.CSV, LATER)
    hand_on(store, replace(FINDINGS, codes=True), tmp_path / "codes", Format.CSV, LATER)
    labels, coded = rows_of(tmp_path / "labels" / "findings.csv"), rows_of(tmp_path / "codes" / "findings.csv")
    of_item = next(row for row in labels if row["题号"] == FIRST.code)
    assert of_item["检查内容"] == FIRST.label["zh"]
    assert of_item["整改状态"] == "检查中"
    assert {row["stage"] for row in coded} == {"recording"}
    assert {row["is_open"] for row in coded} == {"false"}
    assert len(labels) == len(coded) == 2


def test_only_the_named_findings_are_handed_on(store: Store, tmp_path: Path) -> None:
    visit = worked_visit(store)
    hand_on(store, replace(FINDINGS, findings=frozenset({f"{visit}/{FIRST.code}"})), tmp_path / "f", Format.CSV, LATER)
    assert [row["题号"] for row in rows_of(tmp_path / "f" / "findings.csv")] == [FIRST.code]


def with_repeat(version: str, *more: Item) -> Checklist:
    columns = (
        Part("machine", PartKind.TEXT, {"zh": "设备"}),
        Part("tests", PartKind.TABLE, {"zh": "测试"}, columns=(Part("value", PartKind.DECIMAL, {"zh": "读数"}),)),
    )
    table = Part("machines", PartKind.TABLE, {"zh": "安检机"}, columns=columns)
    kept = shipped()
    area = replace(kept.areas[0], items=(Item("T-1", {"zh": "安检机"}, parts=(table,)), *more))
    return replace(kept, id=version.ljust(64, "0"), version=version, areas=(area,))


def test_each_repeat_is_a_file_of_its_own_with_keys_that_join(store: Store, tmp_path: Path) -> None:
    worked_visit(store)
    _close_only(store)
    machines = [{"machine": "甲", "tests": [{"value": 1.5}, {"value": 2}]}, {"machine": "乙", "tests": []}]
    checklist = with_repeat("a")
    visit = open_visit(store, VisitDraft("e1", (Inspector("李明"),)), replace(checklist, name="重测"), LATER)
    item = checklist.areas[0].items[0]
    give_answer(store, visit, item, GivenAnswer(Verdict.PASS, {"machines": machines}), LATER)
    done = hand_on(store, replace(ANSWERS, codes=True, visits=frozenset({visit})), tmp_path / "a", Format.CSV, LATER)
    name = "answers_2_T-1_machines"
    assert set(done.tables) == {"answers_2", name, f"{name}_tests"} - {f"{name}_tests"} | {
        "answers_2_T-1_machines_tests"
    }
    outer, inner = rows_of(tmp_path / "a" / f"{name}.csv"), rows_of(tmp_path / "a" / f"{name}_tests.csv")
    assert [(row["row"], row["T-1_machines_machine"]) for row in outer] == [("1", "甲"), ("2", "乙")]
    assert [(row["parent_row"], row["row"], row["T-1_machines_tests_value"]) for row in inner] == [
        ("1", "1.1", "1.5"),
        ("1", "1.2", "2"),
    ]
    assert {row["visit_id"] for row in (*outer, *inner)} == {visit}


def test_columns_keep_their_places_when_a_newer_version_asks_more_and_whatever_the_filter(
    store: Store, tmp_path: Path
) -> None:
    worked_visit(store)
    kept = shipped()
    first_item = replace(kept.areas[0].items[0], code="AA-0")
    area = replace(kept.areas[0], items=(first_item, *kept.areas[0].items))
    hand_on(store, replace(ANSWERS, codes=True), tmp_path / "before", Format.CSV, LATER)
    newer = replace(kept, id="f" * 64, version="9", areas=(area, *kept.areas[1:]))
    _close_only(store)
    visit = open_visit(store, VisitDraft("e1", (Inspector("李明"),)), newer, LATER)
    hand_on(store, replace(ANSWERS, codes=True, visits=frozenset({visit})), tmp_path / "after", Format.CSV, LATER)
    before = list(rows_of(tmp_path / "before" / "answers.csv")[0])
    after = list(rows_of(tmp_path / "after" / "answers.csv")[0])
    assert after[: len(before)] == before
    assert "AA-0" in after[len(before) :]


def _close_only(store: Store) -> None:
    close_visit(store, _only(store), NOW)


def test_parquet_is_typed_and_says_clearly_when_it_cannot_be_written(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked_visit(store)
    hand_on(store, replace(VISITS, codes=True), tmp_path / "p", Format.PARQUET, LATER)
    query = f"SELECT findings, opened_at, is_recheck, closed_at FROM '{tmp_path / 'p' / 'visits.parquet'}'"
    ((findings, opened, recheck, closed),) = duckdb.sql(query).fetchall()
    assert (findings, opened, recheck, closed) == (2, NOW.replace(tzinfo=None), False, None)
    assert isinstance(findings, int)
    assert [path.name for path in (tmp_path / "p").iterdir()] == ["visits.parquet"]
    # An empty column has its type, too; what does not fit makes all of it text, and nothing is lost.
    kinds = (CellKind.WHOLE, CellKind.WHOLE, CellKind.DAY, CellKind.NUMBER)
    columns = tuple(Column(f"c{number}", "", kind) for number, kind in enumerate(kinds))
    odd = Table("odd", "", columns, [(3, None, NOW.date(), 0.5), (True, None, "去年", None)])
    write_parquet(tmp_path / "odd.parquet", odd, replace(VISITS, codes=True))
    found = duckdb.sql(f"SELECT * FROM '{tmp_path / 'odd.parquet'}'")
    assert list(map(str, found.types)) == ["VARCHAR", "BIGINT", "VARCHAR", "DOUBLE"]
    assert found.fetchall() == [("3", None, NOW.date().isoformat(), 0.5), ("true", None, "去年", None)]
    monkeypatch.setattr(handing_on_files, "find_spec", lambda name: None)
    with pytest.raises(UnavailableError) as refused:
        hand_on(store, VISITS, tmp_path / "q", Format.PARQUET, LATER)
    assert codes(refused.value) == ["handing.no_duckdb"]
    assert not (tmp_path / "q").exists()


def test_photos_come_in_folders_that_say_whose_and_when_without_their_metadata(store: Store, tmp_path: Path) -> None:
    visit = worked_visit(store)
    done = hand_on(store, VISITS, tmp_path / "x", Format.XLSX, LATER, photos=True)
    found = sorted(path.relative_to(tmp_path / "x").as_posix() for path in (tmp_path / "x").rglob("*.jpg"))
    folder = f"照片/深圳市顺达国际货运代理有限公司_2026-10-28_{visit[-8:]}"
    assert found == [f"{folder}/{FIRST.code}_0{number}.jpg" for number in (1, 2, 3)]
    assert (done.photos, done.left_out) == (3, 0)
    assert (tmp_path / "x" / "数据.xlsx").is_file()


def test_a_copy_for_outsiders_covers_people_and_burns_boxes_and_its_annex_names_the_originals(
    store: Store, tmp_path: Path
) -> None:
    visit = worked_visit(store)
    row = {"sender": "欧阳娜娜", "waybill": "SF7788990011", "id_last4": "4321", "in_system": "no"}
    note = "李明电话13800001234，身份证440306199001011234，欧阳娜娜未登记"
    give_answer(store, visit, SECOND, GivenAnswer(Verdict.FAIL, {"RN-02_rows": [row]}, note=note), NOW)
    with store.database.look() as work:
        photo, *rest = work.photos.of_visit(visit)
    save_layers(store, photo.id, [Layer(Kind.MASK, (0.0, 0.0, 1.0, 1.0))], NOW)
    target = tmp_path / "对外"
    few = hand_on(store, ANSWERS, tmp_path / "少", Format.CSV, LATER, photos=True, redact=True)
    assert (few.photos, few.left_out) == (1, 2), "on the others nobody drew a box, and nobody said that they need none"
    assert {each.code for each in few.problems} == {"handing.photo_unmasked"}
    (told,) = told_together([*few.problems, *few.problems])
    assert "4 张照片没有放进对外版本" in str(say(told)), "one line, however long the street is"
    assert str(say(told)).count(".jpg") == 3
    assert told_together(few.problems[:1]) == list(few.problems[:1])
    done = hand_on(store, ANSWERS, target, Format.CSV, LATER, photos=True, redact=True, unmasked=True)
    text = (target / "answers.csv").read_text("utf-8-sig")
    assert "李*电话138****1234，身份证440***********1234，欧***未登记" in text
    (row,) = rows_of(target / "answers_RN-02_RN-02_rows.csv")
    said = [row[f"RN-02 {label}"] for label in ("寄件人（掩码）", "运单号", "证件号末4位", "系统有无记录")]
    assert said == ["欧***", "SF********11", "****", "否"]
    assert "13800001234" not in text
    assert "李明" not in text
    pictures = sorted(target.rglob("*.jpg"))
    extremes = Image.open(BytesIO(pictures[0].read_bytes())).convert("L").getextrema()
    assert extremes[1] - extremes[0] < 40, "the whole picture is covered"
    annex = open_annex(store, target / "封存附件.age")
    assert b"sha256" not in (target / "封存附件.age").read_bytes()
    originals = {each.original_sha256 for each in annex.lines if each.photo}
    assert originals == {photo.sha256, *(each.sha256 for each in rest)}
    assert done.photos == 3
    assert {each.state for each in check_against(annex, target)} == {"same"}
    pictures[0].write_bytes(b"other")
    pictures[1].unlink()
    assert sorted(each.state for each in check_against(annex, target)) == ["changed", "missing", *["same"] * 3]


def test_visits_for_outsiders_show_no_full_name_certificate_or_telephone(store: Store, tmp_path: Path) -> None:
    worked_visit(store)
    hand_on(store, VISITS, tmp_path / "v", Format.CSV, LATER, redact=True)
    (row,) = rows_of(tmp_path / "v" / "visits.csv")
    assert (row["检查人员"], row["执法证号"]) == ("李*、王*", "******、******")
    hand_on(store, Wanted(Subject.ENTERPRISES), tmp_path / "e", Format.CSV, LATER, redact=True)
    assert "13290713029" not in (tmp_path / "e" / "enterprises.csv").read_text("utf-8-sig")


def test_a_film_cannot_be_covered_and_is_left_out_by_name(store: Store, tmp_path: Path) -> None:
    visit = worked_visit(store, photos=1)
    film = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + b"\x00" * 64
    add_photo(store, visit, FIRST.code, Picture(film, "现场.mp4", "file"), NOW)
    done = hand_on(store, VISITS, tmp_path / "v", Format.CSV, LATER, photos=True, redact=True, unmasked=True)
    assert [each.code for each in done.problems] == ["handing.film_unredacted"]
    assert (done.photos, done.left_out) == (1, 1)
    office = hand_on(store, VISITS, tmp_path / "w", Format.CSV, LATER, photos=True)
    assert (office.photos, office.left_out) == (2, 0)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("../../etc/passwd", "_.._etc_passwd"),
        ("\u202e反向gpj.exe", "_反向gpj.exe"),
        ("nul.txt", "nul_.txt"),
        ("CON", "CON_"),
        ("..", "_"),
        ("换\n行\x7f\ud800 ", "换_行__"),
        ("很" * 90, "很" * 60),
        ("Nulan icon", "Nulan icon"),
    ],
)
def test_no_name_leaves_its_folder_or_reads_as_another(text: str, name: str) -> None:
    assert file_name(text) == name


@pytest.mark.parametrize(
    ("cover", "text", "covered"),
    [
        (covered_names, "张三、欧阳锋", "张*、欧**"),
        (covered_names, "李", "*"),
        (covered_numbers, "粤B12345678", "粤B******78"),
        (covered_phones, "13800001234", "138****1234"),
        (covered_phones, "王五 0755-27331234", "王* 075******1234"),
        (covered_phones, "27331234", "******34"),
        (free_words_cover(frozenset({"王小", "王小明"})), "王小明说139 0000 1234", "王**说139******1234"),
        (free_words_cover(frozenset()), "编号 20261028 不动", "编号 20261028 不动"),
        (free_words_cover(frozenset()), "收件员张伟（13800138000）未查验", "收件员张*（138****8000）未查验"),
        (free_words_cover(frozenset()), "负责人：李小明称客户王女士自带封条", "负责人：李**称客户*女士自带封条"),
        (free_words_cover(frozenset()), "负责人不在场，员工安全培训记录不全", "负责人不在场，员工安全培训记录不全"),
        (free_words_cover(frozenset()), "１３８００００１２３４", "１３８****１２３４"),
    ],
)
def test_what_is_covered_by_rule(cover: object, text: str, covered: str) -> None:
    assert callable(cover)
    assert cover(text) == covered


def test_what_leaves_is_said_in_the_log_and_what_cannot_leave_leaves_nothing(store: Store, tmp_path: Path) -> None:
    with pytest.raises(RefusedInputError) as refused:
        hand_on(store, VISITS, tmp_path / "v", Format.CSV, LATER)
    assert codes(refused.value) == ["handing.nothing"]
    worked_visit(store)
    (tmp_path / "there").mkdir()
    with pytest.raises(RefusedInputError) as refused:
        hand_on(store, VISITS, tmp_path / "there", Format.CSV, LATER)
    assert codes(refused.value) == ["handing.there"]
    with pytest.raises(RefusedInputError) as refused:
        hand_on(store, replace(VISITS, first=date(2027, 1, 1)), tmp_path / "v", Format.CSV, LATER)
    assert codes(refused.value) == ["handing.nothing"]
    with pytest.raises(RefusedInputError) as refused:
        hand_on(
            store, replace(VISITS, first=date(2027, 1, 1), last=date(2026, 1, 1)), tmp_path / "v", Format.CSV, LATER
        )
    assert codes(refused.value) == ["statistics.period"]
    hand_on(store, VISITS, tmp_path / "v", Format.CSV, LATER)
    with store.database.look() as work:
        told = [event.fields for event in work.events.of_kind(store.device, "handed_on")]
    assert [(each["subject"], each["rows"], each["redacted"]) for each in told] == [("visits", 1, False)]
    assert not [path for path in tmp_path.iterdir() if path.name.endswith(".part")]


def test_a_folder_that_cannot_be_written_leaves_nothing_half_done(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked_visit(store)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("inspector_app.supervision.handing_on.write_atomically", full)
    with pytest.raises(UnavailableError) as refused:
        hand_on(store, VISITS, tmp_path / "v", Format.CSV, LATER, photos=True)
    assert codes(refused.value) == ["handing.refused"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["store"]


def test_the_command_line_hands_on_and_checks_the_annex(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    worked_visit(store)
    with_photos(store, _only(store), range(9, 10))
    store.close()
    (tmp_path / "passphrase").write_text(PASSPHRASE, "utf-8")
    of_store = ["--store", str(tmp_path / "store"), "--passphrase-file", str(tmp_path / "passphrase"), "--json"]
    out = tmp_path / "对外"
    words = ["handing-on", "findings", *of_store, "--out", str(out), "--format", "csv", "--redacted", "--photos"]
    words.append("--unmasked-photos")
    assert cli.main(words) == 0
    value = json.loads(capsys.readouterr().out)
    assert (value["rows"], value["photos"]) == (2, 4)
    annex = ["handing-on", "annex", *of_store, str(out / "封存附件.age"), "--against", str(out)]
    assert cli.main(annex) == 0
    assert json.loads(capsys.readouterr().out)["same"] is True
    (out / "findings.csv").write_text("other", "utf-8")
    assert cli.main(annex) == 1
    assert json.loads(capsys.readouterr().out)["same"] is False


def _only(store: Store) -> str:
    with store.database.look() as work:
        (visit,) = work.visits.all()
    return visit.id


def test_another_laptop_does_not_open_the_annex(store: Store, tmp_path: Path) -> None:
    worked_visit(store)
    hand_on(store, VISITS, tmp_path / "v", Format.CSV, LATER, redact=True)
    other = new_store(tmp_path / "other")
    with pytest.raises(RefusedInputError) as refused:
        open_annex(other, tmp_path / "v" / "封存附件.age")
    assert codes(refused.value) == ["handing.annex_foreign"]
    with pytest.raises(RefusedInputError) as refused:
        open_annex(store, tmp_path / "v" / "visits.csv")
    assert codes(refused.value) == ["handing.annex_broken"]
    other.close()


def test_cancelled_half_way_nothing_is_there(store: Store, tmp_path: Path) -> None:
    worked_visit(store)
    asked = iter([False, True])
    with pytest.raises(CancelledError):
        hand_on(
            store, VISITS, tmp_path / "v", Format.CSV, LATER + timedelta(1), photos=True, cancelled=lambda: next(asked)
        )
    assert not (tmp_path / "v").exists()
