"""A product, and what buyers need to know of it."""

from typing import Annotated, Literal

from catalog.model.base import Record, means
from catalog.model.certificate import Certificate, Evaluation
from catalog.model.parts import (
    Conflict,
    Name,
    Paper,
    Place,
    ProtectedName,
    Source,
    Words,
)
from catalog.model.photo import Photo
from catalog.model.values import (
    Day,
    Gtin,
    Identifier,
    Line,
    Link,
    Money,
    Month,
    Partial,
    Reference,
    Whole,
)


class Pack(Record):
    """One size in which it is sold, with a reference price."""

    form: Annotated[Words | None, means("quy cách", also=("quy_cach", "bao_bi"))] = None
    """Jar, box, bag ... as sold."""
    weight_g: Annotated[
        Whole | None,
        means(
            "khối lượng tịnh (gam)",
            also=("khoi_luong", "weight", "gam"),
            example="250",
            ge=1,
            le=1_000_000,
        ),
    ] = None
    """Net weight in grams."""
    volume_ml: Annotated[
        Whole | None,
        means("thể tích (ml)", also=("the_tich", "ml"), example="500", ge=1, le=1_000_000),
    ] = None
    """Net volume in millilitres."""
    price_vnd: Annotated[
        Money | None, means("giá (đồng)", also=("gia", "price", "gia_ban"), example="45.000")
    ] = None
    """Reference price of this pack in dong, tax included; the lower end of a range."""
    price_to_vnd: Annotated[Money | None, means("giá đến (đồng)", also=("gia_den",))] = None
    """Upper end of a range of prices."""
    price_on: Annotated[
        Partial | None, means("ngày của giá", also=("ngay_gia", "price_date"), example="2026-10")
    ] = None
    """When this price was asked. Prices age."""
    market: Annotated[
        Literal["domestic", "export"] | None, means("thị trường", also=("thi_truong",))
    ] = None
    """Where this price holds."""


class Channel(Record):
    """A page where it can be bought. Links die and are taken over."""

    kind: Annotated[Identifier, means("kênh", also=("kenh", "san"), example="shopee")]
    """Id of a platform in ``sales-channels.yml``."""
    url: Annotated[Link, means("đường dẫn", also=("link", "duong_dan"))]
    """The product's own page there, not a short link."""
    checked_on: Annotated[Day, means("ngày kiểm tra", also=("ngay_kiem_tra",))]
    """Day on which somebody opened it and found the product."""


class Supply(Record):
    """For buyers of larger amounts."""

    capacity: Annotated[
        Words | None, means("năng lực cung ứng", also=("nang_luc", "san_luong"))
    ] = None
    """What can be delivered, with its unit and time."""
    minimum_order: Annotated[Words | None, means("đặt hàng tối thiểu", also=("toi_thieu",))] = None
    """Smallest order."""
    lead_time_days: Annotated[
        Whole | None, means("thời gian giao (ngày)", also=("thoi_gian_giao",), ge=0, le=365)
    ] = None
    """Days from order to delivery."""
    case_size: Annotated[
        Whole | None, means("số gói mỗi thùng", also=("quy_cach_thung",), ge=1, le=10_000)
    ] = None
    """Packs in a case."""
    invoice: Annotated[
        Literal["vat", "sales", "none"] | None, means("hóa đơn", also=("hoa_don",))
    ] = None
    """Kind of invoice that the seller can issue."""
    export_markets: Annotated[
        tuple[Line, ...], means("thị trường xuất khẩu", also=("xuat_khau",))
    ] = ()
    """Countries delivered to, as the source names them."""


class Traceability(Record):
    """How a pack can be traced."""

    gtin: Annotated[Gtin | None, means("mã GTIN", also=("ma_vach", "barcode"))] = None
    """Barcode number with its check digit. 893 says where it was issued, not made."""
    url: Annotated[Link | None, means("đường dẫn truy xuất", also=("link",))] = None
    """The text in the traceability QR."""


