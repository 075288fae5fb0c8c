"""`build.py fix`: what a machine mends, what it leaves alone, and that nothing is lost."""

import random
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog import shape as shaping
from catalog.canonical import CURES, LETTERS, canonical, cures
from catalog.canonical.folder import RENAMED, fix_folder
from catalog.collect import MODELS, Kind, place_of, record_files
from catalog.load import Tree, comments, read
from catalog.model import Fair, Producer, Product, Record
from catalog.problems import BY_MACHINE
from catalog.report.examples import examples
from catalog.shape import shape
from tests.invented import DAY, PROVINCE, ROOT, copy_of_province, run
from tests.test_cases import CASES_READ
from tests.test_examples import BYTES, around, codes_in, lay, texts


def records_below(folder: Path) -> list[tuple[str, bytes, type[Record]]]:
    files = record_files(folder)
    producers = {path.rpartition("/")[0] for path in files if path.endswith("/producer.yml")}
    placed = {path: place_of(path, path, producers) for path in files}
    return [
        (path, (folder / path).read_bytes(), MODELS[kind[0]])
        for path, kind in placed.items()
        if isinstance(kind, tuple)
    ]


REAL = [*records_below(ROOT / "products"), *records_below(PROVINCE)]


def record_of(data: bytes, model: type[Record]) -> Record | None:
    source, _ = read(data, "a.yml")
    return shape(model, source)[0] if source else None


def codes_of(data: bytes, model: type[Record]) -> Counter[str]:
    source, problems = read(data, "a.yml")
    return Counter(p.code for p in [*problems, *(shape(model, source)[1] if source else ())])


def noted(data: bytes) -> Counter[str]:
    """Every word of a contributor's own notes."""
    texts = (one.text for one in comments(data.decode()) if not one.text.startswith("#:"))
    return Counter(word for text in texts for word in text.split())


def canonical_of(data: bytes, model: type[Record], **more: bool) -> bytes:
    made = canonical(data, "a.yml", model, **more)
    assert made is not None, data
    return made


# Nothing is lost


@pytest.mark.parametrize(
    ("path", "data", "model"), REAL, ids=lambda one: one if isinstance(one, str) else ""
)
def test_a_record_says_the_same_afterwards_and_is_left_alone_then(
    path: str, data: bytes, model: type[Record]
) -> None:
    made = canonical_of(data, model)

    assert record_of(made, model) == record_of(data, model)
    assert canonical_of(made, model) == made
    assert noted(made) == noted(data)


@pytest.mark.parametrize(
    ("path", "data", "model"), REAL, ids=lambda one: one if isinstance(one, str) else ""
)
def test_a_file_survives_an_editor_that_knows_no_better(
    path: str, data: bytes, model: type[Record]
) -> None:
    """It reads numbers and days as such, forgets notes, and sorts fields by their letters."""
    made = canonical_of(data, model)
    again = yaml.safe_dump(yaml.safe_load(made), allow_unicode=True, sort_keys=True).encode()

    assert record_of(again, model) == record_of(data, model)
    assert canonical_of(again, model) == without_notes(made)


def without_notes(data: bytes) -> bytes:
    lines = data.decode().split("\n")
    for one in reversed(comments(data.decode())):
        kept = lines[one.line - 1][: one.column - 1].rstrip()
        lines[one.line - 1 : one.line] = [kept] if kept else []
    return "\n".join(lines).lstrip("\n").encode()


@pytest.mark.parametrize("case", CASES_READ, ids=lambda case: case.name)
def test_no_case_gets_worse(case: Any) -> None:
    """Whatever is wrong with a file, `fix` adds nothing to it, and has an end."""
    producers = {p.rpartition("/")[0] for p in case.files if p.endswith("/producer.yml")}
    for path, data in case.files.items():
        placed = place_of(path, path, producers) if path.endswith(".yml") else None
        made = canonical(data, path, MODELS[placed[0]]) if isinstance(placed, tuple) else None
        if made is not None:
            model = MODELS[placed[0]]  # type: ignore[index]
            assert not codes_of(made, model) - codes_of(data, model)
            assert canonical_of(made, model) == made


