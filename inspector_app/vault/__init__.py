"""Passphrase, keys and slots: what makes a lost laptop's store unreadable (reliability.md §2.4).

cost.py   what one guess of a passphrase costs, and what a slots file may ask for
keys.py   the unlocked data key, and what is derived from it
boxes.py  a letter box for each person, so that the data key can be changed without everybody's passphrase
slots.py  `slots.json`: the data key wrapped for each person and for the office; trusts nothing that it reads
passphrases.py  which new ones are refused
people.py who may open a store: create, unlock, another passphrase, persons, recovery

One random data key per store; each person has a slot that wraps it under Argon2id of a passphrase, and the office may
have one that only its recovery key opens. Changing a passphrase rewrites a slot, never the data.
"""

from inspector_app.vault.cost import KdfCost, fitting_cost
from inspector_app.vault.keys import DATA_KEY_BYTES, NONCE_BYTES, SlotOwner, Vault
from inspector_app.vault.passphrases import MIN_PASSPHRASE_CHARACTERS, passphrase_problems
from inspector_app.vault.people import (
    MOST_PEOPLE,
    add_person,
    change_passphrase,
    create_vault,
    give_box,
    hand_on,
    handed_vault,
    name_problems,
    new_data_key,
    open_recovery,
    people_of,
    put_person,
    recovery_of,
    remove_person,
    set_recovery,
    trusted_recovery,
    unlock_vault,
    without_box,
)
from inspector_app.vault.slots import SLOTS_FILE

__all__ = [
    "DATA_KEY_BYTES",
    "MIN_PASSPHRASE_CHARACTERS",
    "MOST_PEOPLE",
    "NONCE_BYTES",
    "SLOTS_FILE",
    "KdfCost",
    "SlotOwner",
    "Vault",
    "add_person",
    "change_passphrase",
    "create_vault",
    "fitting_cost",
    "give_box",
    "hand_on",
    "handed_vault",
    "name_problems",
    "new_data_key",
    "open_recovery",
    "passphrase_problems",
    "people_of",
    "put_person",
    "recovery_of",
    "remove_person",
    "set_recovery",
    "trusted_recovery",
    "unlock_vault",
    "without_box",
]
