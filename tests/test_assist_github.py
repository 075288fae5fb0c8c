"""The bot that answers requests, end to end: a repository, its GitHub, recorded events."""

import json
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from types import SimpleNamespace

import pytest

from catalog.cli import main
from tests.assist_fixture import EVENTS, RECORDS, commit, push, repository_in, write
from tests.fake_github import TOKEN, github_on

CHE = "htx-mot/che.yml"
WRONG = RECORDS[CHE] + (
    "certificates:\n  - stars: 4\n    issued: 24/1/2024\n    decision: 1/QĐ-VD\n"
    "    issuer: UBND Ví Dụ\nsources:\n  - document: Quyết định 1/QĐ-VD\n"
)
RIGHT = WRONG.replace("24/1/2024", "2024-01-24")


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SimpleNamespace]:
    """``repo``, ``git``, ``github`` and ``arrive(event, commit)``, which runs the command."""
    folder, git = repository_in(tmp_path / "kho")
    with github_on(folder) as github:
        monkeypatch.setenv("GITHUB_API_URL", github.address)
        monkeypatch.setenv("GITHUB_TOKEN", TOKEN)

        def arrive(name: str, head: str, *more: str, now: str = "") -> int:
            told = json.loads((EVENTS / f"pull_request_{name}.json").read_text("utf-8"))
            told["pull_request"]["head"]["sha"] = head
            github.head = now or head
            file = tmp_path / "event.json"
            file.write_text(json.dumps(told), "utf-8")
            records = ["--products", str(folder / "products"), "--as-of", "2026-11-23"]
            return main(["assist", "--event", str(file), *records, *more])

        yield SimpleNamespace(repo=folder, git=git, github=github, arrive=arrive)


def told(world: SimpleNamespace) -> str:
    """What the one comment says in Vietnamese, as readers see it."""
    (comment,) = world.github.comments
    text = unescape(comment["body"].partition("<details>")[0])
    return text.replace("<code>", "").replace("</code>", "")


def test_a_first_timer_is_greeted_and_can_correct_with_one_tap(world):
    head = push(world.git, world.repo, {CHE: WRONG})

    assert world.arrive("opened_first_time", head) == 0
    text = told(world)
    assert "Chào bạn" in text
    assert "“24/1/2024” trong trường “issued”" in text
    assert f"[dòng 5](https://github.com/vi-du/danh-muc/blob/{head}/products/{CHE}#L5)" in text
    assert "Có nút sửa sẵn" in text
    assert "https://ocop.example/san-pham/htx-mot/che/" in text
    assert "https://ocop.example/huong-dan/loi/date-form/" in text
    (suggested,) = world.github.line_comments
    assert (suggested["path"], suggested["line"]) == (f"products/{CHE}", 5)
    assert "```suggestion\n    issued: 2024-01-24\n```" in suggested["body"]


def test_the_next_push_edits_the_comment_and_repeats_no_suggestion(world):
    """Whoever follows the request is not told the same twice."""
    world.arrive("opened_first_time", push(world.git, world.repo, {CHE: WRONG}))
    other = WRONG + "brand: Ví Dụ\n"
    world.arrive("synchronize", push(world.git, world.repo, {CHE: other}))

    assert "“24/1/2024”" in told(world)
    assert len(world.github.line_comments) == 1

    world.arrive("synchronize", push(world.git, world.repo, {CHE: RIGHT}))

    assert "Cần sửa" not in told(world)
    assert "sao đã công nhận, mục 1: (chưa ghi) → 4 sao, ngày ban hành: 24/01/2024" in told(world)
    assert "Cán bộ so với giấy tờ và đồng ý" in told(world)
    assert len(world.github.line_comments) == 1
    assert [method for method, _ in world.github.written] == ["POST", "POST", "PATCH", "PATCH"]


def test_the_same_event_again_writes_nothing(world, capsys):
    head = push(world.git, world.repo, {CHE: WRONG})
    world.arrive("opened_first_time", head)
    before = list(world.github.written)

    assert world.arrive("opened_first_time", head) == 0
    assert world.arrive("opened_first_time", head, "--dry-run") == 0
    assert world.github.written == before
    assert "All of it stands there already" in capsys.readouterr().out


def test_a_dry_run_prints_the_calls_and_makes_none(world, capsys):
    assert (
        world.arrive("opened_first_time", push(world.git, world.repo, {CHE: WRONG}), "--dry-run")
        == 0
    )

    said = capsys.readouterr().out
    assert "POST repos/vi-du/danh-muc/issues/7/comments" in said
    assert "POST repos/vi-du/danh-muc/pulls/7/reviews" in said
    assert not [line for line in said.splitlines() if line.startswith("::")]
    assert world.github.written == []


def test_the_mark_of_another_account_is_not_ours(world):
    """Else a stranger could give the bot a comment to edit, and put words under ours."""
    world.github.say(10, "<!-- ocop-assist --> Máy: đã duyệt")
    world.arrive(
        "opened_stranger", push(world.git, world.repo, {CHE: RECORDS[CHE] + "brand: Một\n"})
    )

    theirs, ours = world.github.comments
    assert theirs["body"] == "<!-- ocop-assist --> Máy: đã duyệt"
    assert "thương hiệu" in ours["body"]


