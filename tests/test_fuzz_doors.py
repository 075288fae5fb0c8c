"""The fuzzers: they run, they repeat, and what goes wrong is seen. And all that they found."""

import sys
from pathlib import Path
from random import Random as Seeded

import pytest

from catalog.fuzz import DOORS, Asked, fuzz
from catalog.fuzz.corpus import DAY, of_images, of_messages, records
from catalog.fuzz.doors import EVERY, PROOF
from catalog.fuzz.mutate import MUTATIONS, Material, mutated
from catalog.fuzz.numbered import input_of
from catalog.fuzz.promises import Broken, holds
from catalog.fuzz.runs import Result, _through
from catalog.fuzz.shaped import message_mutated, resealed_png, sealed_line, told_in
from catalog.receive import Block, blocks_in, plan
from tests.invented import ROOT, run
from tests.photo_fixture import png

FOUND = sorted((ROOT / "tests" / "fuzz").glob("*/*"))
"""Inputs that once broke a promise, below the name of their door; or that came close to it."""
RUNS = {"load": 500, "images": 500, "import": 40, "message": 100}
"""A few seconds of each; ``build.py fuzz`` runs as many as there is time for."""


def numbers(seed: int) -> Seeded:
    return Seeded(seed)  # noqa: S311 - to be repeated, no secret


@pytest.mark.parametrize("file", FOUND, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_what_was_found_once_is_mended(file: Path, tmp_path: Path) -> None:
    EVERY[file.parent.name].ready(tmp_path).enter(file.read_bytes())


@pytest.mark.parametrize("door", DOORS)
def test_broken_inputs_of_every_door_break_nothing(door: str, tmp_path: Path) -> None:
    """No crash, no hang, no blow-up of the memory; nothing is written."""
    assert fuzz(Asked([door], RUNS[door], 7, tmp_path)) == 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="it does not tell how much memory was taken")
def test_whatever_goes_wrong_is_seen_and_the_rest_still_runs(tmp_path: Path) -> None:
    """Seven inputs of a door that breaks: harmless, and all that an input can do."""
    # Whoever starts it may hold more than any door: what counts is what an input adds.
    held = bytearray(b"x" * 400_000_000)

    result = _through("proof", 63, 0, 7)

    assert len(held) > PROOF.megabytes * 1_000_000

    finds = [found for several in result.finds.values() for found in several]
    kinds = {found.kind: found for found in finds}
    assert result.ran == 7
    assert sorted(kinds) == ["broken", "died", "hang", "memory", "raised", "slow"]
    assert "as asked" in kinds["raised"].why
    assert "enter_proof" in kinds["hang"].why, "an abort says where it hung"
    assert {found.number for found in finds} == set(range(1, 7))


def test_a_find_is_kept_with_what_it_takes_to_see_it_again(tmp_path: Path, capsys) -> None:
    code = fuzz(Asked(["proof"], 4, 63, tmp_path, only=3))

    said = capsys.readouterr().out
    assert code == 1
    assert (tmp_path / "proof-63-3").read_bytes() == b"broken"
    assert "--door proof --seed 63 --only 3" in said


def test_the_command_gives_its_code() -> None:
    done = run("fuzz", "--door", "load", "--seed", "2", "--only", "5")

    assert done.returncode == 0, done.stderr
    assert "load: 1 inputs" in done.stdout
    assert run("fuzz", "--door", "proof").returncode == 2, "no door of the program"


@pytest.mark.parametrize("door", DOORS)
def test_the_same_numbers_make_the_same_input(door: str, tmp_path: Path) -> None:
    """In another process, another folder, another order."""
    one, other = (EVERY[door].ready(tmp_path / name) for name in "ab")
    inputs = [input_of(one, 1, door, number) for number in range(40)]

    assert inputs[::-1] == [input_of(other, 1, door, number) for number in range(39, -1, -1)]
    assert len(set(inputs)) > 30
    assert inputs != [input_of(one, 2, door, number) for number in range(40)]


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda one: one.__name__)
def test_every_mutation_takes_anything_and_mostly_changes_it(mutation) -> None:
    """Empty inputs, too."""
    material = Material((b"one: 1\ntwo: 22\n", b""), (b"piece", b"!"), 400)
    changed = 0
    for number in range(60):
        for whole in material.wholes:
            data = bytearray(whole)
            mutation(numbers(number), data, material)
            changed += bytes(data) != whole

    assert changed > 20


def test_no_input_is_longer_than_its_door_may_be_sent() -> None:
    material = Material((b"x" * 90,), (b"y" * 90,), 100)

    lengths = {len(mutated(numbers(n), b"x" * 90, material)) for n in range(300)}

    assert max(lengths) == 100


def test_a_png_is_sealed_again() -> None:
    """Else every broken one is refused for its checksum, and nothing behind it is tried."""
    right = png(4, 4)
    broken = right.replace(b"\x00\x00\x00\x04", b"\x00\x00\x00\x05", 1)

    assert resealed_png(right) == right
    assert resealed_png(broken) == png(5, 4)
    assert resealed_png(b"no png") == b"no png"


def test_a_good_part_of_the_messages_is_understood(tmp_path: Path) -> None:
    """Damaged lines are easy to refuse: what matters is what comes with a right checksum."""
    home = records(tmp_path)
    told = of_messages(home)
    made = [message_mutated(numbers(n), told.wholes, told.pieces).decode() for n in range(150)]
    read = [one for text in made for one in blocks_in(text)]
    plans = [plan(home, text, DAY, "en", officer=True) for text in made[:60]]

    assert sum(isinstance(one, Block) for one in read) > len(read) / 3
    assert sum(bool(one.new) and not one.stops for one in plans) >= 3
    assert told_in(sealed_line(b"{}").decode()) == b"{}"


def test_photos_of_every_kind_are_broken() -> None:
    wholes = of_images().wholes

    assert {one[:3] for one in wholes} >= {b"\xff\xd8\xff", b"\x89PN", b"RIF"}
    assert len(wholes) > 15


def test_a_promise_that_does_not_hold_is_told() -> None:
    with pytest.raises(Broken, match="so"):
        holds(promise=False, what="so")
    assert Result().finds == {}
