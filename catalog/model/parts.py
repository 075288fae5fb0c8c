"""Parts that several kinds of records share: words, places, contacts, sources."""

from typing import Annotated, Literal, Self

from pydantic import model_validator

from catalog.model.base import Record, means
from catalog.model.values import (
    Day,
    Degrees,
    FieldName,
    Identifier,
    Line,
    Link,
    Partial,
    Phone,
    Prose,
    Whole,
    refuse,
)

Language = Literal["vi", "en"]


class Words(Record):
    """Plain text per language, in paragraphs; never markup, never machine-translated."""

    vi: Annotated[Prose | None, means("tiếng Việt", also=("tieng_viet", "vn"))] = None
    """The Vietnamese text."""
    en: Annotated[Prose | None, means("tiếng Anh", also=("tieng_anh", "eng"))] = None
    """The English text."""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.vi is None and self.en is None:
            raise refuse("words-missing")
        return self

    def best(self, language: str) -> tuple[str, str]:
        """The text in this language, else in the other: (text, its language)."""
        first, other = (self.vi, self.en) if language == "vi" else (self.en, self.vi)
        if first is not None:
            return first, language
        return other or "", "en" if language == "vi" else "vi"


class Name(Record):
    """A name as printed; Vietnamese is required."""

    vi: Annotated[
        Line, means("tên tiếng Việt", also=("tieng_viet", "vn"), example="Mận hậu sấy dẻo")
    ]
    """As on the certificate, else as in the source."""
    en: Annotated[Line | None, means("tên tiếng Anh", also=("tieng_anh", "eng"))] = None
    """As a source or the label prints it."""

    def best(self, language: str) -> tuple[str, str]:
        """The name in this language, else in Vietnamese: (name, its language)."""
        return (self.en, "en") if language == "en" and self.en else (self.vi, "vi")


class Place(Record):
    """Where something is made or sold, in the words of the source.

    Communes and districts changed on 1 July 2025; state the era by the field.
    """

    commune: Annotated[
        Line | None,
        means("xã, phường hiện nay", also=("xa", "phuong", "xa_phuong"), example="xã Yên Châu"),
    ] = None
    """Commune or ward in force since 1 July 2025: its full name or five-digit code."""
    former_commune: Annotated[
        Line | None,
        means(
            "xã, phường, thị trấn trước 7/2025", also=("xa_cu", "phuong_cu"), example="xã Viêng Lán"
        ),
    ] = None
    """Commune, ward or town until 30 June 2025: its full name or five-digit code."""
    former_district: Annotated[
        Line | None,
        means(
            "huyện, thị xã, thành phố trước 7/2025",
            also=("huyen", "huyen_cu", "district"),
            example="Yên Châu",
        ),
    ] = None
    """District until 30 June 2025: its name, with or without its type."""
    address: Annotated[
        Line | None, means("bản, tiểu khu, tổ", also=("dia_chi", "ban", "thon"), example="bản Híp")
    ] = None
    """Village or quarter. Never the home of a natural person."""


class Consent(Record):
    """Leave of a person to publish a contact (law 91/2025/QH15)."""

    given_on: Annotated[Day, means("ngày đồng ý", also=("ngay_dong_y",), example="2026-10-01")]
    """Day of the consent."""
    recorded_by: Annotated[Line, means("người ghi nhận", also=("nguoi_ghi",))]
    """Office or person that holds the proof."""


class Contact(Record):
    """A business phone or Zalo number. Published only with consent."""

    kind: Annotated[Literal["phone", "zalo"], means("loại liên hệ", also=("loai",))]
    """Call, or write by Zalo."""
    number: Annotated[
        Phone,
        means(
            "số điện thoại", also=("so", "sdt", "so_dien_thoai", "phone"), example="0912 345 678"
        ),
    ]
    """In national form."""
    consent: Annotated[Consent, means("sự đồng ý công khai", also=("dong_y",))]
    """Without it the number may not be published."""