TEXT = (
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Cn", "Co")),
        min_size=1,
        max_size=30,
    )
    .map(str.strip)
    .filter(bool)
)
ODD = st.sampled_from(
    [
        *(
            "0912345678",
            "04075",
            "45.000",
            "1.10",
            "no",
            "Yes",
            "19:30",
            "~",
            "null",
            "# a",
            "a: b",
        ),
        *(
            "- a",
            "{a}",
            "[b]",
            "'",
            '"',
            "|",
            ">",
            "&a",
            "*b",
            "!c",
            "%d",
            "@e",
            "0x1f",
            "1e5",
            "=",
        ),
        *("<<", "a #b", "2024-01-24", "24/1/2024", "a\nb", "a\n\n  b\n", " a", "Đ", "1_000"),
        *(".5", "+84 912"),
    ]
)
VALUES = st.recursive(
    TEXT | ODD,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(st.sampled_from(["vi", "en", "url", "stars", "on"]), inner, min_size=1)
    ),
    max_leaves=6,
)
TREES = st.dictionaries(st.sampled_from(list(Product.model_fields)), VALUES, min_size=1)


def written(tree: Tree, data: st.DataObject) -> bytes:
    """A file of this tree as some editor might have written it, with notes here and there."""
    style = data.draw(st.sampled_from([None, '"', "'"]))
    flow = data.draw(st.sampled_from([None, True, False]))
    text = yaml.dump(
        tree,
        Dumper=yaml.SafeDumper,
        allow_unicode=True,
        sort_keys=data.draw(st.booleans()),
        default_style=style,
        default_flow_style=flow,
        width=data.draw(st.sampled_from([20, 10_000])),
    )
    return text.encode()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), TREES)
def test_any_tree_comes_through(data: st.DataObject, tree: dict[str, Any]) -> None:
    """What the model refuses may be mended; what it takes stays what it is."""
    file = written(tree, data)
    source, problems = read(file, "a.yml")
    made = canonical(file, "a.yml", Product)

    if source is None or problems:
        return
    if made is None:
        assert codes_of(file, Product)["value-empty"]  # Nothing but empty fields: nothing is left.
        return
    assert not codes_of(made, Product) - codes_of(file, Product)
    assert canonical_of(made, Product) == made
    if not codes_of(file, Product):
        assert record_of(made, Product) == record_of(file, Product)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(REAL), st.randoms(use_true_random=False))
def test_notes_stay_wherever_they_are_put(
    real: tuple[str, bytes, type[Record]], chance: random.Random
) -> None:
    """On lines of their own, set in by any measure, and behind values."""
    _, data, model = real
    lines = data.decode().split("\n")
    free = [n for n, line in enumerate(lines) if line and _is_between(data, n)]
    for number in sorted(chance.sample(free, min(4, len(free))), reverse=True):
        lines.insert(number, " " * chance.randrange(7) + f"# ghi chú {number}")
    file = "\n".join(lines).encode()
    if record_of(file, model) != record_of(data, model):
        return  # The note fell into a text, of which it is a part then.

    made = canonical_of(file, model)

    assert noted(made) == noted(file)
    assert record_of(made, model) == record_of(data, model)
    assert canonical_of(made, model) == made


def _is_between(data: bytes, row: int) -> bool:
    source, _ = read(data, "a.yml")
    assert source
    return any(line == row + 1 for line, _ in source.keys.values())


# What is mended


@pytest.mark.parametrize("code", sorted(BY_MACHINE))
def test_every_code_that_is_called_mendable_is_mended(code: str, tmp_path: Path) -> None:
    """The wrong example of its page, whole: afterwards the check finds nothing at all."""
    example = examples()[code]
    laid = {path: make() for path, make in BYTES.get(code, {}).items()}
    lay(tmp_path / "products", around(code) | texts(example.wrong) | laid)
    assert code in codes_in(tmp_path / "products")

    done = run("fix", "--products", tmp_path / "products", "--as-of", DAY)

    assert done.returncode == 0, done.stdout
    assert codes_in(tmp_path / "products") == []


def test_what_mends_a_code_is_called_so() -> None:
    also = {"field-misnamed", "value-empty", "certificates-out-of-order", "yaml-tab"}

    assert {*CURES, *LETTERS, *RENAMED, *also, "yaml-colon-in-text"} == BY_MACHINE


