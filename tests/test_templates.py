"""Templates: what is written once, what is escaped, and what stops the build."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup, escape

from catalog.templates import Templates, shown


class Speaker:
    """A table of words that counts how often it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, key: str, **values: str) -> str:
        self.asked.append(key)
        return f"<{key}>" + "".join(values.values())


def rendered(folder: Path, text: str, speaker: Speaker, **values: object) -> str:
    (folder / "page.html").write_text(text, encoding="utf-8")
    return Templates(folder, {"t": speaker}).get_template("page.html").render(values)


def test_a_word_of_every_page_is_asked_for_when_the_template_is_read(tmp_path: Path) -> None:
    speaker = Speaker()
    (tmp_path / "page.html").write_text(
        '{{ t("a") }}{{ t("b", day="{d}") }}{{ t("c", day=day) }}', encoding="utf-8"
    )
    page = Templates(tmp_path, {"t": speaker}).get_template("page.html")
    asked = list(speaker.asked)

    texts = [page.render(day=day) for day in ("1", "2")]

    assert set(asked) == {"a", "b"}
    assert texts == [f"&lt;a&gt;&lt;b&gt;{{d}}&lt;c&gt;{day}" for day in "12"]
    assert speaker.asked == [*asked, "c", "c"]


@pytest.mark.parametrize(
    "value", ["", "a", "<b>&amp;\"'", Markup("<b>"), 7, None, Markup("<i>") + "<", True, 1.5]
)
def test_values_are_shown_as_jinja_shows_them(value: object) -> None:
    assert shown(value) == str(escape(value))


def test_macros_and_their_callers_get_what_they_are_called_with(tmp_path: Path) -> None:
    text = (
        "{% macro m(one, two='<') %}{{ one }}{{ two }}{{ caller() }}{% endmacro %}"
        "{% call m(page.name, two=page.part.name) %}<i>{{ t('x') }}</i>{% endcall %}"
    )
    view = SimpleNamespace(name="&", part=SimpleNamespace(name=">"))

    assert rendered(tmp_path, text, Speaker(), page=view) == "&amp;&gt;<i>&lt;x&gt;</i>"


@pytest.mark.parametrize("text", ["{{ nothing }}", "{{ page.nothing }}", "{{ nothing() }}"])
def test_a_name_that_is_not_there_stops_the_build(tmp_path: Path, text: str) -> None:
    with pytest.raises((UndefinedError, AttributeError), match="nothing"):
        rendered(tmp_path, text, Speaker(), page=SimpleNamespace())
