"""`python3 dev.py soak [--visits N] [--inspectors N] [--enterprises N] [--days N] [--seed N]`: a simulated month.

Every person has the real window on a store of their own, offscreen; visits, packs both ways with losses, repeats and
conflicts. One line of JSON an evening. Fails (exit code 1) when memory, handles, widgets or objects grew, when a
store tells another story than the others at the end, or when anything was raised or warned of on the way.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

HERE = Path(__file__).parent
_LEAK_BYTES, _LEAK_WIDGETS = 80 * 1024**2, 100
sys.path[:0] = [str(HERE.parent / "fixtures"), str(HERE.parents[1])]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QLabel  # noqa: E402

from ui.unread_sources import leave_sources_unread  # noqa: E402

# As in the frozen program, whose memory is meant: there are no sources to keep.
leave_sources_unread()

from soak_month import Month, Plan, broken_originals, differing, month_of  # noqa: E402 - the path must be set first
from soak_readings import folder_size, growth, most_common_objects, most_common_widgets, watched  # noqa: E402
from tested_commit import tested_today  # noqa: E402

from ui.app import new_application  # noqa: E402


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="dev.py soak", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    usual = Plan(visits=2000)
    for name, value in asdict(usual).items():
        parser.add_argument(f"--{name}", type=int, default=value, metavar="N", help=f"{value} when not given")
    parser.add_argument("--minutes", type=float, metavar="M", help="the month ends with the first evening after these")
    parser.add_argument("--spoil", action="store_true", help="things leak and packs vanish: the run must find both")
    parser.add_argument("--json", type=Path, metavar="OUT")
    given = vars(parser.parse_args(arguments))
    minutes, out, spoilt = given.pop("minutes"), given.pop("json"), given.pop("spoil")
    plan = Plan(**given)
    if plan.days < 4:
        parser.error("a month of fewer than 4 days has no quarters")
    say({"seed": plan.seed, **asdict(plan)})
    application, of = new_application(["soak"]), tested_today()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, watched() as trouble:
        with month_of(application, Path(folder), plan) as month:
            if spoilt:
                spoil(month)
            report = lived(month, minutes)
        report |= {"trouble": trouble, "plan": asdict(plan), "of": of}
    report["passed"] = passed(report)
    say(report)
    if out is not None:
        out.write_text(json.dumps(report, ensure_ascii=False, indent=1), "utf-8")
    return 0 if report["passed"] else 1


def lived(month: Month, minutes: float | None) -> dict[str, object]:
    """The figures of the whole month."""
    began = time.monotonic()

    def tell(day: int) -> None:
        done = {"day": day + 1, "visits": month.tally.visits, "seconds": round(time.monotonic() - began)}
        say(done | asdict(month.readings[-1]))

    month.told = tell
    month.enough = lambda: minutes is not None and time.monotonic() - began > minutes * 60
    month.run()
    grown = growth(month.readings)
    return {
        "seconds": round(time.monotonic() - began),
        "tally": asdict(month.tally),
        "growth": [asdict(each) | {"flat": each.flat} for each in grown],
        "differing": differing(month),
        "unreadable_originals": [name for person in month.people for name in broken_originals(person.store)],
        "stores_bytes": {person.name: folder_size(person.folder) for person in month.people},
        "objects": most_common_objects(),
        "widgets": most_common_widgets(),
    }


def spoil(month: Month) -> None:
    """The proof that a soak can fail: each visit leaks memory and widgets, and no visit reaches the supervisor."""
    leaked: list[object] = []

    def leak() -> None:
        leaked.append(b"x" * _LEAK_BYTES)
        leaked.extend(QLabel() for _ in range(_LEAK_WIDGETS))

    month.after_visit = leak
    month.post.drops = lambda pack: pack.name.startswith(("visits", "meeting"))


def passed(report: dict[str, object]) -> bool:
    grown = report["growth"]
    assert isinstance(grown, list)
    return all(each["flat"] for each in grown) and not (
        report["differing"] or report["unreadable_originals"] or report["trouble"]
    )


def say(value: dict[str, object]) -> None:
    print(json.dumps(value, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
