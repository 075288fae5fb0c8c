"""A fair: where and when the province shows which products, at what price."""

from typing import Annotated

from catalog.model.base import Record, means
from catalog.model.parts import Contact, Name, Source, Words
from catalog.model.values import Day, Line, Link, Money, Reference, Whole


class FairProduct(Record):
    """One product, or one pack of it, that is taken to the fair."""

    product: Annotated[
        Reference,
        means("sản phẩm", also=("san_pham", "id"), example="htx-vi-du-mot/che-con-hieu-luc"),
    ]
    """Id of the product."""
    pack: Annotated[Whole | None, means("quy cách số", also=("quy_cach",), example="1", ge=1)] = (
        None
    )
    """Number, from 1, of the pack in the file of the product. Absent: no pack is meant."""
    price_vnd: Annotated[
        Money | None,
        means("giá tại hội chợ (đồng)", also=("gia", "price", "gia_ban"), example="45.000"),
    ] = None
    """Price of that pack at the fair in dong, tax included. Absent: its reference price."""
    quantity: Annotated[
        Whole | None, means("số lượng mang đi", also=("so_luong",), example="40", ge=1, le=100_000)
    ] = None
    """Packs to take along."""
    note: Annotated[Words | None, means("ghi chú cho nhân viên", also=("ghi_chu",))] = None
    """For the staff of the booth; on their lists only."""


class Fair(Record):
    """One fair and what one booth shows there."""

    name: Annotated[Name, means("tên hội chợ", also=("ten", "ten_hoi_cho", "title"))]
    """As its organiser calls it."""
    first_day: Annotated[
        Day,
        means("ngày khai mạc", also=("tu_ngay", "khai_mac", "start"), example="2026-12-20"),
    ]
    """First day for visitors."""
    last_day: Annotated[
        Day, means("ngày bế mạc", also=("den_ngay", "be_mac", "end"), example="2026-12-23")
    ]
    """Last day for visitors, inclusive. Stars are shown only if they hold until then."""
    hours: Annotated[Words | None, means("giờ mở cửa", also=("gio_mo_cua", "gio"))] = None
    """For visitors."""
    venue: Annotated[Words | None, means("địa điểm", also=("dia_diem", "noi", "place"))] = None
    """Hall, street, commune and province: a fair may be anywhere in the country."""
    booth: Annotated[Line | None, means("gian hàng", also=("gian", "gian_hang"), example="B12")] = (
        None
    )
    """Number or name of the booth."""
    host: Annotated[
        Line | None, means("đơn vị phụ trách gian hàng", also=("don_vi", "chu_tri"))
    ] = None
    """Who runs the booth."""
    contacts: Annotated[tuple[Contact, ...], means("liên hệ", also=("lien_he", "phone"))] = ()
    """Numbers of the booth, with consent."""
    website: Annotated[Link | None, means("trang web", also=("web", "link"))] = None
    """Page of the organiser."""
    products: Annotated[
        tuple[FairProduct, ...], means("sản phẩm tại hội chợ", also=("san_pham",))
    ] = ()
    """What the booth shows."""
    cancelled_on: Annotated[Day | None, means("ngày hủy", also=("huy", "ngay_huy"))] = None
    """Day on which it was called off; its page stays and says so."""
    staff_notes: Annotated[
        tuple[Words, ...], means("dặn dò nhân viên", also=("dan_do", "ghi_chu_nhan_vien"))
    ] = ()
    """For the staff; on their lists only. This file is public: no private numbers."""
    sources: Annotated[tuple[Source, ...], means("nguồn", also=("nguon", "source"))] = ()
    """Where all of this was read."""
    notes: Annotated[tuple[Words, ...], means("ghi chú", also=("ghi_chu", "note"))] = ()
    """What a visitor should know."""
