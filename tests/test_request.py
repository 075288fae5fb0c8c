"""What a request may do: a table of author, field and kind of file; and what nobody may."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.collect import MODELS
from catalog.report import LANGUAGES
from catalog.request import as_data, as_markdown, as_notices, as_text, judge
from catalog.request.changes import What
from catalog.request.owners import OWNERS
from catalog.request.phrases import PHRASES
from catalog.words import read_words
from tests.request_fixture import (
    ANSWERS,
    AUTHORS,
    BASE,
    ROWS,
    Row,
    judged,
    refused,
    said,
    too_much,
    tree,
    two_folders,
    with_field,
)
from tests.site_fixture import ROOT

WORDS = read_words(ROOT)
CHE = "htx-mot/che.yml"


def needs(judgement):
    return " ".join(need.role for need in judgement.needs)


def test_every_field_has_an_owner_and_no_owner_a_field_that_is_gone():
    """A new field without one could be changed by anybody."""
    assert {kind: set(fields) for kind, fields in OWNERS.items()} == {
        kind: set(model.model_fields) for kind, model in MODELS.items()
    }


def test_the_matrix_holds_every_field():
    assert sum(map(len, OWNERS.values())) == len(ROWS)


@pytest.mark.parametrize("author", AUTHORS)
@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.path}-{row.field}")
def test_who_may_change_what(author: str, row: Row):
    """Author x field x kind of file."""
    judgement = judged(with_field(row.path, row.field, row.value), author)

    answer = ANSWERS[row.owner][author]
    assert {c.where[:1] for c in judgement.changes if c.what is What.FIELD} == {(row.field,)}
    assert said(judgement) == (
        [f"{row.path}:0 request-other-folder"] if answer == "refused" else []
    )
    if answer != "refused":
        assert needs(judgement) == answer


@pytest.mark.parametrize("author", AUTHORS)
@pytest.mark.parametrize(
    ("path", "owner"),
    [
        ("htx-mot/che.jpg", "producer"),
        ("htx-mot/moi.jpg", "producer"),
        ("htx-mot/moi.yml", "officer"),
        ("codes.csv", "office"),
        ("places.yml", "office"),
        ("sales-points/moi.yml", "office"),
        ("fairs/moi.yml", "office"),
    ],
)
def test_who_may_change_or_add_a_file(author, path, owner):
    """Photos are the makers'; lists are the offices'; a new record is looked at by an office."""
    text = BASE.get(path, "name: {vi: Mới}\ngroup: che-tuoi-che-bien\n") + "RAN60AZ,product,x\n"
    judgement = judged(BASE | {path: text}, author)

    answer = ANSWERS[owner][author]
    assert said(judgement) == ([f"{path}:0 request-other-folder"] if answer == "refused" else [])
    if answer != "refused":
        assert needs(judgement) == answer


@pytest.mark.parametrize("case", [*refused()], ids=lambda case: case[0])
def test_what_is_refused(case):
    _, judgement, expected = case

    assert said(judgement) == expected


@given(st.sampled_from(list(AUTHORS)))
def test_what_changes_nothing_is_fine(author):
    judgement = judged(BASE, author)

    assert (judgement.problems, judgement.changes, judgement.needs) == ((), (), ())


@given(
    st.dictionaries(
        st.sampled_from([*BASE, "htx-mot/x.yml", "a b", "people.yml", "htx-mot/\ud800.jpg"]),
        st.one_of(st.binary(max_size=60), st.sampled_from([t.encode() for t in BASE.values()])),
    )
)
def test_no_tree_stops_the_judgement(files):
    """And a tree against itself is always fine, whatever is wrong in it."""
    head = tree({**BASE, **files})
    judgement = judge(tree(BASE), head, AUTHORS["producer"])
    same = judge(head, head, AUTHORS["producer"])

    assert (same.problems, same.changes, same.needs) == ((), (), ())
    for words in WORDS.values():
        assert as_text(judgement, words, "products")
        json.dumps(as_data(judgement, words, "products"))


def test_renaming_the_owner_in_the_same_request_does_not_help():
    """Roles are those of the base: a right that a request gives itself is none yet."""
    people = "people: [{account: 10, role: maintainer}, {account: 12, role: officer}]"
    stars = with_field(CHE, "certificates", "[{stars: 5, reported_by: press}]")[CHE]
    files = BASE | {"people.yml": people, CHE: stars}

    assert needs(judged(files, "stranger")) == "maintainer officer"
    assert "people.yml:0 request-other-folder" in said(judged(files, "other-producer"))


@pytest.mark.parametrize("people", ["", "people: [", "people:\n  - {account: x, role: officer}"])
def test_without_a_readable_list_everybody_is_a_stranger(people):
    base = BASE | {"people.yml": people}
    head = base | {CHE: BASE[CHE] + "brand: Một\n"}

    for account in AUTHORS.values():
        assert needs(judge(tree(base), tree(head), account)) == "officer"


def test_an_account_that_is_named_twice_has_no_role():
    people = "people: [{account: 13, role: officer}, {account: 13, role: maintainer}]"
    base = BASE | {"people.yml": people}
    head = base | {CHE: BASE[CHE] + "brand: Một\n"}

    assert needs(judge(tree(base), tree(head), "13")) == "officer"


def test_a_product_may_be_renamed_with_its_former_id():
    moved = {CHE: "", "htx-mot/che-xanh.yml": BASE[CHE] + "former_ids: [htx-mot/che]\n"}

    assert said(judged(BASE | moved, "producer")) == []
    assert needs(judged(BASE | moved, "producer")) == "officer"


def test_a_product_may_be_renamed_again():
    again = "former_ids: [htx-ba/cu, htx-ba/moi]\n"
    text = BASE["htx-ba/moi.yml"].replace("former_ids: [htx-ba/cu]\n", again)
    moved = {"htx-ba/moi.yml": "", "htx-ba/nua.yml": text}

    assert said(judged(BASE | moved, "officer")) == []


def test_a_person_may_ask_to_be_taken_down():
    """The code stays and says so; nothing else of the person does."""
    codes = BASE["codes.csv"].replace("product,htx-hai", "withdrawn,htx-hai")
    gone = {"codes.csv": codes, "htx-hai/mien.yml": "", "htx-hai/producer.yml": ""}

    assert said(judged(BASE | gone, "officer")) == []


def test_codes_may_be_added():
    more = BASE["codes.csv"] + "RAN60AZ,product,htx-mot/moi\n"

    assert said(judged(BASE | {"codes.csv": more}, "officer")) == []
    assert needs(judged(BASE | {"codes.csv": more}, "officer")) == ""
    assert needs(judged(BASE | {"codes.csv": more}, "stranger")) == "officer"


def test_a_producer_changes_little_and_nothing_of_the_program():
    assert said(too_much()) == [
        "build.py:0 request-beside-records",
        "products:0 request-too-many-files",
    ]
    assert needs(too_much()) == "maintainer"
    assert said(two_folders()) == ["htx-mot/a.jpg:0 request-several-folders"]


@pytest.mark.parametrize("author", ["stranger", "officer"])
def test_the_program_beside_records_needs_a_maintainer(author):
    judgement = judged(BASE | {"htx-mot/a.jpg": "x"}, author, beside={"build.py": "x"})

    assert said(judgement) == []
    assert needs(judgement).startswith("maintainer")


def test_where_no_producer_is_known_an_officer_is_enough():
    judgement = judged(BASE | {"htx-ba/moi.yml": BASE["htx-ba/moi.yml"] + "brand: Ba\n"}, "officer")

    assert needs(judgement) == ""


def test_what_cannot_be_read_is_an_officers_to_look_at():
    """A broken part may hide anything."""
    judgement = judged(BASE | {CHE: BASE[CHE] + "certificates: [{stars: 9}]\n"}, "producer")

    assert [change.what for change in judgement.changes] == [What.UNREADABLE]
    assert needs(judgement) == "officer"


def test_other_quotes_and_remarks_change_nothing_on_the_page():
    judgement = judged(BASE | {CHE: "# ghi nhớ\n" + BASE[CHE]}, "producer")

    assert [change.what for change in judgement.changes] == [What.SPELLING]
    assert needs(judgement) == ""


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("vi", "quy cách và giá, mục 1, giá (đồng): 45.000 ₫ → 50.000 ₫"),
        ("en", "packs, entry 1, price vnd: 45,000 ₫ → 50,000 ₫"),
    ],
)
def test_a_price_is_told_old_and_new(language, told):
    base = BASE | {CHE: BASE[CHE] + "packs: [{weight_g: 250, price_vnd: 45.000}]\n"}
    head = BASE | {CHE: BASE[CHE] + "packs: [{weight_g: 250, price_vnd: 50.000}]\n"}
    judgement = judge(tree(base), tree(head), "11")

    assert told in as_text(judgement, WORDS[language], "products")
    assert judgement.changes[0].line == 3


def test_a_certificate_is_told_in_words():
    value = "[{stars: 4, issued: 2024-01-24, decision: 1/QĐ-VD, issuer: UBND Ví Dụ, kind: first}]"
    text = as_text(judged(with_field(CHE, "certificates", value)), WORDS["vi"], "products")

    assert (
        "sao đã công nhận, mục 1: (chưa ghi) → 4 sao, ngày ban hành: 24/01/2024,"
        " số quyết định: 1/QĐ-VD, cơ quan ban hành: UBND Ví Dụ, loại đánh giá: đánh giá lần đầu"
    ) in text
    assert "[ ] Cán bộ so với giấy tờ và đồng ý" in text


HOSTILE = [
    "<script>alert(1)</script>",
    "`code` ```\n# heading",
    "@somebody #12 GH-1 https://evil.example/ www.evil.example",
    "[a](javascript:alert(1)) ![](https://evil.example/x.png)",
    "::error file=a::b",
    "##[error]b",
    "<!-- hidden --> </code></details>",
    "| a | b |\n|---|---|",
    "\u202eexe.jpg\x1b[31m",
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
@pytest.mark.parametrize("where", ["value", "path"])
def test_what_contributors_typed_is_quoted_and_never_obeyed(text, where, language):
    files = BASE | {CHE: BASE[CHE] + f"brand: {json.dumps(text.replace(chr(27), ''))}\n"}
    beside = {}
    if where == "path":
        files, beside = BASE | {f"htx-mot/{text}.yml": "x"}, {text: "x"}
    judgement = judged(files, beside=beside)
    words = WORDS[language]
    about = judgement, words, "products"
    markdown = as_markdown(*about, "products/x: " + text)
    outside = re.sub(r"<code>[^<>`@\[\]|*_]*</code>", "", markdown)

    assert not re.search(r"[<`@|]|https?:|www\.|::|##\[", outside)
    for log in (as_text(*about), markdown):
        assert "##[" not in log
        assert not [line for line in log.split("\n") if line.strip().startswith("::")]
        assert all(sign.isprintable() or sign == "\n" for sign in log)
    for line in as_notices(*about).split("\n"):
        assert re.fullmatch(r"::notice file=[^:,]*(,line=\d+,col=1)?,title=needs-\w+::.*", line)


def test_programs_get_every_change_and_who_must_agree():
    data = as_data(judged(with_field(CHE, "brand", "Một")), WORDS["vi"], "products")

    assert data == {
        "role": "stranger",
        "changes": [
            {
                "path": "products/htx-mot/che.yml",
                "line": 3,
                "what": "field",
                "field": "brand",
                "called": "thương hiệu",
                "owner": "producer",
                "before": "(chưa ghi)",
                "after": "Một",
                "needs": "officer",
            }
        ],
        "needs": ["officer"],
    }


def test_both_languages_have_every_phrase():
    assert PHRASES["vi"].keys() == PHRASES["en"].keys()
    assert {f"what.{what}" for what in What} <= PHRASES["vi"].keys()
