"""The age project's own test vectors, and envelopes to and from the public `age` command.

tests/fixtures/age_vectors.zip: https://github.com/C2SP/CCTV at commit 1e3d286, folder age/testdata, unchanged (0BSD,
CC0-1.0 or Unlicense, as one likes). Each is a textual header, an empty line and an age file; `expect` says what must
become of it.
"""

import hashlib
import re
import shutil
import subprocess
import zipfile
import zlib
from collections.abc import Generator
from io import BytesIO
from pathlib import Path

import pytest

from inspector_app.errors import RefusedInputError
from inspector_app.exchange.envelope import seal, unseal
from inspector_app.exchange.identity import DeviceIdentity, new_identity
from inspector_app.exchange.intake import Intake

VECTORS = Path(__file__).parents[1] / "fixtures" / "age_vectors.zip"
ON_PURPOSE = ("armored", "passphrase")
"""Packs do not have these, nor stanzas but X25519 and grease: such files are refused (reliability.md §3.3)."""
PEOPLE = tuple(new_identity() for _ in range(3))
TEXT = bytes(range(256)) * 300
"""Two of age's pieces of 64 KiB."""


class Collector:
    """What came out of an envelope."""

    def __init__(self) -> None:
        self.data = bytearray()

    def begin(self, _keys: frozenset[str] | None) -> Intake:
        return Intake(self._read())

    def _read(self) -> Generator[int, bytes, None]:
        while True:
            self.data += yield 1


def opened(data: bytes, *secrets: str) -> bytes:
    collector = Collector()
    unseal(BytesIO(data), secrets, collector.begin)
    return bytes(collector.data)


def vectors() -> dict[str, tuple[dict[str, list[str]], bytes]]:
    found = {}
    with zipfile.ZipFile(VECTORS) as archive:
        for name in sorted(archive.namelist()):
            head, _, body = archive.read(name).partition(b"\n\n")
            facts: dict[str, list[str]] = {}
            for line in head.decode("ascii").splitlines():
                key, _, value = line.partition(": ")
                facts.setdefault(key, []).append(value)
            found[name] = facts, zlib.decompress(body) if facts.get("compressed") == ["zlib"] else body
    return found


ALL = vectors()


@pytest.mark.parametrize("name", ALL)
def test_a_vector_is_opened_or_refused_as_it_says(name: str) -> None:
    facts, data = ALL[name]
    secrets = [each for each in facts.get("identity", []) if each.startswith("AGE-SECRET-KEY-1")]
    kinds = {line.split(b" ")[1] for line in data.partition(b"\n--- ")[0].split(b"\n") if line.startswith(b"-> ")}
    foreign = len(secrets) < len(facts.get("identity", [])) or any(key in facts for key in ON_PURPOSE)
    if facts["expect"] == ["success"] and not foreign and kinds <= {b"X25519", b"grease"}:
        assert hashlib.sha256(opened(data, *secrets)).hexdigest() == facts["payload"][0]
    else:
        with pytest.raises(RefusedInputError):
            opened(data, *secrets)


def test_there_are_vectors_of_both_kinds() -> None:
    expected = [facts["expect"][0] for facts, _ in ALL.values()]
    assert len(expected) == 143
    assert expected.count("success") > 20


@pytest.fixture
def age() -> str:
    found = shutil.which("age")
    if found is None:
        pytest.skip("the public tool age is not installed: install it to test our envelopes against it")
    return found


def sealed(*people: DeviceIdentity) -> bytes:
    out = BytesIO()
    seal(iter((TEXT[:100], TEXT[100:])), out, [each.age_recipient for each in people])
    return out.getvalue()


@pytest.mark.parametrize("reader", PEOPLE)
def test_each_of_several_recipients_opens_it_with_age(age: str, reader: DeviceIdentity, tmp_path: Path) -> None:
    (tmp_path / "key.txt").write_text(reader.age_secret + "\n", "ascii")
    done = subprocess.run(
        [age, "-d", "-i", "key.txt"], cwd=tmp_path, input=sealed(*PEOPLE), capture_output=True, check=True, timeout=30
    )
    assert done.stdout == TEXT


@pytest.mark.parametrize("reader", PEOPLE)
def test_what_age_seals_for_several_each_opens(age: str, reader: DeviceIdentity) -> None:
    words = [age, *(word for each in PEOPLE for word in ("-r", each.age_recipient))]
    done = subprocess.run(words, input=TEXT, capture_output=True, check=True, timeout=30)
    assert opened(done.stdout, reader.age_secret) == TEXT


def test_every_changed_byte_of_a_header_is_refused() -> None:
    whole = sealed(*PEOPLE)
    end = whole.index(b"\n--- ") + len(b"\n--- ") + 44
    for place in range(end):
        changed = bytearray(whole)
        changed[place] ^= 0x01
        with pytest.raises(RefusedInputError):
            opened(bytes(changed), PEOPLE[1].age_secret)


def test_recipients_cannot_be_added_taken_away_or_exchanged() -> None:
    stanza = re.compile(rb"-> X25519 [^\n]+\n[^\n]+\n")
    whole, other = sealed(*PEOPLE), sealed(*PEOPLE)
    own, strange = stanza.findall(whole), stanza.findall(other)
    for changed in (
        whole.replace(own[2], b"", 1),
        whole.replace(own[2], strange[2], 1),
        whole.replace(own[2], own[2] + strange[1], 1),
        whole.replace(own[1] + own[2], own[2] + own[1], 1),
    ):
        assert changed != whole
        with pytest.raises(RefusedInputError):
            opened(changed, PEOPLE[0].age_secret)
    with pytest.raises(RefusedInputError):
        opened(whole, new_identity().age_secret)