@pytest.mark.parametrize(
    ("field", "typed", "right"),
    [
        ("issued", "24/1/2024", "2024-01-24"),
        ("issued", "ngày 24-01-2024", "2024-01-24"),
        ("issued", "01/2024", "2024-01"),
        ("issued", "2024/1/24", "2024-01-24"),
        ("issued", "31/02/2024", None),
        ("issued", "24/01/24", None),
        ("price_vnd", "45k", '"45.000"'),
        ("price_vnd", "45,000 đồng", '"45.000"'),
        ("price_vnd", "45 nghìn", '"45.000"'),
        ("price_vnd", "45.5", None),
        ("price_vnd", "45,000k", None),
        ("price_vnd", "40-50k", None),
        ("weight_g", "250 gam", "250"),
        ("weight_g", "1kg", "1000"),
        ("weight_g", "1 thùng", None),
        ("decision", "Số 139/QD–UBND", "139/QĐ-UBND"),
        ("decision", "139", None),
        ("url", "shopee.vn/x", None),
        ("made", "còn", '"yes"'),
        ("made", "No longer", "no-longer"),
        ("made", "chắc là còn", None),
    ],
)
def test_only_one_thing_can_be_meant(field: str, typed: str, right: str | None) -> None:
    """Else it stays as it is, for its author to say."""
    whole = {"issued": "certificates", "decision": "certificates", "url": "sources"}
    part = whole.get(field, "" if field == "made" else "packs")
    line = f'{field}: "{typed}"'
    head = "name:\n  vi: Chè ví dụ\ngroup: che-tuoi-che-bien\n"
    file = head + (f"{part}:\n  - {line}\n" if part else f"{line}\n")

    made = canonical_of(file.encode(), Product).decode()

    assert f"{field}: {right or typed}" in made.replace(f'"{typed}"', typed)


@pytest.mark.parametrize(
    "text",
    [
        "summary:\n  vi: Chè: loại một  # hỏi lại chị Ví Dụ 0900 000 000\n",
        "certificates:\n  - {stars: 4, issued: 2024, revoked_on: }\n",
        "cancelled_on:\n",
    ],
)
def test_nothing_is_published_or_undone_by_a_guess(text: str) -> None:
    """A note behind a text, a star that was revoked, a fair called off: left to the author."""
    model = Fair if "cancelled" in text else Product
    made = canonical(text.encode(), "a.yml", model)

    for field in ("revoked_on", "cancelled_on"):
        assert made is None or field not in text or field.encode() in made
    assert made is None or b"0900 000 000" not in made


def test_a_note_that_only_looks_like_ours_is_kept() -> None:
    file = "#: hỏi lại giá\nname:\n  vi: Chè ví dụ\n"

    made = canonical_of(file.encode(), Product)

    assert "#: hỏi lại giá" in made.decode()
    assert made.count(b"#:") == 1


MESSY = """\
# Tệp của HTX Ví dụ, xin đừng xóa dòng này.

gia: # giá tại vườn
- gia_ban: 45.000
  weight_g: 250 # cân lại tháng 3
# tên in trên bao bì
ten: {tieng_viet: 'Chè ví dụ'}
group: che-tuoi-che-bien
#: nhóm sản phẩm: cũ
made:
# hết
"""


def test_notes_go_with_their_field_when_it_is_renamed_and_moved() -> None:
    assert canonical_of(MESSY.encode(), Product, explain=False).decode() == (
        "# Tệp của HTX Ví dụ, xin đừng xóa dòng này.\n"
        "\n"
        "# tên in trên bao bì\n"
        "name:\n"
        "  vi: Chè ví dụ\n"
        "group: che-tuoi-che-bien\n"
        "packs:  # giá tại vườn\n"
        "  - weight_g: 250  # cân lại tháng 3\n"
        '    price_vnd: "45.000"\n'
        "# hết\n"
    )


def test_fields_are_explained_on_request_and_no_explanation_is_doubled() -> None:
    explained = canonical_of(MESSY.encode(), Product, explain=True)

    assert b"#: t\xc3\xaan s\xe1\xba\xa3n ph\xe1\xba\xa9m" in explained
    assert explained.count(b"#: ") == 3
    assert canonical_of(explained, Product) == explained
    assert b"#:" not in canonical_of(explained, Product, explain=False)


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("brand: a\nbrand: b\n", Product),
        ("place: {address: Lô 21 #5}\n", Product),
        ("name: {vi: a\n", Producer),
        ("- a\n", Fair),
        ("", Fair),
    ],
)
def test_what_only_its_author_can_say_is_left_alone(text: str, model: type[Record]) -> None:
    assert canonical(text.encode(), "a.yml", model) is None
    assert canonical("name: Chè".encode("cp1258"), "a.yml", model) is None


# The command


