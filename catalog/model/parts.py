"""Parts that several kinds of records share: words, places, contacts."""

from typing import Annotated, Literal, Self

from pydantic import model_validator

from catalog.model.base import Record, means
from catalog.model.values import (
    Day,
    Degrees,
    Line,
    Phone,
    Prose,
    refuse,
)

Language = Literal["vi", "en"]


class Words(Record):
    """Plain text per language, in paragraphs; never markup, never machine-translated."""

    vi: Annotated[
        Prose | None,
        means("tiếng Việt", "Đoạn chữ tiếng Việt.", en="in Vietnamese", also=("tieng_viet", "vn")),
    ] = None
    """The Vietnamese text."""
    en: Annotated[
        Prose | None,
        means("tiếng Anh", "Đoạn chữ tiếng Anh.", en="in English", also=("tieng_anh", "eng")),
    ] = None
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
        Line,
        means(
            "tên tiếng Việt",
            "Như trên giấy chứng nhận; không có thì như trong nguồn.",
            en="name in Vietnamese",
            also=("tieng_viet", "vn"),
            example="Mận hậu sấy dẻo",
        ),
    ]
    """As on the certificate, else as in the source."""
    en: Annotated[
        Line | None,
        means(
            "tên tiếng Anh",
            "Như nguồn hoặc nhãn hàng in.",
            en="name in English",
            also=("tieng_anh", "eng"),
        ),
    ] = None
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
        means(
            "xã, phường hiện nay",
            "Xã, phường từ 01/07/2025: tên đầy đủ hoặc mã năm số.",
            en="commune or ward today",
            also=("xa", "phuong", "xa_phuong"),
            example="xã Yên Châu",
        ),
    ] = None
    """Commune or ward in force since 1 July 2025: its full name or five-digit code."""
    former_commune: Annotated[
        Line | None,
        means(
            "xã, phường, thị trấn trước 7/2025",
            "Xã, phường, thị trấn đến 30/06/2025: tên đầy đủ hoặc mã năm số.",
            en="commune until June 2025",
            also=("xa_cu", "phuong_cu"),
            example="xã Viêng Lán",
        ),
    ] = None
    """Commune, ward or town until 30 June 2025: its full name or five-digit code."""
    former_district: Annotated[
        Line | None,
        means(
            "huyện, thị xã, thành phố trước 7/2025",
            "Huyện, thị xã, thành phố đến 30/06/2025, có hay không có chữ huyện đều được.",
            en="district until June 2025",
            also=("huyen", "huyen_cu", "district"),
            example="Yên Châu",
        ),
    ] = None
    """District until 30 June 2025: its name, with or without its type."""
    address: Annotated[
        Line | None,
        means(
            "bản, tiểu khu, tổ",
            "Bản, tiểu khu hoặc tổ. Không bao giờ là nhà riêng của một người.",
            en="village or quarter",
            also=("dia_chi", "ban", "thon"),
            example="bản Híp",
        ),
    ] = None
    """Village or quarter. Never the home of a natural person."""


class Consent(Record):
    """Leave of a person to publish a contact (law 91/2025/QH15)."""

    given_on: Annotated[
        Day,
        means(
            "ngày đồng ý",
            "Ngày người có số đồng ý.",
            en="day of the consent",
            also=("ngay_dong_y",),
            example="2026-10-01",
        ),
    ]
    """Day of the consent."""
    recorded_by: Annotated[
        Line,
        means(
            "người ghi nhận",
            "Cơ quan hoặc người giữ bằng chứng.",
            en="who holds the proof",
            also=("nguoi_ghi",),
        ),
    ]
    """Office or person that holds the proof."""


class Contact(Record):
    """A business phone or Zalo number. Published only with consent."""

    kind: Annotated[
        Literal["phone", "zalo"],
        means("loại liên hệ", "phone: gọi điện; zalo: nhắn Zalo.", also=("loai",)),
    ]
    """Call, or write by Zalo."""
    number: Annotated[
        Phone,
        means(
            "số điện thoại",
            "Số gọi được trong nước.",
            also=("so", "sdt", "so_dien_thoai", "phone"),
            example="0912 345 678",
        ),
    ]
    """In national form."""
    consent: Annotated[
        Consent,
        means(
            "sự đồng ý công khai", "Không có sự đồng ý thì không được đăng số.", also=("dong_y",)
        ),
    ]
    """Without it the number may not be published."""


class Position(Record):
    """A point on the earth, WGS 84."""

    latitude: Annotated[
        Degrees,
        means("vĩ độ", "Độ vĩ bắc.", also=("lat", "vi_do"), example="21.3270", ge=-90, le=90),
    ]
    """Degrees north."""
    longitude: Annotated[
        Degrees,
        means(
            "kinh độ",
            "Độ kinh đông.",
            also=("lon", "lng", "kinh_do"),
            example="103.9210",
            ge=-180,
            le=180,
        ),
    ]
    """Degrees east."""
