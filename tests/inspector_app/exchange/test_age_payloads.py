"""Our age files beside pyrage, which knows nothing of ours: the same bytes both ways, the same refusals."""

import base64
import os
import re
from io import BytesIO

import pyrage
import pytest
from age_files import Collector

from inspector_app.errors import RefusedInputError
from inspector_app.exchange.bag.age_header import BrokenHeaderError, key_bytes, opened_header, sealed_header
from inspector_app.exchange.bag.age_payload import AT_A_TIME, NONCE_BYTES, PIECE, SEALED_PIECE, Sealing
from inspector_app.exchange.bag.envelope import seal, unseal

OWNER = pyrage.x25519.Identity.generate()
SECRET, RECIPIENT = str(OWNER), str(OWNER.to_public())
EDGES = (0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, AT_A_TIME * PIECE, AT_A_TIME * PIECE + 1, 8 * AT_A_TIME * PIECE)


def sealed(data: bytes) -> bytes:
    out = BytesIO()
    seal(iter((data[:7], b"", data[7:90_000], data[90_000:])), out, [RECIPIENT])
    return out.getvalue()


def opened(data: bytes) -> bytes:
    collector = Collector()
    unseal(BytesIO(data), [SECRET], collector.begin)
    return bytes(collector.data)


@pytest.mark.parametrize("size", EDGES)
def test_another_program_opens_what_we_seal_and_we_what_it_seals(size: int) -> None:
    data = os.urandom(size)
    assert pyrage.decrypt(sealed(data), [OWNER]) == data
    assert opened(pyrage.encrypt(data, [OWNER.to_public()])) == data


def test_pieces_moved_lost_repeated_cut_or_added_are_refused_as_by_the_other_program() -> None:
    whole = sealed(os.urandom(4 * PIECE + 10))
    start = whole.index(b"\n--- ") + 49 + NONCE_BYTES
    head, body = whole[:start], whole[start:]
    pieces = [body[place : place + SEALED_PIECE] for place in range(0, len(body), SEALED_PIECE)]
    first, second, third, fourth, last = pieces
    empty_end = _ending_in_an_empty_piece()
    changes = [
        [second, first, third, fourth, last],
        [first, third, fourth, last],
        [first, first, second, third, fourth, last],
        [first, second, third, fourth],
        [first, second],
        [],
        [*pieces, last],
        [*pieces, b"\0"],
        [first, second, third, fourth, last[:-1]],
        [first, second, third, fourth, last[:15]],
    ]
    for data in (*(head + b"".join(change) for change in changes), whole[: start - 1], empty_end):
        with pytest.raises(pyrage.DecryptError):
            pyrage.decrypt(data, [OWNER])
        with pytest.raises(RefusedInputError, match=r"pack\.seal_broken"):
            opened(data)


def test_what_was_sound_before_a_cut_is_still_given_out() -> None:
    data = os.urandom(40 * PIECE)
    collector = Collector()
    with pytest.raises(RefusedInputError):
        unseal(BytesIO(sealed(data)[: -3 * SEALED_PIECE - 5]), [SECRET], collector.begin)
    assert collector.data == data[: 36 * PIECE]


def _ending_in_an_empty_piece() -> bytes:
    """A payload that is not empty must not end in a piece of no bytes, though its seal be right."""

    class Ending(Sealing):
        def sealed_so(self, data: bytes) -> bytes:
            whole = bytes(self._seal(memoryview(data), last=False))
            return whole + bytes(self._seal(memoryview(b""), last=True))

    header, file_key = sealed_header([key_bytes(RECIPIENT)])
    nonce = os.urandom(NONCE_BYTES)
    return header + nonce + Ending(file_key, nonce).sealed_so(bytes(PIECE))


def test_a_header_has_one_way_to_be_written_and_every_other_is_refused() -> None:
    header, _ = sealed_header([key_bytes(RECIPIENT)])
    share = re.search(rb"X25519 (\S+)\n", header)
    assert share is not None
    other_way = share[1][:-1] + bytes([_beside(share[1][-1])])
    for changed in (
        header.replace(share[1], other_way),
        header.replace(share[1], share[1] + b"="),
        header.replace(share[1], share[1] + b" more"),
        header.replace(share[1], _base64(bytes(32))),
        header.replace(share[1], _base64(bytes(31))),
        header.replace(b"-> X25519", b"->  X25519"),
        header.replace(b"\n---", b"\n\n---"),
        header.replace(b"\n--- ", b"\n---  "),
        header.replace(b"\n", b"\r\n"),
        header[:-1],
    ):
        assert changed != header
        with pytest.raises(BrokenHeaderError):
            opened_header(changed, [key_bytes(SECRET)])


def test_a_key_that_makes_every_secret_the_same_is_no_recipient() -> None:
    with pytest.raises(ValueError, match="shared key"):
        sealed_header([bytes(32)])


def _base64(data: bytes) -> bytes:
    return base64.b64encode(data).rstrip(b"=")


def _beside(letter: int) -> int:
    """Another last letter of base64 that stands for the same bytes: only its spare bits differ."""
    letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    return letters[letters.index(letter) ^ 1]
