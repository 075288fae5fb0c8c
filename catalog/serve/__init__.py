"""The preview: builds, shows the site on this machine, and builds again while you save.

The last good site stays up whatever happens: problems are told in the terminal
and above every page until they are corrected.
"""

import sys
import time
import traceback
from dataclasses import replace
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

from catalog.errors import CatalogError, Misuse
from catalog.pipeline import ROOT, Built, Order, build
from catalog.problems import Severity
from catalog.report import FOLDER as MESSAGES
from catalog.report import messages, report, summary
from catalog.report.examples import examples
from catalog.serve.panel import WORDS as PAGE_WORDS
from catalog.serve.panel import of_crash, of_problems, of_restart
from catalog.serve.server import Server, open_server
from catalog.serve.state import State
from catalog.serve.watch import PAUSE, REST, Watch
from catalog.swap import refuse_foreign

__all__ = ["serve"]

PROGRAM = ROOT / "catalog"

WORDS = {
    "vi": {
        "port": "Cổng {wanted} đang có chương trình khác dùng, nên dùng cổng {port}.",
        "open": "Xem trang ở {address} (dừng: Ctrl-C)",
        "built": "{pages} trang, {changed} tệp thay đổi, {seconds:.1f} giây.",
        "changed": "Có tệp vừa được lưu, đang dựng lại…",
        "waits": "Một lần dựng khác đang ghi vào thư mục này, xin chờ…",
        "kept": "Trang đang xem vẫn là bản tốt gần nhất.",
        "bye": "Đã dừng.",
    },
    "en": {
        "port": "Another program uses port {wanted}, so this one uses {port}.",
        "open": "See the site at {address} (stop: Ctrl-C)",
        "built": "{pages} pages, {changed} files changed, {seconds:.1f} s.",
        "changed": "A file was saved, building again…",
        "waits": "Another build writes into this folder, waiting…",
        "kept": "The page you see is still the last good one.",
        "bye": "Stopped.",
    },
}


def serve(order: Order, port: int, language: str) -> int:
    """Show the site until Ctrl-C.

    Args:
        order: What is built, and again whenever it changes; for the same day.
        port: The first port to try; 0 for any that is free.
        language: Of the terminal and of the panel above the pages.

    Returns:
        The exit code: 0.

    Raises:
        OSError: No port is free.
        Misuse: The folder for the site holds something else.
    """
    # Threads answer browsers, and a process with threads must not fork.
    order = replace(order, jobs=1)
    state = State(order.out.resolve())
    refuse_foreign(state.folder)
    with open_server(port, state, language) as server:
        try:
            _run(order, server, port, language)
        except KeyboardInterrupt:
            _say(f"\n{WORDS[language]['bye']}")
        finally:
            state.close()
    return 0


def _run(order: Order, server: Server, port: int, language: str) -> None:
    words, state = WORDS[language], server.state
    # Looked at before the build: what is saved while it runs is built again.
    watch = Watch(order.products, ROOT / "theme", ROOT / "mkdocs.yml", *_data_of_the_program())
    program = Watch(*PROGRAM.rglob("*.py"))
    notice, panel = "", _build(order, state, language)
    state.show(panel)
    if port not in {0, server.server_port}:
        _say(words["port"].format(wanted=port, port=server.server_port))
    _say(words["open"].format(address=server.address))
    Thread(target=server.serve_forever, daemon=True).start()
    while True:
        began = time.perf_counter()
        program_changed, changed = program.changed(), watch.changed()
        if changed:
            _say(words["changed"])
            panel = _build(order, state, language)
        if program_changed:
            _say(PAGE_WORDS[language]["restart"])
            notice = of_restart(language)
        if changed or program_changed:
            state.show(notice + panel)
        time.sleep(PAUSE if changed else max(PAUSE, REST * (time.perf_counter() - began)))


def _data_of_the_program() -> tuple[Path, ...]:
    return MESSAGES, PROGRAM / "reference"


def _build(order: Order, state: State, language: str) -> str:
    """Build once and say what came of it; the panel for the pages."""
    words = WORDS[language]
    messages.cache_clear()
    examples.cache_clear()
    began = time.perf_counter()
    try:
        built = build(order, waits=lambda: _say(words["waits"]))
    except Misuse:
        raise
    except CatalogError as error:
        return _failed(str(error), language)
    except Exception:  # noqa: BLE001 - whatever a template or a disk does, the preview lives on
        return _failed(traceback.format_exc(), language)
    return _tell(built, order, state, language, words, time.perf_counter() - began)


def _failed(text: str, language: str) -> str:
    _say(f"{text.rstrip()}\n{WORDS[language]['kept']}")
    return of_crash(text, language)


def _tell(
    built: Built,
    order: Order,
    state: State,
    language: str,
    words: dict[str, str],
    seconds: float,
) -> str:
    if built.problems:
        _say(report(built.problems, language, base_url=built.base_url))
    _say(summary(built.problems, language, built.read))
    if built.catalogue is None:
        _say(words["kept"])
        errors = [one for one in built.problems if one.severity is Severity.ERROR]
        return of_problems(errors, language)
    state.root = (
        urlsplit(order.base_url or built.catalogue.settings.base_url).path.rstrip("/") + "/"
    )
    counts = {"pages": built.pages, "changed": built.changed, "seconds": seconds}
    _say(words["built"].format(**counts))
    return ""


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
