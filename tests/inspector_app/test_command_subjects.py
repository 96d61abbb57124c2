"""The command line knows every subject without loading it, and loads the one that is spoken of alone."""

import argparse
import pkgutil
import subprocess
import sys
from importlib import import_module
from inspect import signature

import pytest

from inspector_app import cli, commands

_MODULES = [import_module(f"inspector_app.commands.{each.name}") for each in pkgutil.iter_modules(commands.__path__)]


def test_every_subject_of_the_commands_is_known_with_its_module() -> None:
    found: dict[str, str] = {}
    for module in _MODULES:
        # What takes `verbs` adds to a subject of another module.
        if hasattr(module, "add") and "subparsers" in signature(module.add).parameters:
            subparsers = argparse.ArgumentParser().add_subparsers()
            module.add(subparsers)
            found |= dict.fromkeys(subparsers.choices, module.__name__.rpartition(".")[2])
    assert found == cli._SUBJECTS


@pytest.mark.parametrize("words", [("holidays",), ("--language", "en", "holidays")])
def test_one_subject_is_loaded_without_the_others(words: tuple[str, ...]) -> None:
    program = """
import sys
from inspector_app.cli import main
try:
    main([*sys.argv[1:], "--help"])
except SystemExit:
    print(*(name.rpartition(".")[2] for name in sys.modules if name.startswith("inspector_app.commands.")))
"""
    told = subprocess.run([sys.executable, "-c", program, *words], capture_output=True, text=True, check=True)
    assert "usage: inspector-app holidays" in told.stdout
    # Days are read as those of the law.
    assert set(told.stdout.splitlines()[-1].split()) == {"frame", "holidays", "law"}


def test_help_and_a_word_that_is_no_subject_know_all_of_them(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    helped = capsys.readouterr().out
    assert all(subject in helped for subject in cli._SUBJECTS)
    with pytest.raises(SystemExit):
        cli.main(["notices", "list"])
    said = capsys.readouterr().err
    assert "invalid choice: 'notices'" in said
    assert "'notice', 'paper'" in said


def test_garbage_is_looked_for_while_a_verb_works_but_not_among_what_was_loaded() -> None:
    program = """
import gc, sys
from inspector_app import __main__, cli
cli.main = lambda *_: print(gc.isenabled(), gc.get_freeze_count() > 50_000) or 0
sys.argv = ["inspector-app", "store", "info"]
sys.exit(__main__.main())
"""
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["True", "True"]
