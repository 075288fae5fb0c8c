"""A message becomes a change of a file: exactly what it says, or nothing."""

import json
import random
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.collect import MODELS, Kind
from catalog.load import CONTROL, read
from catalog.model.fields import texts_of
from catalog.receive import Block, Damage, Wish, blocks_in, fingerprint, make_block, plan
from catalog.receive.one_file import OneFile
from catalog.receive.phrases import PHRASES
from catalog.request.owners import OWNERS, Owner
from catalog.shape import shape
from catalog.text import nfc
from tests.invented import DAY, PROVINCE, RICH, ROOT, copy_of_province, run
from tests.test_fix import REAL, record_of

TABLE: Mapping[str, Mapping[str, str]] = yaml.safe_load(
    (Path(__file__).parent / "block.yml").read_text("utf-8")
)
MAKER = "htx-vi-du-mot/producer"


def told(folder: Path, id_: str) -> dict[str, Any]:
    kind = Kind.PRODUCER if id_.endswith("/producer") else Kind.PRODUCT
    source, _ = read((folder / f"{id_}.yml").read_bytes(), "a.yml")
    assert source
    record, problems = shape(MODELS[kind], source)
    assert record
    assert problems == []
    return texts_of(record)


def block(folder: Path, id_: str, *wishes: Wish, by: str = "") -> str:
    """The line that the form would make from the page of today."""
    now = told(folder, id_)
    of = {str(one.where[0]): fingerprint(now.get(str(one.where[0]))) for one in wishes}
    return make_block(Block(f"{id_}.yml", of, str(DAY), by, wishes))


PRICE = Wish(("packs", 0, "price_vnd"), "45.000", "50.000")
PHONE = Wish(("contacts", 0, "number"), "0900 000 001", "0900 000 009")
CONSENT = Wish(("contacts", 0, "consent", "given_on"), "2026-10-01", str(DAY))


# The block


@pytest.mark.parametrize("name", TABLE)
def test_a_block_says_what_the_table_says(name: str) -> None:
    """The form's script is held to the same table."""
    data, line = json.loads(TABLE[name]["told"]), TABLE[name]["line"]

    (found,) = blocks_in(line)

    assert isinstance(found, Block)
    assert make_block(found) == line
    assert found.file == data["file"]
    assert [[list(one.where), one.old, one.new] for one in found.wishes] == data["set"]


LINE = make_block(
    Block("htx-vi-du/che.yml", {"packs": "1a2b3c4d"}, "2026-11-25", "Nguyễn Ví Dụ", (PRICE,))
)


@pytest.mark.parametrize(
    "sent",
    [
        f"Chào anh,\nGiá: 45.000 → 50.000\n{LINE}\nCảm ơn.",
        "\n".join(LINE[at : at + 20] for at in range(0, len(LINE), 20)),
        "\r\n".join(LINE[at : at + 64] for at in range(0, len(LINE), 64)),
        "\n".join("> > " + LINE[at : at + 64] for at in range(0, len(LINE), 64)),
        " ".join(LINE),
        "\u200b".join(LINE),
        f"\ufeff{LINE}\u202c",
        f"<p>{LINE}</p>",
        f"“{LINE}”",
        f"[OCOP] xem dưới {LINE}".replace("[OCOP] ", ""),
    ],
    ids=range(10),
)
def test_a_block_survives_what_programs_for_messages_do(sent: str) -> None:
    (found,) = blocks_in(sent)

    assert isinstance(found, Block)
    assert found.wishes == (PRICE,)
    assert found.by == "Nguyễn Ví Dụ"


def test_one_wrong_letter_is_damage_wherever_it_is() -> None:
    """And never another change."""
    for at in range(1, len(LINE)):
        for other in "Aa0-]:":
            if LINE[at] != other:
                sent = LINE[:at] + other + LINE[at + 1 :]
                assert all(isinstance(one, Damage) for one in blocks_in(sent)), sent


def test_a_cut_or_doubled_block_is_damage() -> None:
    for at in range(2, len(LINE)):
        assert all(isinstance(one, Damage) for one in blocks_in(LINE[:at]))
        assert all(isinstance(one, Damage) for one in blocks_in(LINE[:at] + LINE[at - 1 :]))
    assert list(blocks_in("")) == [Damage.NONE_THERE]
    assert list(blocks_in("x" * 300_000)) == [Damage.TOO_LARGE]


def sealed(text: str | bytes, version: int = 1) -> str:
    import base64  # noqa: PLC0415 - a forger's tools, not ours
    import zlib  # noqa: PLC0415

    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    body = base64.urlsafe_b64encode(data).decode().rstrip("=")
    return f"[OCOP{version}:{body}:{zlib.crc32(data):08X}]"


