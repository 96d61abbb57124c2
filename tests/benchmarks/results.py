"""Keeps what was measured in RESULTS.md, with date, machine class and commit: each section by the run that made it.

`python3 dev.py bench --json b.json`, `python3 dev.py soak --json s.json`, `python3 dev.py faults --long --json f.json`,
then `.venv/bin/python tests/benchmarks/results.py [--bench b.json [c.json …]] [--soak s.json] [--faults f.json]`.
A section whose run is not given stays as it is, and so does one that somebody wrote by hand. Figures of several calls
(a whole bench takes an hour) become one table. Each row says of which commit it is: runs of one commit are joined, and
their ratios' spread is that of all; of a figure measured again on another commit the later call counts alone.
"""

import argparse
import json
import os
import platform
import re
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "fixtures")]

from measured_rows import HEADS, Row, from_json, merged  # noqa: E402 - the path must be set first

RESULTS = HERE / "RESULTS.md"
_HEAD = (
    "# Results\n\nLong runs, by `tests/benchmarks/results.py`; ratios carry over to other machines, seconds do not.\n"
)
_MIB, _GIB = 1024**2, 1024**3


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    for name in SECTIONS:
        parser.add_argument(f"--{name}", type=Path, metavar="JSON", nargs="+" if name == "bench" else None)
    parser.add_argument("--out", type=Path, default=RESULTS)
    given = vars(parser.parse_args(arguments))
    out: Path = given.pop("out")
    text = out.read_text("utf-8") if out.exists() else ""
    measured = {name: _read(paths) for name, paths in given.items() if paths is not None}
    out.write_text(page(text, measured, f"{date.today().isoformat()}, {machine()}"), "utf-8")
    return 0


def _read(given: Path | Sequence[Path]) -> Any:
    if isinstance(given, Path):
        return json.loads(given.read_text("utf-8"))
    return merged([from_json(json.loads(path.read_text("utf-8"))) for path in given])


def page(before: str, measured: dict[str, Any], under: str) -> str:
    """The whole page: sections of `measured` anew, others as they stand in `before`."""
    kept = {title: body.strip() for title, body in re.findall(r"^## (.+)\n((?:(?!^## ).*\n?)*)", before, re.MULTILINE)}
    parts = [_HEAD]
    for name, (title, table) in SECTIONS.items():
        body = f"{under}\n\n{table(measured[name])}" if name in measured else kept.get(title, "Not run yet.")
        parts.append(f"## {title}\n\n{body.strip()}\n")
        kept.pop(title, None)
    parts += [f"## {title}\n\n{body}\n" for title, body in kept.items()]
    return "\n".join(parts)


def speed(rows: list[Row]) -> str:
    """What, ours, the floor or peer of the same run, ratio and its spread, goal; by which bench, of which commit."""
    heads = (*HEADS, "bench", "of")
    lines = [_row(*heads), _row(*["---"] * len(heads))]
    lines += [_row(*each.told(), each.bench, each.of) for each in rows]
    return "\n".join(lines)


def endurance(report: dict[str, Any]) -> str:
    """Growth of the last quarter over the second, and how the stores ended."""
    done = ", ".join(f"{value} {name}" for name, value in report["tally"].items() if isinstance(value, int))
    form = ", ".join(f"{name} {value}" for name, value in report.get("plan", {}).items())
    lines = [
        f"Of {report.get('of', 'a commit that was not noted')}. Form: {form}. {report['seconds']} s: {done}.",
        "",
        _row("what", "second quarter", "last quarter", "allowed", ""),
    ]
    lines.append(_row(*["---"] * 5))
    for each in report["growth"]:
        numbers = [_counted(each["what"], each[name]) for name in ("second", "last", "allowed")]
        lines.append(_row(each["what"], *numbers, "flat" if each["flat"] else "GROWS"))
    if any(each["what"] == "held" for each in report["growth"]):
        lines += ["", _HELD]
    lines += ["", f"Stores that differ: {len(report['differing'])}. Originals that cannot be read: "
              f"{len(report['unreadable_originals'])}. Raised or warned of: {len(report['trouble'])}."]  # fmt: skip
    return "\n".join(lines)


def rigs(report: list[dict[str, Any]]) -> str:
    """Runs and failures of each rig, and whether a wrong setting was caught."""
    lines = [_row("rig", "runs", "failures", "seconds", "seed", "wrong setting", "of"), _row(*["---"] * 7)]
    for each in report:
        seconds = f"{each['seconds']:.0f}"
        numbers = (str(each["runs"]), str(each["failures"]), seconds, str(each["seed"]))
        lines.append(_row(each["rig"], *numbers, each["proof"], each.get("of", "")))
    told = [f"- {each['rig']}: {words}" for each in report for words in (each["lacks"], *each["told"]) if words]
    return "\n".join([*lines, "", *told])


_HELD = (
    "`memory` is what the process has; `held` is in use of the C library's memory (windows, papers, the databases' "
    "pages) and `blocks` of Python's. Where `memory` grows and these do not, the allocators keep what the peaks of six "
    "workers left (inspector_app/allocator.py)."
)

SECTIONS: dict[str, tuple[str, Callable[[Any], str]]] = {
    "bench": ("Speed (`dev.py bench`)", speed),
    "soak": ("Endurance (`dev.py soak`)", endurance),
    "faults": ("Faults (`dev.py faults --long`)", rigs),
}


def machine() -> str:
    """Class, not name: `Linux, 2 cores of Xeon …, 8 GB, Python 3.11`."""
    cpuinfo = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*: (.+)", cpuinfo.read_text("ascii", "replace")) if cpuinfo.exists() else None
    model = found[1].strip() if found else platform.processor() or platform.machine()
    memory = ""
    if hasattr(os, "sysconf"):
        memory = f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / _GIB:.0f} GB, "
    return f"{platform.system()}, {os.cpu_count()} cores of {model}, {memory}Python {platform.python_version()}"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', '¦') for cell in cells)} |"


def _counted(what: str, value: float) -> str:
    return f"{value / _MIB:.0f} MB" if what in ("memory", "held") else f"{value:,.0f}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
