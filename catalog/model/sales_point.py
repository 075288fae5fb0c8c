"""A place where products can be seen and bought. Such places close quietly."""

from typing import Annotated, Literal

from catalog.model.base import Record, means
from catalog.model.parts import Contact, Name, Place, Position, Source, Words
from catalog.model.values import Day, Identifier, Line, Partial, Reference


class Inspection(Record):
    """A visit of the authorities."""

    on: Annotated[Partial, means("ngày", also=("ngay",))]
    """Day, month or year."""
    by: Annotated[Line, means("cơ quan", also=("co_quan",))]
    """Who came."""
    result: Annotated[Words | None, means("kết quả", also=("ket_qua",))] = None
    """What they found, as published."""


class Carries(Record):
    """What is sold there. An official point also sells goods without stars."""

    products: Annotated[tuple[Reference, ...], means("các sản phẩm", also=("san_pham",))] = ()
    """Ids of products."""
    producers: Annotated[
        tuple[Reference, ...], means("mọi sản phẩm của chủ thể", also=("chu_the",))
    ] = ()
    """Ids of producers all of whose products are carried."""


class SalesPoint(Record):
    """One shop, stand or show room."""

    name: Annotated[Name, means("tên điểm bán", also=("ten",))]
    """As on its sign, else as in the source."""
    kind: Annotated[
        Identifier | None, means("loại điểm bán", also=("loai",), example="cua-hang-chu-the")
    ] = None
    """Id in ``sales-channels.yml``; absent: the source does not say."""
    operator: Annotated[Line | None, means("đơn vị vận hành", also=("don_vi",))] = None
    """Who runs it."""
    operated_by: Annotated[Reference | None, means("chủ thể vận hành", also=("chu_the",))] = None
    """Id of the producer who runs it."""
    place: Annotated[Place | None, means("địa chỉ", also=("dia_chi", "noi"))] = None
    """Where it is."""
    position: Annotated[Position | None, means("tọa độ", also=("toa_do", "coordinates"))] = None
    """Measured at the door; never guessed from the commune."""
    hours: Annotated[Words | None, means("giờ mở cửa", also=("gio_mo_cua",))] = None
    """As on the door."""
    contacts: Annotated[tuple[Contact, ...], means("liên hệ", also=("lien_he", "phone"))] = ()
    """Business numbers with consent."""
    carries: Annotated[Carries | None, means("bán những gì", also=("san_pham",))] = None
    """Absent: no source says what is sold there."""
    open: Annotated[
        Literal["yes", "closed"] | None, means("còn hoạt động không", also=("tinh_trang",))
    ] = None
    """Absent: not stated."""
    checked_on: Annotated[Day | None, means("ngày kiểm tra gần nhất", also=("ngay_kiem_tra",))] = (
        None
    )
    """Day on which somebody saw that it is there; absent: nobody has checked yet."""
    inspections: Annotated[
        tuple[Inspection, ...], means("các lần kiểm tra của cơ quan", also=("kiem_tra",))
    ] = ()
    """Visits of the authorities."""
    sources: Annotated[tuple[Source, ...], means("nguồn", also=("nguon", "source"))] = ()
    """Where all of this was read."""
    notes: Annotated[tuple[Words, ...], means("ghi chú", also=("ghi_chu", "note"))] = ()
    """What a reader should know about this record."""
