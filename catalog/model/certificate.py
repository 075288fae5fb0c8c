"""What is known of a product's stars: certificates, reports, evaluations."""

from typing import Annotated, Literal, Self

from pydantic import model_validator

from catalog.model.base import Record, means
from catalog.model.papers import SourceNumbers
from catalog.model.values import Day, Decision, Line, Partial, Stars, refuse

Kind = Literal["first", "upgrade", "re-evaluation"]
Reporter = Literal["press", "officials", "council", "producer"]


class Certificate(Record):
    """Stars of one product: by a decision, or as somebody reports them.

    With ``decision`` and ``issuer`` it proves the stars. Without, say in
    ``reported_by`` who says so; the catalogue then shows "unconfirmed".
    """

    stars: Annotated[
        Stars | None,
        means(
            "số sao",
            "Như trong quyết định: 3, 4 hoặc 5. Điểm chấm hay đề nghị 5 sao không phải là sao.",
            also=("sao", "hang", "rank", "so_sao"),
            example="4",
        ),
    ] = None
    """As decided: 3, 4 or 5. A score, or a proposal for five stars, is not a rating."""
    stars_at_least: Annotated[
        Stars | None,
        means(
            "ít nhất mấy sao",
            "Chỉ dùng khi nguồn chỉ nói “từ 3 sao trở lên”.",
            also=("sao_it_nhat",),
            example="3",
        ),
    ] = None
    """Only where the source says no more than "3 stars or higher"."""
    issued: Annotated[
        Partial | None,
        means(
            "ngày ban hành",
            "Ngày ký quyết định, không phải ngày trao giấy; chỉ biết tháng hoặc năm thì "
            "ghi tháng, năm. Kết quả của hội đồng: ngày họp.",
            en="day of the decision",
            also=("ngay_cap", "ngay_ban_hanh", "issued_on", "date"),
            example="2024-01-24",
        ),
    ] = None
    """Day of the decision, not of the ceremony; month or year where no more is known.
    Of a council's result: the day of its meeting."""
    decision: Annotated[
        Decision | None,
        means(
            "số quyết định",
            "Số quyết định như in trên giấy; chỉ rõ khi đi cùng cơ quan và ngày.",
            en="number of the decision",
            also=("quyet_dinh", "so_quyet_dinh"),
            example="139/QĐ-UBND",
        ),
    ] = None
    """Number of the decision as printed. Unique only with issuer and date."""
    issuer: Annotated[
        Line | None,
        means(
            "cơ quan ban hành",
            "Cơ quan ký; có thể nay không còn: huyện công nhận 3 sao đến 30/06/2025.",
            also=("co_quan", "noi_cap", "body"),
            example="UBND tỉnh Sơn La",
        ),
    ] = None
    """Who signed it. May no longer exist: districts certified 3 stars until 30 June 2025."""
    reported_by: Annotated[
        Reporter | None,
        means(
            "ai đưa tin",
            "Khi chưa thấy quyết định thì ai nói: press (báo chí), officials (cán bộ), "
            "council (hội đồng), producer (chủ thể).",
            also=("nguon_tin", "theo"),
            example="press",
        ),
    ] = None
    """Who says so, where no decision was seen: press, officials, council (its result), producer."""
    kind: Annotated[
        Kind | None,
        means(
            "loại đánh giá", "Lần đầu, nâng hạng hay đánh giá lại.", also=("loai",), example="first"
        ),
    ] = None
    """First evaluation, upgrade, or re-evaluation."""
    valid_until: Annotated[
        Day | None,
        means(
            "có giá trị đến",
            "Ngày cuối còn giá trị như in trên giấy. Bỏ trống: 36 tháng (26/2026/QĐ-TTg, "
            "khoản 3 Điều 4).",
            also=("het_han", "ngay_het_han", "expires"),
            example="2027-01-24",
        ),
    ] = None
    """Last day in force as printed, inclusive. Absent: 36 months (26/2026/QĐ-TTg, 4.3)."""
    extended_until: Annotated[
        Day | None,
        means(
            "được kéo dài đến",
            "Ngày cuối được kéo dài theo văn bản riêng; không bao giờ tự tính (Điều 12).",
            also=("gia_han_den",),
        ),
    ] = None
    """Last day of an extension, by its own paper; never computed (article 12.3)."""
    extension_basis: Annotated[
        Line | None, means("căn cứ kéo dài", "Văn bản cho kéo dài.", also=("can_cu_gia_han",))
    ] = None
    """Paper that extends it."""
    revoked_on: Annotated[
        Day | None,
        means(
            "ngày thu hồi",
            "Ngày đầu tiên không còn giá trị (Điều 8).",
            also=("thu_hoi", "ngay_thu_hoi"),
        ),
    ] = None
    """First day without validity (article 8)."""
    revocation_basis: Annotated[
        Line | None, means("căn cứ thu hồi", "Văn bản thu hồi.", also=("can_cu_thu_hoi",))
    ] = None
    """Paper that revokes it."""
    sources: Annotated[
        SourceNumbers,
        means(
            "nguồn số",
            "Số thứ tự, từ 1, của những nguồn trong tệp này nói điều đó.",
            en="numbers of its sources",
            also=("nguon",),
        ),
    ] = ()
    """Numbers, from 1, of the sources of this file that state it."""

    @model_validator(mode="after")
    def _one_kind_of_stars(self) -> Self:
        if self.stars is not None and self.stars_at_least is not None:
            raise refuse("stars-said-twice")
        return self

    @property
    def rank(self) -> tuple[int | None, bool]:
        """(stars, whether that is only a lower bound); None: not stated."""
        if self.stars is not None:
            return self.stars, False
        return self.stars_at_least, self.stars_at_least is not None

    @property
    def is_decided(self) -> bool:
        """True if number and issuer of the decision are known."""
        return self.decision is not None and self.issuer is not None


class Evaluation(Record):
    """An evaluation whose result no source states. It proves no star."""

    on: Annotated[
        Partial,
        means(
            "ngày đánh giá",
            "Ngày, tháng hoặc năm hội đồng họp.",
            also=("ngay", "date"),
            example="2023-12-27",
        ),
    ]
    """Day, month or year of the council's meeting."""
    body: Annotated[
        Line | None, means("hội đồng", "Hội đồng nào.", also=("hoi_dong", "co_quan"))
    ] = None
    """The council."""
    outcome: Annotated[
        Literal["not-stated", "not-rated"],
        means(
            "kết quả",
            "not-stated: không nói kết quả; not-rated: có kết quả của sản phẩm khác, "
            "không có của sản phẩm này.",
            also=("ket_qua",),
        ),
    ]
    """``not-stated``: no result given. ``not-rated``: results of others are, not this one's."""