class Source(Record):
    """Where facts of this file were read."""

    url: Annotated[Link | None, means("đường dẫn", also=("link", "duong_dan"))] = None
    """Web address."""
    document: Annotated[
        Line | None,
        means(
            "văn bản", also=("van_ban", "tai_lieu"), example="Quyết định 1/QĐ-VD, phụ lục, dòng 3"
        ),
    ] = None
    """A paper that has no web address: number, annex, line."""
    title: Annotated[Line | None, means("tiêu đề", also=("tieu_de",))] = None
    """Title as printed."""
    published: Annotated[Partial | None, means("ngày đăng", also=("ngay_dang", "date", "ngay"))] = (
        None
    )
    """Day, month or year of the source."""
    seen_on: Annotated[Partial | None, means("ngày xem", also=("ngay_xem",))] = None
    """When it was read."""
    supports: Annotated[
        tuple[FieldName, ...], means("trường được chứng minh", also=("truong", "fields"))
    ] = ()
    """Fields of this file that it supports; empty: the source does not say more than the record."""

    @model_validator(mode="after")
    def _can_be_found(self) -> Self:
        if self.url is None and self.document is None:
            raise refuse("source-without-address")
        return self


class Conflict(Record):
    """Two sources disagree. Both are kept and shown; we do not judge."""

    about: Annotated[
        FieldName, means("trường bị mâu thuẫn", also=("truong", "field"), example="certificates")
    ]
    """The field in doubt."""
    text: Annotated[Words, means("nội dung mâu thuẫn", also=("noi_dung",))]
    """Who says what."""


class Paper(Record):
    """A certificate, declaration or award other than the stars."""

    kind: Annotated[Identifier, means("loại giấy tờ", also=("loai",), example="vietgap")]
    """Id in ``certifications.yml``."""
    number: Annotated[Line | None, means("số", also=("so", "so_hieu"))] = None
    """Number as printed."""
    issuer: Annotated[Line | None, means("nơi cấp", also=("noi_cap", "co_quan_cap"))] = None
    """Body that signed it."""
    issued: Annotated[Partial | None, means("ngày cấp", also=("ngay_cap",))] = None
    """Day, month or year."""
    valid_until: Annotated[Day | None, means("hiệu lực đến", also=("het_han", "ngay_het_han"))] = (
        None
    )
    """Last day in force, inclusive."""
    scope: Annotated[Words | None, means("phạm vi", also=("pham_vi",))] = None
    """Plot, facility, product or area that it covers."""


class ProtectedName(Record):
    """A geographical indication, collective mark, certification mark or trademark."""

    kind: Annotated[Identifier, means("loại bảo hộ", also=("loai",), example="chi-dan-dia-ly")]
    """Id in ``certifications.yml``, kind ``so-huu-tri-tue``."""
    name: Annotated[Line, means("tên được bảo hộ", also=("ten",), example="Cà phê Sơn La")]
    """As registered."""
    number: Annotated[Line | None, means("số đăng bạ", also=("so",))] = None
    """Number in the register."""
    since: Annotated[Partial | None, means("từ khi", also=("tu_ngay", "ngay_cap"))] = None
    """When the right, or the right of use, began."""
    note: Annotated[Words | None, means("ghi chú", also=("ghi_chu",))] = None
    """What the source adds."""


class Position(Record):
    """A point on the earth, WGS 84."""

    latitude: Annotated[
        Degrees, means("vĩ độ", also=("lat", "vi_do"), example="21.3270", ge=-90, le=90)
    ]
    """Degrees north."""
    longitude: Annotated[
        Degrees,
        means("kinh độ", also=("lon", "lng", "kinh_do"), example="103.9210", ge=-180, le=180),
    ]
    """Degrees east."""


SourceNumbers = tuple[Whole, ...]
"""Positions in the file's list of sources, from 1."""
