"""What git and the calendar tell of each entry: on its page, and in the feed of changes."""

import os
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import feedparser
import pytest

from catalog.check import check
from catalog.collect import Kind
from catalog.exports import changes_atom
from catalog.history import History, read_history
from catalog.pipeline import ROOT
from catalog.views.base import Site
from catalog.views.product import product_page
from catalog.words import words_of
from tests.invented import DAY, ENDING, LAST_DAY, PROVINCE, RICH, THIN, change, copy_of_province
from tests.site_fixture import build_site, text_of
from tests.test_request_git import QUIET

Commit = Callable[..., str]
RICH_FILE = f"{RICH}.yml"
OFFICER = "13+vi-du@users.noreply.github.com"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def kept(tmp_path: Path) -> tuple[Path, Commit]:
    """The invented province in a repository of its own, and what commits it on a day."""
    folder = copy_of_province(tmp_path)
    (folder / "people.yml").write_text("people:\n  - {account: 13, role: officer}\n", "utf-8")
    commit = partial(_commit, tmp_path)
    _git(tmp_path, {}, "init", "--quiet", "--initial-branch=main")
    commit("2026-11-01T08:00:00+07:00")
    return folder, commit


def _git(folder: Path, more: dict[str, str], *arguments: str) -> str:
    env = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    command = ["git", "-C", str(folder), "-c", "user.name=Ví Dụ Bí Mật", *arguments]
    done = subprocess.run(command, capture_output=True, check=True, env=env | QUIET | more)
    return done.stdout.decode()


def _commit(folder: Path, when: str, address: str = "vi-du@vi-du.example") -> str:
    dates = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
    _git(folder, {}, "add", "--all")
    _git(folder, dates, "-c", f"user.email={address}", "commit", "--quiet", "--message", "Bước")
    return _git(folder, {}, "rev-parse", "HEAD").strip()


def site_of(folder: Path, day: date = DAY, language: str = "vi") -> Site:
    catalogue = check(folder, day).catalogue
    assert catalogue is not None
    history = read_history(folder, catalogue)
    words = words_of(ROOT, catalogue)[language]
    return Site(catalogue, words, "https://vi-du.example/", history=history)


def lines_of(folder: Path, id_: str = RICH, **more: object) -> list[str]:
    """The history on the page of a product: one text for each line."""
    page = product_page(site_of(folder, **more), id_)  # type: ignore[arg-type]
    return [
        " | ".join(
            filter(
                None,
                [
                    line.day,
                    line.who,
                    line.says,
                    *(f"{x.field}: {x.before} → {x.after}".strip(": →") for x in line.fields),
                    line.more,
                ],
            )
        )
        for line in page.revisions
    ]


def feed_of(site: Site) -> feedparser.FeedParserDict:
    feed = feedparser.parse(changes_atom(site))
    assert not feed.bozo
    return feed


def test_a_change_is_told_by_field_with_its_day_and_role(kept):
    folder, commit = kept
    change(folder / RICH_FILE, "made: yes", "made: paused")
    # One second past midnight in Vietnam, still the day before where the runner stands.
    commit("2026-11-09T17:00:01+00:00", OFFICER)

    assert lines_of(folder) == [
        "10/11/2026 | cán bộ | còn sản xuất không: Còn sản xuất → Tạm ngừng sản xuất",
        "01/11/2026 | ghi vào danh mục",
    ]


def test_an_entry_that_never_changed_has_no_list(kept):
    folder, _ = kept

    assert lines_of(folder) == lines_of(folder, THIN) == []


def test_a_new_name_is_no_new_entry(kept):
    folder, commit = kept
    new = f"{THIN}-moi"
    text = (folder / f"{THIN}.yml").read_text("utf-8")
    (folder / f"{THIN}.yml").unlink()
    (folder / f"{new}.yml").write_text(f"{text}former_ids: [{THIN}]\n", "utf-8")
    change(folder / "fairs" / "hoi-cho-vi-du-sap-toi.yml", THIN, new)
    commit("2026-11-10T08:00:00+07:00")
    site = site_of(folder)

    assert [one.is_new for one in site.history.of(Kind.PRODUCT, new)] == [False, True]
    assert "added" not in {one.tags[0].term for one in feed_of(site).entries}


