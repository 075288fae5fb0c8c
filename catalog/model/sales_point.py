"""A place where products can be seen and bought. Such places close quietly."""

from typing import Annotated, Literal

from catalog.model.base import Record, means
from catalog.model.papers import Source
from catalog.model.parts import Contact, Name, Place, Position, Words
from catalog.model.values import Day, Identifier, Line, Partial, Reference


class Inspection(Record):
    """A visit of the authorities."""

    on: Annotated[Partial, means("ngày", "Ngày, tháng hoặc năm.", also=("ngay",))]
    """Day, month or year."""
    by: Annotated[Line, means("cơ quan", "Ai đến kiểm tra.", also=("co_quan",))]
    """Who came."""
    result: Annotated[
        Words | None, means("kết quả", "Kết quả, như đã công bố.", also=("ket_qua",))
    ] = None
    """What they found, as published."""


class Carries(Record):
    """What is sold there. An official point also sells goods without stars."""

    products: Annotated[
        tuple[Reference, ...], means("các sản phẩm", "Mã của các sản phẩm.", also=("san_pham",))
    ] = ()
    """Ids of products."""
    producers: Annotated[
        tuple[Reference, ...],
        means(
            "mọi sản phẩm của chủ thể",
            "Mã của những chủ thể mà mọi sản phẩm đều bán ở đây.",
            also=("chu_the",),
        ),
    ] = ()
    """Ids of producers all of whose products are carried."""


class SalesPoint(Record):
    """One shop, stand or show room."""

    name: Annotated[
        Name, means("tên điểm bán", "Như trên biển; không có thì như trong nguồn.", also=("ten",))
    ]
    """As on its sign, else as in the source."""
    kind: Annotated[
        Identifier | None,
        means(
            "loại điểm bán",
            "Mã trong danh sách; bỏ trống: nguồn không nói.",
            also=("loai",),
            example="cua-hang-chu-the",
        ),
    ] = None
    """Id in ``sales-channels.yml``; absent: the source does not say."""
    operator: Annotated[Line | None, means("đơn vị vận hành", "Ai vận hành.", also=("don_vi",))] = (
        None
    )
    """Who runs it."""
    operated_by: Annotated[
        Reference | None, means("chủ thể vận hành", "Mã của chủ thể vận hành.", also=("chu_the",))
    ] = None
    """Id of the producer who runs it."""
    place: Annotated[Place | None, means("địa chỉ", "Nằm ở đâu.", also=("dia_chi", "noi"))] = None
    """Where it is."""
    position: Annotated[
        Position | None,
        means(
            "tọa độ", "Đo tại cửa, không bao giờ đoán từ tên xã.", also=("toa_do", "coordinates")
        ),
    ] = None
    """Measured at the door; never guessed from the commune."""
    hours: Annotated[
        Words | None, means("giờ mở cửa", "Như ghi trên cửa.", also=("gio_mo_cua",))
    ] = None
    """As on the door."""
    contacts: Annotated[
        tuple[Contact, ...],
        means(
            "liên hệ",
            "Số điện thoại kinh doanh, đã được đồng ý công khai.",
            also=("lien_he", "phone"),
        ),
    ] = ()
    """Business numbers with consent."""
    carries: Annotated[
        Carries | None,
        means(
            "bán những gì",
            "Bỏ trống: không nguồn nào nói ở đó bán gì.",
            en="what is sold",
            also=("san_pham",),
        ),
    ] = None
    """Absent: no source says what is sold there."""
    open: Annotated[
        Literal["yes", "closed"] | None,
        means(
            "còn hoạt động không",
            "Bỏ trống: nguồn không nói.",
            en="still open?",
            also=("tinh_trang",),
        ),
    ] = None
    """Absent: not stated."""
    checked_on: Annotated[
        Day | None,
        means(
            "ngày kiểm tra gần nhất",
            "Ngày có người thấy điểm bán còn ở đó; bỏ trống: chưa ai kiểm tra.",
            en="last seen on",
            also=("ngay_kiem_tra",),
        ),
    ] = None
    """Day on which somebody saw that it is there; absent: nobody has checked yet."""
    inspections: Annotated[
        tuple[Inspection, ...],
        means(
            "các lần kiểm tra của cơ quan", "Những lần cơ quan đến kiểm tra.", also=("kiem_tra",)
        ),
    ] = ()
    """Visits of the authorities."""
    sources: Annotated[
        tuple[Source, ...],
        means("nguồn", "Đọc được những điều này ở đâu.", also=("nguon", "source")),
    ] = ()
    """Where all of this was read."""
    notes: Annotated[
        tuple[Words, ...],
        means("ghi chú", "Điều người đọc cần biết về mục này.", also=("ghi_chu", "note")),
    ] = ()
    """What a reader should know about this record."""
