"""The watch: each product is told when the law says, once, and never slandered."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from catalog.catalogue import Catalogue, ProductEntry
from catalog.check import check
from catalog.github import Call
from catalog.validity import timeline
from catalog.watch import (
    MOST_NEW,
    Failures,
    Issue,
    due_links,
    failures_in,
    issues_in,
    links_of,
    notices,
    plan,
    tried,
)
from catalog.watch import ask as asking
from catalog.watch.issues import mark_of
from catalog.watch.links import as_text
from catalog.watch.phrases import PHRASES
from catalog.words import words_of
from tests.fake_github import BOT, TOKEN, github_on
from tests.invented import DAY, PROVINCE, ROOT, run
from tests.test_fix import record_of

REPOSITORY = "vi-du/danh-muc"
EVENT = Path(__file__).parent / "events" / "schedule.json"


@pytest.fixture(scope="module")
def province() -> Catalogue:
    found = check(PROVINCE, DAY).catalogue
    assert found
    return found


@pytest.fixture(scope="module")
def real() -> Catalogue:
    found = check(ROOT / "products", DAY).catalogue
    assert found
    return found


class Desk:
    """GitHub as a list: performs calls, and keeps what was said on which day."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.words = words_of(ROOT, catalogue)
        self.rows: list[dict[str, Any]] = []
        self.said: list[tuple[date, int, str]] = []
        self.opened: dict[date, int] = {}
        self.failures = Failures()

    def live(self, day: date) -> Sequence[Call]:
        issues = issues_in(self.rows, BOT["id"])
        calls = plan(REPOSITORY, self.catalogue, self.words, day, issues, self.failures)
        for call in calls:
            self._perform(call, day)
        return calls

    def _perform(self, call: Call, day: date) -> None:
        below = call.path.removeprefix(f"repos/{REPOSITORY}/")
        assert len(json.dumps(call.body)) < 65_536
        if below == "issues":
            row = {"number": len(self.rows) + 1, "user": BOT, "state": "open"} | dict(call.body)
            self.rows.append(row)
            self.opened[day] = self.opened.get(day, 0) + 1
            self.said.append((day, row["number"], row["body"]))
        elif found := re.fullmatch(r"issues/(\d+)/comments", below):
            self.said.append((day, int(found[1]), call.body["body"]))
        else:
            found = re.fullmatch(r"issues/(\d+)", below)
            assert found
            self.rows[int(found[1]) - 1] |= dict(call.body)


def days(first: date, count: int) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range(count))


def with_product(catalogue: Catalogue, text: str, id_: str = "htx-vi-du-mot/bia") -> Catalogue:
    """The province with one more product, as its file would say it."""
    from catalog.model import Product  # noqa: PLC0415 - only here

    head = "name: {vi: Chè bịa ví dụ}\ngroup: che-tuoi-che-bien\n"
    record = record_of((head + text).encode(), Product)
    assert isinstance(record, Product)
    like = next(iter(catalogue.products.values()))
    entry: ProductEntry = replace(
        like, id=id_, record=record, timeline=timeline(record.certificates), photos=()
    )
    return replace(catalogue, products={id_: entry})


def decided(issued: str, number: int = 1, **more: str) -> str:
    rest = "".join(f"\n    {key}: {value}" for key, value in more.items())
    return (
        f"  - stars: 4\n    issued: {issued}\n    decision: {number}/QĐ-VD\n"
        f"    issuer: UBND tỉnh Ví Dụ{rest}\n"
    )


CASES = {
    "a whole date": (
        "certificates:\n" + decided("2024-01-24"),
        {"window-open": "2026-07-28", "window-shut": "2026-09-27", "lapsed": "2027-01-25"},
    ),
    "a printed end": (
        "certificates:\n" + decided("2024-01-24", valid_until="2026-12-31"),
        {"window-open": "2026-07-04", "window-shut": "2026-09-03", "lapsed": "2027-01-01"},
    ),
    "a year only: never told as ended before it surely is": (
        "certificates:\n" + decided("2023"),
        {"lapsed": "2027-01-01"},
    ),
    "extended by a paper: nobody is told to hurry": (
        "certificates:\n"
        + decided("2023-11-20", extended_until="2027-03-01", extension_basis="Công văn 2/VD"),
        {"lapsed": "2027-03-02"},
    ),
    "revoked in between: nobody is told to renew it": (
        "certificates:\n"
        + decided("2024-01-24", revoked_on="2026-08-15", revocation_basis="Quyết định 9/QĐ-VD"),
        {"window-open": "2026-07-28"},
    ),
    "rated again in time": (
        "certificates:\n" + decided("2024-01-24") + decided("2026-10-01", 2),
        {"window-open": "2026-07-28", "window-shut": "2026-09-27"},
    ),
    "reported only": (
        """\
certificates: [{stars: 4, issued: 2025-08-15, reported_by: press}]
sources: [{document: Báo, published: 2025-09-10}]
""",
        {"unconfirmed": "2026-09-10"},
    ),
    "reported without any day": (
        "certificates:\n  - {stars: 4, reported_by: press}\nsources:\n  - {document: Báo}\n",
        {},
    ),
    "no longer made": ("made: no-longer\ncertificates:\n" + decided("2024-01-24"), {}),
}
FIRST = date(2026, 5, 1)


