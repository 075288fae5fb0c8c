"""The heart: one table of cases, for Python and for the reader's browser."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, sync_playwright

from catalog.claims import BY_TRUST, Claim, State, Term, Window
from catalog.dates import Span
from catalog.model import Certificate
from catalog.validity import (
    claim_during,
    claim_on,
    state_of_each,
    timeline,
    validity,
    window_of,
)
from catalog.views.status import hint_code, hint_words, rank_code, short_steps
from catalog.words import Words, read_words

_TEXT = (Path(__file__).parent / "validity.yml").read_text("utf-8")
TABLE = yaml.load(_TEXT, yaml.BaseLoader)  # noqa: S506 - it makes nothing but text
ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / "theme" / "scripts" / "status.js"


def certificates_of(case: dict) -> tuple[Certificate, ...]:
    return tuple(Certificate.model_validate(one) for one in case["certificates"])


CASES = [
    pytest.param(certificates_of(case), date.fromisoformat(day), said, id=f"{case['name']}, {day}")
    for case in TABLE
    for day, said in case["on"].items()
]


@pytest.mark.parametrize(("certificates", "day", "said"), CASES)
def test_a_product_claims_what_the_table_says(certificates, day, said):
    claim = validity(certificates, day)

    words = [claim.state.value, str(claim.stars or ""), claim.term.value if claim.term else ""]
    assert " ".join(filter(None, words)) == said


@pytest.mark.parametrize(("certificates", "day", "said"), CASES)
def test_the_timeline_says_the_same_as_the_function(certificates, day, said):
    """The browser only looks days up, so the timeline is the law that it reads."""
    assert claim_on(timeline(certificates), day) == validity(certificates, day)


def test_the_table_holds_every_state_of_a_product():
    """REPLACED is the state of one certificate, never of a product."""
    said = {day.split()[0] for case in TABLE for day in case["on"].values()}

    assert said == {state.value for state in State} - {State.REPLACED.value}


@pytest.fixture(scope="module")
def browser(chromium) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(chromium), args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


@pytest.mark.parametrize("zone", ["Asia/Ho_Chi_Minh", "America/Los_Angeles", "Pacific/Auckland"])
def test_the_browser_says_what_the_table_says(browser, zone):
    """Wherever the reader's clock is set, the day is that of Vietnam."""
    site = SimpleNamespace(t=read_words(ROOT)["vi"])
    by_day: dict[str, list[tuple[str, list[str]]]] = {}
    for case in TABLE:
        found = certificates_of(case)
        for day, said in case["on"].items():
            claim = validity(found, date.fromisoformat(day))
            hint = hint_words(site, claim.state, hint_code(claim, found))
            right = [f"state-{said.split()[0]}", rank_code(claim), hint]
            by_day.setdefault(day, []).append((short_steps(timeline(found), found), right))
    page = browser.new_context(timezone_id=zone).new_page()
    wrong = []

    for day, rows in by_day.items():
        for time in ("T00:00:05+07:00", "T23:59:55+07:00"):
            page.clock.set_fixed_time(day + time)
            page.set_content(_page_of_cards(site.t, [steps for steps, _ in rows]))
            page.add_script_tag(content=SCRIPT.read_text("utf-8"))
            shown = page.eval_on_selector_all("li", READ)
            wrong += [
                f"{day}{time}: {steps}: {said}, not {right}"
                for (steps, right), said in zip(rows, shown, strict=True)
                if said != right
            ]

    assert wrong == []


READ = """all => all.map(one => [
  one.classList[1],
  one.querySelector(".rank-words").textContent,
  one.querySelector(".card-hint").textContent,
])"""


def _page_of_cards(t: Words, steps: list[str]) -> str:
    cards = "".join(
        f'<li class="card state-unknown" data-steps="{one}" data-stars="9">'
        '<span class="stars"></span><b class="rank-words"></b><i class="badge"></i>'
        '<p class="card-hint"></p></li>'
        for one in steps
    )
    words = {"stars": "{n}", "at-least": "{n}+", "not-stated": "-", "no-stars": "0"}
    words |= {key: t(f"hint.{key}", day="{day}") for key in ("until", "ended")}
    words |= {term.value: t(f"hint.{term}", year="{year}") for term in Term}
    data = f'<script type="application/json" id="state-words">{json.dumps(words)}</script>'
    return f'<!doctype html><html lang="vi"><ul>{cards}</ul>{data}</html>'


