"""Our content lines are those of the library that every other calendar of ours is made with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Event

from catalog.exports.content_lines import line, text_line

SIGNS = st.text(st.sampled_from("aàệ𝒂 \\^;,:\"N\n\r'-"), max_size=200)


@given(SIGNS)
def test_text_is_escaped_and_folded_as_the_library_does(text: str) -> None:
    event = Event()
    event.add("summary", text, {"LANGUAGE": "vi"})
    assert text_line("SUMMARY;LANGUAGE=vi", text) in event.to_ical()


@pytest.mark.parametrize("letters", range(60, 160))
def test_addresses_of_every_length_are_folded_as_the_library_does(letters: int) -> None:
    url = f"https://a.example/{'x' * letters}"
    event = Event()
    event.add("url", url)
    assert line("URL", url) in event.to_ical()