class Product(Record):
    """One product: its folder is its producer, its file name its id."""

    name: Annotated[Name, means("tên sản phẩm", also=("ten", "ten_san_pham", "title"))]
    """As on the certificate."""
    name_doubt: Annotated[
        Literal["rendered-from-english", "place-added"] | None,
        means("tên chưa chắc", also=("ten_chua_chac",)),
    ] = None
    """Why the Vietnamese name may differ from the certificate's."""
    also: Annotated[tuple[Line, ...], means("tên gọi khác", also=("ten_khac", "aliases"))] = ()
    """Other spellings and trade names; search finds them."""
    group: Annotated[
        Identifier,
        means("nhóm sản phẩm", also=("nhom", "phan_nhom", "category"), example="ca-phe-ca-cao"),
    ]
    """Leaf of the law's classification (``product-groups.yml``). Tea and coffee are food."""
    brand: Annotated[Line | None, means("thương hiệu", also=("thuong_hieu",))] = None
    """Brand on the label."""
    place: Annotated[
        Place | None, means("nơi làm ra", also=("noi_san_xuat", "dia_diem", "noi"))
    ] = None
    """Where it is made."""
    certificates: Annotated[
        tuple[Certificate, ...],
        means("sao đã công nhận", also=("chung_nhan", "giay_chung_nhan", "certificate")),
    ] = ()
    """Every rating known, newest last."""
    evaluations: Annotated[
        tuple[Evaluation, ...], means("các lần đánh giá chưa rõ kết quả", also=("danh_gia",))
    ] = ()
    """Evaluations whose result is not known."""
    made: Annotated[
        Literal["yes", "paused", "no-longer"] | None,
        means("còn sản xuất không", also=("tinh_trang", "trang_thai")),
    ] = None
    """Whether it is still made; absent: not stated."""
    summary: Annotated[
        Words | None, means("mô tả ngắn", also=("mo_ta", "mo_ta_ngan", "description"))
    ] = None
    """One or two sentences."""
    story: Annotated[Words | None, means("câu chuyện sản phẩm", also=("cau_chuyen",))] = None
    """The product's own story. A copied story scores 0 by law (criterion 5.3)."""
    facts: Annotated[
        tuple[Words, ...], means("thông tin thêm", also=("dac_diem", "attributes"))
    ] = ()
    """Short facts, each as the source states it."""
    ingredients: Annotated[Words | None, means("thành phần", also=("thanh_phan",))] = None
    """As on the label."""
    packs: Annotated[
        tuple[Pack, ...], means("quy cách và giá", also=("quy_cach", "gia", "price"))
    ] = ()
    """Sizes and reference prices."""
    season: Annotated[
        tuple[Month, ...], means("các tháng có hàng", also=("mua_vu", "thang"), example="6")
    ] = ()
    """Months (1-12) in which it can be had; empty: not stated."""
    storage: Annotated[Words | None, means("bảo quản", also=("bao_quan",))] = None
    """How to keep it."""
    shelf_life: Annotated[Words | None, means("hạn sử dụng", also=("han_su_dung", "hsd"))] = None
    """As on the label."""
    papers: Annotated[
        tuple[Paper, ...], means("giấy tờ chất lượng", also=("giay_to", "certifications"))
    ] = ()
    """VietGAP, HACCP, food safety ..."""
    protected_names: Annotated[
        tuple[ProtectedName, ...],
        means("tên được bảo hộ", also=("so_huu_tri_tue", "intellectual_property")),
    ] = ()
    """Geographical indication and marks."""
    traceability: Annotated[
        Traceability | None, means("truy xuất nguồn gốc", also=("truy_xuat",))
    ] = None
    """Barcode and traceability page."""
    sold_at: Annotated[
        tuple[Identifier, ...], means("bán tại điểm", also=("noi_ban", "diem_ban"))
    ] = ()
    """Ids of sales points that carry it."""
    channels: Annotated[
        tuple[Channel, ...], means("kênh bán trực tuyến", also=("kenh_ban", "links"))
    ] = ()
    """Pages where it can be bought."""
    supply: Annotated[Supply | None, means("cung ứng", also=("cung_ung",))] = None
    """For trade buyers."""
    photos: Annotated[tuple[Photo, ...], means("ảnh", also=("anh", "hinh_anh", "photo"))] = ()
    """Pictures beside this file, the best first."""
    sources: Annotated[tuple[Source, ...], means("nguồn", also=("nguon", "source"))] = ()
    """Where all of this was read."""
    conflicts: Annotated[tuple[Conflict, ...], means("nguồn mâu thuẫn", also=("mau_thuan",))] = ()
    """Where sources disagree."""
    notes: Annotated[tuple[Words, ...], means("ghi chú", also=("ghi_chu", "note"))] = ()
    """What a reader should know about this record."""
    former_ids: Annotated[tuple[Reference, ...], means("địa chỉ cũ", also=("id_cu",))] = ()
    """Ids that this product had; their addresses lead here."""