def state(folder: Path) -> Mapping[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_real_records_are_in_the_form_of_the_house() -> None:
    assert [one.path for one in fix_folder(ROOT / "products") if one.changes] == []


def test_a_folder_is_written_once(tmp_path: Path) -> None:
    folder = copy_of_province(tmp_path)
    before = state(folder)

    told = run("fix", "--check", "--products", folder)
    assert (told.returncode, state(folder)) == (1, before)
    assert "+++" in told.stdout

    assert run("fix", "--products", folder).returncode == 0
    after = state(folder)
    assert after != before
    assert after.keys() == before.keys()
    assert run("fix", "--check", "--products", folder, "--lang", "en").returncode == 0
    assert run("check", "--products", folder, "--as-of", DAY).returncode == 0


def test_only_named_files_are_written_and_the_rest_is_told(tmp_path: Path) -> None:
    folder = copy_of_province(tmp_path)
    broken = folder / "htx-vi-du-mot" / "hong.yml"
    broken.write_text("name: {vi: a\n", "utf-8")
    good = folder / "sales-points" / "quay-vi-du.yml"
    before = state(folder)

    done = run("fix", broken, good, "--products", folder)

    assert done.returncode == 1
    assert "products/htx-vi-du-mot/hong.yml" in done.stdout
    changed = {path for path, data in state(folder).items() if before.get(path) != data}
    assert changed == {"sales-points/quay-vi-du.yml"}


def test_a_better_name_replaces_no_other_file(tmp_path: Path) -> None:
    folder = copy_of_province(tmp_path)
    maker = folder / "htx-vi-du-mot"
    (maker / "Chè Hai.yml").write_text("name: {vi: Chè hai}\ngroup: che-tuoi-che-bien\n", "utf-8")
    (maker / "che-ba.yml").write_text("name: {vi: Chè ba}\ngroup: che-tuoi-che-bien\n", "utf-8")
    (maker / "che-ba.yaml").write_text("name: {vi: Chè tư}\ngroup: che-tuoi-che-bien\n", "utf-8")

    run("fix", "--products", folder)

    assert (maker / "che-hai.yml").is_file()
    assert not (maker / "Chè Hai.yml").exists()
    assert "Chè ba" in (maker / "che-ba.yml").read_text("utf-8")
    assert "Chè tư" in (maker / "che-ba.yaml").read_text("utf-8")


def test_a_link_is_neither_read_nor_replaced(tmp_path: Path) -> None:
    folder = copy_of_province(tmp_path)
    outside = tmp_path / "outside.yml"
    outside.write_text("name: {vi: Ngoài}\n", "utf-8")
    (folder / "htx-vi-du-mot" / "lien-ket.yml").symlink_to(outside)

    run("fix", "--products", folder)

    assert outside.read_text("utf-8") == "name: {vi: Ngoài}\n"
    assert (folder / "htx-vi-du-mot" / "lien-ket.yml").is_symlink()


def test_models_of_all_kinds_are_known() -> None:
    assert set(MODELS) == set(Kind)


def with_slips(count: int, each: str) -> bytes:
    """A product with so many packs that are wrong in the same way."""
    packs = "".join(f"  - {{weight_g: 250, {each}}}\n" for _ in range(count))
    return f"name: {{vi: x}}\ngroup: che-tuoi-che-bien\npacks:\n{packs}".encode()


@pytest.mark.parametrize(
    ("slips", "each", "most"),
    [
        (100, "price_vnd: 45k", 110),
        (2000, "price_vnd: 45k", 3),
        (250, "made_by: a hand", 3),
    ],
)
def test_a_file_is_not_read_again_for_what_no_machine_mends(
    monkeypatch: pytest.MonkeyPatch, slips: int, each: str, most: int
) -> None:
    """Found by the fuzzer: two readings for each slip, and a minute for a file of 70 kB."""
    readings = 0

    def counted(*arguments: Any) -> Any:
        nonlocal readings
        readings += 1
        return shape(*arguments)

    monkeypatch.setattr(cures, "shape", counted)
    data = with_slips(slips, each)
    made = canonical_of(data, Product)

    assert readings <= most
    assert canonical_of(made, Product) == made


def test_a_name_that_is_far_too_long_is_compared_with_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Comparing takes longer the longer it is, and no field is meant by a page of text."""
    monkeypatch.setattr(shaping, "get_close_matches", lambda *_, **__: pytest.fail("compared"))

    source, _ = read(f"name: {{vi: x}}\n{'x' * 81}: 1\n".encode(), "a.yml")
    assert source

    assert "field-unknown" in {one.code for one in shape(Product, source)[1]}
