"""The house: lists are complete, and imports point one way."""

import ast
import re
from pathlib import Path

import pytest
from calmjs.parse import es5
from calmjs.parse.handlers.obfuscation import Obfuscator
from calmjs.parse.unparsers.es5 import Unparser

from catalog.bundles import SCRIPTS, STYLES, WORKER
from catalog.rules import FAIR_RULES, PRODUCER_RULES, PRODUCT_RULES, SALES_POINT_RULES
from catalog.views import PAGES
from catalog.views.check import SAID
from catalog.views.figures import FIGURES
from catalog.views.shortlist import SAID as SAID_BY_SHORTLIST
from catalog.words import read_words

CATALOG = Path(__file__).parent.parent / "catalog"
THEME = CATALOG.parent / "theme"

ORDER = (
    "errors problems dates disk noting ground cache shelf alone ending spread faults text letters"
    " addresses model load images reference shape one_record claims validity standing codes collect"
    " photos catalogue only readiness figures selection qr_masks qr rules check report words edit"
    " canonical asking spreadsheet request history marks ledger periodic receive github assist"
    " watch documents opendata bundles shell earlier policy templates views paper render finder"
    " exports swap write packing printing sheet_pages outputs making verify pipeline progress"
    " picture serve bench fuzz commands cli __main__"
).split()
"""The rooms from top to bottom; a room may import those before it."""


def room_of(module: str) -> str:
    return module.split(".")[1]


def imports_of(file: Path) -> set[str]:
    tree = ast.parse(file.read_text("utf-8"))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            node.body = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("catalog."):
            found.add(room_of(node.module))
    return found


def test_every_room_has_its_place():
    rooms = {path.stem if path.is_file() else path.name for path in CATALOG.iterdir()}

    assert rooms - {"__init__", "__pycache__", "messages"} == set(ORDER)


@pytest.mark.parametrize("room", ORDER)
def test_a_room_imports_only_rooms_above_it(room):
    """Else a change below is felt above, and nobody can read the build from top to bottom."""
    files = [*CATALOG.glob(f"{room}.py"), *(CATALOG / room).rglob("*.py")]
    allowed = set(ORDER[: ORDER.index(room) + 1])

    for file in files:
        assert imports_of(file) <= allowed, file.name


def test_every_template_is_used_and_exists():
    used = {kind.template for kind in PAGES} | {
        *("written.html", "not-found.html", "short.html", "moved.html")
    }

    assert used == {file.name for file in (THEME / "pages").glob("*.html")}


def test_every_rule_is_listed():
    """A rule that nobody runs is worse than none: it looks like safety."""
    rules = (*PRODUCT_RULES, *PRODUCER_RULES, *SALES_POINT_RULES, *FAIR_RULES)
    listed = {rule.__name__ for rule in rules}
    written = set()
    for name in ("certificates", "fairs", "links", "producers", "products", "sales_points"):
        tree = ast.parse((CATALOG / "rules" / f"{name}.py").read_text("utf-8"))
        written |= {
            node.name
            for node in tree.body
            if isinstance(node, ast.FunctionDef)
            and not node.name.startswith("_")
            and len(node.args.args) == 2
            and node.args.args[0].arg in {"product", "producer", "point", "fair"}
        }

    assert written == listed


def test_only_the_shell_knows_mkdocs():
    """Its replacement must stay a change of one room."""
    for file in CATALOG.rglob("*.py"):
        if "shell" not in file.parts:
            names = {
                (node.module or "").split(".")[0]
                for node in ast.walk(ast.parse(file.read_text("utf-8")))
                if isinstance(node, ast.ImportFrom)
            }
            assert not names & {"mkdocs", "material"}, file.name


def test_only_the_calendar_knows_its_library():
    """And loads it late: 80 ms that no other command should pay for."""
    knowing = [f for f in CATALOG.rglob("*.py") if "icalendar" in f.read_text("utf-8")]

    assert [file.name for file in knowing] == ["calendar.py"]
    top = ast.parse(knowing[0].read_text("utf-8")).body
    assert "icalendar" not in {getattr(node, "module", "") for node in top}


def test_only_one_module_knows_workbooks():
    """And only after another has looked at what a stranger sent."""
    knowing = [
        f
        for f in CATALOG.rglob("*.py")
        if re.search(r"^\s*(from|import) openpyxl", f.read_text("utf-8"), re.MULTILINE)
    ]

    assert [file.relative_to(CATALOG).as_posix() for file in knowing] == ["spreadsheet/book.py"]


