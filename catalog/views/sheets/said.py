"""One thing said in both languages. A sheet shows the one, the other, or both.

What no source says in a language stands in the other, marked as such; what is the
same in both, such as a Vietnamese name without an English one, is shown once.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from catalog.catalogue import Catalogue
from catalog.views.base import Block, Phrase, Site
from catalog.words import Words

MODES = ("vi", "en", "both")

Text = str | Phrase | Block | None


@dataclass(frozen=True, slots=True)
class Said:
    """The Vietnamese and the English text; ``lang`` of each is always set."""

    vi: Block
    en: Block

    def __bool__(self) -> bool:
        return bool(self.vi.paragraphs)

    @property
    def once(self) -> bool:
        """True if both languages say the same."""
        return self.vi.paragraphs == self.en.paragraphs

    def shown(self, mode: str) -> tuple[Block, ...]:
        """The texts of a sheet in ``mode``: vi, en or both."""
        if not self:
            return ()
        if mode == "both":
            return (self.vi,) if self.once else (self.vi, self.en)
        return (self.en,) if mode == "en" else (self.vi,)

    def words(self, mode: str) -> str:
        """All on one line, for titles and names of files."""
        return " · ".join(" ".join(block.paragraphs) for block in self.shown(mode))


@dataclass(frozen=True, slots=True)
class Pair:
    """Both languages of the site."""

    vi: Site
    en: Site
    _words: dict[str, Said] = field(default_factory=dict, init=False, compare=False, repr=False)

    @classmethod
    def of(cls, catalogue: Catalogue, words: Mapping[str, Words], base_url: str = "") -> "Pair":
        """Both sites of a catalogue. ``base_url``: empty means where the settings say it is."""
        base_url = (base_url or catalogue.settings.base_url).rstrip("/") + "/"
        return cls(*(Site(catalogue, words[language], base_url) for language in ("vi", "en")))

    def said(self, make: Callable[[Site], Text]) -> Said:
        """What ``make`` says in each language."""
        return Said(_block(make(self.vi), "vi"), _block(make(self.en), "en"))

    def word(self, key: str, **values: object) -> Said:
        """A word of the site; what is the same for every product is said once."""
        if values:
            return self.said(lambda site: site.t(key, **values))
        found = self._words.get(key)
        if found is None:
            found = self._words[key] = self.said(lambda site: site.t(key))
        return found


def _block(text: Text, language: str) -> Block:
    if text is None or text == "":
        return Block((), language)
    if isinstance(text, str):
        return Block((text,), language)
    if isinstance(text, Phrase):
        return Block((text.text,), text.lang or language)
    return Block(text.paragraphs, text.lang or language)


NOTHING_SAID = Said(Block((), "vi"), Block((), "en"))