@pytest.mark.parametrize("name", CASES)
def test_each_thing_is_told_on_the_day_the_law_says_and_never_again(
    name: str, province: Catalogue
) -> None:
    """Four hundred days, one after the other."""
    text, expected = CASES[name]
    desk = Desk(with_product(province, text))
    first: dict[str, date] = {}
    for day in days(FIRST, 400):
        for notice in (one for each in notices(desk.catalogue, day, {}).values() for one in each):
            first.setdefault(notice.kind.value, day)
        desk.live(day)
        assert desk.live(day) == ()  # A second run on one day says nothing.

    assert {kind: str(day) for kind, day in first.items()} == {
        kind: (day if date.fromisoformat(day) > FIRST else str(FIRST))
        for kind, day in expected.items()
    }
    announced = [day for day, _, text in desk.said if PHRASES["vi"]["done"] not in text]
    assert sorted(announced) == sorted(first.values())
    assert len(desk.rows) <= 1


def test_an_issue_closes_itself_when_nothing_is_left(province: Catalogue) -> None:
    desk = Desk(with_product(province, CASES["rated again in time"][0]))
    for day in days(FIRST, 400):
        desk.live(day)

    assert [row["state"] for row in desk.rows] == ["closed"]
    assert desk.said[-1][0] == date(2026, 10, 1)
    assert PHRASES["en"]["done"] in desk.said[-1][2]


def test_a_year_of_the_real_catalogue_is_told_ten_a_day_and_nothing_is_lost(
    real: Catalogue,
) -> None:
    desk = Desk(real)
    told: dict[str, int] = {}
    wanted: set[str] = set()
    for day in days(date(2026, 11, 1), 366):
        wanted |= {n.key for each in notices(real, day, {}).values() for n in each}
        desk.live(day)
    for row in desk.rows:
        data = json.loads(re.match(r"<!-- ocop-watch (\{.*\}) -->", row["body"])[1])  # type: ignore[index]
        for key in data["told"]:
            told[key] = told.get(key, 0) + 1

    assert max(desk.opened.values()) <= MOST_NEW
    assert len(desk.rows) == len({row["body"].partition('"told"')[0] for row in desk.rows})
    assert set(told) == wanted
    assert set(told.values()) == {1}


def test_what_somebody_closed_stays_closed_until_something_new_begins(
    province: Catalogue,
) -> None:
    desk = Desk(with_product(province, CASES["a whole date"][0]))
    desk.live(date(2026, 7, 28))
    desk.rows[0]["state"] = "closed"

    assert desk.live(date(2026, 8, 1)) == ()
    assert desk.rows[0]["state"] == "closed"
    desk.live(date(2026, 9, 27))
    assert desk.rows[0]["state"] == "open"
    assert len(desk.said) == 2


def test_only_what_the_bot_opened_is_ours() -> None:
    mark = mark_of("htx-vi-du-mot", ["a|b|c"])
    rows = [
        {"number": 3, "user": {"id": 5}, "state": "open", "body": mark},
        {"number": 4, "user": BOT, "state": "open", "body": f"x\n{mark}\ny"},
        {"number": 5, "user": BOT, "state": "open", "body": mark},
        {"number": 6, "user": BOT, "state": "open", "body": mark, "pull_request": {}},
        {"number": 7, "user": BOT, "state": "open", "body": "<!-- ocop-watch {broken} -->"},
        {"number": 8, "user": None, "state": "open", "body": None},
    ]

    assert issues_in(rows, BOT["id"]) == {
        "htx-vi-du-mot": Issue(4, "htx-vi-du-mot", ("a|b|c",), f"x\n{mark}\ny", is_open=True)
    }


