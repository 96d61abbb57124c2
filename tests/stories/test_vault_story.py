"""Two people share a laptop, one forgets the passphrase, one leaves: through the command line."""

import json
import signal
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from inspector_app.cli import main
from inspector_app.errors import UnavailableError
from inspector_app.vault import unlock_vault

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = [sys.executable, "-m", "inspector_app"]


@dataclass(frozen=True)
class Desk:
    """A folder with a store, the files of passphrases, and the envelope."""

    folder: Path

    @property
    def store(self) -> Path:
        return self.folder / "store"

    def words(self, name: str, passphrase: str = "") -> Path:
        path = self.folder / name
        if passphrase:
            path.write_text(f"{passphrase}\n", "utf-8")
        return path

    def call(self, *words: object, code: int = 0) -> Any:
        """The one JSON value of a verb, run in this process: thirty starts of the program would take a minute."""
        out, said = StringIO(), StringIO()
        with redirect_stdout(out), redirect_stderr(said):
            given = main([*map(str, words), "--json"])
        assert given == code, said.getvalue()
        return json.loads(out.getvalue())

    def on_store(self, *words: object, by: str, code: int = 0) -> Any:
        return self.call(*words, "--store", self.store, "--passphrase-file", self.folder / by, code=code)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    li = made.words("li", "correct horse battery")
    who = ("--role", "inspector", "--person", "李明", "--office", "福永街道办事处")
    made.call("store", "create", made.store, *who, "--passphrase-file", li)
    return made


def test_a_shared_laptop_from_the_first_key_to_the_last_goodbye(desk: Desk) -> None:
    made = desk.call("recovery", "new", "--out", desk.folder / "envelope")
    secret, public = Path(made["secret"]), Path(made["public"])
    assert made["recipient"] in public.read_text("utf-8")
    assert desk.on_store("store", "people", by="li")["recovery"] is None
    refused = desk.on_store("store", "recovery", "set", "--recovery", secret, by="li", code=1)
    assert "放回信封" in refused["problems"][0]["remedy"]
    desk.on_store("store", "recovery", "set", "--recovery", public, by="li")

    wang = desk.words("wang", "words of another person")
    new_person = ("store", "add-person", "--person", "王芳", "--role", "inspector", "--new-passphrase-file", wang)
    desk.on_store(*new_person, by="li")
    again = desk.on_store(*new_person, by="li", code=1)
    assert [problem["problem"] for problem in again["problems"]] == ["“王芳”已经登记过了。"]
    assert desk.on_store("store", "people", by="wang") == {
        "people": [{"person": "李明", "role": "inspector"}, {"person": "王芳", "role": "inspector"}],
        "recovery": made["recipient"],
    }

    forgotten = ("store", "recover", "--store", desk.store, "--person", "李明")
    new = desk.words("new", "four new unrelated words")
    desk.call(*forgotten, "--identity", public, "--new-passphrase-file", new, code=1)
    desk.call(*forgotten, "--identity", desk.folder / "none", "--new-passphrase-file", new, code=1)
    desk.call(*forgotten, "--identity", secret, "--new-passphrase-file", new)
    desk.on_store("store", "info", by="li", code=3)
    desk.on_store("store", "info", by="new")

    desk.on_store("store", "remove-person", "--person", "李明", by="wang")
    desk.on_store("store", "info", by="new", code=3)
    last = desk.on_store("store", "remove-person", "--person", "王芳", by="wang", code=1)
    assert "最后一个" in last["problems"][0]["problem"]
    assert desk.on_store("store", "check", by="wang")["database"] == []


def test_another_offices_key_does_not_open_the_store(desk: Desk) -> None:
    keys = [desk.call("recovery", "new", "--out", desk.folder / name) for name in ("ours", "theirs")]
    desk.on_store("store", "recovery", "set", "--recovery", keys[0]["public"], by="li")
    new = desk.words("new", "four new unrelated words")
    given = ("--person", "李明", "--new-passphrase-file", new)
    desk.call("store", "recover", "--store", desk.store, "--identity", keys[1]["secret"], *given, code=3)
    desk.on_store("store", "info", by="li")
    desk.call("recovery", "new", "--out", desk.folder / "ours", code=1)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_killed_while_the_passphrase_is_changed_at_the_real_cost(desk: Desk) -> None:
    desk.words("new", "four new unrelated words")
    words = ["store", "passphrase", "--store", desk.store, "--passphrase-file", desk.folder / "li"]
    command = [*PROGRAM, *map(str, words), "--new-passphrase-file", str(desk.folder / "new")]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as change:
        try:
            # About when it has unlocked the store and wraps the key anew.
            change.wait(1.4)
        except subprocess.TimeoutExpired:
            change.send_signal(signal.SIGKILL)
    desk.on_store("store", "check", by=_opener(desk))


def _opener(desk: Desk) -> str:
    """Which of the two passphrases opens the store; exactly one does."""
    opening = []
    for name in ("li", "new"):
        try:
            unlock_vault(desk.store, (desk.folder / name).read_text("utf-8").strip())
        except UnavailableError:
            continue
        opening.append(name)
    (only,) = opening
    return only
