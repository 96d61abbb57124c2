"""Envelopes to and from the public `age` command, and headers that somebody changed on the way."""

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from age_files import Collector

from inspector_app.errors import RefusedInputError
from inspector_app.exchange.envelope import seal, unseal
from inspector_app.exchange.identity import DeviceIdentity, new_identity

PEOPLE = tuple(new_identity() for _ in range(3))
TEXT = bytes(range(256)) * 300
"""Two of age's pieces of 64 KiB."""


def opened(data: bytes, *secrets: str) -> bytes:
    collector = Collector()
    unseal(BytesIO(data), secrets, collector.begin)
    return bytes(collector.data)


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
