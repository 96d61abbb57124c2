"""What is installed and shipped is locked: every dependency of pyproject.toml, by version and hash."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LOCKED = (ROOT / "build_spec" / "locked.txt").read_text("utf-8")
WANTED = [
    *PROJECT["dependencies"],
    *PROJECT["optional-dependencies"]["dev"],
    *PROJECT["optional-dependencies"]["build"],
]


def locked() -> dict[str, Version]:
    lines = re.findall(r"^([A-Za-z0-9_.-]+)(?:\[[^]]*\])?==([^ ;\\]+)", LOCKED, re.MULTILINE)
    return {canonicalize_name(name): Version(version) for name, version in lines}


@pytest.mark.parametrize("wanted", WANTED)
def test_every_dependency_is_locked_to_a_version_that_it_allows(wanted: str) -> None:
    """`python3 dev.py lock` renews the file after a change of pyproject.toml."""
    requirement = Requirement(wanted)
    assert locked()[canonicalize_name(requirement.name)] in requirement.specifier


def test_every_locked_version_has_its_hashes() -> None:
    packages = re.split(r"^(?=[A-Za-z0-9])", LOCKED, flags=re.MULTILINE)[1:]
    assert len(packages) == len(locked())
    assert [package.split()[0] for package in packages if "--hash=sha256:" not in package] == []


def test_no_address_of_an_index_is_in_the_lock() -> None:
    assert "://" not in LOCKED


def test_the_version_of_the_program_is_said_in_one_place() -> None:
    assert PROJECT["dynamic"] == ["version"]
    assert "version" not in PROJECT
