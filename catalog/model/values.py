"""Types of single values, read from the text that the contributor typed.

YAML never decides what a value is: ``0212`` stays a number to call, ``45.000``
is forty-five thousand in a price and five letters in a name. Each type refuses
with a code of its own; the words for it stand with the other messages.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field, InstanceOf, StringConstraints
from pydantic_core import PydanticCustomError

from catalog.dates import PartialDate


def refuse(code: str, **values: str) -> PydanticCustomError:
    """The error of a value that a contributor has to correct."""
    return PydanticCustomError(code, code, values)


def _from_text(read: Callable[[str], Any]) -> BeforeValidator:
    """Apply ``read`` to text as typed; a value that a test made passes through."""
    return BeforeValidator(lambda value: read(value) if isinstance(value, str) else value)


@dataclass(frozen=True, slots=True)
class House:
    """How our files write a value: text as typed -> text as written. Noted on its type.

    A text that its reader refuses stays as it is.
    """

    write: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Form:
    """What a value looks like, in words, and as a pattern for editors. Noted on its type.

    ``number``: who reads the file as YAML may see a number there; ``dotted``: and, because
    of the points between thousands, another one.
    """

    vi: str
    en: str
    pattern: str = ""
    number: bool = False
    dotted: bool = False
    reader: str = ""
    """What reads it in a browser: a name in ``theme/scripts/edit-values.js``."""


def _dotted(text: str) -> str:
    return f"{_money(text):,}".replace(",", ".")


def _grouped(text: str) -> str:
    """0912 345 678, 0212 385 2345, 1800 1234: as people read them aloud."""
    digits = _phone(text)
    if digits.startswith("1"):
        return f"{digits[:4]} {digits[4:]}"
    return f"{digits[:4]} {digits[4:7]} {digits[7:]}"


def _money(text: str) -> int:
    plain = re.sub(r"\s*(đ|₫|đồng|vnd|VND|VNĐ)$", "", text.strip())
    if re.fullmatch(r"\d{1,9}", plain, re.ASCII):
        return int(plain)
    if re.fullmatch(r"[0-9]{1,3}([.\s][0-9]{3}){1,3}", plain):
        return int(re.sub(r"[.\s]", "", plain))
    raise refuse("money-form", found=text)


def _whole(text: str) -> int:
    if re.fullmatch(r"-?\d{1,9}", text, re.ASCII):
        return int(text)
    if re.fullmatch(r"\d{1,3}(\.\d{3}){1,2}", text, re.ASCII):
        return int(text.replace(".", ""))
    raise refuse("number-form", found=text)


def _degrees(text: str) -> float:
    if not re.fullmatch(r"-?\d{1,3}(\.\d{1,8})?", text, re.ASCII):
        raise refuse("number-form", found=text)
    return float(text)


def _date_cure(text: str) -> str:
    """What the contributor probably means, for the message."""
    numbers = [int(part) for part in re.findall(r"\d+", text)[:3] if len(part) <= 4]
    if len(numbers) == 3:
        year, month, day = numbers if numbers[0] > 31 else numbers[::-1]
        try:
            return str(PartialDate.parse(f"{year:04}-{month:02}-{day:02}"))
        except ValueError:
            pass
    return "2024-06-12"


def _partial_date(text: str) -> PartialDate:
    try:
        return PartialDate.parse(text)
    except ValueError:
        raise refuse("date-form", found=text, right=_date_cure(text)) from None


def _day(text: str) -> date:
    found = _partial_date(text)
    if not found.day:
        raise refuse("date-not-whole", found=text)
    return found.span.first


def _phone(text: str) -> str:
    """National form, digits only. Mobile 03 05 07 08 09; land line 02; 1800 and 1900."""
    digits = re.sub(r"[\s.\-()]", "", text)
    digits = re.sub(r"^\+84", "0", digits)
    # ASCII: elsewhere, \d also takes the digits of other scripts, which nobody can dial.
    if re.fullmatch(r"0(3|5|7|8|9)\d{8}|02\d{9}|1[89]00\d{4,6}", digits, re.ASCII):
        return digits
    raise refuse("phone-form", found=text)


def _link(text: str) -> str:
    if len(text) > 1000 or re.search(r"[\s<>\"\\^`{}|\x00-\x1f]", text):
        raise refuse("link-form", found=text[:80])
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise refuse("link-form", found=text[:80]) from None
    if parts.scheme not in {"http", "https"} or not host or "." not in host or parts.username:
        raise refuse("link-form", found=text[:80])
    return text


def _decision(text: str) -> str:
    """``139/QĐ-UBND``; a legal normative act also carries its year, ``26/2026/QĐ-TTg``."""
    if not re.fullmatch(
        r"\d{1,5}[a-z]?(/\d{4})?/QĐ-[0-9A-ZĐÂĂÊÔƠƯa-z]+(-[0-9A-ZĐÂĂÊÔƠƯa-z]+)*", text
    ):
        raise refuse("decision-form", found=text)
    return text


def _account(text: str) -> str:
    if not re.fullmatch(r"[1-9]\d{0,14}", text, re.ASCII):
        raise refuse("account-form", found=text[:60])
    return text


def _gtin(text: str) -> str:
    """GTIN-8, 12, 13 or 14 with its check digit (GS1, modulo 10)."""
    digits = re.sub(r"[\s-]", "", text)
    if not re.fullmatch(r"\d{8}|\d{12,14}", digits, re.ASCII):
        raise refuse("gtin-form", found=text)
    total = sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(reversed(digits)))
    if total % 10:
        raise refuse("gtin-check-digit", found=text)
    return digits


def _photo_file(text: str) -> str:
    """A file name of our spelling: it is never a way to another folder."""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*\.(jpg|jpeg|png|webp)", text) or len(text) > 100:
        raise refuse("photo-file-form", found=text[:80])
    return text


def _one_line(text: str) -> str:
    return " ".join(text.split())


Line = Annotated[
    str,
    _from_text(_one_line),
    House(_one_line),
    Form("một dòng chữ", "one line of text", number=True, reader="line"),
    StringConstraints(strict=True, min_length=1, max_length=300),
]
Prose = Annotated[
    str,
    Form("chữ, nhiều đoạn cũng được", "text, in paragraphs", number=True, reader="prose"),
    StringConstraints(strict=True, min_length=1, max_length=6000),
]
Identifier = Annotated[
    str,
    Form("mã: chữ thường không dấu, chữ số, gạch nối", "id: small letters, digits, hyphens"),
    StringConstraints(strict=True, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=100),
]
Reference = Annotated[
    str,
    Form(
        "mã của một mục khác, như đường dẫn của tệp", "id of another entry, as its file is called"
    ),
    StringConstraints(
        strict=True, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9-]+)*$", max_length=200
    ),
]
"""Id of a product, producer or sales point: its place below ``products/``."""
PhotoFile = Annotated[
    str,
    _from_text(_photo_file),
    Form(
        "tên tệp .jpg, .png hoặc .webp",
        "name of a .jpg, .png or .webp file",
        r"^[a-z0-9]+(-[a-z0-9]+)*\.(jpg|jpeg|png|webp)$",
    ),
]
FieldName = Annotated[
    str,
    Form("tên một trường", "name of a field"),
    StringConstraints(strict=True, pattern=r"^[a-z]+(_[a-z]+)*$"),
]
Money = Annotated[
    int,
    _from_text(_money),
    House(_dotted),
    Form(
        "số tiền đồng, dấu chấm tách hàng nghìn",
        "an amount in dong, points between thousands",
        r"^(\d{1,9}|\d{1,3}([. ]\d{3}){1,3})( ?(đ|₫|đồng|vnd|VND|VNĐ))?$",
        number=True,
        dotted=True,
        reader="money",
    ),
    Field(ge=500, le=500_000_000),
]
_PLAIN_NUMBER = House(lambda text: str(_whole(text)))
_NUMBER = Form(
    "số nguyên",
    "a whole number",
    r"^-?\d{1,9}$|^\d{1,3}(\.\d{3}){1,2}$",
    number=True,
    reader="whole",
)
Whole = Annotated[int, _from_text(_whole), _PLAIN_NUMBER, _NUMBER]
Stars = Annotated[int, _from_text(_whole), _PLAIN_NUMBER, _NUMBER, Field(ge=3, le=5)]
Month = Annotated[int, _from_text(_whole), _PLAIN_NUMBER, _NUMBER, Field(ge=1, le=12)]
Degrees = Annotated[
    float,
    _from_text(_degrees),
    Form(
        "độ, phần lẻ sau dấu chấm", "degrees, with a point", r"^-?\d{1,3}(\.\d{1,8})?$", number=True
    ),
]
# An instance: pydantic would make a dataclass of any map that has a ``year``.
Partial = Annotated[
    InstanceOf[PartialDate],
    _from_text(_partial_date),
    Form(
        "ngày, tháng hoặc năm: 2024-01-24, 2024-01, 2024",
        "a day, month or year: 2024-01-24, 2024-01, 2024",
        r"^\d{4}(-\d{2}(-\d{2})?)?$",
        number=True,
        reader="partial",
    ),
]
Day = Annotated[
    date,
    _from_text(_day),
    Form("ngày: 2024-01-24", "a day: 2024-01-24", r"^\d{4}-\d{2}-\d{2}$", reader="day"),
]
Phone = Annotated[
    str,
    _from_text(_phone),
    House(_grouped),
    Form(
        "số điện thoại ở Việt Nam",
        "a phone number in Viet Nam",
        r"^[+\d][\d .()-]{6,20}$",
        reader="phone",
    ),
]
Link = Annotated[
    str,
    _from_text(_link),
    Form("địa chỉ trang web đầy đủ", "a whole web address", r"^https?://[^\s]+$", reader="link"),
]
Decision = Annotated[str, _from_text(_decision), Form("như 139/QĐ-UBND", "as 139/QĐ-UBND", r"/QĐ-")]
Gtin = Annotated[
    str,
    _from_text(_gtin),
    House(_gtin),
    Form(
        "8, 12, 13 hoặc 14 chữ số",
        "8, 12, 13 or 14 digits",
        r"^[\d -]{8,20}$",
        number=True,
        reader="gtin",
    ),
]
Account = Annotated[
    str, _from_text(_account), Form("số, không phải tên", "a number, no name", number=True)
]
