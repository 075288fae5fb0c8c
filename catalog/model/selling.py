"""How a product is sold: packs and prices, pages on the web, larger amounts, codes on the label."""

from typing import Annotated, Literal

from catalog.model.base import Record, means
from catalog.model.parts import Words
from catalog.model.values import Day, Gtin, Identifier, Line, Link, Money, Partial, Whole


class Pack(Record):
    """One size in which it is sold, with a reference price."""

    form: Annotated[
        Words | None,
        means(
            "quy cách", "Hũ, hộp, túi … như bán ra.", en="kind of pack", also=("quy_cach", "bao_bi")
        ),
    ] = None
    """Jar, box or bag, as sold."""
    weight_g: Annotated[
        Whole | None,
        means(
            "khối lượng tịnh (gam)",
            "Khối lượng tịnh, tính bằng gam.",
            en="net weight (grams)",
            also=("khoi_luong", "weight", "gam"),
            example="250",
            ge=1,
            le=1_000_000,
        ),
    ] = None
    """Net weight in grams."""
    volume_ml: Annotated[
        Whole | None,
        means(
            "thể tích (ml)",
            "Thể tích tịnh, tính bằng mi-li-lít.",
            en="net volume (millilitres)",
            also=("the_tich", "ml"),
            example="500",
            ge=1,
            le=1_000_000,
        ),
    ] = None
    """Net volume in millilitres."""
    price_vnd: Annotated[
        Money | None,
        means(
            "giá (đồng)",
            "Giá tham khảo của quy cách này, bằng đồng, đã gồm thuế; nếu là khoảng giá "
            "thì ghi giá thấp.",
            en="price (dong)",
            also=("gia", "price", "gia_ban"),
            example="45.000",
        ),
    ] = None
    """Reference price of this pack in dong, tax included; the lower end of a range."""
    price_to_vnd: Annotated[
        Money | None,
        means(
            "giá đến (đồng)", "Giá cao của khoảng giá.", en="price up to (dong)", also=("gia_den",)
        ),
    ] = None
    """Upper end of a range of prices."""
    price_on: Annotated[
        Partial | None,
        means(
            "ngày của giá",
            "Giá của ngày, tháng hoặc năm nào; giá thì cũ đi.",
            en="price as of",
            also=("ngay_gia", "price_date"),
            example="2026-10",
        ),
    ] = None
    """When this price was asked. Prices age."""
    market: Annotated[
        Literal["domestic", "export"] | None,
        means("thị trường", "Giá ở thị trường nào.", also=("thi_truong",)),
    ] = None
    """Where this price holds."""


class Channel(Record):
    """A page where it can be bought. Links die and are taken over."""

    kind: Annotated[
        Identifier,
        means("kênh", "Mã của kênh bán trong danh sách.", also=("kenh", "san"), example="shopee"),
    ]
    """Id of a platform in ``sales-channels.yml``."""
    url: Annotated[
        Link,
        means(
            "đường dẫn",
            "Trang của chính sản phẩm ở đó, không phải địa chỉ rút gọn.",
            en="page of the product there",
            also=("link", "duong_dan"),
        ),
    ]
    """The product's own page there, not a short link."""
    checked_on: Annotated[
        Day,
        means("ngày kiểm tra", "Ngày có người mở ra và thấy sản phẩm.", also=("ngay_kiem_tra",)),
    ]
    """Day on which somebody opened it and found the product."""


class Supply(Record):
    """For buyers of larger amounts."""

    capacity: Annotated[
        Words | None,
        means(
            "năng lực cung ứng",
            "Giao được bao nhiêu, kèm đơn vị và thời gian.",
            also=("nang_luc", "san_luong"),
        ),
    ] = None
    """What can be delivered, with its unit and time."""
    minimum_order: Annotated[
        Words | None, means("đặt hàng tối thiểu", "Đơn hàng nhỏ nhất.", also=("toi_thieu",))
    ] = None
    """Smallest order."""
    lead_time_days: Annotated[
        Whole | None,
        means(
            "thời gian giao (ngày)",
            "Số ngày từ khi đặt đến khi giao.",
            en="days to deliver",
            also=("thoi_gian_giao",),
            ge=0,
            le=365,
        ),
    ] = None
    """Days from order to delivery."""
    case_size: Annotated[
        Whole | None,
        means(
            "số gói mỗi thùng",
            "Mỗi thùng có mấy gói.",
            en="packs in a case",
            also=("quy_cach_thung",),
            ge=1,
            le=10_000,
        ),
    ] = None
    """Packs in a case."""
    invoice: Annotated[
        Literal["vat", "sales", "none"] | None,
        means("hóa đơn", "Loại hóa đơn xuất được.", also=("hoa_don",)),
    ] = None
    """Kind of invoice that the seller can issue."""
    export_markets: Annotated[
        tuple[Line, ...],
        means(
            "thị trường xuất khẩu", "Những nước đã giao hàng, như nguồn viết.", also=("xuat_khau",)
        ),
    ] = ()
    """Countries delivered to, as the source names them."""


class Traceability(Record):
    """How a pack can be traced."""

    gtin: Annotated[
        Gtin | None,
        means(
            "mã GTIN",
            "Số mã vạch, có chữ số kiểm tra. 893 là nơi cấp số, không phải nơi làm ra.",
            en="barcode number (GTIN)",
            also=("ma_vach", "barcode"),
        ),
    ] = None
    """Barcode number with its check digit. 893 says where it was issued, not made."""
    url: Annotated[
        Link | None,
        means(
            "đường dẫn truy xuất",
            "Chữ trong mã QR truy xuất.",
            en="traceability page",
            also=("link",),
        ),
    ] = None
    """The text in the traceability QR."""
