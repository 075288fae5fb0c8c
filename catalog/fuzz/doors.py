"""The doors by which strangers' bytes come in: what comes, and how much it may take."""

import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

from catalog.fuzz import corpus
from catalog.fuzz.mutate import mutated
from catalog.fuzz.promises import (
    enter_images,
    enter_import,
    enter_load,
    enter_message,
    holds,
)
from catalog.fuzz.shaped import (
    book_mutated,
    message_mutated,
    resealed_png,
    sealed_line,
    tree_mutated,
)


@dataclass(frozen=True, slots=True)
class Door:
    """One way in. ``ready`` prepares a folder, and gives what makes and what takes inputs."""

    ready: Callable[[Path], "Way"]
    share: int
    """Of a hundred inputs; the slower ones get fewer."""
    seconds: float
    """CPU that one input may take, on a slow machine."""
    megabytes: int
    """Memory that one input may take more than any before it."""


@dataclass(frozen=True, slots=True)
class Way:
    """A door that is open: inputs by random numbers, and what happens to one."""

    make: Callable[[Random], bytes]
    enter: Callable[[bytes], None]


def _load(_: Path) -> Way:
    material = corpus.of_load()
    trees = corpus.as_json(material)

    def make(random: Random) -> bytes:
        if random.random() < 0.3:
            return tree_mutated(random, random.choice(trees.wholes), trees.pieces)
        return mutated(random, random.choice(material.wholes), material)

    return Way(make, enter_load)


def _images(folder: Path) -> Way:
    material = corpus.of_images()

    def make(random: Random) -> bytes:
        data = mutated(random, random.choice(material.wholes), material)
        return resealed_png(data) if random.random() < 0.7 else data

    return Way(make, partial(enter_images, folder))


def _message(folder: Path) -> Way:
    home = corpus.records(folder)
    told = corpus.of_messages(home)
    sent = corpus.whole_messages(told)

    def make(random: Random) -> bytes:
        draw = random.random()
        if draw < 0.6:
            return message_mutated(random, told.wholes, told.pieces)
        if draw < 0.7:
            return mutated(random, random.choice(sent.wholes), sent)
        one = random.choice(told.wholes)
        if draw < 0.85:
            return sealed_line(mutated(random, one, told))
        return sealed_line(tree_mutated(random, one, told.pieces))

    return Way(make, partial(enter_message, home))


def _import(folder: Path) -> Way:
    home = corpus.records(folder)
    material = corpus.of_books(home)

    def make(random: Random) -> bytes:
        whole = random.choice(material.wholes)
        if random.random() < 0.15:
            return mutated(random, whole, material)
        return book_mutated(random, whole, material)

    return Way(make, partial(enter_import, home))


DOORS: Mapping[str, Door] = {
    "load": Door(_load, share=85, seconds=3, megabytes=150),
    "images": Door(_images, share=11, seconds=10, megabytes=700),
    "import": Door(_import, share=1, seconds=20, megabytes=700),
    "message": Door(_message, share=3, seconds=5, megabytes=150),
}
"""By the name that the command takes."""


def _proof(_: Path) -> Way:
    ways = (b"harmless", b"broken", b"raised", b"slow", b"memory", b"hang", b"died")
    return Way(lambda random: random.choice(ways), enter_proof)


def enter_proof(data: bytes) -> None:
    """Break a promise in the way that the input names."""
    if data == b"slow":
        began = time.process_time()
        while time.process_time() - began < 1.2 * PROOF.seconds:
            pass
    elif data == b"memory":
        holds(bytearray(b"x" * (2 * PROOF.megabytes * 1_000_000)), "some")
    elif data == b"hang":
        time.sleep(60)
    elif data == b"died":
        os.abort()
    elif data == b"raised":
        raise ValueError("as asked")
    holds(data != b"broken", "as asked")


PROOF = Door(_proof, share=0, seconds=0.1, megabytes=60)
"""No door of the program, and none of the command: it proves that what goes wrong is seen."""
EVERY: Mapping[str, Door] = {**DOORS, "proof": PROOF}