@pytest.mark.parametrize(
    ("event", "says"),
    [
        ("opened_stranger", ["Cán bộ so với giấy tờ và đồng ý", "không phải làm gì thêm"]),
        ("opened_other_producer", ["Cần sửa (1)", "htx-hai"]),
        ("opened_officer", ["Chủ thể xác nhận"]),
    ],
)
def test_who_must_agree_depends_on_the_account_in_the_base(world, event, says):
    """The title of each recorded event, and its text, claim more than the account may."""
    world.arrive(event, push(world.git, world.repo, {CHE: RECORDS[CHE] + "brand: Một\n"}))

    assert [one for one in says if one not in told(world)] == []
    assert "Chào bạn" not in told(world)


def test_renaming_the_list_of_people_gives_no_right(world):
    """Who may do what is read from the catalogue, never from the request."""
    people = RECORDS["people.yml"].replace("account: 15", "account: 10")
    files = {
        "people.yml": "",
        "nguoi.yml": RECORDS["people.yml"],
        CHE: RECORDS[CHE] + "brand: Một\n",
    }
    world.arrive("opened_people_renamed", push(world.git, world.repo, files))
    renamed = told(world)
    world.arrive("opened_people_renamed", push(world.git, world.repo, {"people.yml": people}))

    for text in (renamed, told(world)):
        assert "Người giữ chương trình xem và đồng ý" in text
        assert "đổi tệp chung của danh mục" in text
    assert "Cán bộ so với giấy tờ" in renamed


def test_others_changes_since_the_fork_are_not_the_authors(world):
    """A request that began last week neither takes back nor claims what came since."""
    start = world.git("rev-parse", "main")
    write(
        world.repo / "products", {"htx-hai/mien.yml": RECORDS["htx-hai/mien.yml"] + "brand: Hai\n"}
    )
    write(world.repo / "products", {CHE: RECORDS[CHE] + "made: paused\n"})
    commit(world.git)
    head = push(world.git, world.repo, {CHE: RECORDS[CHE] + "brand: Một\n"}, start)

    world.arrive("opened_stranger", head)
    assert "thương hiệu: (chưa ghi) → Một" in told(world)
    assert "htx-hai" not in told(world)
    assert "còn sản xuất" not in told(world)
    assert "cũng được người khác sửa" in told(world)


def test_too_much_is_refused_politely_before_anything_is_read(world):
    assert world.arrive("opened_too_many", push(world.git, world.repo, {CHE: WRONG})) == 0

    assert "chia thành nhiều đề nghị nhỏ" in told(world)
    assert not [path for _, path in world.github.asked if "/git/" in path or "/compare/" in path]


def test_a_large_file_is_told_and_not_read(world):
    big = push(
        world.git,
        world.repo,
        {"htx-mot/lon.yml": b"x" * 50_000_000, "htx-mot/a.jpg": b"0" * 21_000_000},
    )
    world.arrive("opened_stranger", big)

    assert "Tệp nặng 48828 KB" in told(world)
    assert not [path for _, path in world.github.asked if "/git/blobs/" in path]


def test_a_bomb_of_yaml_is_one_problem(world):
    bomb = "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(9))
    world.arrive("opened_stranger", push(world.git, world.repo, {"htx-mot/bom.yml": bomb}))

    assert "yaml-anchor" in told(world)


def test_a_photo_that_is_none_is_told(world):
    files = {
        "htx-mot/a.jpg": b"GIF89a",
        CHE: RECORDS[CHE] + "photos:\n  - {file: a.jpg, alt: {vi: Chè}}\n",
    }
    world.arrive("opened_stranger", push(world.git, world.repo, files))

    assert "photo-format" in told(world)


def test_links_and_odd_names_are_never_laid(world, tmp_path):
    """Told by the judgement; the folder of the check holds plain files of our names alone."""
    secret = tmp_path / "secret.yml"
    secret.write_text("name: {vi: Bí mật}\n", "utf-8")
    world.git("checkout", "--quiet", "-B", "fork", "main")
    file = tmp_path / "target"
    file.write_text(str(secret), "utf-8")
    id_ = world.git("hash-object", "-w", str(file))
    world.git("update-index", "--add", "--cacheinfo", f"120000,{id_},products/htx-mot/moi.yml")
    world.git("commit", "--quiet", "--message", "x")
    head = world.git("rev-parse", "HEAD")
    world.git("reset", "--quiet", "--hard", "main")
    world.git("checkout", "--quiet", "main")
    world.arrive("opened_stranger", head)

    assert "request-link" in told(world)
    assert "Bí mật" not in told(world)


def test_a_request_that_moved_on_is_left_to_the_newer_event(world):
    old = push(world.git, world.repo, {CHE: WRONG})
    new = push(world.git, world.repo, {CHE: RIGHT})

    assert world.arrive("opened_first_time", old, now=new) == 0
    assert world.github.written == []


def test_what_was_closed_needs_no_answer(world):
    assert world.arrive("closed", push(world.git, world.repo, {CHE: WRONG})) == 0
    assert world.github.asked == []


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"pull_request": {"number": true}}', "\udcff"])
def test_what_is_no_event_of_a_request_is_misuse(tmp_path, text, capsys):
    file = tmp_path / "event.json"
    file.write_text(text, "utf-8", "surrogateescape")

    assert main(["assist", "--event", str(file)]) == 2
    assert "pull request" in capsys.readouterr().err


def test_without_a_token_nothing_is_written_and_it_is_said(world, monkeypatch, capsys):
    monkeypatch.delenv("GITHUB_TOKEN")

    assert world.arrive("opened_first_time", push(world.git, world.repo, {CHE: WRONG})) == 2
    assert "401" in capsys.readouterr().err
    assert world.github.comments == []
