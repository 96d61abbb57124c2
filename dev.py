#!/usr/bin/env python3
"""The one door for people; without words it lists its verbs. Only the standard library.

Each verb does all the set-up itself: a virtual environment in .venv, the dependencies of pyproject.toml, and on
Linux the system libraries that Qt needs. When nothing changed since the last time, it does nothing.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "dev-stamp"
# Every dependency with its version and hashes: what is tested here is what is frozen and shipped.
LOCKED = ROOT / "build_spec" / "locked.txt"
OLDEST = (3, 11)

# What PySide6 6.11 links beyond libc, by `readelf -d` of QtGui, QtWidgets, QtPrintSupport and the platform plugins
# offscreen, xcb and wayland; the Debian package of each (names with t64 provide the older ones).
_LINKED = """
libEGL.so.1:libegl1 libGL.so.1:libgl1 libX11.so.6:libx11-6 libX11-xcb.so.1:libx11-xcb1
libdbus-1.so.3:libdbus-1-3 libfontconfig.so.1:libfontconfig1 libfreetype.so.6:libfreetype6
libglib-2.0.so.0:libglib2.0-0 libgthread-2.0.so.0:libglib2.0-0 libz.so.1:zlib1g libzstd.so.1:libzstd1
libxkbcommon.so.0:libxkbcommon0 libxkbcommon-x11.so.0:libxkbcommon-x11-0 libxcb.so.1:libxcb1
libxcb-cursor.so.0:libxcb-cursor0 libxcb-icccm.so.4:libxcb-icccm4 libxcb-image.so.0:libxcb-image0
libxcb-keysyms.so.1:libxcb-keysyms1 libxcb-randr.so.0:libxcb-randr0 libxcb-render.so.0:libxcb-render0
libxcb-render-util.so.0:libxcb-render-util0 libxcb-shape.so.0:libxcb-shape0 libxcb-shm.so.0:libxcb-shm0
libxcb-sync.so.1:libxcb-sync1 libxcb-util.so.1:libxcb-util1 libxcb-xfixes.so.0:libxcb-xfixes0
libxcb-xkb.so.1:libxcb-xkb1 libwayland-client.so.0:libwayland-client0 libwayland-cursor.so.0:libwayland-cursor0
libcups.so.2:libcups2
"""
LIBRARIES = dict(pair.split(":") for pair in _LINKED.split())

# Public tools that read our packs in the tests; without them those tests are left out.
TEST_TOOLS = ("age", "minisign", "qpdf", "unzip")
# A print server, a database server, what the AppImage is made with; without one of them its tests are left out.
TEST_PACKAGES = {
    "/usr/sbin/cupsd": "cups", "/usr/lib/cups/backend/cups-pdf": "printer-driver-cups-pdf",
    "/usr/lib/postgresql": "postgresql", "/usr/include/fuse3": "libfuse3-dev", "/usr/bin/mksquashfs": "squashfs-tools",
    "/usr/include/squashfuse": "libsquashfuse-dev", "/usr/include/zstd.h": "libzstd-dev",
}  # fmt: skip
# A folder in memory, of Linux. A run of the tests writes 5 GB and waits 300,000 times for a disk to have it.
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own in it is made, and nobody else writes there
TESTS_WRITE = 8 << 30
WORKER_WANTS = 2 << 30
LOCK_TRIES, LOCK_WAIT_S = 7, 10

# pip-audit's own words do not say whether a hole was found or nobody looked.
AUDIT_FAILED = """dev.py: not all locked packages were found to be without known holes.
"Fix Versions" above: python3 dev.py lock, then test. "Could not be audited": this index knows no holes, and nothing
was looked at; go on where pypi.org is reached, or ask another: .venv/bin/pip-audit -s osv --strict \\
--require-hashes --disable-pip -r build_spec/locked.txt"""

if TYPE_CHECKING:
    Step = tuple[str, list[str]]


class StopError(Exception):
    """Set-up cannot go on; the message says what to do."""


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_packages(is_there: Callable[[str], bool], has_ensurepip: bool = True) -> list[str]:
    """The Debian packages that are still needed, sorted."""
    packages = {package for library, package in LIBRARIES.items() if not is_there(library)}
    if not has_ensurepip:
        packages.add("python{}.{}-venv".format(*sys.version_info))
    return sorted(packages)


def install_line(packages: Sequence[str], sudo: str = "sudo ") -> str:
    return f"{sudo}apt-get update && {sudo}apt-get install -y --no-install-recommends {' '.join(packages)}"


def has_display(platform: str, environment: Mapping[str, str]) -> bool:
    """Whether a window can be shown; whoever names a platform of Qt knows what they do."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not platform.startswith("linux") or any(environment.get(name) for name in names)