WHOLE = json.loads(TABLE["one price"]["told"])


@pytest.mark.parametrize(
    "forged",
    [
        "",
        "[]",
        "null",
        "1",
        "[" * 5000,
        '{"v":1}',
        json.dumps(WHOLE | {"more": 1}),
        json.dumps(WHOLE | {"v": True}).replace("true", "1.0"),
        json.dumps(WHOLE | {"file": "../../etc/passwd"}),
        json.dumps(WHOLE | {"file": "/etc/passwd.yml"}),
        json.dumps(WHOLE | {"file": "a\\b.yml"}),
        json.dumps(WHOLE | {"file": "a/../b.yml"}),
        json.dumps(WHOLE | {"file": "Che.yml"}),
        json.dumps(WHOLE | {"file": ["a.yml"]}),
        json.dumps(WHOLE | {"of": {"packs": 1}}),
        json.dumps(WHOLE | {"of": []}),
        json.dumps(WHOLE | {"day": "hôm nay"}),
        json.dumps(WHOLE | {"by": "x" * 200}),
        json.dumps(WHOLE | {"by": "a\u202eb"}),
        json.dumps(WHOLE | {"by": "a\nb\x1b[31m"}),
        json.dumps(WHOLE | {"set": []}),
        json.dumps(WHOLE | {"set": [WHOLE["set"][0]] * 101}),
        json.dumps(WHOLE | {"set": [[["packs", -1, "price_vnd"], "1", "2"]]}),
        json.dumps(WHOLE | {"set": [[["packs", True], "1", "2"]]}),
        json.dumps(WHOLE | {"set": [[["packs", 10**30], "1", "2"]]}),
        json.dumps(WHOLE | {"set": [[[0], "1", "2"]]}),
        json.dumps(WHOLE | {"set": [[[], "1", "2"]]}),
        json.dumps(WHOLE | {"set": [[["a"] * 9, "1", "2"]]}),
        json.dumps(WHOLE | {"set": [[["brand"], "1"]]}),
        json.dumps(WHOLE | {"set": [[["brand"], "1", 2]]}),
        json.dumps(WHOLE | {"set": [[["brand"], None, [None]]]}),
        json.dumps(WHOLE | {"set": [[["brand"], None, "x" * 7000]]}),
        json.dumps(WHOLE | {"set": [[["brand"], None, "\u0000"]]}),
        json.dumps(WHOLE | {"set": [[["brand"], None, "\ud800"]]}),
        json.dumps(
            WHOLE
            | {"set": [[["brand"], None, {"a": {"b": {"c": {"d": {"e": {"f": {"g": {}}}}}}}}]]}
        ),
        json.dumps(WHOLE).replace('"v": 1', '"v": 1, "v": 1'),
        json.dumps(WHOLE).replace('"50.000"', "NaN"),
        json.dumps(WHOLE).replace('"50.000"', "1e999"),
        b"\xff\xfe" + json.dumps(WHOLE).encode("utf-16-le"),
        b"\x80abc",
    ],
    ids=range(40),
)
def test_a_forged_block_with_a_right_checksum_is_damage(forged: str | bytes) -> None:
    assert list(blocks_in(sealed(forged))) == [Damage.BROKEN]


def test_a_block_of_another_version_or_without_end_is_told() -> None:
    assert list(blocks_in(sealed(json.dumps(WHOLE), version=2))) == [Damage.OTHER_VERSION]
    assert list(blocks_in(sealed("x" * 50_000))) == [Damage.TOO_LARGE]


