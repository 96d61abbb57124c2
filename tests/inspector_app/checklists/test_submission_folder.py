"""The answers of a visit with the files they name, as ODK Briefcase keeps a submission."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from form_visits import started_form_visit
from lxml import etree
from marked_photos import picture
from offices import NOW
from PIL import Image
from pyxform.xls2xform import convert

from inspector_app.checklists.plain_export import export_plain
from inspector_app.checklists.submission_folder import write_submission
from inspector_app.checklists.visit_record import FILE, FINDINGS, PHOTOS, RECORD
from inspector_app.errors import RefusedInputError
from inspector_app.evidence.intake import Picture, add_photo, caption_photo
from inspector_app.evidence.layers import Kind, Layer, save_layers
from inspector_app.findings import FindingDraft, save_finding
from inspector_app.stores import Store
from inspector_app.visit_forms import answer_visit
from inspector_app.visits import GivenAnswer

FORM = """
| survey |
| | type | name | label |
| | begin_group | A | 现场 |
| | image | door | 门头 |
| | file | paper | 文件 |
| | begin_repeat | rows | 件 |
| | image | parcel | 包裹 |
| | end_repeat | | |
| | end_group | | |
| settings |
| | form_title | form_id | version |
| | 带照片 | pictures | 1 |
"""


@pytest.fixture
def visited(tmp_path: Path) -> tuple[Store, str, dict[str, str]]:
    """With a photo of the door, two of parcels of which one is masked, and a paper."""
    store, visit = started_form_visit(tmp_path, FORM)
    ids = {}
    for name, data in (("door", picture("red", 4000, 3000)), ("a", picture("green")), ("b", picture("blue"))):
        ids[name] = add_photo(store, visit, "door", Picture(data, f"{name}李明.jpg", "file"), NOW).id
    ids["paper"] = add_photo(store, visit, "paper", Picture(b"rules", "rules.txt", "file"), NOW).id
    save_layers(store, ids["b"], (Layer(Kind.MASK, (0, 0, 1, 1)),), NOW)
    answer_visit(store, visit, "door", GivenAnswer(values={"door": ids["door"]}), NOW)
    answer_visit(store, visit, "paper", GivenAnswer(values={"paper": ids["paper"]}), NOW)
    rows = [{"parcel": ids["a"]}, {"parcel": ids["b"]}]
    answer_visit(store, visit, "rows", GivenAnswer(values={"rows": rows}), NOW)
    return store, visit, ids


def named(xml: bytes) -> dict[str, list[str]]:
    root = etree.fromstring(xml)
    return {name: [each.text or "" for each in root.iter(f"{{*}}{name}")] for name in ("door", "paper", "parcel")}


def recorded(xml: bytes, kind: str) -> list[dict[str, str]]:
    """The rows of the record beside the form."""
    rows = etree.fromstring(xml).iterfind(f"{{*}}{RECORD}/{{*}}{kind}")
    return [{str(cell.tag).rpartition("}")[2]: cell.text or "" for cell in row} for row in rows]


def test_every_file_that_the_answers_name_lies_beside_them(
    visited: tuple[Store, str, dict[str, str]], tmp_path: Path
) -> None:
    store, visit, _ = visited
    done = write_submission(store, visit, tmp_path / "out", originals=False)
    (folder,) = (tmp_path / "out").iterdir()
    assert folder.name == done.instance.replace(":", "")
    found = named((folder / "submission.xml").read_bytes())
    names = [name for texts in found.values() for name in texts]
    assert len(names) == 4
    assert sorted(names) == sorted(done.files) == sorted(p.name for p in folder.iterdir() if p.suffix != ".xml")
    assert (folder / found["paper"][0]).read_bytes() == b"rules"
    with Image.open(folder / found["door"][0]) as copy:
        assert max(copy.size) < 4000
    assert not any("李" in name for name in names)
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []


def test_what_was_recorded_beside_the_form_goes_along_and_its_plain_form_knows_it(
    visited: tuple[Store, str, dict[str, str]], tmp_path: Path
) -> None:
    """Photos that no answer names, and findings: of an item, of the visit, waiting in the tray."""
    store, visit, _ = visited
    loose = Picture(picture("gold"), "IMG_1.jpg", "file")
    added = add_photo(store, visit, "door", loose, NOW)
    caption_photo(store, added.id, "后门敞开", NOW)
    save_finding(store, visit, None, FindingDraft("B", "三箱没有面单", "补贴面单", deadline=NOW.date()), NOW)
    done = write_submission(store, visit, tmp_path / "out", originals=False)
    (folder,) = (tmp_path / "out").iterdir()
    xml = (folder / "submission.xml").read_bytes()
    rows = {row["photo_sha256"]: row for row in recorded(xml, PHOTOS)}
    assert len(rows) == 5
    assert (rows[added.sha256]["photo_item"], rows[added.sha256]["photo_caption"]) == ("door", "后门敞开")
    assert rows[added.sha256][FILE] in done.files
    assert {row[FILE] for row in rows.values()} == {p.name for p in folder.iterdir() if p.suffix != ".xml"}
    (finding,) = recorded(xml, FINDINGS)
    assert (finding["finding_problem"], finding["finding_deadline"]) == ("三箱没有面单", NOW.date().isoformat())
    source = tmp_path / "form.md"
    export_plain(source, tmp_path / "plain.xlsx")
    form = etree.fromstring(convert(tmp_path / "plain.xlsx", validate=False).xform.encode())
    known = {str(bind.get("nodeset")) for bind in form.iter("{*}bind")}
    node = etree.fromstring(xml).find(f"{{*}}{RECORD}/{{*}}{PHOTOS}/{{*}}{FILE}")
    assert node is not None
    assert f"/data/{RECORD}/{PHOTOS}/{FILE}" in known
    assert {f"/data/{RECORD}/{FINDINGS}/{name}" for name in finding} <= known


def test_originals_go_whole_and_what_is_masked_stays_masked(
    visited: tuple[Store, str, dict[str, str]], tmp_path: Path
) -> None:
    store, visit, _ = visited
    target = tmp_path / "out.zip"
    done = write_submission(store, visit, target, originals=True)
    with zipfile.ZipFile(target) as archive:
        content = {name.rpartition("/")[2]: archive.read(name) for name in archive.namelist()}
    found = named(content["submission.xml"])
    assert content[found["door"][0]] == picture("red", 4000, 3000)
    assert content[found["parcel"][0]] == picture("green")
    masked = found["parcel"][1]
    assert done.marked == (masked,)
    with Image.open(BytesIO(content[masked])) as copy:
        assert max(copy.convert("RGB").getpixel((400, 300))) < 40  # type: ignore[type-var,arg-type]


def test_a_file_that_cannot_be_read_is_told_and_its_answer_is_empty(
    visited: tuple[Store, str, dict[str, str]], tmp_path: Path
) -> None:
    store, visit, ids = visited
    with store.database.look() as work:
        sha256 = next(photo.sha256 for photo in work.photos.of_visit(visit) if photo.id == ids["door"])
    store.files.remove(sha256)
    done = write_submission(store, visit, tmp_path / "out", originals=False)
    assert [problem.code for problem in done.problems] == ["photo.missing"]
    (folder,) = (tmp_path / "out").iterdir()
    assert named((folder / "submission.xml").read_bytes())["door"] == [""]


def test_a_folder_that_is_there_is_left_alone(visited: tuple[Store, str, dict[str, str]], tmp_path: Path) -> None:
    store, visit, _ = visited
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("x", "utf-8")
    with pytest.raises(RefusedInputError) as refused:
        write_submission(store, visit, tmp_path / "out", originals=False)
    assert [problem.code for problem in refused.value.problems] == ["checklist.submission_there"]
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine.txt"]