def test_spelling_alone_is_no_change(kept):
    folder, commit = kept
    file = folder / RICH_FILE
    file.write_text(f"# Lời ghi chú.\n{file.read_text('utf-8')}", "utf-8")
    commit("2026-11-10T08:00:00+07:00")

    assert lines_of(folder) == []


def test_nobody_is_named_and_no_number_comes_back(kept):
    """Who had a number taken out must not find it again, one line further down."""
    folder, commit = kept
    producer = folder / RICH.partition("/")[0] / "producer.yml"
    text = producer.read_text("utf-8")
    assert "0912345678" in text or "number:" in text
    number = next(line.split(":")[1].strip(' "') for line in text.splitlines() if "number:" in line)
    producer.write_text(text.replace(number, "0987654321"), "utf-8")
    commit("2026-11-10T08:00:00+07:00")
    producer.write_text(text, "utf-8")
    commit("2026-11-11T08:00:00+07:00")
    site = site_of(folder)
    feed = changes_atom(site).decode()

    assert len(site.history.of(Kind.PRODUCER, producer.parent.name)) == 3
    assert "0987654321" not in feed
    assert number not in feed
    assert "Ví Dụ Bí Mật" not in feed
    assert "vi-du@vi-du.example" not in feed


def test_at_most_twenty_changes_of_one_entry_are_told(kept):
    folder, commit = kept
    file = folder / RICH_FILE
    text = file.read_text("utf-8")
    for n in range(23):
        file.write_text(text.replace("brand: Ví Dụ\n", f"brand: Nhãn ví dụ {n}\n"), "utf-8")
        commit(f"2026-11-{n // 2 + 2:02}T08:{n:02}:00+07:00")

    lines = lines_of(folder)

    assert len(lines) == 20
    assert lines[0].endswith("Nhãn ví dụ 21 → Nhãn ví dụ 22")


def test_without_git_there_is_no_history_and_no_failure(tmp_path):
    site = site_of(copy_of_province(tmp_path))

    assert site.history == History({}, "no-git")
    assert feed_of(site).entries


def test_a_shallow_copy_does_not_say_that_its_oldest_commit_added_everything(kept, tmp_path):
    folder, commit = kept
    change(folder / RICH_FILE, "made: yes", "made: paused")
    commit("2026-11-10T08:00:00+07:00")
    copy = tmp_path / "nong"
    source = tmp_path.as_uri()
    _git(tmp_path, {}, "clone", "--quiet", "--depth", "1", source, str(copy))

    assert site_of(copy / "products").history == History({}, "shallow")


def test_a_broken_repository_is_no_failure(kept):
    folder, _ = kept
    (folder.parent / ".git" / "HEAD").write_text("ref: refs/heads/khong-co\n")

    assert site_of(folder).history.missing == "no-git"


def test_one_commit_and_day_give_the_same_feed(kept):
    folder, commit = kept
    change(folder / RICH_FILE, "made: yes", "made: paused")
    commit("2026-11-10T08:00:00+07:00")

    assert changes_atom(site_of(folder)) == changes_atom(site_of(folder))


def test_a_day_of_the_past_knows_nothing_of_what_came_later(kept):
    folder, commit = kept
    change(folder / RICH_FILE, "made: yes", "made: paused")
    commit("2026-11-10T08:00:00+07:00")

    assert lines_of(folder, day=date(2026, 11, 9)) == []
    assert len(lines_of(folder, day=date(2026, 11, 10))) == 2


