"""The answer to a request, as values: what is quoted, what is suggested, how long it may be."""

import re
from pathlib import Path

import html5lib
import pytest
import yaml
from markdown_it import MarkdownIt

from catalog.assist import Seen, TooMuch, answer
from catalog.assist.answer import Comment
from catalog.assist.apart import checked_apart
from catalog.assist.diff import added_lines
from catalog.assist.phrases import PHRASES
from catalog.assist.quoted import fenced
from catalog.assist.suggest import suggestion, suggestions
from catalog.collect import MODELS, Kind
from catalog.github import BOT
from catalog.load import read
from catalog.request.tree import EXECUTABLE, LINK
from catalog.shape import shape
from tests.assist_fixture import (
    DAY,
    RECORDS,
    WORDS,
    answered,
    event_of,
    problems_of,
    proposal_of,
    write,
)

CHE = "htx-mot/che.yml"
HOSTILE = [
    *yaml.safe_load((Path(__file__).parent / "hostile.yml").read_text("utf-8"))["texts"],
    "x" * 5000,
]
"""Texts as a stranger would choose them."""

UNSEEN = dict.fromkeys(map(ord, "\u202e\u2066\u2069"))
"""Turns of direction: where a line is written anew, it has none."""
TAGS = set("html head body h3 p ul li code strong a details summary sub pre".split())
OURS = ("https://ocop.example/", "https://github.com/vi-du/danh-muc/blob/")


def rendered(markdown: str):
    """As a reader of CommonMark with GitHub's tables sees it, HTML let through."""
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown)
    return html5lib.parse(html, namespaceHTMLElements=False)


def loose_text(element, inside=frozenset({"code", "pre", "a"})) -> str:
    """What GitHub would look through for names, numbers and addresses."""
    if not isinstance(element.tag, str) or element.tag in inside:
        return element.tail or ""
    children = "".join(loose_text(one) for one in element)
    return f"{element.text or ''}{children}{element.tail or ''}"


