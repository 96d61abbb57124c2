"""The unlocked data key, and what is derived from it."""

import os
from dataclasses import dataclass

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CTR
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

NONCE_BYTES = 12
_TAG_BYTES = 16
DATA_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class SlotOwner:
    person: str
    role: str


class Vault:
    """The unlocked data key and who unlocked it. Dropped when the store is closed."""

    def __init__(self, data_key: bytes, owner: SlotOwner, box_key: bytes = b"") -> None:
        self._data_key = bytearray(data_key)
        self._box_key = bytearray(box_key)
        self.owner = owner

    @property
    def locked(self) -> bool:
        return not self._data_key

    def data_key(self) -> bytes:
        """For wrapping into another slot. RuntimeError after `forget`."""
        if self.locked:
            raise RuntimeError("the vault was locked")
        return bytes(self._data_key)

    def box_key(self) -> bytes:
        """Of the person's letter box; b"" when no passphrase opened it."""
        return bytes(self._box_key)

    def take_box(self, box_key: bytes) -> None:
        """The person has another passphrase, and with it another letter box."""
        self._box_key[:] = box_key

    def key(self, purpose: str, size: int = 32) -> bytes:
        """The key for one purpose, such as "zg/blob/v1"; `size` bytes."""
        return HKDF(algorithm=SHA256(), length=size, salt=None, info=purpose.encode("ascii")).derive(self.data_key())

    @property
    def database_key(self) -> bytes:
        """32 bytes of SQLCipher key and 16 of salt."""
        return self.key("zg/db/v1", 48)

    def seal(self, purpose: str, data: bytes, name: str) -> bytes:
        """`data` under AES-256-GCM; opens only under the same purpose and name."""
        return bytes(self.seal_behind(b"", purpose, data, name))

    def seal_behind(self, head: bytes, purpose: str, data: bytes, name: str) -> bytearray:
        """`head`, which stays readable, and what `seal` gives, in one piece of memory: photos are large."""
        nonce, start = os.urandom(NONCE_BYTES), len(head) + NONCE_BYTES
        sealed = bytearray(start + len(data) + _TAG_BYTES)
        sealed[:start] = head + nonce
        with memoryview(sealed)[start:] as place:
            AESGCM(self.key(purpose)).encrypt_into(nonce, data, name.encode("utf-8"), place)
        return sealed

    def unseal(self, purpose: str, sealed: bytes | memoryview, name: str) -> bytes:
        """What `seal` sealed; cryptography's InvalidTag when a single bit or the name differs."""
        return AESGCM(self.key(purpose)).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], name.encode("utf-8"))

    def unverified(self, purpose: str, nonce: bytes, body: bytes) -> bytes:
        """The content of what `seal` made without its tag being looked at: for finding out which name it fits alone."""
        # GCM is CTR with the tag beside it; with a nonce of 12 bytes the first block of content has counter 2.
        decryptor = Cipher(AES(self.key(purpose)), CTR(nonce + (2).to_bytes(4, "big"))).decryptor()
        return decryptor.update(body) + decryptor.finalize()

    def forget(self) -> None:
        """Overwrites the data key. Copies that Python or the libraries made go with their objects, unwiped."""
        for key in (self._data_key, self._box_key):
            key[:] = bytes(len(key))
            key.clear()
