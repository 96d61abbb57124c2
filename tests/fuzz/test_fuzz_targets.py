"""Every door takes any bytes: it reads them or refuses them in words. The long, guided form is `dev.py fuzz guided`."""

import random
from pathlib import Path

import pytest
from fuzz_targets import TARGETS, seeds
from hypothesis import given, settings
from hypothesis import strategies as st
from pack_fuzz import mutated

_MUTANTS = 60
FINDS = Path(__file__).parent / "finds"


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_the_sound_inputs_are_taken_without_a_crash(name: str) -> None:
    for data in seeds(name):
        TARGETS[name](data)


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_mutants_of_sound_inputs_are_read_or_refused(name: str) -> None:
    chance = random.Random(20261126)
    for data in seeds(name):
        mutant = data
        for _ in range(_MUTANTS):
            mutant = mutated(mutant if chance.random() < 0.7 and mutant else data, chance)
            TARGETS[name](mutant)


@pytest.mark.parametrize("name", sorted(TARGETS))
@settings(max_examples=40, deadline=None)
@given(data=st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_read_or_refused(name: str, data: bytes) -> None:
    TARGETS[name](data)


def test_what_the_fuzzer_once_found_stays_mended() -> None:
    for find in sorted(FINDS.glob("*-*")):
        TARGETS[find.name.split("-")[0]](find.read_bytes())


def test_a_target_that_crashes_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inspector_app.notices.code.read_token", lambda _text: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        TARGETS["proof"](b"ZJ1:")
