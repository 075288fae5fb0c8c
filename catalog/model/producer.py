"""A producer (chủ thể): who makes, and answers for, the products of one folder."""

from typing import Annotated

from catalog.model.base import Record, means
from catalog.model.parts import (
    Conflict,
    Contact,
    Name,
    Paper,
    Place,
    ProtectedName,
    Source,
    Words,
)
from catalog.model.photo import Photo
from catalog.model.values import Identifier, Line, Link, Reference


class Producer(Record):
    """A household producer is a natural person: publish no more than the business."""

    name: Annotated[Name, means("tên chủ thể", also=("ten", "ten_chu_the"))]
    """As registered, else as in the source."""
    name_doubt: Annotated[Line | None, means("tên chưa chắc", also=("ten_chua_chac",))] = None
    """The spelling that the source prints, where ours restores marks or was translated."""
    also: Annotated[tuple[Line, ...], means("tên gọi khác", also=("ten_khac", "aliases"))] = ()
    """Other spellings; search finds them."""
    former_names: Annotated[tuple[Line, ...], means("tên trước đây", also=("ten_cu",))] = ()
    """Names it bore earlier."""
    type: Annotated[
        Identifier | None, means("loại hình", also=("loai_hinh", "loai"), example="hop-tac-xa")
    ] = None
    """Legal type, or group of types where the source says no more (``producer-types.yml``)."""
    place: Annotated[Place | None, means("địa chỉ", also=("dia_chi", "noi"))] = None
    """Where the business is."""
    contacts: Annotated[
        tuple[Contact, ...], means("liên hệ", also=("lien_he", "phone", "dien_thoai"))
    ] = ()
    """Business numbers with consent."""
    website: Annotated[Link | None, means("trang web", also=("web",))] = None
    """Its own site."""
    summary: Annotated[Words | None, means("giới thiệu ngắn", also=("gioi_thieu", "mo_ta"))] = None
    """One or two sentences."""
    story: Annotated[Words | None, means("câu chuyện", also=("cau_chuyen",))] = None
    """Who they are."""
    facts: Annotated[tuple[Words, ...], means("thông tin thêm", also=("dac_diem",))] = ()
    """Short facts, each as the source states it."""
    products_mentioned: Annotated[
        tuple[Line, ...], means("sản phẩm được nhắc tới", also=("san_pham",))
    ] = ()
    """Goods that a source names without an OCOP rating. They carry no stars here."""
    papers: Annotated[tuple[Paper, ...], means("giấy tờ", also=("giay_to", "certifications"))] = ()
    """Certificates of the business."""
    protected_names: Annotated[
        tuple[ProtectedName, ...], means("tên được bảo hộ", also=("so_huu_tri_tue",))
    ] = ()
    """Protected names it may use."""
    perhaps_same_as: Annotated[Reference | None, means("có thể trùng với", also=("trung_voi",))] = (
        None
    )
    """Id of a producer that may be the same under another spelling."""
    photos: Annotated[tuple[Photo, ...], means("ảnh", also=("anh", "hinh_anh", "photo"))] = ()
    """Pictures beside this file, the best first."""
    sources: Annotated[tuple[Source, ...], means("nguồn", also=("nguon", "source"))] = ()
    """Where all of this was read."""
    conflicts: Annotated[tuple[Conflict, ...], means("nguồn mâu thuẫn", also=("mau_thuan",))] = ()
    """Where sources disagree."""
    notes: Annotated[tuple[Words, ...], means("ghi chú", also=("ghi_chu", "note"))] = ()
    """What a reader should know about this record."""
    former_ids: Annotated[tuple[Reference, ...], means("địa chỉ cũ", also=("id_cu",))] = ()
    """Ids that this producer had."""
