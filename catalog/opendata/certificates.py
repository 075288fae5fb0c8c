"""The table of certificates and reports: every time that a product got stars, or is said to."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalog.claims import State
from catalog.model import Certificate
from catalog.opendata.column import Column, Holds, field, worked_out
from catalog.opendata.parts import source_texts
from catalog.opendata.published import ProductRow, Published
from catalog.opendata.table import Table
from catalog.validity import state_of_each


@dataclass(frozen=True, slots=True)
class Row:
    """One certificate, its place in the file of its product, and its own state."""

    product: ProductRow
    number: int
    one: Certificate
    state: State


def _kind(row: Row) -> str | None:
    return row.product.of.words["vi"](f"kind.{row.one.kind}") if row.one.kind else None


def _sources(row: Row) -> tuple[str, ...]:
    sources = row.product.entry.record.sources
    return source_texts(sources[number - 1] for number in row.one.sources)


COLUMNS: tuple[Column[Row], ...] = (
    worked_out(
        "product",
        Holds.ID,
        lambda row: row.product.entry.id,
        ("mã sản phẩm", "Mã trong bảng sản phẩm."),
        ("product", "Id in the table of products."),
        example="htx-vi-du-mot/che-con-hieu-luc",
        always=True,
        refers="products",
    ),
    worked_out(
        "number",
        Holds.WHOLE,
        lambda row: row.number,
        ("lần thứ", "Thứ tự trong tệp sản phẩm, từ 1; lần mới nhất ở cuối."),
        ("number", "Its place in the file of the product, from 1; the newest comes last."),
        example="1",
        always=True,
        least=1,
    ),
    worked_out(
        "product_name",
        Holds.TEXT,
        lambda row: row.product.entry.record.name.vi,
        ("sản phẩm", "Tên sản phẩm."),
        ("name of the product", "In Vietnamese."),
        always=True,
    ),
    field(Certificate, "stars", lambda row: row.one.stars),
    field(Certificate, "stars_at_least", lambda row: row.one.stars_at_least),
    field(Certificate, "issued", lambda row: row.one.issued),
    field(Certificate, "decision", lambda row: row.one.decision),
    field(Certificate, "issuer", lambda row: row.one.issuer),
    worked_out(
        "is_decided",
        Holds.TRUTH,
        lambda row: row.one.is_decided,
        (
            "có quyết định",
            "Đúng nếu biết số quyết định và cơ quan ban hành; nếu không thì mới chỉ là tin.",
        ),
        (
            "by decision",
            "True if number and issuer of the decision are known; else it is a report.",
        ),
        always=True,
    ),
    field(Certificate, "reported_by", lambda row: row.one.reported_by),
    field(Certificate, "kind", lambda row: row.one.kind),
    worked_out(
        "kind_vi",
        Holds.TEXT,
        _kind,
        ("loại đánh giá, bằng chữ", "Như trên trang."),
        ("kind in Vietnamese", "As the pages say it."),
    ),
    field(Certificate, "valid_until", lambda row: row.one.valid_until),
    field(Certificate, "extended_until", lambda row: row.one.extended_until),
    field(Certificate, "extension_basis", lambda row: row.one.extension_basis),
    field(Certificate, "revoked_on", lambda row: row.one.revoked_on),
    field(Certificate, "revocation_basis", lambda row: row.one.revocation_basis),
    worked_out(
        "state",
        Holds.CHOICE,
        lambda row: row.state.value,
        (
            "tình trạng (từ khóa)",
            "Tình trạng của riêng lần này vào ngày dựng tệp; replaced: đã có lần mới hơn.",
        ),
        (
            "state",
            "Of this certificate by itself on the day of the file; replaced: a newer one followed.",
        ),
        example="replaced",
        always=True,
        choices=tuple(one.value for one in State),
    ),
    worked_out(
        "state_vi",
        Holds.TEXT,
        lambda row: row.product.of.words["vi"](f"status.{row.state}.badge"),
        ("tình trạng", "Tình trạng bằng tiếng Việt."),
        ("state in Vietnamese", "As the pages say it."),
        always=True,
    ),
    worked_out(
        "sources",
        Holds.LIST,
        _sources,
        ("nguồn", "Nguồn của riêng lần này, khi tệp có ghi."),
        ("sources", "Of this certificate, where the file says which."),
    ),
)


def _rows(published: Published) -> Iterator[Row]:
    day = published.catalogue.day
    for product in published.products.values():
        certificates = product.entry.record.certificates
        states = state_of_each(certificates, day)
        pairs = zip(certificates, states, strict=True)
        for number, (one, state) in enumerate(pairs, start=1):
            yield Row(product, number, one, state)


CERTIFICATES = Table(
    "certificates",
    {"vi": "Giấy chứng nhận", "en": "Certificates"},
    {
        "vi": "Mỗi dòng một lần được công nhận sao, hoặc một tin nói về sao.",
        "en": "One row for each decision that gives stars, and for each report of stars.",
    },
    COLUMNS,
    _rows,
    key=("product", "number"),
)
