"""`python3 dev.py fuzz guided --target NAME --seconds N`: coverage-guided, by atheris (Linux).

A find is written to tests/fuzz/finds/NAME-HASH; the run ends with exit code 77. The same input is tried again with
`python3 dev.py fuzz guided --target NAME --again FILE`; kept in that folder, it is a case of CI from then on.
"""

import argparse
import importlib.util
import sys
import tempfile
from contextlib import nullcontext
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "fixtures"), str(HERE.parents[1])]
READ = ["inspector_app", "db", "pyxform", "openpyxl", "xlrd"]
"""Packages whose branches guide the fuzzer."""


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py fuzz guided", description=__doc__)
    parser.add_argument("--target", required=True, help="a function of tests/fixtures/fuzz_targets.py")
    parser.add_argument("--seconds", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--again", type=Path, metavar="FILE")
    chosen = parser.parse_args(arguments)
    atheris = importlib.import_module("atheris") if importlib.util.find_spec("atheris") else None
    with atheris.instrument_imports(include=READ) if atheris else nullcontext():
        from fuzz_targets import TARGETS, seeds

        if chosen.target not in TARGETS:
            parser.error(f"no target {chosen.target}; there are {', '.join(sorted(TARGETS))}")
        target, sound = TARGETS[chosen.target], seeds(chosen.target)
        # Each door loads what it needs when it is first opened.
        for data in sound:
            target(data)
    if chosen.again is not None:
        target(chosen.again.read_bytes())
        return 0
    if atheris is None:
        print("fuzz: atheris is not installed here: .venv/bin/pip install atheris (Linux, Python 3.11 or 3.12)")
        return 2
    finds, corpus = HERE / "finds", Path(tempfile.mkdtemp(prefix=f"fuzz-{chosen.target}-"))
    finds.mkdir(exist_ok=True)
    for number, data in enumerate(sound):
        (corpus / f"seed-{number}").write_bytes(data)
    options = [f"-max_total_time={chosen.seconds}", f"-seed={chosen.seed}", "-timeout=20", "-rss_limit_mb=2000"]
    atheris.Setup(["fuzz", *options, f"-artifact_prefix={finds}/{chosen.target}-", str(corpus)], target)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
