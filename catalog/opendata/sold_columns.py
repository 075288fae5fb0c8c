"""Columns on every rating that is known, and on how a product is sold and found."""

from catalog.dates import PartialDate
from catalog.model import Certificate, Product
from catalog.opendata.column import Column, Holds, field, worked_out
from catalog.opendata.parts import lowest_price, pack_text, source_texts
from catalog.opendata.published import ProductRow as Row
from catalog.opendata.table import url_columns


def _certificates(row: Row) -> tuple[str, ...]:
    return tuple(map(_certificate, row.entry.record.certificates))


def _certificate(one: Certificate) -> str:
    """``4 sao, 2024-01-24, 139/QĐ-UBND, UBND tỉnh Sơn La``; ``3+``: at least three."""
    stars, at_least = one.rank
    rank = f"{stars}{'+' if at_least else ''} sao" if stars else "? sao"
    said = (rank, str(one.issued or ""), one.decision, one.issuer, one.reported_by)
    return ", ".join(part for part in said if part)


def _made(row: Row) -> str | None:
    made = row.entry.record.made
    return row.of.words["vi"](f"made.{made}") if made else None


def _packs(row: Row) -> tuple[str, ...]:
    return tuple(pack_text(one, row.of.words["vi"]) for one in row.entry.record.packs)


def _price(row: Row) -> int | None:
    return lowest_price(row.entry.record.packs)[0]


def _price_on(row: Row) -> PartialDate | None:
    return lowest_price(row.entry.record.packs)[1]


def _gtin(row: Row) -> str | None:
    trace = row.entry.record.traceability
    return trace.gtin if trace else None


def _sold_at(row: Row) -> tuple[str, ...]:
    return tuple(sorted(point.id for point in row.of.catalogue.points_of.get(row.entry.id, ())))


RATED_AND_SOLD: tuple[Column[Row], ...] = (
    worked_out(
        "stars",
        Holds.WHOLE,
        lambda row: None if row.entry.claim.at_least else row.entry.claim.stars,
        (
            "số sao được nói tới",
            (
                "Sao của lần công nhận hoặc tin mới nhất, dù còn hiệu lực hay không. Đừng đăng như "
                "là sao đang có: dùng “sao còn hiệu lực”."
            ),
        ),
        (
            "stars spoken of",
            (
                "Of the newest decision or report, in force or not. Do not publish these as stars: "
                "use “stars in force”."
            ),
        ),
        example="4",
        least=3,
        most=5,
    ),
    worked_out(
        "stars_at_least",
        Holds.WHOLE,
        lambda row: row.entry.claim.stars if row.entry.claim.at_least else None,
        ("ít nhất mấy sao", "Khi nguồn chỉ nói “từ … sao trở lên”."),
        ("stars, at least", "Where a source says no more than “so many or higher”."),
        example="3",
        least=3,
        most=5,
    ),
    worked_out(
        "certificates",
        Holds.LIST,
        _certificates,
        (
            "các lần công nhận",
            (
                "Mỗi lần: sao, ngày, số quyết định, cơ quan, hoặc ai đưa tin. Đầy đủ ở bảng giấy "
                "chứng nhận."
            ),
        ),
        (
            "certificates",
            (
                "Each: stars, day, number of the decision, issuer, or who reports it. In full in "
                "the table of certificates."
            ),
        ),
        example="4 sao, 2024-01-24, 139/QĐ-UBND, UBND tỉnh Sơn La",
    ),
    field(Product, "made", lambda row: row.entry.record.made),
    worked_out(
        "made_vi",
        Holds.TEXT,
        _made,
        ("còn sản xuất không, bằng chữ", "Như trên trang."),
        ("still made, in Vietnamese", "As the pages say it."),
    ),
    field(Product, "packs", _packs, holds=Holds.LIST, example="Hộp, 250 g, 45.000 ₫, 2026-10"),
    worked_out(
        "lowest_price_vnd",
        Holds.WHOLE,
        _price,
        ("giá thấp nhất", "Giá tham khảo thấp nhất trong các quy cách, bằng đồng."),
        ("lowest price", "Lowest reference price among its packs, in dong."),
        example="45000",
        unit="VND",
        least=0,
    ),
    field(Product, "packs.price_on", _price_on, name="price_on"),
    field(
        Product,
        "season",
        lambda row: tuple(map(str, row.entry.record.season)),
        name="season_months",
        example="3; 4; 5",
    ),
    field(Product, "traceability.gtin", _gtin, name="gtin", example="8930000000012"),
    worked_out(
        "sales_points",
        Holds.LIST,
        _sold_at,
        ("bán tại", "Mã những điểm bán được biết là có hàng."),
        ("sold at", "Ids of the sales points that are known to carry it."),
    ),
    *url_columns("products", lambda row: (row.of, row.entry.id)),
    worked_out(
        "url_short",
        Holds.LINK,
        lambda row: f"{row.of.base_url}Q/{row.entry.code}/",
        ("địa chỉ ngắn", "Địa chỉ mà mã QR mở ra; không bao giờ mất."),
        ("short address", "What the QR code opens; it never disappears."),
        always=True,
    ),
    worked_out(
        "sources",
        Holds.LIST,
        lambda row: source_texts(row.entry.record.sources),
        ("nguồn", "Đọc được những điều này ở đâu: địa chỉ, hoặc tên văn bản."),
        ("sources", "Where this was read: an address, or what the paper is called."),
    ),
)
