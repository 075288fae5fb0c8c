"""Where each page stands. Addresses are promises: they appear here and nowhere else.

All are relative to the root of the site, end in a slash, and begin with ``en/``
in English.
"""

LANGUAGES = ("vi", "en")

_FOLDERS = {
    "products": ("san-pham", "products"),
    "producers": ("chu-the", "producers"),
    "sales-points": ("noi-ban", "sales-points"),
    "fairs": ("hoi-cho", "fairs"),
    "communes": ("xa", "communes"),
    "districts": ("huyen-cu", "former-districts"),
    "groups": ("nhom", "groups"),
    "stars": ("sao", "stars"),
    "seasons": ("mua-vu", "seasons"),
    "shortlist": ("danh-sach", "shortlist"),
    "rules": ("quy-tac", "rules"),
    "errors": ("huong-dan/loi", "guide/errors"),
    "fields": ("huong-dan/cac-truong", "guide/fields"),
    "check": ("kiem-tra", "check"),
    "print": ("in", "print"),
    "figures": ("so-lieu", "figures"),
    "figures-validity": ("so-lieu/hieu-luc", "figures/validity"),
    "figures-communes": ("so-lieu/xa", "figures/communes"),
    "figures-targets": ("so-lieu/muc-tieu", "figures/targets"),
    "figures-rising": ("so-lieu/len-hang", "figures/next-rank"),
    "figures-points": ("so-lieu/diem-ban", "figures/sales-points"),
    "figures-quality": ("so-lieu/chat-luong", "figures/quality"),
    "data": ("du-lieu", "data"),
}

PAGE_KINDS = tuple(sorted(_FOLDERS, key=lambda kind: -len(_FOLDERS[kind][0])))
"""Every kind that has a folder; one that lies in the folder of another comes first."""


_PAGE = ("trang", "page")


def numbered(id_: str, number: int) -> str:
    """The id of a later page of a list: ``4:2``. No id of a record has a colon."""
    return id_ if number == 1 else f"{id_}:{number}"


def number_of(id_: str) -> tuple[str, int]:
    """The id of the list, and which of its pages is meant."""
    plain, _, number = id_.partition(":")
    return plain, int(number or 1)


def other_language(language: str) -> str:
    """The language that the switch leads to."""
    return "en" if language == "vi" else "vi"


def address(language: str, kind: str = "home", id_: str = "") -> str:
    """Folder address of a page."""
    top = "en/" if language == "en" else ""
    if kind == "home":
        return top
    at = LANGUAGES.index(language)
    plain, number = number_of(id_)
    later = f"{_PAGE[at]}-{number}" if number > 1 else ""
    return "/".join(filter(None, (top[:-1], _FOLDERS[kind][at], plain, later))) + "/"


def calendar_address(language: str, fair: str) -> str:
    """The file with which a fair gets into a calendar, beside the page of the fair."""
    return address(language, "fairs", fair) + ("fair.ics" if language == "en" else "hoi-cho.ics")


def deadlines_address(language: str, kind: str, id_: str = "") -> str:
    """The file with the days of certificates, beside the page of a producer or a commune.

    ``kind`` "figures-validity": those of all.
    """
    return address(language, kind, id_) + ("validity.ics" if language == "en" else "hieu-luc.ics")


def contact_address(producer: str) -> str:
    """The card with which a producer gets into an address book; one for both languages."""
    return address("vi", "producers", producer) + producer.rpartition("/")[2] + ".vcf"


def feed_address(language: str) -> str:
    """What is new, for readers of feeds."""
    return "data/v1/changes-en.atom" if language == "en" else "data/v1/changes.atom"


def short_address(code: str) -> str:
    """What a printed QR opens; upper case, for the smallest QR."""
    return f"Q/{code}/"


def barcode_address(gtin: str) -> str:
    """What a GS1 Digital Link opens: ``01`` stands for GTIN, which has 14 digits there."""
    return f"01/{gtin.zfill(14)}/"


def sheet_address(kind: str, id_: str, sheet: str = "") -> str:
    """Folder of what is printed of a product or a fair: one for both languages."""
    folder = _FOLDERS[kind][0]
    return f"in/{folder}/{id_}/{sheet}/" if sheet else f"in/{folder}/{id_}/"


def schema_address(kind: str) -> str:
    """What editors check a kind of file against while it is typed."""
    return f"data/v1/schema/{kind}.json"


def example_address(kind: str) -> str:
    """A file of that kind with every field, each explained."""
    return f"data/v1/examples/{kind}.yml"


def kit_address(fair: str) -> str:
    """The file that holds everything that is printed for a fair."""
    return sheet_address("fairs", fair) + kit_name(fair)


def kit_name(fair: str) -> str:
    """What that file is called."""
    return f"{fair}-bo-in.zip"


MAP = "assets/map.svg"
"""The schematic of the province; pages lay a mark over it."""

CHOSEN_SHEETS = "in/ban-in/"
"""The page into which the sheets of chosen products are joined; one for both languages."""


def root_from(path: str) -> str:
    """The way from a page back to the root of the site."""
    return "../" * path.count("/") or "./"
