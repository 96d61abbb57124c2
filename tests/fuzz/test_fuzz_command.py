"""`dev.py fuzz guided …` gives its further words to the guided fuzzer, and its exit code back."""

import subprocess
import sys
from pathlib import Path

FUZZ = Path(__file__).parents[1] / "fixtures" / "fuzz.py"


def test_the_words_after_guided_go_to_the_guided_fuzzer() -> None:
    told = subprocess.run([sys.executable, str(FUZZ), "guided", "--help"], capture_output=True, text=True)
    assert told.returncode == 0
    assert "--again" in told.stdout
    refused = subprocess.run([sys.executable, str(FUZZ), "guided", "--seconds", "1"], capture_output=True, text=True)
    assert refused.returncode == 2
    assert "--target" in refused.stderr