def certificates(draw) -> Certificate:
    issued = draw(st.sampled_from(["2023", "2024-02", "2024-02-29", "2025-06-30", None]))
    made = {"stars": draw(st.sampled_from(["3", "4", "5"]))}
    if issued:
        made["issued"] = issued
    if draw(st.booleans()):
        made |= {"decision": "1/QĐ-VD", "issuer": "UBND tỉnh Ví Dụ"}
    else:
        made["reported_by"] = "press"
    if draw(st.booleans()):
        made["valid_until"] = draw(st.sampled_from(["2026-01-01", "2027-02-28"]))
    if draw(st.booleans()):
        made |= {"extended_until": "2027-06-01", "extension_basis": "x"}
    if draw(st.booleans()):
        made |= {"revoked_on": "2026-04-01", "revocation_basis": "x"}
    return Certificate.model_validate(made)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(st.composite(certificates)(), max_size=4), st.integers(0, 3000))
def test_no_day_lies_between_two_steps_of_a_timeline(found, days):
    """A day on which the claim changes and the timeline does not would be a lie in the browser."""
    day = date(2022, 6, 1) + timedelta(days=days)

    assert claim_on(timeline(found), day) == validity(found, day)


@pytest.mark.parametrize(
    ("day", "window"),
    [
        (date(2026, 7, 27), Window.NOT_YET),
        (date(2026, 7, 28), Window.OPEN),
        (date(2026, 9, 26), Window.OPEN),
        (date(2026, 9, 27), Window.SHUT),
    ],
)
def test_re_evaluation_is_asked_for_180_to_120_days_before_the_end(day, window):
    """The law's own example: a certificate of 24/01/2024 (26/2026/QĐ-TTg, article 7.6)."""
    one = Certificate.model_validate(
        {"stars": "4", "issued": "2024-01-24", "decision": "1/QĐ-VD", "issuer": "UBND tỉnh Ví Dụ"}
    )

    assert window_of(date(2027, 1, 24)).first == date(2026, 7, 28)
    assert validity([one], day).window is window


def test_a_certificate_that_ran_out_before_the_next_one_was_not_replaced():
    """Replaced and lapsed are different histories of a product."""
    made = [
        {"stars": "3", "issued": "2019-01-01", "decision": "1/QĐ-VD", "issuer": "UBND tỉnh Ví Dụ"},
        {"stars": "3", "issued": "2023-01-01", "decision": "2/QĐ-VD", "issuer": "UBND tỉnh Ví Dụ"},
        {"stars": "4", "issued": "2025-01-01", "decision": "3/QĐ-VD", "issuer": "UBND tỉnh Ví Dụ"},
    ]
    found = [Certificate.model_validate(one) for one in made]

    assert state_of_each(found, date(2026, 1, 1)) == (
        State.LAPSED,
        State.REPLACED,
        State.IN_FORCE,
    )


# All days of a fair

_DURING = (Path(__file__).parent / "during.yml").read_text("utf-8")
FAIRS_READ = yaml.load(_DURING, yaml.BaseLoader)  # noqa: S506 - it makes nothing but text
FAIRS = [
    pytest.param(certificates_of(case), days, said, id=f"{case['name']}, {days}")
    for case in FAIRS_READ
    for days, said in case["during"].items()
]


@pytest.mark.parametrize(("found", "days", "said"), FAIRS)
def test_during_a_fair_a_product_claims_what_holds_on_every_day_of_it(found, days, said):
    """What is printed on the first day is still on the table on the last."""
    claim = claim_during(timeline(found), Span(*map(date.fromisoformat, days.split())))

    stars = f"{claim.stars or ''}{'+' if claim.at_least else ''}"
    words = [claim.state.value, stars, claim.term.value if claim.term else ""]
    assert " ".join(filter(None, words)) == said


def weakness(claim: Claim) -> tuple[int, int, int, int]:
    """The more, the weaker. Written apart from the code: what readers are promised."""
    doubt = BY_TRUST.index(claim.state)
    unproven = 0 if claim.state in {State.IN_FORCE, State.EXTENDED} else doubt
    return unproven, -(claim.stars or 0), int(claim.at_least), doubt


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(st.composite(certificates)(), max_size=4), st.integers(0, 2500), st.integers(0, 40))
def test_the_claim_of_a_fair_is_the_weakest_of_its_days(found, start, length):
    first = date(2022, 6, 1) + timedelta(days=start)
    each = [validity(found, first + timedelta(days=n)) for n in range(length + 1)]

    claim = claim_during(timeline(found), Span(first, first + timedelta(days=length)))

    assert claim == max(each, key=weakness)
    if claim.state.proves_stars:
        assert all(one.state.proves_stars for one in each)
        assert all((one.stars or 0) >= (claim.stars or 0) for one in each)
