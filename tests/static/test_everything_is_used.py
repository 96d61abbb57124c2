"""What stands at the top of a module of the program is named somewhere else in it: nothing dead is carried along."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = ("inspector_app", "ui", "db", "build_spec")

# Doors that tests and rigs alone go through: memory of the soak, one workbook's problems, one receipt, figures anew.
FOR_TESTS = {"held_bytes", "check_checklist", "write_receipt", "look_at_visit", "recount", "letters_were_drawn"}


def top_names(source: str) -> Iterator[str]:
    """Functions, classes and constants; a function that a decorator was given is called by its maker."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))
        elif isinstance(node, ast.ClassDef) or (isinstance(node, ast.FunctionDef) and not node.decorator_list):
            yield node.name


def unused(sources: dict[str, str]) -> dict[str, str]:
    """Each name that stands once in all the sources, which is where it is defined, and its module."""
    said = Counter(word for source in sources.values() for word in re.findall(r"\w+", source))
    return {name: module for module, source in sources.items() for name in top_names(source) if said[name] == 1}


def test_nothing_of_the_program_is_never_named() -> None:
    paths = [path for house in PROGRAM for path in (ROOT / house).rglob("*.py") if path.parent.name != "versions"]
    sources = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in paths}
    assert len(sources) > 900
    found = unused(sources)
    assert {name: module for name, module in found.items() if name not in FOR_TESTS} == {}
    assert found.keys() >= FOR_TESTS, "the program goes through that door by now"


def test_what_is_never_named_is_found() -> None:
    one = "LIMIT = 3\nOLD = 4\n\n@dataclass\nclass Gone:\n    pass\n\n@listens_for(x)\ndef kept(): pass\n"
    other = "def used(): return LIMIT\n\nprint(used())\n"
    assert unused({"a.py": one, "b.py": other}) == {"OLD": "a.py", "Gone": "a.py"}