def test_only_one_module_knows_letters():
    """And loads its library late: a third of a second that no other command should pay for."""
    knowing = {
        file.relative_to(CATALOG).as_posix()
        for file in CATALOG.rglob("*.py")
        if re.search(r"^\s*(from|import) docx", file.read_text("utf-8"), re.MULTILINE)
    }

    assert knowing == {"periodic/letter.py"}
    top = ast.parse((CATALOG / "periodic" / "letter.py").read_text("utf-8")).body
    assert "docx" not in {getattr(node, "module", "") for node in top}


def test_only_the_room_of_images_opens_pictures():
    """What a stranger sent is decoded behind one door."""
    for file in CATALOG.rglob("*.py"):
        if "images" not in file.parts:
            assert not re.search(
                r"^\s*(from|import) PIL\b", file.read_text("utf-8"), re.MULTILINE
            ), file


def test_no_room_below_the_command_line_asks_what_day_it_is():
    for file in CATALOG.rglob("*.py"):
        text = file.read_text("utf-8")
        if file.name != "cli.py":
            assert ".today()" not in text, file.name
            assert ".now(" not in text, file.name


FAMILIES = (
    "contact count field hint invoice kind made market month name_doubt outcome reporter status"
    " supply unknown stars.lead lang product.lead facet term check.verdict fair.phase ready"
    " print.mode edit data.type data.reading fields.kind fields.owner errors.comes errors.next"
    " sheet.kind sheet.claim sheet.why feed revision.role revision.more"
    " calendar figures.standing figures.term figures.by figures.gap figures.ends figures.window"
    " figures.target figures.number figures.condition figures.fault"
).split()
"""Words whose keys are put together from data: "status." and a state."""


def test_every_word_is_said_somewhere():
    """A word that no page says is translated for nothing, and misleads who reads the file."""
    files = [*CATALOG.rglob("*.py"), *THEME.rglob("*.html")]
    said = "\n".join(file.read_text("utf-8") for file in files)
    words = read_words(CATALOG.parent)["vi"].table
    families = tuple(f"{family}." for family in FAMILIES)
    by_script = {f"check.{key}" for key in SAID}
    heads = {f"{word}.{part}" for _, word in FIGURES for part in ("title", "lead")}
    by_script |= {f"shortlist.{key}" for key in SAID_BY_SHORTLIST}
    unsaid = {key for key in words if f'"{key}"' not in said and not key.startswith(families)}

    assert unsaid - by_script - heads == set()


def test_every_word_that_a_script_gets_is_said_by_it():
    for name, said in (("check", SAID), ("shortlist", SAID_BY_SHORTLIST)):
        script = (THEME / "scripts" / f"{name}.js").read_text("utf-8")

        assert [key for key in said if not re.search(rf"\bwords\.{key}\b|\"{key}\"", script)] == []


def test_every_script_and_style_sheet_stands_in_a_bundle():
    """What nobody loads is code that nobody tests."""
    for folder, bundles in (("scripts", SCRIPTS), ("styles", STYLES)):
        sources = {name for names in bundles.values() for name in names}
        there = {file.stem for file in (THEME / folder).iterdir()}

        assert there - {WORKER} == sources


BROWSER = (
    "Array Blob Boolean DOMParser Date Error Float32Array Float64Array Infinity Int32Array Intl"
    " JSON Map Math Number Object Set String URL URLSearchParams Uint16Array Uint8Array btoa"
    " clearTimeout decodeURIComponent document encodeURIComponent fetch history localStorage"
    " location matchMedia navigator parseFloat parseInt setTimeout undefined window"
).split()
"""Names that a script may use without having declared them."""


def undeclared(script: str) -> set[str]:
    names = Obfuscator()

    def rule() -> dict[str, object]:
        return {"prewalk_hooks": [names.prewalk_hook]}

    list(Unparser(rules=(rule,))(es5(script)))
    return names.global_scope.referenced_symbols.keys() - names.global_scope.declared_symbols


def test_scripts_use_no_name_that_nobody_declared():
    """In a path that few readers take, it would stop the page for them alone."""
    found = {
        file.name: unknown
        for file in (THEME / "scripts").glob("*.js")
        if file.stem != WORKER and (unknown := undeclared(file.read_text("utf-8")) - {*BROWSER})
    }

    assert undeclared("(function () { var a = 1; return a + lost; })()") == {"lost"}
    assert found == {}


def test_modules_of_the_browser_are_small_enough_to_see():
    large = {
        file.name: lines
        for file in (THEME / "scripts").iterdir()
        if (lines := len(file.read_text("utf-8").splitlines())) > 260
    }

    assert large == {}
