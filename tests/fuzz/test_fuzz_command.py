"""`dev.py fuzz guided …` gives its further words to the guided fuzzer, and its exit code back."""

import fuzz
import pytest


def test_the_words_after_guided_go_to_the_guided_fuzzer(capfd: pytest.CaptureFixture[str]) -> None:
    assert fuzz.guided(["--help"]) == 0
    assert "--again" in capfd.readouterr().out
    assert fuzz.guided(["--seconds", "1"]) == 2
    assert "--target" in capfd.readouterr().err


def test_a_target_that_is_none_is_answered_with_those_there_are(capfd: pytest.CaptureFixture[str]) -> None:
    assert fuzz.guided(["--target", "nothing"]) == 2
    said = capfd.readouterr().err
    assert "no target nothing" in said
    assert "checklist" in said
