"""What the preview adds to a page on its way out: problems above it, and a listener.

Built files never hold any of this. All text of contributors is escaped.
"""

from collections.abc import Sequence
from html import escape

from catalog.problems import Problem
from catalog.report import in_words

EVENTS, SCRIPT, STYLE = "/.serve/events", "/.serve/reload.js", "/.serve/panel.css"
MOST = 20
"""Problems shown on a page; the terminal shows all."""

WORDS = {
    "vi": {
        "problems": "Có {count} lỗi phải sửa. Trang bên dưới là bản tốt gần nhất.",
        "crash": "Không dựng được trang. Trang bên dưới là bản tốt gần nhất.",
        "restart": "Chương trình đã thay đổi: hãy dừng (Ctrl-C) rồi chạy lại lệnh serve.",
        "more": "… và {count} lỗi nữa; xem ở cửa sổ lệnh.",
        "no_site": "Chưa có trang nào để xem: hãy sửa lỗi trước.",
        "not_found": "Không có trang này.",
    },
    "en": {
        "problems": "{count} to correct. The page below is the last good one.",
        "crash": "The site could not be built. The page below is the last good one.",
        "restart": "The program itself changed: stop it (Ctrl-C) and run serve again.",
        "more": "… and {count} more; see the terminal.",
        "no_site": "There is no page to show yet: correct the problems first.",
        "not_found": "There is no such page.",
    },
}

CSS = """
#ocop-serve{position:fixed;inset:0 0 auto 0;z-index:2147483647;max-height:60vh;overflow:auto;
padding:.75rem 1rem;background:#7a1020;color:#fff;font:16px/1.5 system-ui,sans-serif;
box-shadow:0 2px 12px #0006}
#ocop-serve summary{cursor:pointer;font-weight:700}
#ocop-serve ol{margin:.5rem 0 0;padding-left:1.5rem}
#ocop-serve li{margin:.5rem 0}
#ocop-serve code,#ocop-serve pre{font:14px/1.4 ui-monospace,monospace;color:#fff;background:none;
padding:0;white-space:pre-wrap;overflow-wrap:anywhere;margin:0}
"""

_JS = """
(function () {
  var version = document.currentScript.dataset.version, events = null;
  // No page may lie in a cache while it is edited: theme/scripts/installed.js asks for this.
  document.documentElement.dataset.preview = "";
  function listen() {
    events = new EventSource("EVENTS");
    events.onmessage = function (event) { if (event.data !== version) location.reload(); };
  }
  // A browser opens six connections to a host; hidden tabs must not use them up.
  function look() {
    if (!document.hidden && !events) listen();
    else if (document.hidden && events) { events.close(); events = null; }
  }
  document.addEventListener("visibilitychange", look);
  look();
})();
"""
JS = _JS.replace("EVENTS", EVENTS)


def of_problems(problems: Sequence[Problem], language: str) -> str:
    """The panel that lists problems, each with its file and line."""
    words = WORDS[language]
    items = [_item(problem, language) for problem in problems[:MOST]]
    if len(problems) > MOST:
        items.append(f"<li>{escape(words['more'].format(count=len(problems) - MOST))}</li>")
    return _panel(words["problems"].format(count=len(problems)), f"<ol>{''.join(items)}</ol>")


def of_crash(text: str, language: str) -> str:
    """The panel that shows why the program could not go on."""
    return _panel(WORDS[language]["crash"], f"<pre>{escape(text)}</pre>")


def of_restart(language: str) -> str:
    """The panel that says that this process is no longer the program on the disk."""
    return _panel(WORDS[language]["restart"], "")


def _panel(title: str, body: str) -> str:
    return f"<details open><summary>{escape(title)}</summary>{body}</details>"


def _item(problem: Problem, language: str) -> str:
    message = in_words(problem, language)
    where = f"{problem.path}:{problem.line}" if problem.line else problem.path
    shown = f"<pre>{escape(problem.shown)}</pre>" if problem.shown else ""
    says = f"{escape(message.says)} {escape(message.right)}"
    return f"<li><code>{escape(where)}</code> {says}{shown}</li>"


def injected(html: bytes, panel: str, version: str) -> bytes:
    """The page with panel and listener at its end."""
    script = f'<script src="{SCRIPT}" data-version="{escape(version)}"></script>'
    if panel:
        style = f'<link rel="stylesheet" href="{STYLE}">'
        script = f'{style}<div id="ocop-serve" role="alert">{panel}</div>{script}'
    added = script.encode()
    before, end, after = html.rpartition(b"</body>")
    return before + added + end + after if end else html + added


def bare_page(text: str, language: str) -> bytes:
    """A page of one sentence, where the site has none."""
    text = escape(text)
    return (
        f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{text}</title>'
        f"<body><p>{text}</p></body></html>"
    ).encode()
