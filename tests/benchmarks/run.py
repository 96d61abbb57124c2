"""`python3 dev.py bench [NAME …] [--json OUT]`: every bench_*.py here, one table at the end."""

import argparse
import importlib.util
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "fixtures"), str(HERE.parents[1])]

from measuring import Figure  # noqa: E402 - the path must be set first


def benchmarks() -> dict[str, Callable[[Path], list[Figure]]]:
    found = {}
    for path in sorted(HERE.glob("bench_*.py")):
        spec = importlib.util.spec_from_file_location(path.stem, path)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        found[path.stem.removeprefix("bench_")] = module.figures
    return found


def table(runs: list[list[Figure]]) -> str:
    """One line a figure: that of the run with the middle ratio, and how far the ratios of all runs lie apart."""
    rows = [("what", "ours", "beside", "measured", "ratio", "of all runs", "goal", "")]
    rows += [_row(middle(each), [one.ratio for one in each]) for each in zip(*runs, strict=True)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)


def middle(same: Sequence[Figure]) -> Figure:
    """Of several runs, the one with the median ratio."""
    return sorted(same, key=lambda each: each.ratio)[len(same) // 2]


def _row(each: Figure, ratios: list[float]) -> tuple[str, ...]:
    return (
        each.what,
        _shown(each.ours, each.unit),
        each.beside,
        _shown(each.floor, each.unit),
        f"{each.ratio:.2f}",
        f"{min(ratios):.2f}–{max(ratios):.2f}" if len(ratios) > 1 else "",
        "" if each.goal is None else f"{each.goal:g}",
        "" if each.goal is None else "pass" if each.reached else "short",
    )


def _shown(value: float, unit: str) -> str:
    if unit == "count":
        return f"{value:.0f}"
    return f"{value / 1024**2:.2f} MB" if unit == "MB" else f"{value * 1000:.2f} ms"


def main() -> int:
    known = benchmarks()
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(known))
    parser.add_argument("--runs", type=int, default=1, metavar="N", help="each so often, and how far the ratios vary")
    parser.add_argument("--json", type=Path, metavar="OUT")
    parser.add_argument("--photos", metavar="N", help="of a pack: how many, 1000 for the goal of issue 6")
    parser.add_argument("--size", metavar="MB", help="of a pack: megabytes of each photo")
    chosen = parser.parse_args()
    sizes = {"INSPECTOR_BENCH_PHOTOS": chosen.photos, "INSPECTOR_BENCH_MEGABYTES": chosen.size}
    os.environ.update({name: value for name, value in sizes.items() if value})
    unknown = set(chosen.names) - set(known)
    if unknown:
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    runs: list[list[Figure]] = [[] for _ in range(chosen.runs)]
    for name in chosen.names or known:
        for number, figures in enumerate(runs, 1):
            print(f"bench: {name} {number}/{chosen.runs}", file=sys.stderr, flush=True)
            begin = time.perf_counter()
            with tempfile.TemporaryDirectory() as folder:
                figures += known[name](Path(folder))
            print(f"bench: {name} took {time.perf_counter() - begin:.0f} s", file=sys.stderr, flush=True)
    print(table(runs))
    if chosen.json:
        rows = [
            asdict(middle(each))
            | {"ratio": middle(each).ratio, "reached": middle(each).reached}
            | {"ratios": [one.ratio for one in each]}
            for each in zip(*runs, strict=True)
        ]
        chosen.json.write_text(json.dumps(rows, ensure_ascii=False, indent=1), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
