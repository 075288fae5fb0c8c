"""What proves something: sources, where they disagree, certificates, protected names."""

from typing import Annotated, Self

from pydantic import model_validator

from catalog.model.base import Record, means
from catalog.model.parts import Words
from catalog.model.values import Day, FieldName, Identifier, Line, Link, Partial, Whole, refuse


class Source(Record):
    """Where facts of this file were read."""

    url: Annotated[
        Link | None, means("đường dẫn", "Địa chỉ trên mạng.", also=("link", "duong_dan"))
    ] = None
    """Web address."""
    document: Annotated[
        Line | None,
        means(
            "văn bản",
            "Giấy tờ không có trên mạng: số, phụ lục, dòng.",
            also=("van_ban", "tai_lieu"),
            example="Quyết định 1/QĐ-VD, phụ lục, dòng 3",
        ),
    ] = None
    """A paper that has no web address: number, annex, line."""
    title: Annotated[
        Line | None, means("tiêu đề", "Tiêu đề như in trên trang.", also=("tieu_de",))
    ] = None
    """Title as printed."""
    published: Annotated[
        Partial | None,
        means("ngày đăng", "Ngày, tháng hoặc năm của nguồn.", also=("ngay_dang", "date", "ngay")),
    ] = None
    """Day, month or year of the source."""
    seen_on: Annotated[Partial | None, means("ngày xem", "Ngày đọc nguồn.", also=("ngay_xem",))] = (
        None
    )
    """When it was read."""
    supports: Annotated[
        tuple[FieldName, ...],
        means(
            "trường được chứng minh",
            "Những trường của tệp này mà nguồn chứng minh; bỏ trống: nguồn không nói gì hơn tệp.",
            also=("truong", "fields"),
        ),
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
        FieldName,
        means(
            "trường bị mâu thuẫn",
            "Trường có hai cách nói.",
            also=("truong", "field"),
            example="certificates",
        ),
    ]
    """The field in doubt."""
    text: Annotated[Words, means("nội dung mâu thuẫn", "Nguồn nào nói gì.", also=("noi_dung",))]
    """Who says what."""


class Paper(Record):
    """A certificate, declaration or award other than the stars."""

    kind: Annotated[
        Identifier,
        means("loại giấy tờ", "Mã trong danh sách giấy tờ.", also=("loai",), example="vietgap"),
    ]
    """Id in ``certifications.yml``."""
    number: Annotated[Line | None, means("số", "Số như in trên giấy.", also=("so", "so_hieu"))] = (
        None
    )
    """Number as printed."""
    issuer: Annotated[
        Line | None, means("nơi cấp", "Nơi ký giấy.", also=("noi_cap", "co_quan_cap"))
    ] = None
    """Body that signed it."""
    issued: Annotated[
        Partial | None, means("ngày cấp", "Ngày, tháng hoặc năm cấp.", also=("ngay_cap",))
    ] = None
    """Day, month or year."""
    valid_until: Annotated[
        Day | None,
        means(
            "hiệu lực đến",
            "Ngày cuối cùng còn hiệu lực, tính cả ngày ấy.",
            also=("het_han", "ngay_het_han"),
        ),
    ] = None
    """Last day in force, inclusive."""
    scope: Annotated[
        Words | None,
        means("phạm vi", "Vườn, cơ sở, sản phẩm hoặc vùng mà giấy nói tới.", also=("pham_vi",)),
    ] = None
    """Plot, facility, product or area that it covers."""


class ProtectedName(Record):
    """A geographical indication, collective mark, certification mark or trademark."""

    kind: Annotated[
        Identifier,
        means(
            "loại bảo hộ",
            "Mã trong danh sách, loại sở hữu trí tuệ.",
            also=("loai",),
            example="chi-dan-dia-ly",
        ),
    ]
    """Id in ``certifications.yml``, kind ``so-huu-tri-tue``."""
    name: Annotated[
        Line, means("tên được bảo hộ", "Như đã đăng ký.", also=("ten",), example="Cà phê Sơn La")
    ]
    """As registered."""
    number: Annotated[Line | None, means("số đăng bạ", "Số trong sổ đăng ký.", also=("so",))] = None
    """Number in the register."""
    since: Annotated[
        Partial | None,
        means("từ khi", "Từ khi có quyền, hoặc quyền sử dụng.", also=("tu_ngay", "ngay_cap")),
    ] = None
    """When the right, or the right of use, began."""
    note: Annotated[Words | None, means("ghi chú", "Điều nguồn nói thêm.", also=("ghi_chu",))] = (
        None
    )
    """What the source adds."""


SourceNumbers = tuple[Whole, ...]
"""Positions in the file's list of sources, from 1."""
