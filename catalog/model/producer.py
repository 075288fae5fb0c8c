"""A producer (chủ thể): who makes, and answers for, the products of one folder."""

from typing import Annotated

from catalog.model.base import Record, means
from catalog.model.papers import Conflict, Paper, ProtectedName, Source
from catalog.model.parts import Contact, Name, Place, Words
from catalog.model.photo import Photo
from catalog.model.values import Identifier, Line, Link, Reference


class Producer(Record):
    """A household producer is a natural person: publish no more than the business."""

    name: Annotated[
        Name,
        means(
            "tên chủ thể",
            "Như trong giấy đăng ký; không có thì như trong nguồn.",
            also=("ten", "ten_chu_the"),
        ),
    ]
    """As registered, else as in the source."""
    name_doubt: Annotated[
        Line | None,
        means(
            "tên chưa chắc",
            "Cách viết mà nguồn in, khi tên ở đây là do phục hồi dấu hoặc dịch lại.",
            en="spelling of the source",
            also=("ten_chua_chac",),
        ),
    ] = None
    """The spelling that the source prints, where ours restores marks or was translated."""
    also: Annotated[
        tuple[Line, ...],
        means(
            "tên gọi khác",
            "Cách viết khác, để tìm kiếm thấy.",
            en="other names",
            also=("ten_khac", "aliases"),
        ),
    ] = ()
    """Other spellings; search finds them."""
    former_names: Annotated[
        tuple[Line, ...], means("tên trước đây", "Những tên đã dùng trước đây.", also=("ten_cu",))
    ] = ()
    """Names it bore earlier."""
    type: Annotated[
        Identifier | None,
        means(
            "loại hình",
            "Loại hình theo pháp luật, hoặc nhóm loại hình nếu nguồn không nói rõ hơn.",
            en="legal type",
            also=("loai_hinh", "loai"),
            example="hop-tac-xa",
        ),
    ] = None
    """Legal type, or group of types where the source says no more (``producer-types.yml``)."""
    place: Annotated[
        Place | None, means("địa chỉ", "Nơi đặt cơ sở kinh doanh.", also=("dia_chi", "noi"))
    ] = None
    """Where the business is."""
    contacts: Annotated[
        tuple[Contact, ...],
        means(
            "liên hệ",
            "Số điện thoại kinh doanh, đã được đồng ý công khai.",
            also=("lien_he", "phone", "dien_thoai"),
        ),
    ] = ()
    """Business numbers with consent."""
    website: Annotated[
        Link | None, means("trang web", "Trang riêng của chủ thể.", also=("web",))
    ] = None
    """Its own site."""
    summary: Annotated[
        Words | None, means("giới thiệu ngắn", "Một hoặc hai câu.", also=("gioi_thieu", "mo_ta"))
    ] = None
    """One or two sentences."""
    story: Annotated[Words | None, means("câu chuyện", "Họ là ai.", also=("cau_chuyen",))] = None
    """Who they are."""
    facts: Annotated[
        tuple[Words, ...],
        means("thông tin thêm", "Những điều ngắn, đúng như nguồn viết.", also=("dac_diem",)),
    ] = ()
    """Short facts, each as the source states it."""
    products_mentioned: Annotated[
        tuple[Line, ...],
        means(
            "sản phẩm được nhắc tới",
            "Hàng mà nguồn nhắc tới, không nói có sao OCOP; ở đây không mang sao.",
            also=("san_pham",),
        ),
    ] = ()
    """Goods that a source names without an OCOP rating. They carry no stars here."""
    papers: Annotated[
        tuple[Paper, ...],
        means("giấy tờ", "Giấy tờ của cơ sở.", also=("giay_to", "certifications")),
    ] = ()
    """Certificates of the business."""
    protected_names: Annotated[
        tuple[ProtectedName, ...],
        means("tên được bảo hộ", "Tên được bảo hộ mà chủ thể được dùng.", also=("so_huu_tri_tue",)),
    ] = ()
    """Protected names it may use."""
    perhaps_same_as: Annotated[
        Reference | None,
        means(
            "có thể trùng với",
            "Mã của chủ thể có thể là cùng một người, viết tên khác.",
            also=("trung_voi",),
        ),
    ] = None
    """Id of a producer that may be the same under another spelling."""
    photos: Annotated[
        tuple[Photo, ...],
        means(
            "ảnh", "Ảnh nằm cạnh tệp này, ảnh đẹp nhất trước.", also=("anh", "hinh_anh", "photo")
        ),
    ] = ()
    """Pictures beside this file, the best first."""
    sources: Annotated[
        tuple[Source, ...],
        means("nguồn", "Đọc được những điều này ở đâu.", also=("nguon", "source")),
    ] = ()
    """Where all of this was read."""
    conflicts: Annotated[
        tuple[Conflict, ...],
        means("nguồn mâu thuẫn", "Những chỗ các nguồn nói khác nhau.", also=("mau_thuan",)),
    ] = ()
    """Where sources disagree."""
    notes: Annotated[
        tuple[Words, ...],
        means("ghi chú", "Điều người đọc cần biết về mục này.", also=("ghi_chu", "note")),
    ] = ()
    """What a reader should know about this record."""
    former_ids: Annotated[
        tuple[Reference, ...],
        means("địa chỉ cũ", "Những mã mà chủ thể này từng mang.", also=("id_cu",)),
    ] = ()
    """Ids that this producer had."""