def fingerprint(pyproject: bytes, python: str, root: Path) -> str:
    """Changes when the environment must be set up again: other dependencies, another Python, a moved folder."""
    parts = (pyproject, python.encode(), os.fsencode(root), repr(sorted(LIBRARIES.items())).encode())
    return hashlib.sha256(b"\0".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def in_venv(name: str) -> str:
    return str(VENV / "Scripts" / f"{name}.exe") if os.name == "nt" else str(VENV / "bin" / name)


def lint_steps() -> list[Step]:
    return [
        ("ruff check", [in_venv("ruff"), "check", "."]),
        ("ruff format --check", [in_venv("ruff"), "format", "--check", "."]),
        ("import contracts", [in_venv("lint-imports")]),
        ("mypy", [in_venv("python"), "-m", "mypy"]),
    ]


def test_step(pytest_arguments: Sequence[str]) -> Step:
    """`-n 0` keeps pytest in one process; else there is one more than cores, for tests also wait, as for timers."""
    cores = os.cpu_count() or 1
    spread = ["-n", str(cores + 1) if _free_memory() > (cores + 1) * WORKER_WANTS else "auto", "--dist", "worksteal"]
    workers = [] if any(each.startswith("-n") for each in pytest_arguments) else spread
    return "pytest", [in_venv("python"), "-m", "pytest", *workers, *pytest_arguments]


def format_steps() -> list[Step]:
    return [
        ("ruff format", [in_venv("ruff"), "format", "."]),
        ("ruff check --fix", [in_venv("ruff"), "check", "--fix", "."]),
    ]


def translate_steps() -> list[Step]:
    """What ui/ says goes into the .ts file, in which the English is written; that into what the window loads."""
    sources = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "ui").rglob("*.py"))
    words, rest = "resources/i18n/inspector_en", "resources/i18n/qtbase_rest_zh"
    options = ["-source-language", "zh_CN", "-target-language", "en", "-locations", "none", "-no-obsolete"]
    return [
        ("lupdate", [in_venv("pyside6-lupdate"), *sources, *options, "-ts", f"{words}.ts"]),
        ("lrelease", [in_venv("pyside6-lrelease"), f"{words}.ts", "-qm", f"{words}.qm"]),
        ("lrelease of Qt's rest", [in_venv("pyside6-lrelease"), f"{rest}.ts", "-qm", f"{rest}.qm"]),
    ]


def call(command: Sequence[str], **environment: str) -> int:
    """Runs `command` in the project with our own input and output; gives its exit code."""
    sys.stdout.flush()
    code = subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}).returncode
    return code if code >= 0 else 128 - code


def run_steps(steps: Sequence[Step], *, beside: Sequence[Step] = (), **environment: str) -> int:
    """Runs all steps even when one fails, with one line and its time for each; 0 when all passed.

    `beside` are steps of one core: they run meanwhile, and say what they say when they have ended.
    """
    with ThreadPoolExecutor(max_workers=1) as meanwhile:
        others = [meanwhile.submit(_run_step, step, environment, quiet=True) for step in beside]
        done = [_run_step(step, environment) for step in steps]
        done = [*(other.result() for other in others), *done]
    if len(done) > 1:
        print("\n".join(["", *(line for line, _ in done)]))
    return int(any(code for _, code in done))


def _run_step(step: Step, environment: Mapping[str, str], *, quiet: bool = False) -> tuple[str, int]:
    """The line about it, and its exit code; `quiet` keeps what it says together until its end."""
    name, command = step
    began = time.monotonic()
    # Tests start the program some hundred times; one that must not keep what it compiled takes twice as long.
    platform = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    given = {"PYTHONDONTWRITEBYTECODE": "", "QT_QPA_PLATFORM": platform, **environment}
    given |= {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    code, said = _call_quietly(command, given) if quiet else (call(command, **given), "")
    line = f"{'ok  ' if code == 0 else 'FAIL'} {name:<20} {time.monotonic() - began:6.1f} s"
    print(f"{said}{line}", flush=True)
    return line, code


def _call_quietly(command: Sequence[str], environment: Mapping[str, str]) -> tuple[int, str]:
    told: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True, "encoding": "utf-8"}
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, **told)
    return done.returncode, done.stdout


def check(pytest_arguments: Sequence[str]) -> int:
    """Everything that must pass, after fetching the tools that the tests use when that is allowed.

    Lint, contracts and types run beside the tests: one after the other they would leave all cores but one idle.
    """
    missing = [tool for tool in TEST_TOOLS if shutil.which(tool) is None]
    missing += [package for path, package in TEST_PACKAGES.items() if not Path(path).exists()]
    if sys.platform.startswith("linux") and shutil.which("apt-get") and _sudo() is not None:
        _install_packages(missing)
    with places_in_memory(MEMORY, _free_memory()) as environment:
        return run_steps([test_step(pytest_arguments)], beside=lint_steps(), **environment)