TEXT = st.text(st.characters(codec="utf-8"), max_size=40).map(
    lambda text: nfc(CONTROL.sub("", text))
)
VALUES = st.recursive(
    TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=5,
)
WISHES = st.lists(
    st.tuples(
        st.lists(st.sampled_from(["packs", "vi", 0, 7, "price_vnd"]), min_size=0, max_size=4),
        st.none() | VALUES,
        st.none() | VALUES,
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=200, deadline=None)
@given(WISHES, TEXT, st.randoms(use_true_random=False))
def test_whatever_is_said_comes_through(
    wishes: list[tuple[list[Any], Any, Any]], by: str, chance: random.Random
) -> None:
    said = Block(
        "htx-vi-du/che.yml",
        {"packs": "1a2b3c4d"},
        "2026-11-25",
        " ".join(by.split()),
        tuple(Wish(("packs", *where), old, new) for where, old, new in wishes),
    )
    line = make_block(said)
    width = chance.randrange(5, 90)
    sent = "\n".join(f"> {line[at : at + width]}" for at in range(0, len(line), width))

    assert list(blocks_in(sent)) == [said]


# What follows for the file


def test_a_price_and_a_phone_change_and_nothing_else(tmp_path: Path) -> None:
    folder = copy_of_province(tmp_path)
    before = {str(f): f.read_bytes() for f in folder.rglob("*") if f.is_file()}
    message = f"Xin chào\n{block(folder, RICH, PRICE)}\n\n{block(folder, MAKER, PHONE, CONSENT)}"
    file = tmp_path / "loi-nhan.txt"
    file.write_text(message, "utf-16")

    done = run("receive", file, "--products", folder, "--as-of", DAY)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "quy cách và giá 1, giá (đồng): 45.000 → 50.000" in done.stdout
    after = {str(f): f.read_bytes() for f in folder.rglob("*") if f.is_file()}
    changed = {path for path, data in after.items() if before.get(path) != data}
    assert changed == {str(folder / f"{id_}.yml") for id_ in (RICH, MAKER)}
    for id_, old, new in ((RICH, "45.000", '"50.000"'), (MAKER, "0900 000 001", "0900 000 009")):
        path = str(folder / f"{id_}.yml")
        lines = [
            pair
            for pair in zip(
                before[path].decode().split("\n"), after[path].decode().split("\n"), strict=True
            )
            if pair[0] != pair[1]
        ]
        assert (lines[0][0].replace(old, new), lines[0][1]) == (lines[0][1],) * 2
        assert len(lines) == (1 if id_ == RICH else 2)


@pytest.mark.parametrize(
    ("id_", "wish", "why"),
    [
        (RICH, Wish(("packs", 0, "price_vnd"), "44.000", "50.000"), "conflict"),
        (RICH, Wish(("certificates", 0, "stars"), "5", "4"), "officers-field"),
        (RICH, Wish(("name", "vi"), "Chè ví dụ còn hiệu lực", "Chè"), "officers-field"),
        (RICH, Wish(("khong_co",), None, "x"), "no-field"),
        (RICH, Wish(("packs", 0, "khong_co"), None, "x"), "no-field"),
        ("khong/co", PRICE, "no-file"),
        ("sales-points/quay-vi-du", Wish(("hours", "vi"), "x", "y"), "no-file"),
        ("catalogue", Wish(("base_url",), "x", "https://x.example/"), "no-file"),
    ],
    ids=range(8),
)
def test_what_may_not_be_or_is_not_certain_is_told_and_not_written(
    tmp_path: Path, id_: str, wish: Wish, why: str
) -> None:
    folder = copy_of_province(tmp_path)
    before = {str(f): f.read_bytes() for f in folder.rglob("*") if f.is_file()}
    of = {str(wish.where[0]): fingerprint(told(folder, RICH).get(str(wish.where[0])))}
    message = make_block(Block(f"{id_}.yml", of, str(DAY), "", (wish,)))
    file = tmp_path / "m.txt"
    # Together with a change that is right: all or nothing.
    file.write_text(message + block(folder, MAKER, PHONE, CONSENT), "utf-8")

    for language in ("vi", "en"):
        done = run("receive", file, "--products", folder, "--as-of", DAY, "--lang", language)
        assert done.returncode == 1
        assert re.split(r"{\w+}", PHRASES[language][why])[-1].strip(" .”") in done.stdout
    assert {str(f): f.read_bytes() for f in folder.rglob("*") if f.is_file()} == before


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (Wish(("packs", 0, "price_vnd"), "45.000", "rẻ"), "số tiền đồng"),
        (Wish(("packs", 0, "price_vnd"), "45.000", "100"), "nhỏ quá"),
        (Wish(("packs", 0, "price_on"), "2026-10", None), "giá của ngày nào"),
        (Wish(("sold_at",), ["quay-vi-du"], ["khong-co"]), "Không có tệp nào"),
    ],
    ids=range(4),
)
def test_what_the_check_refuses_is_told_in_its_words(tmp_path: Path, wish: Wish, code: str) -> None:
    folder = copy_of_province(tmp_path)

    made = plan(folder, block(folder, RICH, wish), DAY, "vi")

    assert any(code in line for line in made.stops), made.stops


