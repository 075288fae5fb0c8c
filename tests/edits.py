"""Random edits, and whether a build that remembers comes out like one that does not.

``python -m tests.edits --sequences 200`` edits the invented province again and again: adds,
changes, renames, deletes and moves records, changes templates, words, settings, photos, days
and options, spoils caches and the site. After each edit the site is built with what earlier
builds left; after each sequence of edits it must be, byte for byte, what a build makes anew.

An edit that the check refuses is undone, and builds nothing.
"""

import argparse
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import yaml

from catalog import pipeline
from catalog.codes import make_code
from catalog.pipeline import Built, build
from tests.invented import PROVINCE, ROOT, differing, files_of, order

SEED = 20261125
WORDS = "chè mật ong mận nếp cà phê Tà Xùa Phù Yên ngon sạch truyền thống".split()


class World:
    """A province, a theme and a site that somebody edits."""

    def __init__(self, top: Path, random: Random) -> None:
        self.top, self.random = top, random
        self.products, self.root = top / "products", top / "checkout"
        caches = {"cache": top / "photos", "kept": top / "sheets", "earlier": top / "earlier"}
        self.order = order(top / "site", products=self.products, pdfs=False, **caches)
        self.done: Counter[str] = Counter()
        self._reset()

    def _reset(self) -> None:
        for folder in (self.products, self.root):
            shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(PROVINCE, self.products)
        shutil.copytree(ROOT / "theme", self.root / "theme")
        shutil.copy(ROOT / "mkdocs.yml", self.root / "mkdocs.yml")

    # What may be edited

    def _some(self, pattern: str) -> Path | None:
        found = sorted(
            path
            for path in self.products.rglob(pattern)
            if path.name not in {"catalogue.yml", "places.yml"}
        )
        return self.random.choice(found) if found else None

    def _product(self) -> Path | None:
        found = [
            path
            for path in sorted(self.products.rglob("*.yml"))
            if path.name != "producer.yml"
            and path.parent != self.products
            and path.parent.name not in {"fairs", "sales-points"}
        ]
        return self.random.choice(found) if found else None

    def _phrase(self) -> str:
        return " ".join(self.random.choices(WORDS, k=3)) + f" {self.random.randrange(1000)}"

    def _changed(self, file: Path | None, change: Callable[[dict[str, Any]], None]) -> None:
        if file is None:
            return
        tree = yaml.safe_load(file.read_text("utf-8"))
        change(tree)
        file.write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False), "utf-8")

    # Edits

    def rename_in_words(self) -> None:
        """Another name: of a product, producer, sales point or fair."""
        self._changed(self._some("*.yml"), lambda tree: tree.update(name={"vi": self._phrase()}))

    def other_brand(self) -> None:
        self._changed(self._product(), lambda tree: tree.update(brand=self._phrase()))

    def other_remark(self) -> None:
        """The bytes change, and nothing that anybody sees."""
        if file := self._some("*.yml"):
            file.write_text(file.read_text("utf-8") + f"# {self._phrase()}\n", "utf-8")

    def add(self) -> None:
        if (file := self._product()) and (folder := self._some("producer.yml")):
            fresh = folder.parent / f"moi-{self.random.randrange(10**6)}.yml"
            tree = yaml.safe_load(file.read_text("utf-8"))
            tree = {key: tree[key] for key in ("group", "place", "sources") if key in tree}
            tree = {"name": {"vi": self._phrase()}, **tree}
            fresh.write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False), "utf-8")

    def delete(self) -> None:
        if file := self._product():
            file.unlink()

    def delete_any(self) -> None:
        """A producer, too, with all that is in the folder; or a fair, or a sales point."""
        if file := self._some("*.yml"):
            if file.name == "producer.yml":
                shutil.rmtree(file.parent)
            else:
                file.unlink()

    def withdraw(self) -> None:
        """A code of an entry that is gone for good, or another one: it stands in no record."""
        file = self.products / "codes.csv"
        gone = f"da-rut/san-pham-{self.random.randrange(10**6)}"
        code = make_code(gone, file.read_text("utf-8"))
        file.write_text(file.read_text("utf-8") + f"{code},withdrawn,{gone}\n", "utf-8")

    def rename(self) -> None:
        if file := self._product():
            file.rename(file.with_stem(f"ten-khac-{self.random.randrange(10**6)}"))

    def rename_and_say_so(self) -> None:
        if file := self._product():
            former = file.relative_to(self.products).with_suffix("").as_posix()
            self._changed(file, lambda tree: tree.update(former_ids=[former]))
            file.rename(file.with_stem(f"ten-khac-{self.random.randrange(10**6)}"))

    def move(self) -> None:
        if (file := self._product()) and (folder := self._some("producer.yml")):
            file.rename(folder.parent / file.name)

    def season(self) -> None:
        months = sorted(self.random.sample(range(1, 13), 3))
        self._changed(self._product(), lambda tree: tree.update(season={"months": months}))

    def sold_elsewhere(self) -> None:
        point = self._some("sales-points/*.yml")
        product = self._product()
        if point and product:
            id_ = product.relative_to(self.products).with_suffix("").as_posix()
            self._changed(point, lambda tree: tree.update(carries={"products": [id_]}))

    def photo(self) -> None:
        """One photo's bytes in place of another's."""
        photos = sorted(self.products.rglob("*.jpg"))
        if len(photos) > 1:
            one, other = self.random.sample(photos, 2)
            one.write_bytes(other.read_bytes())

    def settings(self) -> None:
        self._changed(
            self.products / "catalogue.yml", lambda tree: tree.update(name={"vi": self._phrase()})
        )

    def template(self) -> None:
        file = self.random.choice(sorted((self.root / "theme" / "pages").glob("*.html")))
        file.write_text(file.read_text("utf-8") + f"<!-- {self._phrase()} -->\n", "utf-8")

    def words(self) -> None:
        file = self.random.choice(sorted((self.root / "theme" / "languages").rglob("*.yml")))
        lines = file.read_text("utf-8").splitlines()
        plain = [n for n, line in enumerate(lines) if line.endswith((".", "?")) and "{" not in line]
        if plain:
            lines[self.random.choice(plain)] += " Ví dụ."
            file.write_text("\n".join(lines) + "\n", "utf-8")

    def script(self) -> None:
        file = min((self.root / "theme" / "scripts").glob("*.js"))
        file.write_text(
            file.read_text("utf-8") + f"\nvar later{self.random.randrange(99)}=1;", "utf-8"
        )

    def day(self) -> None:
        days = self.random.choice((1, 1, 30, 400, -1))
        self.order = replace(self.order, day=self.order.day + timedelta(days))

    def options(self) -> None:
        which = self.random.choice(
            (
                {"base_url": "https://khac.vi-du.example/"},
                {"base_url": None},
                {"jobs": 2},
                {"jobs": 1},
            )
        )
        self.order = replace(self.order, **which)

    def nothing(self) -> None:
        """As every night without a change."""

    def undo_all(self) -> None:
        """Records as they once were: an old line of a ledger would fit them again."""
        shutil.rmtree(self.products)
        shutil.copytree(PROVINCE, self.products)

    def spoil_cache(self) -> None:
        files = sorted(path for path in self.order.earlier.rglob("*") if path.is_file())  # type: ignore[union-attr]
        if files:
            file = self.random.choice(files)
            data = bytearray(file.read_bytes())
            if data:
                data[self.random.randrange(len(data))] ^= 1 << self.random.randrange(8)
            file.write_bytes(bytes(data[: self.random.choice((len(data), len(data) // 2))]))

    def old_cache(self) -> None:
        """The cache of another moment comes back, as a server of builds may do."""
        earlier, kept = self.top / "earlier", self.top / "earlier-once"
        if kept.exists():
            shutil.rmtree(earlier, ignore_errors=True)
            kept.rename(earlier)
        elif earlier.exists():
            shutil.copytree(earlier, kept)

    def spoil_site(self) -> None:
        pages = sorted(self.order.out.rglob("*.html"))
        if pages:
            page = self.random.choice(pages)
            # Another name for the file may lie in no other site: it was put there anew.
            text = page.read_bytes()
            page.unlink()
            if self.random.random() < 0.5:
                page.write_bytes(text[:-1] + b"?")

    EDITS: tuple[tuple[str, int], ...] = (
        ("rename_in_words", 4),
        ("other_brand", 4),
        ("other_remark", 1),
        ("add", 3),
        ("delete", 2),
        ("delete_any", 1),
        ("withdraw", 2),
        ("rename", 2),
        ("rename_and_say_so", 1),
        ("move", 2),
        ("season", 2),
        ("sold_elsewhere", 2),
        ("photo", 1),
        ("settings", 1),
        ("template", 1),
        ("words", 1),
        ("script", 1),
        ("day", 2),
        ("options", 1),
        ("nothing", 1),
        ("undo_all", 1),
        ("spoil_cache", 2),
        ("old_cache", 1),
        ("spoil_site", 2),
    )

    def edit(self) -> Built:
        """One random edit, and a build that remembers."""
        names, weights = zip(*self.EDITS, strict=True)
        name = self.random.choices(names, weights)[0]
        before = files_of(self.products)
        getattr(self, name)()
        built = build(self.order)
        if built.catalogue is None:
            self._restore(before)
            name = "refused"
            built = build(self.order)
        self.done[name] += 1
        assert built.catalogue is not None, built.problems
        return built

    def _restore(self, files: dict[str, bytes]) -> None:
        shutil.rmtree(self.products)
        for path, data in files.items():
            (self.products / path).parent.mkdir(parents=True, exist_ok=True)
            (self.products / path).write_bytes(data)

    def anew(self) -> dict[str, bytes]:
        """The site as it is made without remembering anything."""
        out = self.top / "anew"
        shutil.rmtree(out, ignore_errors=True)
        built = build(replace(self.order, out=out, earlier=None))
        assert built.catalogue is not None
        return files_of(out)


def sequence(world: World, number: int) -> list[str]:
    """Some edits in a row; the paths that then differ from a site made anew."""
    if number % 20 == 0:
        world._reset()
    for _ in range(world.random.randint(1, 4)):
        world.edit()
    return differing(files_of(world.order.out), world.anew())


def run(sequences: int, seed: int, tell: Callable[[str], None]) -> Counter[str]:
    """So many sequences.

    Raises:
        AssertionError: A build that remembered came out otherwise; says which files.
    """
    with tempfile.TemporaryDirectory() as top:
        world = World(Path(top), Random(seed))  # noqa: S311 - the same every time
        before, pipeline.ROOT = pipeline.ROOT, world.root
        try:
            build(world.order)
            for number in range(sequences):
                differ = sequence(world, number)
                assert differ == [], (number, differ[:10], world.done)
                tell(f"{number + 1}/{sequences}")
        finally:
            pipeline.ROOT = before
        return world.done


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sequences", type=int, default=200)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    began = time.monotonic()
    done = run(options.sequences, options.seed, lambda told: print(told, end="\r"))
    print(f"{options.sequences} sequences, {sum(done.values())} edits, {dict(done)}")
    print(f"{time.monotonic() - began:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
