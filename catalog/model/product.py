"""A product, and what buyers need to know of it."""

from typing import Annotated, Literal

from catalog.model.base import Record, means
from catalog.model.certificate import Certificate, Evaluation
from catalog.model.papers import Conflict, Paper, ProtectedName, Source
from catalog.model.parts import Name, Place, Words
from catalog.model.photo import Photo
from catalog.model.selling import Channel, Pack, Supply, Traceability
from catalog.model.values import (
    Identifier,
    Line,
    Month,
    Reference,
)


class Product(Record):
    """One product: its folder is its producer, its file name its id."""

    name: Annotated[
        Name,
        means("tên sản phẩm", "Như trên giấy chứng nhận.", also=("ten", "ten_san_pham", "title")),
    ]
    """As on the certificate."""
    name_doubt: Annotated[
        Literal["rendered-from-english", "place-added"] | None,
        means(
            "tên chưa chắc",
            "Vì sao tên tiếng Việt có thể khác giấy chứng nhận.",
            also=("ten_chua_chac",),
        ),
    ] = None
    """Why the Vietnamese name may differ from the certificate's."""
    also: Annotated[
        tuple[Line, ...],
        means(
            "tên gọi khác",
            "Cách viết và tên gọi khác, để tìm kiếm thấy.",
            en="other names",
            also=("ten_khac", "aliases"),
        ),
    ] = ()
    """Other spellings and trade names; search finds them."""
    group: Annotated[
        Identifier,
        means(
            "nhóm sản phẩm",
            "Phân nhóm theo quyết định của Thủ tướng. Chè và cà phê thuộc ngành thực phẩm.",
            also=("nhom", "phan_nhom", "category"),
            example="ca-phe-ca-cao",
        ),
    ]
    """Leaf of the law's classification (``product-groups.yml``). Tea and coffee are food."""
    brand: Annotated[
        Line | None, means("thương hiệu", "Thương hiệu trên nhãn.", also=("thuong_hieu",))
    ] = None
    """Brand on the label."""
    place: Annotated[
        Place | None,
        means("nơi làm ra", "Nơi làm ra sản phẩm.", also=("noi_san_xuat", "dia_diem", "noi")),
    ] = None
    """Where it is made."""
    certificates: Annotated[
        tuple[Certificate, ...],
        means(
            "sao đã công nhận",
            "Mọi lần được công nhận sao, lần mới nhất viết cuối.",
            also=("chung_nhan", "giay_chung_nhan", "certificate"),
        ),
    ] = ()
    """Every rating known, newest last."""
    evaluations: Annotated[
        tuple[Evaluation, ...],
        means(
            "các lần đánh giá chưa rõ kết quả",
            "Những lần đánh giá chưa biết kết quả.",
            also=("danh_gia",),
        ),
    ] = ()
    """Evaluations whose result is not known."""
    made: Annotated[
        Literal["yes", "paused", "no-longer"] | None,
        means(
            "còn sản xuất không",
            "yes: còn sản xuất; paused: tạm dừng; no-longer: không còn. Bỏ trống: nguồn không nói.",
            en="still made?",
            also=("tinh_trang", "trang_thai"),
        ),
    ] = None
    """Whether it is still made; absent: not stated."""
    summary: Annotated[
        Words | None,
        means("mô tả ngắn", "Một hoặc hai câu.", also=("mo_ta", "mo_ta_ngan", "description")),
    ] = None
    """One or two sentences."""
    story: Annotated[
        Words | None,
        means(
            "câu chuyện sản phẩm",
            "Câu chuyện của chính sản phẩm; chuyện chép của sản phẩm khác bị chấm 0 điểm.",
            also=("cau_chuyen",),
        ),
    ] = None
    """The product's own story. A copied story scores 0 by law (criterion 5.3)."""
    facts: Annotated[
        tuple[Words, ...],
        means(
            "thông tin thêm",
            "Những điều ngắn, đúng như nguồn viết.",
            also=("dac_diem", "attributes"),
        ),
    ] = ()
    """Short facts, each as the source states it."""
    ingredients: Annotated[
        Words | None, means("thành phần", "Như trên nhãn.", also=("thanh_phan",))
    ] = None
    """As on the label."""
    packs: Annotated[
        tuple[Pack, ...],
        means(
            "quy cách và giá",
            "Các cỡ bán ra và giá tham khảo.",
            en="packs and prices",
            also=("quy_cach", "gia", "price"),
        ),
    ] = ()
    """Sizes and reference prices."""
    season: Annotated[
        tuple[Month, ...],
        means(
            "các tháng có hàng",
            "Những tháng có hàng, từ 1 đến 12; bỏ trống: nguồn không nói.",
            en="months in season",
            also=("mua_vu", "thang"),
            example="6",
        ),
    ] = ()
    """Months (1-12) in which it can be had; empty: not stated."""
    storage: Annotated[
        Words | None, means("bảo quản", "Cách giữ sản phẩm.", also=("bao_quan",))
    ] = None
    """How to keep it."""
    shelf_life: Annotated[
        Words | None, means("hạn sử dụng", "Như trên nhãn.", also=("han_su_dung", "hsd"))
    ] = None
    """As on the label."""
    papers: Annotated[
        tuple[Paper, ...],
        means(
            "giấy tờ chất lượng",
            "VietGAP, HACCP, an toàn thực phẩm …",
            also=("giay_to", "certifications"),
        ),
    ] = ()
    """VietGAP, HACCP, food safety and the like."""
    protected_names: Annotated[
        tuple[ProtectedName, ...],
        means(
            "tên được bảo hộ",
            "Chỉ dẫn địa lý và nhãn hiệu.",
            also=("so_huu_tri_tue", "intellectual_property"),
        ),
    ] = ()
    """Geographical indication and marks."""
    traceability: Annotated[
        Traceability | None,
        means("truy xuất nguồn gốc", "Mã vạch và trang truy xuất.", also=("truy_xuat",)),
    ] = None
    """Barcode and traceability page."""
    sold_at: Annotated[
        tuple[Identifier, ...],
        means("bán tại điểm", "Mã của những điểm bán có hàng.", also=("noi_ban", "diem_ban")),
    ] = ()
    """Ids of sales points that carry it."""
    channels: Annotated[
        tuple[Channel, ...],
        means("kênh bán trực tuyến", "Những trang mua được trên mạng.", also=("kenh_ban", "links")),
    ] = ()
    """Pages where it can be bought."""
    supply: Annotated[
        Supply | None, means("cung ứng", "Cho người mua số lượng lớn.", also=("cung_ung",))
    ] = None
    """For trade buyers."""
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
        means(
            "địa chỉ cũ", "Những mã mà sản phẩm từng mang; địa chỉ cũ dẫn về đây.", also=("id_cu",)
        ),
    ] = ()
    """Ids that this product had; their addresses lead here."""