def test_a_list_that_changed_meanwhile_is_not_counted_anew(tmp_path: Path) -> None:
    """The first pack may be another one now; other fields of the file may change freely."""
    folder = copy_of_province(tmp_path)
    line = block(folder, RICH, PRICE)
    file = folder / f"{RICH}.yml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("brand: Ví Dụ", "brand: Khác"), "utf-8")
    assert plan(folder, line, DAY, "vi").stops == []

    file.write_text(text.replace("packs:\n", "packs:\n  - weight_g: 7\n"), "utf-8")
    assert len(plan(folder, line, DAY, "vi").stops) == 1


@pytest.mark.parametrize(
    "where", [("brand",), ("packs", 0, "price_vnd"), ("packs", 1, "price_to_vnd")]
)
def test_a_value_that_the_house_writes_in_its_own_way_can_be_removed(
    tmp_path: Path, where: tuple[str | int, ...]
) -> None:
    """Found by the fuzzer: "nothing" was to be written as prices are, and nothing was received."""
    folder = copy_of_province(tmp_path)
    before: Any = told(folder, RICH)
    for step in where:
        before = before[step]

    made = plan(folder, block(folder, RICH, Wish(where, before, None)), DAY, "vi")

    assert made.stops == []
    source, _ = read(made.new[f"products/{RICH}.yml"], "a.yml")
    assert source
    assert where not in source.values


def test_what_is_so_already_is_told_and_changes_nothing(tmp_path: Path) -> None:
    folder = copy_of_province(tmp_path)
    line = block(folder, RICH, PRICE)
    (tmp_path / "m.txt").write_text(line, "utf-8")
    assert run("receive", tmp_path / "m.txt", "--products", folder, "--as-of", DAY).returncode == 0

    again = run("receive", tmp_path / "m.txt", "--products", folder, "--as-of", DAY)

    assert again.returncode == 0
    assert "đã là 50.000" in again.stdout


def wishes_for(now: dict[str, Any], kind: Kind) -> list[Wish]:
    """One change for each text that a producer may change, deep in the record."""
    found: list[Wish] = []

    def walk(value: Any, where: tuple[Any, ...]) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                walk(inner, (*where, key))
        elif isinstance(value, list):
            for number, inner in enumerate(value):
                walk(inner, (*where, number))
        elif where[-1] in {"vi", "en", "brand", "price_vnd"} or where[-2:-1] == ("also",):
            new = "77.000" if where[-1] == "price_vnd" else f"{value} (sửa)"
            found.append(Wish(where, value, new))

    for top, value in now.items():
        if OWNERS[kind][top] is Owner.PRODUCER:
            walk(value, (top,))
    return found


def test_every_text_of_every_real_record_can_be_changed_alone(tmp_path: Path) -> None:
    """The file is valid afterwards, and differs in this field only."""
    tried = 0
    for path, data, model in REAL:
        kind = {MODELS[k]: k for k in (Kind.PRODUCT, Kind.PRODUCER)}.get(model)
        record = record_of(data, model) if kind else None
        if kind is None or record is None:
            continue
        now = texts_of(record)
        for wish in wishes_for(now, kind):
            top = str(wish.where[0])
            said = Block(path, {top: fingerprint(now[top])}, str(DAY), "", (wish,))
            edit = OneFile(kind, data, said, "vi")
            edit.look(officer=False)
            after = texts_of(record_of(edit.written()[0], model))  # type: ignore[arg-type]
            assert differing(now, after) == [wish.where], (path, wish)
            tried += 1
    assert tried > 100


