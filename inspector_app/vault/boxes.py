"""A letter box for each person: a new data key is put into it without their passphrase, and only they can take it.

The box is an X25519 key made from the key of their slot, which only their passphrase gives. Its public half lies in
`slots.json`, sealed by the data key, so that nobody can put another in its place unseen.
"""

import os

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from inspector_app.vault.keys import NONCE_BYTES

BOX_BYTES = 32
_KEY = b"zg/slot-box/v1"
_LETTER = b"zg/slot-letter/v1"


def box_key(slot_key: bytes) -> bytes:
    """The secret half."""
    return HKDF(algorithm=SHA256(), length=BOX_BYTES, salt=None, info=_KEY).derive(slot_key)


def box_of(secret: bytes) -> bytes:
    """The public half."""
    return X25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()


def post(box: bytes, data_key: bytes, bound_to: bytes) -> tuple[bytes, bytes, bytes]:
    """(sender's half, nonce, wrapped) of a letter. Raises ValueError when `box` is no key."""
    sender, nonce = X25519PrivateKey.generate(), os.urandom(NONCE_BYTES)
    sent = sender.public_key().public_bytes_raw()
    shared = sender.exchange(X25519PublicKey.from_public_bytes(box))
    return sent, nonce, AESGCM(_letter_key(shared, sent, box)).encrypt(nonce, data_key, bound_to)


def take(secret: bytes, sent: bytes, nonce: bytes, wrapped: bytes, bound_to: bytes) -> bytes:
    """The data key; cryptography's InvalidTag for another's letter, or a changed one; ValueError for no letter."""
    shared = X25519PrivateKey.from_private_bytes(secret).exchange(X25519PublicKey.from_public_bytes(sent))
    return AESGCM(_letter_key(shared, sent, box_of(secret))).decrypt(nonce, wrapped, bound_to)


def _letter_key(shared: bytes, sent: bytes, box: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=_LETTER + sent + box).derive(shared)
