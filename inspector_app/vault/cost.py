"""What one guess of a passphrase costs, and what a slots file may ask for (reliability.md §2.4)."""

import math
import os
import time
from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

_AIM_S = 0.22
"""Processor seconds, over all lanes, of a wrong guess on the machine that made the slot: what an attacker pays.

The least is 0.2; the next measurement on the same machine is never quite the same.
"""
_MOST_MADE_ITERATIONS = 12
_MOST_MEMORY_KIB = 512 * 1024
_MOST_ITERATIONS = 64
_MOST_LANES = 16
_MOST_WORK_KIB = 4 * 1024 * 1024
"""Memory times iterations: some three seconds, and sixteen times what this program makes at its slowest."""


@dataclass(frozen=True, slots=True)
class KdfCost:
    """Argon2id; RFC 9106's second recommended option with one more pass: three cost 175 ms here, four 230 ms."""

    memory_kib: int = 64 * 1024
    iterations: int = 4
    lanes: int = 4

    @property
    def fair(self) -> bool:
        """Whether a file may ask for it: what takes all memory, or hours, is an attack or damage."""
        return (
            1 <= self.lanes <= _MOST_LANES
            and 8 * self.lanes <= self.memory_kib <= _MOST_MEMORY_KIB
            and 1 <= self.iterations <= _MOST_ITERATIONS
            and self.memory_kib * self.iterations <= _MOST_WORK_KIB
        )


def fitting_cost(least: KdfCost | None = None) -> KdfCost:
    """`least`, with as many more iterations as make a guess cost 0.2 s here; recorded in the slot that uses it."""
    least = least or KdfCost()
    begin = time.process_time()
    slot_key("measured", os.urandom(16), least)
    # The processor's time, so that a busy machine is not taken for a slow one; the lanes are threads of their own.
    measured = max(time.process_time() - begin, 1e-3)
    iterations = math.ceil(least.iterations * _AIM_S / measured)
    return KdfCost(least.memory_kib, min(max(least.iterations, iterations), _MOST_MADE_ITERATIONS), least.lanes)


def slot_key(passphrase: str, salt: bytes, cost: KdfCost) -> bytes:
    """32 bytes, slow on purpose."""
    kdf = Argon2id(salt=salt, length=32, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory_kib)
    return kdf.derive(passphrase.encode("utf-8"))
