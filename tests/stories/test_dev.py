import ctypes.util
import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def dev() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_stamp_changes_with_dependencies_python_and_folder(dev: ModuleType) -> None:
    base = (b"[project]", "3.11.7", Path("/a"))
    stamps = {
        dev.fingerprint(*base),
        dev.fingerprint(b"[project] ", *base[1:]),
        dev.fingerprint(base[0], "3.12.0", base[2]),
        dev.fingerprint(*base[:2], Path("/b")),
    }
    assert len(stamps) == 4


def test_the_stamp_stays_when_nothing_changed(dev: ModuleType) -> None:
    assert dev.fingerprint(b"x", "3.11", ROOT) == dev.fingerprint(b"x", "3.11", ROOT)


def test_the_stamp_changes_when_another_library_is_checked(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    before = dev.fingerprint(b"x", "3.11", ROOT)
    monkeypatch.setitem(dev.LIBRARIES, "libnew.so.1", "libnew1")
    assert dev.fingerprint(b"x", "3.11", ROOT) != before


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_on_linux_a_window_needs_a_display_or_a_platform_named(dev: ModuleType, name: str) -> None:
    assert dev.has_display("linux", {name: ":0"})
    assert not dev.has_display("linux", {name: ""})


def test_windows_always_has_a_display(dev: ModuleType) -> None:
    assert dev.has_display("win32", {})


def test_only_packages_of_missing_libraries_are_asked_for(dev: ModuleType) -> None:
    def lacks_two(library: str) -> bool:
        return library not in ("libxcb-cursor.so.0", "libEGL.so.1")

    assert dev.missing_packages(lacks_two) == ["libegl1", "libxcb-cursor0"]
    assert dev.missing_packages(lambda library: True) == []


def test_a_package_of_two_libraries_is_asked_for_once(dev: ModuleType) -> None:
    packages = dev.missing_packages(lambda library: False)
    assert len(packages) == len(set(packages)) == len(dev.LIBRARIES) - 1


def test_a_debian_python_without_ensurepip_asks_for_its_venv_package(dev: ModuleType) -> None:
    version = ".".join(map(str, sys.version_info[:2]))
    assert dev.missing_packages(lambda library: True, has_ensurepip=False) == [f"python{version}-venv"]


def test_the_line_to_run_names_every_package_and_refreshes_the_lists_first(dev: ModuleType) -> None:
    line = dev.install_line(["libegl1", "libxcb-cursor0"])
    update, install = line.split(" && ")
    assert update == "sudo apt-get update"
    assert install.startswith("sudo apt-get install -y")
    assert install.endswith("libegl1 libxcb-cursor0")


def test_a_library_that_is_not_there_does_not_load(dev: ModuleType) -> None:
    assert not dev.loads("libno-such-library.so.99")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the list is for Linux")
def test_every_library_of_the_list_loads_where_qt_paints(dev: ModuleType) -> None:
    assert ctypes.util.find_library("c")
    needed = [library for library in dev.LIBRARIES if not library.startswith(("libxcb-", "libwayland", "libcups"))]
    assert [library for library in needed if not dev.loads(library)] == []


def test_lint_contracts_and_types_are_checked_beside_the_tests(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []

    def note(steps: Any, *, beside: Any, **_given: str) -> int:
        asked.extend([name for name, _ in some] for some in (beside, steps))
        return 3

    monkeypatch.setattr(dev, "run_steps", note)
    monkeypatch.setattr(dev, "_sudo", lambda: None)
    assert dev.check([]) == 3
    assert asked == [["ruff check", "ruff format --check", "import contracts", "mypy"], ["pytest"]]


def test_words_after_test_go_to_pytest_on_all_cores_and_one_more_unless_told_otherwise(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev.os, "cpu_count", lambda: 2)
    for free, workers in ((7 << 30, "3"), (6 << 30, "auto"), (0, "auto")):
        monkeypatch.setattr(dev, "_free_memory", lambda free=free: free)
        assert dev.test_step(["-k", "stamp"])[1][-6:] == ["-n", workers, "--dist", "worksteal", "-k", "stamp"]
    assert "worksteal" not in dev.test_step(["-n0"])[1]


def test_translating_reads_every_file_of_ui_and_releases_what_it_wrote(dev: ModuleType) -> None:
    (first, update), (second, release), _ = dev.translate_steps()
    assert (first, second) == ("lupdate", "lrelease")
    assert {"ui/app.py", "ui/pages/visit_page.py", "ui/widgets/visit_header.py"} <= set(update)
    assert update[-2:] == ["-ts", "resources/i18n/inspector_en.ts"]
    assert release[-3:] == ["resources/i18n/inspector_en.ts", "-qm", "resources/i18n/inspector_en.qm"]


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX")
def test_a_lock_of_apt_is_waited_for_and_another_trouble_is_not(
    dev: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    waits: list[int] = []
    monkeypatch.setattr(dev.time, "sleep", waits.append)
    tries = tmp_path / "tries"
    locked = f"echo x >> {tries}; test $(wc -l < {tries}) = 3 || {{ echo /var/lib/apt/lists/lock >&2; exit 100; }}"
    assert dev._patiently(locked) == 0
    assert waits == [10, 10]
    assert dev._patiently("echo no network >&2; exit 100") == 100
    assert len(waits) == 2, "what is no lock is told at once"
    tries.write_text("x\n" * 3)
    assert dev._patiently(locked) == 100
    assert sum(waits[2:]) == 60
    assert "no network" in capfd.readouterr().err


def test_every_step_runs_even_when_the_first_fails(dev: ModuleType, capfd: pytest.CaptureFixture[str]) -> None:
    said = [(code, [sys.executable, "-c", f"print('did {code}'); raise SystemExit({code})"]) for code in ("3", "0")]
    assert dev.run_steps(said) == 1
    told = capfd.readouterr().out
    assert "did 3" in told
    assert "did 0" in told
    assert told.count("FAIL 3") == 2


def test_a_failure_beside_the_tests_fails_the_whole_and_says_why(
    dev: ModuleType, capfd: pytest.CaptureFixture[str]
) -> None:
    types = [("types", [sys.executable, "-c", "print('line 3 is wrong'); raise SystemExit(1)"])]
    assert dev.run_steps([("tests", [sys.executable, "-c", ""])], beside=types) == 1
    told = capfd.readouterr().out
    assert "line 3 is wrong\nFAIL types" in told
    assert told.rstrip().splitlines()[-2].startswith("FAIL types")
    assert told.rstrip().splitlines()[-1].startswith("ok   tests")


def test_steps_that_all_pass_end_with_zero(dev: ModuleType, capfd: pytest.CaptureFixture[str]) -> None:
    assert dev.run_steps([("nothing", [sys.executable, "-c", ""])]) == 0
    assert "ok   nothing" in capfd.readouterr().out


def test_the_exit_code_of_a_command_is_passed_on(dev: ModuleType) -> None:
    assert dev.call([sys.executable, "-c", "raise SystemExit(3)"]) == 3


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere tests lie on the disk")
def test_tests_lie_in_memory_where_it_is_large_and_leave_nothing_there(
    dev: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TMPDIR", raising=False)
    monkeypatch.setattr(dev, "TESTS_WRITE", 1)
    # No process has that number: the kernel's highest is 2^22. Ours may have been that of a run that was killed.
    for name in ("inspector-tests-4194305", f"inspector-tests-{os.getpid()}", "inspector-tests-1", "mine"):
        (tmp_path / name / "deep").mkdir(parents=True)
    with dev.places_in_memory(tmp_path, free=2) as given:
        assert Path(given["TMPDIR"]).parent == tmp_path
        (Path(given["TMPDIR"]) / "kept").write_text("x")
    assert {path.name for path in tmp_path.iterdir()} == {"inspector-tests-1", "mine"}
    with dev.places_in_memory(tmp_path, free=1) as given:
        assert given == {}
    monkeypatch.setenv("TMPDIR", "/elsewhere")
    with dev.places_in_memory(tmp_path, free=2) as given:
        assert given == {}


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_command_killed_by_a_signal_ends_as_shells_say_it(dev: ModuleType) -> None:
    assert dev.call([sys.executable, "-c", "import os; os.kill(os.getpid(), 15)"]) == 143


def test_dev_py_is_small_and_needs_only_the_standard_library() -> None:
    source = (ROOT / "dev.py").read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 400
    isolated = [sys.executable, "-I", "-S", str(ROOT / "dev.py"), "--help"]
    told = subprocess.run(isolated, capture_output=True, text=True, check=True)
    assert all(verb in told.stdout for verb in ("run", "test", "app", "demo", "lint", "format", "translate"))


def test_the_words_of_app_are_taken_as_they_are(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []
    monkeypatch.setattr(dev, "set_up", lambda: None)
    monkeypatch.setattr(dev, "app", seen.append)
    dev.main(["app", "--help", "register", "--json", "-x"])
    assert seen == [["--help", "register", "--json", "-x"]]


def test_an_unknown_verb_is_wrong_usage(dev: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        dev.main(["dance"])
    assert stopped.value.code == 2
    assert "dance" in capsys.readouterr().err