HOSTILE = [
    "@ai-do", "#12", "--> <b>x</b>", "</details>", "![x](https://x.example/a.png)",
    "[x](javascript:alert(1))", "`x` ```", "::error::x", "<!-- ocop-watch {} -->", "a|b",
    "https://evil.example", "<img src=x onerror=alert(1)>",
]  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_what_a_record_says_is_text_in_an_issue(name: str, province: Catalogue) -> None:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - GitHub's rules, nearly

    catalogue = with_product(province, CASES["a whole date"][0])
    entry = next(iter(catalogue.products.values()))
    named = entry.record.name.model_copy(update={"vi": name, "en": None})
    record = entry.record.model_copy(update={"name": named})
    desk = Desk(
        replace(catalogue, products={entry.id: replace(entry, record=record, producer=None)})
    )
    desk.live(date(2026, 8, 1))

    body = desk.rows[0]["body"]
    visible = body.partition("\n")[2].replace("<details><summary>English</summary>", "")
    html = MarkdownIt("commonmark").render(visible.replace("</details>", "", 1))
    assert issues_in(desk.rows, BOT["id"]).keys() == {entry.id}
    assert not re.search(r"<img|<b>|<script|onerror=\"|href=\"(?!https://vi-du\.example)", html)
    assert body.count("</details>") == 1
    assert not re.search(r"[@#](?=[\w])", re.sub(r"&#\d+;", "", desk.rows[0]["title"]))
    assert not any(line.startswith("::") for line in body.splitlines())


# Links


def test_a_link_is_dead_after_three_failures_over_a_week_and_alive_after_one_answer() -> None:
    url, links = "https://x.example/a", ["https://x.example/a"]
    failures, told = Failures(), {}
    for number, day in enumerate(
        [date(2026, 1, 1), date(2026, 1, 4), date(2026, 1, 6), date(2026, 1, 9)]
    ):
        failures = tried(failures, {url: False}, links, day)
        told[number] = url in failures.dead

    assert told == {0: False, 1: False, 2: False, 3: True}
    assert failures_in(f"x {as_text(failures)} y") == failures
    assert tried(failures, {url: True}, links, date(2026, 1, 12)).of == {}
    assert tried(failures, {}, [], date(2026, 1, 12)).of == {}


def test_every_link_is_asked_once_a_week_and_a_failing_one_again_after_three_days() -> None:
    links = [f"https://x{n}.example/" for n in range(100)]
    week = [due_links(links, Failures(), day) for day in days(date(2026, 1, 1), 7)]
    assert sorted(one for each in week for one in each) == sorted(links)

    failing = Failures({links[0]: (date(2026, 1, 1), 1, date(2026, 1, 1))})
    assert links[0] in due_links(links, failing, date(2026, 1, 4))
    asked = [day for day in days(date(2026, 1, 1), 1) if links[0] in due_links(links, failing, day)]
    assert asked == []


def test_a_dead_link_is_told_and_what_an_issue_keeps_survives_any_address(
    province: Catalogue,
) -> None:
    assert links_of(province)
    url = links_of(province)[0]
    desk = Desk(province)
    desk.failures = Failures({url: (date(2026, 1, 1), 3, date(2026, 1, 9))})
    desk.live(date(2026, 1, 9))
    assert any(url in text for _, _, text in desk.said)

    odd = Failures({"https://x.example/--><script>": (date(2026, 1, 1), 1, date(2026, 1, 1))})
    assert failures_in(as_text(odd)) == odd
    assert as_text(odd).count("-->") == 1
    for broken in ("", "<!-- ocop-links {} -->", '<!-- ocop-links {"of":{"a":[1]}} -->'):
        assert failures_in(broken) == Failures()


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://169.254.169.254/meta",
        "http://10.0.0.1/", "http://192.168.1.1/", "http://0.0.0.0/", "ftp://x.example/",
        "file:///etc/passwd", "https://ten@127.0.0.1/", "http://127.0.0.1:22/", "javascript:x",
    ],
)  # fmt: skip
def test_no_address_within_our_own_network_is_asked(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("connected")

    monkeypatch.setattr("socket.create_connection", never)

    assert asking([address], "ocop") == {}


# The command


def test_the_command_tells_github_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with github_on(tmp_path) as fake:
        monkeypatch.setenv("GITHUB_API_URL", fake.address)
        monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
        asked = ("watch", "--event", EVENT, "--no-links", "--products", PROVINCE)

        dry = run(*asked, "--as-of", "2027-03-01", "--dry-run")
        assert dry.returncode == 0, dry.stderr
        assert dry.stdout.startswith("POST repos/vi-du/danh-muc/issues")
        assert fake.written == []

        done = run(*asked, "--as-of", "2027-03-01")
        assert done.returncode == 0, done.stderr
        assert 0 < len(fake.issues) <= MOST_NEW
        before = len(fake.written)
        again = run(*asked, "--as-of", "2027-03-01")
        assert "Nothing new" in again.stdout
        assert len(fake.written) == before


def test_a_broken_event_or_record_is_told_and_nothing_written(tmp_path: Path) -> None:
    event = tmp_path / "event.json"
    event.write_text('{"repository": {"full_name": "../../x"}}', "utf-8")
    done = run("watch", "--event", event, "--products", PROVINCE)

    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_both_languages_say_the_same() -> None:
    assert PHRASES["vi"].keys() == PHRASES["en"].keys()
    for key, text in PHRASES["vi"].items():
        assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", PHRASES["en"][key]))
