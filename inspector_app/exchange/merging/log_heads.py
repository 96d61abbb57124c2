"""The label `Log-Heads` of a visit pack: the laptop's signature over the end of each life of its log.

An event names the hash of the one before, so one signature proves all events up to it. Whoever holds the log can hand
it on, and the laptop knows its own work again, also when its own disk has lost it
(inspector_app.exchange.kinds.giving_back).
"""

import base64
import binascii
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from db.records.log import Event
from db.work import Work
from inspector_app.epochs import epoch_of, laptop_of, lives_of

HEADS_LABEL = "Log-Heads"
_PURPOSE = b"inspector-app log head v1\n"
_MOST = 40
"""A label holds some more; the newest lives count."""
_ONE = re.compile(r"([0-9a-f]{12}-[1-9][0-9]{0,5}):([1-9][0-9]{0,15}):([0-9a-f]{64}):([A-Za-z0-9+/]{86}==)", re.ASCII)


@dataclass(frozen=True, slots=True)
class LogHead:
    """The laptop of `device` said once that its log up to `seq` ends with `hash`."""

    device: str
    seq: int
    hash: str
    signature: str
    """Ed25519, base64; whose it is has to be asked."""

    @property
    def text(self) -> str:
        return f"{self.device}:{self.seq}:{self.hash}:{self.signature}"


def heads_text(heads: Iterable[LogHead]) -> str:
    newest = sorted(heads, key=lambda head: epoch_of(head.device))[-_MOST:]
    return ",".join(head.text for head in newest)


def heads_of(labels: Mapping[str, str], laptop: str) -> list[LogHead]:
    """Of a pack's labels, those of one laptop; what makes no sense is not there."""
    found = (_ONE.fullmatch(each) for each in labels.get(HEADS_LABEL, "").split(","))
    heads = [LogHead(match[1], int(match[2]), match[3], match[4]) for match in found if match is not None]
    return [head for head in heads if laptop_of(head.device) == laptop]


def own_heads(work: Work, device: str, signing_private: str) -> list[LogHead]:
    """The ends of all own lives, signed now."""
    key = Ed25519PrivateKey.from_private_bytes(base64.b64decode(signing_private))
    have, heads = work.events.have(), []
    for life in lives_of(device, have):
        last = work.events.find(life, have[life])
        if last is not None:
            signature = base64.b64encode(key.sign(_said(life, last.seq, last.hash))).decode("ascii")
            heads.append(LogHead(life, last.seq, last.hash, signature))
    return heads


def proven(
    heads: Iterable[LogHead], events: Iterable[Event], keys_of: Callable[[str], Iterable[str]]
) -> dict[str, LogHead]:
    """Of each device the farthest head that fits these events and was signed by one of the keys of that life."""
    hashes = {(event.dev, event.seq): event.hash for event in events}
    found = dict[str, LogHead]()
    for head in sorted(heads, key=lambda each: each.seq, reverse=True):
        fits = head.device not in found and hashes.get((head.device, head.seq)) == head.hash
        if fits and any(_is_signed(head, key) for key in keys_of(head.device)):
            found[head.device] = head
    return found


def _is_signed(head: LogHead, key: str) -> bool:
    try:
        public = Ed25519PublicKey.from_public_bytes(base64.b64decode(key, validate=True))
        public.verify(base64.b64decode(head.signature), _said(head.device, head.seq, head.hash))
    except (InvalidSignature, ValueError, binascii.Error):
        return False
    return True


def _said(device: str, seq: int, digest: str) -> bytes:
    return _PURPOSE + f"{device}:{seq}:{digest}".encode("ascii")
