"""What the program loads by name, PyInstaller does not see: each such name is in the recipe, or of an extra."""

import ast
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[2]
OF_EXTRAS = {"duckdb", "numpy", "_dlib_pybind11", "PySide6.QtMultimedia", "PySide6.QtMultimediaWidgets"}
"""An office installs them beside the program; who asks for them says what to do where they are missing."""


def named_imports(source: str) -> Iterator[str]:
    """What `import_module` is given: the name, or the start of one that is put together."""
    tree = ast.parse(source)
    constants = {
        target.id: each.value
        for each in tree.body
        if isinstance(each, ast.Assign)
        for target in each.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == "import_module":
            given = node.args[0]
            given = constants.get(given.id, given) if isinstance(given, ast.Name) else given
            given = given.values[0] if isinstance(given, ast.JoinedStr) else given
            assert isinstance(given, ast.Constant), f"nobody can tell what is imported: {ast.unparse(node)}"
            yield str(given.value)


def collected() -> set[str]:
    """Packages that the recipe takes whole."""
    recipe = (ROOT / "build_spec" / "inspector_app.spec").read_text("utf-8")
    hidden = next(
        each.value
        for each in ast.parse(recipe).body
        if isinstance(each, ast.Assign) and ast.unparse(each.targets[0]) == "hidden"
    )
    calls = [each for each in ast.walk(hidden) if isinstance(each, ast.Call)]
    return {ast.literal_eval(each.args[0]) for each in calls if ast.unparse(each.func) == "collect_submodules"}


def data_folders() -> set[Path]:
    """Folders of the frozen program in which data lie."""
    recipe = (ROOT / "build_spec" / "inspector_app.spec").read_text("utf-8")
    names: dict[str, object] = {"SPECPATH": str(ROOT / "build_spec")}
    exec(recipe.partition("\nhidden = ")[0], names)
    datas = names["datas"]
    assert isinstance(datas, list)
    return {Path(where) for _, where in datas}


def climbing_folders(package: str) -> Iterator[Path]:
    """Of modules that go up from their own folder to a file: on Linux it must be there."""
    spec = find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    root = Path(spec.origin).parent
    for module in root.rglob("*.py"):
        if re.search(r"""__file__.*["']\.\.["/']""", module.read_text("utf-8", "replace")):
            yield Path(package) / module.parent.relative_to(root)


def test_folders_through_which_a_library_goes_to_its_data_are_frozen_too() -> None:
    climbing = {
        each for package in ("docx", "pyxform", "pypinyin", "alembic", "stdnum") for each in climbing_folders(package)
    }
    assert Path("docx/parts") in climbing
    assert climbing <= data_folders()


def test_each_house_is_frozen_whole_and_other_names_are_of_extras() -> None:
    houses = {"inspector_app", "ui", "db", "resources"}
    assert houses <= collected()
    named = {
        name
        for house in ("inspector_app", "ui", "db")
        for path in (ROOT / house).rglob("*.py")
        for name in named_imports(path.read_text("utf-8"))
    }
    assert "inspector_app.commands." in named
    assert {name for name in named if name.partition(".")[0] not in houses} == OF_EXTRAS


def test_a_name_in_a_constant_and_the_start_of_one_are_found() -> None:
    assert [*named_imports("A = 'a.b'\nimport_module(A)\nimportlib.import_module(f'c.{x}')")] == ["a.b", "c."]
