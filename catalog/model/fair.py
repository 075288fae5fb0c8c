"""A fair: where and when the province shows which products, at what price."""

from typing import Annotated

from catalog.model.base import Record, means
from catalog.model.papers import Source
from catalog.model.parts import Contact, Name, Words
from catalog.model.values import Day, Line, Link, Money, Reference, Whole


class FairProduct(Record):
    """One product, or one pack of it, that is taken to the fair."""

    product: Annotated[
        Reference,
        means(
            "sản phẩm",
            "Mã của sản phẩm.",
            also=("san_pham", "id"),
            example="htx-vi-du-mot/che-con-hieu-luc",
        ),
    ]
    """Id of the product."""
    pack: Annotated[
        Whole | None,
        means(
            "quy cách số",
            "Số thứ tự, từ 1, của quy cách trong tệp sản phẩm. Bỏ trống: không nói riêng "
            "quy cách nào.",
            also=("quy_cach",),
            example="1",
            ge=1,
        ),
    ] = None
    """Number, from 1, of the pack in the file of the product. Absent: no pack is meant."""
    price_vnd: Annotated[
        Money | None,
        means(
            "giá tại hội chợ (đồng)",
            "Giá của quy cách ấy tại hội chợ, bằng đồng, đã gồm thuế. Bỏ trống: giá tham khảo.",
            en="price at the fair (dong)",
            also=("gia", "price", "gia_ban"),
            example="45.000",
        ),
    ] = None
    """Price of that pack at the fair in dong, tax included. Absent: its reference price."""
    quantity: Annotated[
        Whole | None,
        means(
            "số lượng mang đi",
            "Mang đi bao nhiêu gói.",
            also=("so_luong",),
            example="40",
            ge=1,
            le=100_000,
        ),
    ] = None
    """Packs to take along."""
    note: Annotated[
        Words | None,
        means(
            "ghi chú cho nhân viên",
            "Cho nhân viên gian hàng, chỉ hiện trên danh sách của họ.",
            also=("ghi_chu",),
        ),
    ] = None
    """For the staff of the booth; on their lists only."""


class Fair(Record):
    """One fair and what one booth shows there."""

    name: Annotated[
        Name, means("tên hội chợ", "Như ban tổ chức gọi.", also=("ten", "ten_hoi_cho", "title"))
    ]
    """As its organiser calls it."""
    first_day: Annotated[
        Day,
        means(
            "ngày khai mạc",
            "Ngày đầu đón khách.",
            also=("tu_ngay", "khai_mac", "start"),
            example="2026-12-20",
        ),
    ]
    """First day for visitors."""
    last_day: Annotated[
        Day,
        means(
            "ngày bế mạc",
            "Ngày cuối đón khách. Sao chỉ hiện khi còn hiệu lực đến ngày ấy.",
            also=("den_ngay", "be_mac", "end"),
            example="2026-12-23",
        ),
    ]
    """Last day for visitors, inclusive. Stars are shown only if they hold until then."""
    hours: Annotated[
        Words | None, means("giờ mở cửa", "Giờ đón khách.", also=("gio_mo_cua", "gio"))
    ] = None
    """For visitors."""
    venue: Annotated[
        Words | None,
        means(
            "địa điểm",
            "Nhà, đường, xã, tỉnh: hội chợ có thể ở bất cứ đâu trong nước.",
            also=("dia_diem", "noi", "place"),
        ),
    ] = None
    """Hall, street, commune and province: a fair may be anywhere in the country."""
    booth: Annotated[
        Line | None,
        means("gian hàng", "Số hoặc tên gian hàng.", also=("gian", "gian_hang"), example="B12"),
    ] = None
    """Number or name of the booth."""
    host: Annotated[
        Line | None,
        means("đơn vị phụ trách gian hàng", "Ai lo gian hàng.", also=("don_vi", "chu_tri")),
    ] = None
    """Who runs the booth."""
    contacts: Annotated[
        tuple[Contact, ...],
        means("liên hệ", "Số của gian hàng, đã được đồng ý công khai.", also=("lien_he", "phone")),
    ] = ()
    """Numbers of the booth, with consent."""
    website: Annotated[
        Link | None, means("trang web", "Trang của ban tổ chức.", also=("web", "link"))
    ] = None
    """Page of the organiser."""
    products: Annotated[
        tuple[FairProduct, ...],
        means("sản phẩm tại hội chợ", "Gian hàng bày những gì.", also=("san_pham",)),
    ] = ()
    """What the booth shows."""
    cancelled_on: Annotated[
        Day | None,
        means(
            "ngày hủy", "Ngày hội chợ bị hủy; trang vẫn còn và nói rõ.", also=("huy", "ngay_huy")
        ),
    ] = None
    """Day on which it was called off; its page stays and says so."""
    staff_notes: Annotated[
        tuple[Words, ...],
        means(
            "dặn dò nhân viên",
            "Cho nhân viên, chỉ hiện trên danh sách của họ. Tệp này công khai: không ghi số riêng.",
            also=("dan_do", "ghi_chu_nhan_vien"),
        ),
    ] = ()
    """For the staff; on their lists only. This file is public: no private numbers."""
    sources: Annotated[
        tuple[Source, ...],
        means("nguồn", "Đọc được những điều này ở đâu.", also=("nguon", "source")),
    ] = ()
    """Where all of this was read."""
    notes: Annotated[
        tuple[Words, ...], means("ghi chú", "Điều khách cần biết.", also=("ghi_chu", "note"))
    ] = ()
    """What a visitor should know."""
