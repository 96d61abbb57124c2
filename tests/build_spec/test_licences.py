"""Everything shipped has a licence by name and its text; the bill of materials names each package of the lock once."""

import importlib.util
import json
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[2]


def licences() -> ModuleType:
    spec = importlib.util.spec_from_file_location("licences", ROOT / "build_spec" / "licences.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_shipped_package_says_its_licence_and_carries_its_text(tmp_path: Path) -> None:
    recipe = licences()
    shipped = recipe.shipped()
    assert [each.name for each in shipped if recipe.licence_of(each) in ("", "not stated")] == []
    recipe.write_licences(tmp_path / "LICENCES.txt", ROOT / "resources")
    parts = (tmp_path / "LICENCES.txt").read_text("utf-8").split("-" * 100)
    for package in shipped:
        texts = [part for part in parts if part.strip().startswith(f"{package.name}: ")]
        assert any(len(text) > 100 for text in texts), package.name
    assert any(part.strip().startswith("Python 3") for part in parts)
    fonts = list((ROOT / "resources" / "fonts").glob("*.txt"))
    assert sum(part.strip().startswith("Font licence") for part in parts) == len(fonts) > 0


def test_the_bill_names_what_is_shipped_and_the_interpreter_once(tmp_path: Path) -> None:
    recipe = licences()
    recipe.write_bill(tmp_path / "sbom.json", "1.2.3", datetime(2026, 11, 26, tzinfo=UTC))
    bill = json.loads((tmp_path / "sbom.json").read_text("utf-8"))
    names = [each["name"] for each in bill["components"]]
    assert sorted(names) == sorted([*(each.name for each in recipe.shipped()), "python"])
    assert all(each["licenses"][0]["license"]["name"] for each in bill["components"])
