"""Killed while the passphrase is changed: the store opens with the old one or the new one, every time."""

import random
import sys
import textwrap
from pathlib import Path

import pytest
from offices import PASSPHRASE, new_store
from quick_children import QuickChildren

from inspector_app.errors import UnavailableError
from inspector_app.stores import open_store

ROUNDS = 60
WORDS = (PASSPHRASE, "four new unrelated words")

CHANGER = textwrap.dedent(
    """
    import sys
    from pathlib import Path
    from inspector_app.vault import KdfCost, change_passphrase

    folder, old, new = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    print("ready", flush=True)
    while True:
        change_passphrase(folder, old, new, KdfCost(64, 1, 1))
        old, new = new, old
    """
)


def opens_with(folder: Path) -> str | None:
    for passphrase in WORDS:
        try:
            open_store(folder, passphrase).close()
        except UnavailableError:
            continue
        return passphrase
    return None


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_sixty_kills_leave_a_store_that_opens(tmp_path: Path, children: QuickChildren) -> None:
    store = new_store(tmp_path / "store")
    store.close()
    chance, now = random.Random(3), PASSPHRASE
    seen, longest = set(), 0.02
    for _ in range(ROUNDS):
        other = WORDS[1 - WORDS.index(now)]
        changer = children.begin(CHANGER, store.folder, now, other)
        assert changer.line() == "ready"
        assert changer.killed_after(chance.uniform(0, longest))
        found = opens_with(store.folder)
        assert found is not None
        seen.add(found)
        # A busy machine takes longer: about as many kills come before the change as after it.
        longest *= 1.25 if found == now else 0.8
        now = found
    # Otherwise every kill came too early to say anything.
    assert seen == set(WORDS)
