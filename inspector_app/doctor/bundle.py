"""One file for a support desk: the doctor's findings, the log, the crash reports. No names, no paths, no content."""

import json
import zipfile
from collections.abc import Sequence
from pathlib import Path

from inspector_app.doctor.checks import Finding, worst
from inspector_app.files import open_atomically
from inspector_app.version import VERSION

_PLAIN = (int, float)
_SAID = ("version", "python", "system", "frozen", "engine", "schema", "wrong", "day", "free_mb")
"""Details that are words of the program or of the system, never of a person."""


def write_bundle(target: Path, findings: Sequence[Finding], log: Sequence[str], crashes: Sequence[str]) -> None:
    """`target` is a zip of three texts. Raises OSError; then there is no such file."""
    value = {
        "version": VERSION,
        "state": worst(findings).value,
        "checks": [_check(each) for each in findings],
    }
    with open_atomically(target) as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("doctor.json", json.dumps(value, ensure_ascii=False, indent=1))
        archive.writestr("log.txt", "\n".join(log))
        archive.writestr("crashes.txt", "\n\n".join(crashes))


def _check(finding: Finding) -> dict[str, object]:
    code = finding.problem.code
    return {"name": finding.name, "state": finding.state.value, "code": code, "details": _harmless(finding)}


def _harmless(finding: Finding) -> dict[str, object]:
    """A printer may be called after a person, a path after an enterprise: only what is known to be neither is kept."""
    return {name: value for name, value in finding.details.items() if isinstance(value, _PLAIN) or name in _SAID}