def quoted_yaml(text: str) -> str:
    """As a YAML scalar in double quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\r", "\\r").replace("\x1b", "\\e") + '"'


def hostile_files(text: str) -> dict[str, str]:
    """The text in every place that an answer quotes."""
    said = quoted_yaml(text).replace("\x00", "\\0")
    return RECORDS | {
        CHE: RECORDS[CHE] + f"brand: {said}\nmade: {said}\n",
        "htx-mot/man.yml": RECORDS["htx-mot/man.yml"]
        + f"certificates:\n  - issued: {said}\n    stars: {said}\n{said}: x\n",
        "htx-mot/ga.yml": "name: {vi: Gà}\ngroup: che-tuoi-che-bien\n"
        f"thuong_hieu: {said}\nphotos:\n  - {{file: {said}, alt: {{vi: {said}}}}}\n",
        "htx-hai/mien.yml": RECORDS["htx-hai/mien.yml"] + f"brand: {text}\n",
        f"htx-mot/{text}.yml": "name: {vi: x}\n",
        f"htx-mot/{text}": "x",
        "codes.csv": RECORDS["codes.csv"].replace("htx-mot/man", text.replace(",", "")),
    }


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:24]))
def test_what_strangers_wrote_is_text_and_nothing_else(text, tmp_path):
    proposal = proposal_of(hostile_files(text), beside={f"{text}.py": "x"})
    first, *more = answered(proposal, problems_of(proposal, tmp_path))
    body = first.body["body"]
    page = rendered(body)

    assert {one.tag for one in page.iter() if isinstance(one.tag, str)} <= TAGS
    assert len(page.findall(".//details")) == 1
    assert [a for a in page.iter("a") if not a.get("href").startswith(OURS)] == []
    assert all(set(a.keys()) == {"href"} for a in page.iter("a"))
    loose = loose_text(page)
    assert not re.search(r"@\w|#\d|GH-\d|https?:|www\.|[0-9a-f]{40}|\$|:\w+:", loose)
    assert body.count("<!--") == body.count("-->") == 1
    visible = "".join(page.itertext())
    kept = " ".join(text.split())[:100].replace("##[", "## [")
    assert not kept.isprintable() or kept in visible
    assert len(body) < 60_000
    for one in (body, *(c["body"] for call in more for c in call.body["comments"])):
        lines = one.split("\n")
        assert not [line for line in lines if line.strip().startswith(("::", "##["))]
        assert all(sign.isprintable() or sign in "\n\u200b" for sign in one)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:24]))
def test_a_suggestion_holds_one_line_and_ends_where_it_should(text, tmp_path):
    """Whoever presses the button gets the line that they saw, and nothing beside it."""
    line = f"thuong_hieu: {quoted_yaml(text)}"
    proposal = proposal_of(RECORDS | {CHE: f"{RECORDS[CHE]}{line}\n"})
    calls = answered(proposal)
    made = [one for call in calls[1:] for one in call.body["comments"]]

    for one in made:
        tokens = MarkdownIt("commonmark").parse(one["body"])
        fences = [token for token in tokens if token.type == "fence"]
        assert [(f.info, f.content) for f in fences] == [
            ("suggestion", f"brand: {quoted_yaml(text).translate(UNSEEN)}\n")
        ]
        page = rendered(one["body"])
        assert {e.tag for e in page.iter() if isinstance(e.tag, str)} <= TAGS
        assert one["body"].count("<!-- ocop") - text.count("<!-- ocop") == 1
    assert len(made) == (0 if "\x00" in text or len(text) > 2000 else 1)


def test_a_fence_is_longer_than_any_inside():
    assert fenced("a ```` b").startswith("`````suggestion\n")
    assert fenced("a").endswith("\n```")


PRODUCT = MODELS[Kind.PRODUCT]


@pytest.mark.parametrize(
    ("before", "line", "after"),
    [
        ("certificates:\n  - issued: 24/1/2024\n    stars: 4\n", 4, "  - issued: 2024-01-24"),
        ("papers: [{kind: x, issued: 1.2024}]\n", 3, "papers: [{kind: x, issued: 2024-01}]"),
        ("packs:\n  - price_vnd: 45,000đ\n", 4, '  - price_vnd: "45.000"'),
        ("packs:\n  - price_vnd: 45k # lẻ\n", 4, '  - price_vnd: "45.000" # lẻ'),
        ("packs:\n  - weight_g: 1kg\n", 4, "  - weight_g: 1000"),
        ("thuong_hieu: Một\n", 3, "brand: Một"),
        ("certificates:\n  - ngay_ban_hanh: 1/2024\n    stars: 4\n", 4, "  - issued: 2024-01"),
        ("summary:\n\tvi: Chè\n", 4, "  vi: Chè"),
        ("certificates:\n  - issued: 31/2/2024\n    stars: 4\n", 4, None),
        ("certificates:\n  - issued: Tết\n    stars: 4\n", 4, None),
        ("packs:\n  - price_vnd: 45-50k\n", 4, None),
        ("brand: Một\nthuong_hieu: Hai\n", 4, None),
        ("la_la_la: Một\n", 3, None),
    ],
)  # fmt: skip
def test_what_a_machine_suggests_is_right_and_what_it_cannot_know_it_leaves(before, line, after):
    proposal = proposal_of(RECORDS | {CHE: RECORDS[CHE] + before})
    made = {one.line: one.new for one in suggestions(proposal)}

    assert made == ({line: after} if after else {})


def test_a_suggested_line_makes_a_better_file():
    """Each is read again; what is refused once more is not offered."""
    text = RECORDS[CHE] + "packs:\n  - price_vnd: 10k\n    weight_g: 5\n"
    source, _ = read(text.encode(), CHE)
    assert source is not None
    (problem,) = shape(PRODUCT, source)[1]
    new = suggestion(problem, text, PRODUCT)
    assert new == '  - price_vnd: "10.000"'
    text = text.replace("10k", "0,100")
    source, _ = read(text.encode(), CHE)
    assert source is not None
    assert suggestion(shape(PRODUCT, source)[1][0], text, PRODUCT) is None


@pytest.mark.parametrize(
    "text",
    [
        RECORDS[CHE].replace("\n", "\r\n") + "thuong_hieu: Một\r\n",
        RECORDS[CHE].replace("\n", "\r", 1) + "thuong_hieu: Một\n",
        (RECORDS[CHE] + "thuong_hieu: M").encode() + b"\xff\n",
    ],
)
def test_files_whose_lines_could_be_others_get_no_suggestion(text):
    assert suggestions(proposal_of(RECORDS | {CHE: text})) == ()


def test_only_lines_that_the_request_adds_get_a_suggestion():
    """GitHub refuses others; and an old mistake is not the author's."""
    old = RECORDS | {CHE: RECORDS[CHE] + "thuong_hieu: Một\n"}
    proposal = proposal_of(old | {CHE: old[CHE] + "made: yes\n"}, base=old)
    patch = "@@ -2,2 +2,3 @@ name\n group: x\n thuong_hieu: Một\n+made: yes\n\\ No newline"

    assert added_lines(patch) == {4}
    added = {CHE: added_lines(patch)}
    mine = type(proposal)(
        proposal.before, proposal.after, proposal.touched, proposal.sizes, {}, added
    )
    assert suggestions(mine) == ()


def test_added_lines_of_several_hunks():
    patch = "@@ -1,2 +1,2 @@\n a\n-b\n+c\n@@ -9 +9,3 @@\n+d\n e\n+f"

    assert added_lines(patch) == {2, 9, 11}
    assert added_lines("") == added_lines("Binary files differ") == frozenset()


def test_at_most_ten_suggestions_come_at_once_and_the_rest_with_a_later_push(tmp_path):
    packs = "packs:\n" + "".join(f"  - price_vnd: {n}k\n" for n in range(10, 25))
    proposal = proposal_of(RECORDS | {CHE: RECORDS[CHE] + packs})
    review = answered(proposal)[1]
    there = [Comment(n, BOT, one["body"]) for n, one in enumerate(review.body["comments"])]
    again = answered(proposal, seen=Seen(at_lines=tuple(there)))

    assert len(there) == 10
    assert [call.method for call in again] == ["POST"]


