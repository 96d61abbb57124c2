"""The rigs by name: what each does, how often in its short and long form, and what it needs of the machine.

Each yields "" or what is wrong, once a run. Told to be `wrong`, it works with a setting that must be caught: a rig that
cannot fail proves nothing.
"""

from dataclasses import dataclass
from importlib import import_module
from typing import Any


@dataclass(frozen=True, slots=True)
class Rig:
    name: str
    what: str
    run: str
    """Module and function, given place, chance, rounds, wrong; whoever asks for names alone waits for no import."""
    short: int
    long: int
    proof: int
    """Rounds within which the wrong setting must be caught."""
    lacks: str = "fault_kills.lacks"
    """Function that tells what the machine lacks for it; "" for nothing."""


def called(function: str, *given: object) -> Any:
    module, _, name = function.rpartition(".")
    return getattr(import_module(module), name)(*given)


RIGS = {
    rig.name: rig
    for rig in (
        Rig("kill", "SIGKILL at a random time while answers and papers are saved", "fault_kills.kill", 100, 1000, 12),
        Rig("calls", "SIGKILL before a file call of a scripted visit", "fault_sweeps.calls", 20, 9999, 60),
        Rig("errors", "a call fails once, from then on, or writes half", "fault_sweeps.errors", 25, 9999, 60),
        Rig("power", "power cut on a real ext4 image", "fault_disks.power", 6, 200, 6, "fault_disks.lacks_mounts"),
        Rig("full", "a disk that is really full", "fault_disks.full", 1, 10, 1, "fault_disks.lacks_mounts"),
        Rig("stick", "the stick is pulled while it is written to", "fault_sweeps.stick", 10, 9999, 40),
        Rig("sectors", "sectors of a stick give nothing back", "fault_sectors.sectors", 6, 500, 2),
        Rig("migration", "killed while an older schema is brought up", "fault_sweeps.migration", 12, 9999, 40),
        Rig("import", "killed while a pack is taken in", "fault_sweeps.taking_in", 10, 9999, 40),
        Rig("imports", "killed while several packs are taken in together", "fault_imports.together", 4, 9999, 20),
        Rig("restore", "killed while a backup is restored, a stale WAL by it", "fault_sweeps.restore", 10, 9999, 20),
        Rig("passphrase", "killed while the passphrase is changed", "fault_sweeps.passphrase", 12, 9999, 40),
        Rig("key", "killed or failing while the data key is changed", "fault_sweeps.key", 6, 3000, 12),
        Rig("clock", "the clock jumps between saves", "fault_times.clock", 60, 1000, 60),
        Rig("undo", "killed or failing while steps are taken back", "fault_undo.undo", 4, 9999, 20),
        Rig("two", "several programs on one store", "fault_times.two", 5, 100, 5),
        Rig("usb", "a FAT32 stick pulled out of a machine", "fault_machine.usb", 8, 100, 2, "fault_machine.lacks"),
        Rig(
            "large",
            "a hand-over of over 4 GiB on a FAT32 stick",
            "fault_machine.large",
            1,
            1,
            1,
            "fault_machine.lacks_large",
        ),
        Rig("bits", "flipped bits in any file", "fault_times.bits", 24, 2000, 120),
    )
}
