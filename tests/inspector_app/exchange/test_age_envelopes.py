"""Envelopes to and from the public `age` command, and headers that somebody changed on the way."""

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pyrage
import pytest
from age_files import Collector
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from patience import PATIENCE_S

from inspector_app.errors import RefusedInputError
from inspector_app.exchange.bag.age_header import key_bytes, sealed_header
from inspector_app.exchange.bag.age_payload import AT_A_TIME, NONCE_BYTES, PIECE, SEALED_PIECE, TAG_BYTES
from inspector_app.exchange.bag.envelope import seal, unseal
from inspector_app.exchange.trust.identity import DeviceIdentity, new_identity

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
        [age, "-d", "-i", "key.txt"],
        cwd=tmp_path,
        input=sealed(*PEOPLE),
        capture_output=True,
        check=True,
        timeout=PATIENCE_S,
    )
    assert done.stdout == TEXT


@pytest.mark.parametrize("reader", PEOPLE)
def test_what_age_seals_for_several_each_opens(age: str, reader: DeviceIdentity) -> None:
    words = [age, *(word for each in PEOPLE for word in ("-r", each.age_recipient))]
    done = subprocess.run(words, input=TEXT, capture_output=True, check=True, timeout=PATIENCE_S)
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


EDGES = sorted({0, 1, *(PIECE * count + off for count in (1, 2, 3, AT_A_TIME, AT_A_TIME + 1) for off in (-1, 0, 1))})
"""Of a piece, of the first batches, and of those that another core opens."""


@pytest.mark.parametrize("size", EDGES)
def test_at_every_edge_another_program_and_ours_open_what_the_other_sealed(size: int) -> None:
    text = TEXT[:256] * (size // 256 + 1)
    text, person = text[:size], PEOPLE[0]
    out = BytesIO()
    seal(iter([text]), out, [person.age_recipient])
    assert pyrage.decrypt(out.getvalue(), [pyrage.x25519.Identity.from_str(person.age_secret)]) == text
    theirs = pyrage.encrypt(text, [pyrage.x25519.Recipient.from_str(person.age_recipient)])
    assert opened(theirs, person.age_secret) == text


@pytest.mark.parametrize("count", [2, AT_A_TIME + 3])
def test_pieces_cannot_be_left_out_repeated_exchanged_or_added(count: int) -> None:
    out = BytesIO()
    seal(iter([bytes(count * PIECE)]), out, [PEOPLE[0].age_recipient])
    whole = out.getvalue()
    start = len(whole) - count * SEALED_PIECE
    head = whole[:start]
    pieces = [whole[at : at + SEALED_PIECE] for at in range(start, len(whole), SEALED_PIECE)]
    changes = [
        *(pieces[:place] + pieces[place + 1 :] for place in range(count)),
        *([*pieces[:place], pieces[place], *pieces[place:]] for place in range(count)),
        [pieces[1], pieces[0], *pieces[2:]],
        [*pieces, b"x"],
        [*pieces, bytes(TAG_BYTES)],
        [*pieces[:-1], pieces[-1][:-1]],
        [],
    ]
    for changed in changes:
        with pytest.raises(RefusedInputError):
            opened(head + b"".join(changed), PEOPLE[0].age_secret)


def test_who_has_the_key_cannot_end_a_payload_with_an_empty_piece() -> None:
    """It would be a second way to write the same content: age refuses it, too."""
    header, file_key = sealed_header([key_bytes(PEOPLE[0].age_recipient)])
    nonce = bytes(NONCE_BYTES)
    cipher = ChaCha20Poly1305(HKDF(algorithm=SHA256(), length=32, salt=nonce, info=b"payload").derive(file_key))
    first = cipher.encrypt(bytes(12), bytes(PIECE), None)
    empty = cipher.encrypt((1).to_bytes(11, "big") + b"\x01", b"", None)
    with pytest.raises(RefusedInputError):
        opened(header + nonce + first + empty, PEOPLE[0].age_secret)