def test_a_mark_in_somebody_elses_comment_keeps_no_suggestion_back(tmp_path):
    proposal = proposal_of(RECORDS | {CHE: RECORDS[CHE] + "thuong_hieu: Một\n"})
    (one,) = answered(proposal)[1].body["comments"]

    assert len(answered(proposal, seen=Seen(at_lines=(Comment(1, 10, one["body"]),)))) == 2
    assert len(answered(proposal, seen=Seen(at_lines=(Comment(1, BOT, one["body"]),)))) == 1


def test_an_answer_is_short_enough_for_github_whatever_the_request_holds(tmp_path):
    story = quoted_yaml("<&>@#" * 400)
    many = {
        f"htx-mot/p{n}.yml": f"name: {{vi: {story}}}\nx{n}: {story}\nstory: {{vi: {story}}}\n"
        for n in range(240)
    }
    proposal = proposal_of(RECORDS | many)
    body = answered(proposal, problems_of(proposal, tmp_path))[0].body["body"]

    assert len(body) < 60_000
    assert re.search(r"… và \d+ mục nữa", body)
    assert "Bước tiếp theo" in body.partition("<details>")[0]
    assert body.rstrip().endswith("</details>")


@pytest.mark.parametrize("why", TooMuch)
def test_why_a_request_is_not_read_is_said_in_both_languages(why):
    (call,) = answer(event_of("opened_too_many"), why, None, Seen(), WORDS)

    assert "chia thành nhiều đề nghị nhỏ" in call.body["body"]
    assert "several small requests" in call.body["body"]
    assert "{" not in call.body["body"]


def test_a_check_that_did_not_end_is_said():
    proposal = proposal_of(RECORDS | {CHE: RECORDS[CHE] + "brand: Một\n"})

    assert "Máy chưa kiểm tra hết được" in answered(proposal, None)[0].body["body"]


def test_settings_of_the_request_lead_no_reader_anywhere():
    """A link of the bot is trusted: it goes where the catalogue is, not where they say."""
    evil = RECORDS["catalogue.yml"].replace("https://ocop.example/", "https://evil.example/")
    files = RECORDS | {"catalogue.yml": evil, CHE: RECORDS[CHE] + "brand: Một\n"}
    body = answered(proposal_of(files))[0].body["body"]

    assert "(https://evil" not in body
    assert "(https://ocop.example/san-pham/htx-mot/che/)" in body


def test_only_plain_files_of_our_names_are_laid(tmp_path):
    files = RECORDS | {
        "htx-mot/link.yml": "/etc/passwd",
        "htx-mot/run.yml": "name: {vi: x}\n",
        "htx-mot/.gitattributes": "* filter=x\n",
        "../catalog/cli.py": "x",
        "htx-mot/../../x.yml": "x",
        "htx-mot/Tên.yml": "x",
        "htx-mot/con.yml": "x",
        "htx-mot/x.html": "x",
        "htx-mot/moi.yml": "name: {vi: Mới}\ngroup: che-tuoi-che-bien\n",
        "people.yml": "people: []\n",
        "places.yml": "x: y\n",
    }
    modes = {"htx-mot/link.yml": LINK, "htx-mot/run.yml": EXECUTABLE}
    problems_of(proposal_of(files, modes=modes), tmp_path)
    laid = {file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*") if file.is_file()}

    there = {one.removeprefix("laid/products/") for one in laid if one.startswith("laid/")}
    assert there - RECORDS.keys() == {"htx-mot/moi.yml"}
    assert (tmp_path / "laid/products/people.yml").read_text("utf-8") == RECORDS["people.yml"]


def test_the_check_apart_says_what_the_check_says(tmp_path):
    write(tmp_path / "products", RECORDS | {CHE: RECORDS[CHE] + "certificates: [{stars: 9}]\n"})

    problems = checked_apart(tmp_path / "products", DAY)

    assert problems is not None
    assert [(one.path, one.line, one.code) for one in problems][:1] == [
        (f"products/{CHE}", 3, "number-too-large")
    ]


def test_a_check_that_takes_too_long_gives_none(tmp_path, monkeypatch):
    monkeypatch.setattr("catalog.assist.apart.SECONDS", 0.001)

    assert checked_apart(tmp_path, DAY) is None


def test_the_check_apart_knows_no_token(tmp_path, monkeypatch):
    """What decodes strangers' photos is not handed the right to write."""
    seen = {}
    monkeypatch.setenv("GITHUB_TOKEN", "vi-du")
    monkeypatch.setattr(
        "catalog.assist.apart.subprocess.run", lambda *_, **more: seen.update(more) or 1 / 0
    )
    with pytest.raises(ZeroDivisionError):
        checked_apart(tmp_path, DAY)

    assert "vi-du" not in seen["env"].values()


def test_both_languages_have_every_phrase():
    assert PHRASES["vi"].keys() == PHRASES["en"].keys()
    assert {f"too-much.{why}" for why in TooMuch} <= PHRASES["vi"].keys()