@contextmanager
def places_in_memory(memory: Path, free: int) -> Iterator[dict[str, str]]:
    """What makes the tests write into a folder below `memory`, which goes at the end; nothing where they may not.

    Of `free` bytes half must be left. What a test kept on a disk is lost by a power cut alone, and those are tried on
    disks of their own (tests/faults). Whoever sets TMPDIR decides himself.
    """
    if os.environ.get("TMPDIR") or not memory.is_dir() or min(free // 2, shutil.disk_usage(memory).free) < TESTS_WRITE:
        yield {}
        return
    folder = memory / f"inspector-tests-{os.getpid()}"
    for left in memory.glob("inspector-tests-*"):
        # Of a run that was killed: its process is gone, or we got its number.
        if left == folder or not Path("/proc", left.name.rpartition("-")[2]).exists():
            shutil.rmtree(left, ignore_errors=True)
    folder.mkdir(exist_ok=True)
    # Servers of the tests are other users, and must get in.
    folder.chmod(0o755)
    try:
        yield {"TMPDIR": str(folder)}
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _free_memory() -> int:
    """Bytes, also where a container may take only a part; 0 where nobody says."""
    try:
        lines = Path("/proc/meminfo").read_text().splitlines()
    except OSError:
        return 0
    free = next(int(line.split()[1]) << 10 for line in lines if line.startswith("MemAvailable:"))
    limit = Path("/sys/fs/cgroup/memory.max")
    most = limit.read_text().strip() if limit.is_file() else "max"
    return free if most == "max" else min(free, int(most))


def in_python(*words: str) -> Callable[[list[str]], int]:
    """A verb that gives its further words to that script or module."""
    return lambda rest: call([in_venv("python"), *words, *rest], PYTHONPATH=str(ROOT), PYTHONUTF8="1")


def lock_steps() -> list[Step]:
    """Newest versions that pyproject.toml allows, for every system, with the hashes of their files."""
    extras = [word for extra in ("dev", "build") for word in ("--extra", extra)]
    options = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--upgrade", "--quiet"]
    target = LOCKED.relative_to(ROOT).as_posix()
    return [("lock", [in_venv("uv"), "pip", "compile", "pyproject.toml", *extras, *options, "-o", target])]


def audit(_: Sequence[str]) -> int:
    """Known holes of the locked set; needs a network."""
    # Strict: where the index cannot tell of a package, nobody may read "no known holes".
    options = ["--strict", "--require-hashes", "--disable-pip", "--progress-spinner", "off"]
    code = run_steps([("audit", [in_venv("pip-audit"), *options, "-r", LOCKED.relative_to(ROOT).as_posix()])])
    if code:
        print(AUDIT_FAILED, file=sys.stderr)
    return code


def set_up() -> None:
    """Leaves a working .venv, or raises StopError with the line to run."""
    wanted = fingerprint((ROOT / "pyproject.toml").read_bytes() + LOCKED.read_bytes(), sys.version, ROOT)
    if sys.platform.startswith("linux"):
        _install_packages(missing_packages(loads, STAMP.is_file() or importlib.util.find_spec("ensurepip") is not None))
    if Path(in_venv("python")).exists() and STAMP.is_file() and STAMP.read_text(encoding="ascii") == wanted:
        return
    STAMP.unlink(missing_ok=True)
    if not _venv_works():
        print("dev.py: making .venv", flush=True)
        _must([sys.executable, "-m", "venv", "--clear", str(VENV)], "the virtual environment could not be made")
    print("dev.py: installing the dependencies into .venv, the first time takes some minutes", flush=True)
    pip = [in_venv("python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    otherwise = "the dependencies could not be installed; is the package index reachable?"
    _must([*pip, "--require-hashes", "--requirement", str(LOCKED)], otherwise)
    _must([*pip, "--no-deps", "--no-build-isolation", "--editable", "."], otherwise)
    STAMP.write_text(wanted, encoding="ascii")


def _venv_works() -> bool:
    """False when there is none, or when its Python went away or changed with the system."""
    if not Path(in_venv("python")).exists():
        return False
    return subprocess.run([in_venv("python"), "-m", "pip", "--version"], capture_output=True).returncode == 0


def _install_packages(packages: list[str]) -> None:
    if not packages:
        return
    sudo = _sudo()
    if sudo is None or shutil.which("apt-get") is None:
        raise StopError(
            f"system packages are missing. Run this line, then try again:\n\n    {install_line(packages)}\n"
        )
    print(f"dev.py: installing system packages: {' '.join(packages)}", flush=True)
    if _patiently(install_line(packages, sudo)):
        raise StopError(f"apt-get failed. Run this line, then try again:\n\n    {install_line(packages)}\n")


def _patiently(line: str) -> int:
    """Its exit code; for a minute again while another program has apt's locks, as on a computer that just started."""
    for left in reversed(range(LOCK_TRIES)):
        done = subprocess.run(["sh", "-c", f"export DEBIAN_FRONTEND=noninteractive; {line}"], stderr=subprocess.PIPE)
        sys.stderr.buffer.write(done.stderr)
        if done.returncode == 0 or b"/lock" not in done.stderr:
            break
        time.sleep(LOCK_WAIT_S if left else 0)
    return done.returncode


def _sudo() -> str | None:
    """What to put before apt-get: nothing for root, sudo when it asks for no password, None when not allowed."""
    if os.geteuid() == 0:
        return ""
    free = shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0
    return "sudo -n " if free else None


def _must(command: Sequence[str], otherwise: str) -> None:
    if call(command):
        raise StopError(otherwise)


def app(arguments: Sequence[str]) -> int:
    """The program itself; without a display its pictures are painted offscreen."""
    platform = {} if has_display(sys.platform, os.environ) else {"QT_QPA_PLATFORM": "offscreen"}
    return call([in_venv("python"), "-m", "inspector_app", *arguments], **platform)


def demo(rest: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py demo")
    parser.add_argument("--out", default="demo-output", metavar="DIR")
    folder = Path(parser.parse_args(rest).out).resolve()
    code = app(["demo", "--out", str(folder)])
    if code == 0:
        print(f"dev.py: pictures of the pages, the notice and the pack are in {folder}")
    return code


def run(arguments: Sequence[str]) -> int:
    if has_display(sys.platform, os.environ):
        return app(arguments)
    print("dev.py: no display, so the demo runs instead of the window", flush=True)
    return demo(["--out", str(ROOT / "demo-output")])


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    words = {
        "run": "open the window (without a display: the demo, into demo-output)",
        "test": "lint, import contracts, types and tests; further words go to pytest",
        "app": "the command line: python3 dev.py app VERB ...",
        "demo": "the whole loop on bundled data, without a window; --out DIR",
        "lint": "ruff, import contracts, mypy",
        "format": "ruff format and safe fixes",
        "bench": "speed beside a floor or peer; names of benchmarks, --json OUT",
        "faults": "kills, power cuts, failing disks, flipped bits; --long, --seed N, --json OUT, names of rigs",
        "fuzz": "the long tests: packs, kills, office; --count N, --seed N; guided --target NAME --seconds N",
        "soak": "a simulated month of an office through its windows; --visits N, --inspectors N, --minutes M, --seed N",
        "build": "the program as a folder and as packages of this system, tried; --out DIR, --freeze-only",
        "lock": "the newest allowed versions of all dependencies, with hashes, into build_spec/locked.txt",
        "audit": "known holes of the locked dependencies (needs a network)",
        "pictures": "every page and main dialog, light and dark, two sizes, Chinese and English; --out DIR",
        "manual-pictures": "the manual's pictures, taken anew from the window into resources/manual/pictures",
        "translate": "new words of ui/ into resources/i18n, and the English there into what the window loads",
    }
    parser.add_argument("verb", choices=words, help="\n".join(f"{verb:<15} {text}" for verb, text in words.items()))
    parser.add_argument("rest", nargs=argparse.REMAINDER, metavar="...", help="passed on")
    chosen = parser.parse_args(arguments)
    verbs: dict[str, Callable[[list[str]], int]] = {
        "run": run,
        "test": check,
        "bench": in_python("tests/benchmarks/run.py"),
        "faults": in_python("tests/faults/run.py"),
        "fuzz": in_python("tests/fixtures/fuzz.py"),
        "soak": in_python("tests/soak/run.py"),
        "app": app,
        "build": in_python("build_spec/build.py"),
        "pictures": in_python("-m", "ui.pictures.picture_book"),
        "manual-pictures": in_python("-m", "ui.pictures.manual_pictures"),
        "demo": demo,
        "audit": audit,
    }
    steps = {"lint": lint_steps, "format": format_steps, "lock": lock_steps, "translate": translate_steps}
    try:
        set_up()
    except StopError as stop:
        print(f"dev.py: {stop}", file=sys.stderr)
        return 1
    return verbs[chosen.verb](chosen.rest) if chosen.verb in verbs else run_steps(steps[chosen.verb]())


if __name__ == "__main__":
    if sys.version_info < OLDEST:
        sys.exit("dev.py: Python {}.{} or newer is needed, this is {}.{}".format(*OLDEST, *sys.version_info))
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
