"""What workflows may do, and that a program that knows their traps finds none."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.invented import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))

RIGHTS = {
    "assist": {"contents": "read", "pull-requests": "write"},
    "audit": {"contents": "read"},
    "check": {"contents": "read"},
    "pages": {"contents": "read", "pages": "write", "id-token": "write"},
    "watch": {"contents": "read", "issues": "write"},
}
"""All that any job of a workflow may; a job may less."""


def steps(workflow):
    for job in workflow["jobs"].values():
        yield from job["steps"]


@pytest.fixture(params=WORKFLOWS, ids=lambda path: path.name)
def workflow_file(request):
    return request.param


@pytest.fixture
def workflow(workflow_file):
    return yaml.safe_load(workflow_file.read_text(encoding="utf-8"))


def test_there_are_workflows():
    assert [path.stem for path in WORKFLOWS] == list(RIGHTS)


def test_every_action_is_pinned_by_its_commit(workflow_file):
    """A tag can be moved to other code by whoever takes over its repository."""
    lines = workflow_file.read_text(encoding="utf-8").splitlines()
    uses = [line.strip().removeprefix("- ") for line in lines if "uses:" in line]

    assert uses
    for line in uses:
        assert re.fullmatch(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


def test_one_version_of_an_action_everywhere():
    text = "".join(path.read_text(encoding="utf-8") for path in WORKFLOWS)
    pinned = set(re.findall(r"uses: ([\w./-]+)@([0-9a-f]{40})", text))

    assert len(pinned) == len({action for action, _ in pinned})


def test_nothing_is_allowed_that_a_job_does_not_ask_for(workflow):
    assert workflow["permissions"] == {}
    assert all("permissions" in job for job in workflow["jobs"].values())


def test_a_checkout_keeps_no_credentials(workflow):
    for step in steps(workflow):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


def test_no_expression_reaches_a_shell(workflow):
    """A branch or a title may hold a command; through `env` it stays a text."""
    assert not [step["run"] for step in steps(workflow) if "${{" in step.get("run", "")]


def test_code_of_a_stranger_never_runs_with_our_rights(workflow):
    """`on` is the boolean true to YAML 1.1: the very trap that this project avoids."""
    triggers = workflow[True]

    if "pull_request" in triggers:
        rights = [job["permissions"] for job in workflow["jobs"].values()]
        assert all(right == {"contents": "read"} for right in rights)


def test_only_the_answer_to_a_request_has_rights_and_it_gets_none_of_its_code(workflow):
    """A `ref`, a `repository` or a cache in it could bring a stranger's code to our token."""
    if "pull_request_target" not in workflow[True]:
        return
    (job,) = workflow["jobs"].values()
    given = [step.get("with", {}) for step in steps(workflow) if "uses" in step]

    assert workflow["name"] == "Assist"
    assert job["permissions"] == {"contents": "read", "pull-requests": "write"}
    assert given == [{"persist-credentials": False}, {"python-version": "3.13"}]
    assert [step["run"].split()[:2] for step in steps(workflow) if "run" in step] == [
        ["python3", "build.py"]
    ] * 2
    with_token = [step["run"].split()[2] for step in steps(workflow) if "env" in step]
    assert with_token == ["assist"]


def test_the_night_build_comes_just_after_midnight_in_vietnam():
    pages = yaml.safe_load((ROOT / ".github/workflows/pages.yml").read_text(encoding="utf-8"))

    assert pages[True]["schedule"] == [{"cron": "5 17 * * *"}]


def test_what_is_published_was_verified_and_is_uploaded_once():
    """In this order: before the check there is no artifact that could be published."""
    pages = yaml.safe_load((ROOT / ".github/workflows/pages.yml").read_text(encoding="utf-8"))
    done = [step.get("run") or step["uses"].partition("@")[0] for step in steps(pages)]
    (built,) = (at for at, one in enumerate(done) if "build.py build" in one)
    (verified,) = (at for at, one in enumerate(done) if "build.py verify site" in one)
    uploads = [at for at, one in enumerate(done) if "upload" in one]

    assert built < verified < uploads[0]
    assert len(uploads) == 1
    assert "if" not in list(steps(pages))[uploads[0]]
    assert "--before" in done[verified]


def test_only_who_starts_a_publication_by_hand_may_let_pages_go():
    pages = yaml.safe_load((ROOT / ".github/workflows/pages.yml").read_text(encoding="utf-8"))
    (verify,) = (step for step in steps(pages) if "verify site" in step.get("run", ""))

    assert pages[True]["workflow_dispatch"]["inputs"]["allow_shrink"]["default"] is False
    assert verify["env"] == {"ALLOW_SHRINK": "${{ inputs.allow_shrink && '1' || '' }}"}


def test_only_the_publication_keeps_what_a_build_made():
    """A run in the scope of main whose input a stranger chose must not fill its cache."""
    using = {
        path.stem
        for path in WORKFLOWS
        if any(
            "actions/cache" in step.get("uses", "")
            for step in steps(yaml.safe_load(path.read_text("utf-8")))
        )
    }
    answering = [
        (ROOT / f".github/workflows/{name}.yml").read_text("utf-8") for name in ("assist", "watch")
    ]

    assert using == {"pages"}
    assert not [text for text in answering if re.search(r"^\s*cache", text, re.MULTILINE)]


def test_a_workflow_has_no_right_that_it_does_not_need(workflow_file):
    most: dict[str, str] = {}
    for job in yaml.safe_load(workflow_file.read_text("utf-8"))["jobs"].values():
        assert "timeout-minutes" in job
        most |= {k: v for k, v in job["permissions"].items() if most.get(k) != "write"}

    assert most == RIGHTS[workflow_file.stem]


def test_no_workflow_has_a_secret_of_its_own(workflow_file):
    assert re.findall(r"secrets\.(\w+)", workflow_file.read_text("utf-8")) == []


def test_every_lock_is_audited_and_silence_is_no_answer() -> None:
    """Where the data cannot be reached, the audit fails: nobody takes that for "no hole"."""
    audit = yaml.safe_load((ROOT / ".github/workflows/audit.yml").read_text("utf-8"))
    runs = [step["run"].split() for step in steps(audit) if "pip_audit" in step.get("run", "")]

    assert all({"--strict", "--require-hashes"} <= set(run) for run in runs)
    assert {run[-1] for run in runs} == {file.name for file in ROOT.glob("requirements*.lock")}
    assert set(audit[True]) == {"schedule", "push", "workflow_dispatch"}


def test_nothing_is_found_by_a_program_that_knows_the_traps(tmp_path: Path) -> None:
    """Pedantic, without a network. Each exception stands in the file, with its reason."""
    zizmor = Path(sys.executable).with_name("zizmor.exe" if sys.platform == "win32" else "zizmor")
    done = subprocess.run(
        [zizmor, "--offline", "--pedantic", "--no-progress", str(ROOT / ".github")],
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