def test_the_feed_changes_on_the_day_a_certificate_ends_without_any_commit():
    """Readers of the feed must hear of it from the calendar, not from whoever edits next."""
    name = check(PROVINCE, DAY).catalogue.products[ENDING].record.name.vi  # type: ignore[union-attr]
    last, after = (
        feed_of(site_of(PROVINCE, day)) for day in (LAST_DAY, LAST_DAY + timedelta(days=1))
    )

    new = {one.id: one for one in after.entries}.keys() - {one.id for one in last.entries}
    entry = next(one for one in after.entries if one.id in new)
    assert len(new) == 1
    assert entry.title == f"{name}: hết hiệu lực 4 sao"
    assert entry.updated == "2027-01-06T00:00:00+07:00" == after.feed.updated
    assert last.feed.updated < after.feed.updated
    assert entry.link == f"https://vi-du.example/san-pham/{ENDING}/"


def test_the_feed_keeps_the_rules_of_atom(kept):
    """RFC 4287, 4.1: each once where it must be once; ids unique, times in order."""
    folder, commit = kept
    change(folder / RICH_FILE, "brand: Ví Dụ\n", "brand: Nhãn <b>&amp;</b> ]]>\n")
    commit("2026-11-10T08:00:00+07:00")
    data = {}
    for language in ("vi", "en"):
        site = site_of(folder, language=language)
        data[language] = changes_atom(site)
        root = ET.fromstring(data[language])  # noqa: S314 - our own file
        entries = root.findall(f"{ATOM}entry")
        for element in (root, *entries):
            for name in ("id", "title", "updated"):
                assert len(element.findall(f"{ATOM}{name}")) == 1
        assert root.find(f"{ATOM}author/{ATOM}name") is not None
        assert [x.get("rel") for x in root.findall(f"{ATOM}link")] == ["self", "alternate"]
        ids = [entry.findtext(f"{ATOM}id", "") for entry in entries]
        times = [entry.findtext(f"{ATOM}updated", "") for entry in entries]
        assert len(set(ids)) == len(ids)
        assert times == sorted(times, reverse=True)
        assert all(one.startswith("urn:uuid:") for one in ids)
    vi, en = (feedparser.parse(one) for one in data.values())
    assert [x.id for x in vi.entries] == [x.id for x in en.entries]
    assert vi.feed.id != en.feed.id
    assert vi.entries[0].summary.endswith("Nhãn <b>&amp;</b> ]]>")


def test_the_first_records_of_all_are_no_news(kept):
    """A hundred entries added on the first day would push everything else out."""
    folder, _ = kept
    feed = feed_of(site_of(folder))

    assert {one.tags[0].term for one in feed.entries} <= {"recognised", "lapsed", "revoked"}


def test_pages_show_the_list_and_lead_to_the_feed(kept, tmp_path):
    """Whatever was typed once is shown as text."""
    folder, commit = kept
    file = folder / RICH_FILE
    change(file, "brand: Ví Dụ\n", "brand: Nhãn <img src=x onerror=alert(1)>\n")
    commit("2026-11-10T08:00:00+07:00")
    change(file, "brand: Nhãn <img src=x onerror=alert(1)>\n", "brand: Ví Dụ\n")
    commit("2026-11-11T08:00:00+07:00")
    (tmp_path / "site").mkdir()
    built = build_site(folder, tmp_path / "site" / "site", DAY)
    vi, en = built.pages[f"san-pham/{RICH}/"], built.pages[f"en/products/{RICH}/"]
    listed = [text_of(one) for one in vi.one("details", class_="revisions").iter("li")]

    assert [line.partition(":")[0] for line in listed] == ["11/11/2026", "10/11/2026", "01/11/2026"]
    assert listed[0].endswith(": Nhãn <img src=x onerror=alert(1)> → Ví Dụ")
    assert built.pages[f"san-pham/{THIN}/"].all("details", class_="revisions") == []
    for page, name in ((vi, "changes.atom"), (en, "changes-en.atom")):
        link = page.one("link", type="application/atom+xml").get("href", "")
        assert link.endswith(f"/data/v1/{name}")
        assert (built.folder / page.path / link).resolve().is_file()
