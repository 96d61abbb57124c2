"""The command line as a script meets it: one JSON value on standard output, exit codes, words on standard error."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from spoken import Answer, spoken

ROOT = Path(__file__).resolve().parents[2]
REGISTER = ROOT / "resources" / "demo" / "register.xlsx"
CODE = "91440307MARHAYLAT0"


@dataclass(frozen=True)
class Laptop:
    folder: Path
    passphrase_file: Path

    def __call__(self, *words: object) -> Answer:
        """A verb on this laptop's store, with --json."""
        return spoken(*words, "--store", self.folder, "--passphrase-file", self.passphrase_file, "--json")


def new_laptop(folder: Path, role: str, person: str) -> Laptop:
    secret = folder.with_suffix(".passphrase")
    secret.write_text("一句只有我知道的口令\n", "utf-8")
    words = ("--role", role, "--person", person, "--office", "福永街道办事处", "--passphrase-file", secret)
    answer = spoken("store", "create", folder, *words, "--json")
    assert answer.code == 0, answer.err
    assert answer.value["role"] == role
    return Laptop(folder, secret)


@pytest.fixture(scope="module")
def inspector(tmp_path_factory: pytest.TempPathFactory) -> Laptop:
    """A laptop with the register on it."""
    laptop = new_laptop(tmp_path_factory.mktemp("inspector") / "store", "inspector", "李明")
    assert laptop("register", "import", REGISTER).code == 0
    return laptop


def test_the_whole_loop_from_two_empty_folders(tmp_path: Path, inspector: Laptop) -> None:
    found = inspector("enterprises", "--find", "yxgj").value
    assert CODE in [each["credit_code"] for each in found]
    people = ("--inspector", "李明:粤B001", "--inspector", "王芳:粤B002")
    visit = inspector("visit", "open", "--enterprise", CODE, *people, "--contact", "陶艳秀").value["visit"]
    assert inspector("visit", "answer", visit, "RN-01", "fail", "--note", "柜台无人查验").code == 0
    photo = ROOT / "resources" / "demo" / "photos" / "counter.jpg"
    added = inspector("visit", "photo", visit, photo, "--item", "RN-01").value
    inspector("office", "set", "--code", "深宝福", "--contact", "李明", "--phone", "0755-27390000")
    paper = tmp_path / "notice.pdf"
    issued = inspector("notice", "issue", visit, "--out", paper)
    assert issued.code == 0, issued.err
    assert paper.read_bytes().startswith(b"%PDF-")
    assert inspector("visit", "close", visit).code == 0

    supervisor = new_laptop(tmp_path / "supervisor", "supervisor", "赵敏")
    for giver, taker in ((supervisor, inspector), (inspector, supervisor)):
        card = tmp_path / f"{giver.folder.name}.zjcard"
        assert giver("store", "card", "--out", card).code == 0
        assert taker("store", "trust", card).code == 0
    pack = tmp_path / "visit.zjpack"
    assert inspector("pack", "write", "--out", pack).code == 0
    assert supervisor("pack", "check", pack).code == 0
    taken = supervisor("pack", "import", pack)
    assert taken.code == 0, taken.err
    assert taken.value["photos"] == {"expected": 1, "verified": 1}
    shown = supervisor("visit", "show", visit).value
    assert [each["sha256"] for each in shown["photos"]] == [added[0]["sha256"]]
    assert shown["findings"][0]["item"] == "RN-01"
    assert shown["notices"][0]["number"] == issued.value["number"]
    assert supervisor("store", "check").code == 0


def test_a_wrong_passphrase_is_exit_3_and_changes_nothing(tmp_path: Path, inspector: Laptop) -> None:
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("不是这一句口令", "utf-8")
    before = {path: path.stat().st_mtime_ns for path in inspector.folder.rglob("*") if path.name != "lock"}
    answer = Laptop(inspector.folder, wrong)("enterprises", "--find", "sf")
    assert answer.code == 3
    assert "密码" in answer.err
    assert answer.value["problems"][0]["remedy"]
    assert {path: path.stat().st_mtime_ns for path in inspector.folder.rglob("*") if path.name != "lock"} == before


@pytest.mark.parametrize(
    "words",
    [("store",), ("register", "import"), ("no-such-verb",), ("visit", "open", "--enterprise", "x")],
)
def test_wrong_usage_is_exit_2_and_says_how(words: tuple[str, ...]) -> None:
    answer = spoken(*words)
    assert answer.code == 2
    assert "usage" in answer.err
    assert answer.out == ""


def test_a_folder_that_is_no_store_is_exit_3(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("一句只有我知道的口令", "utf-8")
    assert Laptop(tmp_path / "nothing", secret)("store", "info").code == 3


def test_refused_input_lists_every_problem(inspector: Laptop) -> None:
    nobody = inspector("visit", "open", "--enterprise", "91440300NOSUCHCODE", "--inspector", "李明")
    assert nobody.code == 1
    assert nobody.value["problems"]
    names = spoken("store", "create", inspector.folder, "--role", "inspector", "--person", "", "--office", "",
                 "--passphrase-file", inspector.passphrase_file, "--json")  # fmt: skip
    assert names.code == 1
    assert len(names.value["problems"]) == 3


def test_english_is_spoken_when_asked(inspector: Laptop) -> None:
    words = ("enterprises", "--store", inspector.folder, "--passphrase-file", ROOT / "pyproject.toml", "--json")
    answer = spoken("--language", "en", *words)
    assert answer.code == 3
    assert "passphrase" in answer.value["problems"][0]["problem"].lower()


def test_a_moved_store_opens_where_it_lies_now(tmp_path: Path) -> None:
    laptop = new_laptop(tmp_path / "before", "inspector", "李明")
    moved = laptop.folder.rename(tmp_path / "moved")
    assert Laptop(moved, laptop.passphrase_file)("store", "info").value["person"] == "李明"