def differing(old: Any, new: Any, where: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if isinstance(old, dict) and isinstance(new, dict):
        keys = dict.fromkeys([*old, *new])
        return [one for k in keys for one in differing(old.get(k), new.get(k), (*where, k))]
    if isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        pairs = enumerate(zip(old, new, strict=True))
        return [one for n, (a, b) in pairs for one in differing(a, b, (*where, n))]
    return [] if old == new else [where]


def test_line_ends_and_marks_of_windows_stay(tmp_path: Path) -> None:
    folder = copy_of_province(tmp_path)
    file = folder / f"{RICH}.yml"
    windows = b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n")
    file.write_bytes(windows)

    made = plan(folder, block(folder, RICH, PRICE), DAY, "vi")

    (after,) = made.new.values()
    assert after.replace(b'"50.000"', b"45.000") == windows


# In git


def test_the_producer_is_the_author_and_the_officer_the_committer(tmp_path: Path) -> None:
    folder = copy_of_province(tmp_path)
    git(tmp_path, "init", "-q")
    git(tmp_path, "config", "user.name", "Cán bộ Ví Dụ")
    git(tmp_path, "config", "user.email", "can-bo@vi-du.example")
    git(tmp_path, "add", "products")
    git(tmp_path, "commit", "-qm", "Begin")
    fair = folder / "fairs" / "hoi-cho-vi-du-sap-toi.yml"
    fair.write_text(fair.read_text("utf-8") + "# not ours\n", "utf-8")
    message = tmp_path / "m.txt"
    message.write_text(block(folder, RICH, PRICE, by="Chị Ví Dụ <x@y>"), "utf-8")

    done = run("receive", message, "--commit", "--products", folder, "--as-of", DAY)

    assert done.returncode == 0, done.stdout + done.stderr
    shown = git(tmp_path, "log", "-1", "--format=%an|%ae|%cn|%s|%b")
    maker = told(folder, MAKER)["name"]["vi"]
    assert shown.strip().splitlines()[0] == (
        f"{maker}||Cán bộ Ví Dụ|[{RICH}] Change what its producer sent|"
    )
    assert "Chị Ví Dụ" in done.stdout
    assert git(tmp_path, "show", "--name-only", "--format=").split() == [f"products/{RICH}.yml"]

    git(tmp_path, "add", "products/fairs")
    message.write_text(block(folder, MAKER, PHONE, CONSENT), "utf-8")
    refused = run("receive", message, "--commit", "--products", folder, "--as-of", DAY)
    assert refused.returncode == 2
    assert "staged" in refused.stderr


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments],  # noqa: S607
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


@pytest.mark.parametrize("state", ["nobody", "unsaved"])
def test_git_is_asked_before_anything_is_written(tmp_path: Path, state: str) -> None:
    """A file is never left changed without its commit, nor somebody's own work committed."""
    folder = copy_of_province(tmp_path)
    file = folder / f"{RICH}.yml"
    git(tmp_path, "init", "-q")
    named = ("-c", "user.name=Ví Dụ", "-c", "user.email=a@vi-du.example")
    git(tmp_path, "add", "products")
    git(tmp_path, *named, "commit", "-qm", "Begin")
    if state == "nobody":
        git(tmp_path, "config", "user.useConfigOnly", "true")
        git(tmp_path, "config", "user.name", "")
        git(tmp_path, "config", "user.email", "")
    else:
        git(tmp_path, "config", "user.name", "Ví Dụ")
        git(tmp_path, "config", "user.email", "a@vi-du.example")
        file.write_text(file.read_text("utf-8") + "# việc riêng\n", "utf-8")
    before = file.read_bytes()
    message = tmp_path / "m.txt"
    message.write_text(block(folder, RICH, PRICE), "utf-8")

    done = run("receive", message, "--commit", "--products", folder, "--as-of", DAY)

    assert done.returncode == 2, done.stdout
    assert file.read_bytes() == before
    assert git(tmp_path, "diff", "--cached", "--name-only") == ""


@pytest.mark.parametrize(
    ("wishes", "why"),
    [
        ((PHONE,), "consent-of-another"),
        (
            (PHONE, Wish(("contacts", 0, "consent", "given_on"), "2026-10-01", "2099-01-01")),
            "consent-of-tomorrow",
        ),
        (
            (PHONE, Wish(("contacts", 0, "consent", "given_on"), "2026-10-01", "2026-10-02")),
            "consent-of-another",
        ),
    ],
    ids=range(3),
)
def test_a_number_is_published_with_its_own_consent_only(
    tmp_path: Path, wishes: tuple[Wish, ...], why: str
) -> None:
    folder = copy_of_province(tmp_path)

    made = plan(folder, block(folder, MAKER, *wishes), DAY, "vi")

    assert len(made.stops) == 1
    assert re.split(r"{\w+}", PHRASES["vi"][why])[-1].strip() in made.stops[0]
    assert plan(folder, block(folder, MAKER, PHONE, CONSENT), DAY, "vi").stops == []


def test_what_a_fair_sells_does_not_become_another_pack(tmp_path: Path) -> None:
    folder = copy_of_province(tmp_path)
    packs = told(folder, RICH)["packs"]

    swapped = plan(folder, block(folder, RICH, Wish(("packs",), packs, packs[::-1])), DAY, "vi")

    assert len(swapped.stops) == 1
    assert "fairs/" in swapped.stops[0]


def test_both_languages_tell_the_same_things() -> None:
    assert PHRASES["vi"].keys() == PHRASES["en"].keys()
    assert {one.value for one in Damage} <= PHRASES["vi"].keys()
    for key, text in PHRASES["vi"].items():
        assert re.findall(r"{\w+}", text) == re.findall(r"{\w+}", PHRASES["en"][key])
    assert PROVINCE.is_dir()
    assert ROOT.is_dir()
