"""What changed in the period, and what ends after it, in words."""

from catalog.figures import Expiry
from catalog.periodic.counted import Counted, Happened, Happening
from catalog.periodic.said import Chapter, Say, Table

HAPPENED = {
    Happened.FIRST: "Công nhận lần đầu",
    Happened.UPGRADE: "Nâng hạng",
    Happened.RE_EVALUATION: "Đánh giá, phân hạng lại",
    Happened.DECIDED: "Công nhận, chưa rõ lần đầu hay đánh giá lại",
    Happened.EXTENDED: "Gia hạn (bắt đầu được kéo dài)",
    Happened.LAPSED: "Hết hiệu lực",
    Happened.REVOKED: "Bị thu hồi",
    Happened.REPORTED: "Được đưa tin công nhận, chưa thấy quyết định",
}


def changes(say: Say, told: Counted) -> Chapter:
    t = say.t
    rows = tuple(
        (label, *(t.number(sum(one.what is what for one in those))
                  for those in (told.happened, told.perhaps)))
        for what, label in HAPPENED.items()
    )  # fmt: skip
    sentences = ["Tính theo ngày của quyết định; hết hiệu lực tính từ ngày sau ngày cuối cùng."]
    if told.perhaps:
        sentences.append(
            f"Ngoài ra có {t.number(len(told.perhaps))} thay đổi mà nguồn chỉ cho biết tháng hoặc"
            " năm, nên có thể không thuộc kỳ này; ghi ở cột “Có thể trong kỳ”."
        )
    sentences.append(_corrections(say, told))
    tables = [
        Table(
            "Thay đổi",
            "Thay đổi trong kỳ",
            ("Nội dung", "Trong kỳ", "Có thể trong kỳ"),
            rows,
            frozenset({1, 2}),
        )
    ]
    listed = tuple(_happening(say, number, one) for number, one in enumerate(told.happened, 1))
    if listed:
        header = (
            "TT",
            "Sản phẩm",
            "Chủ thể",
            "Xã, phường",
            "Sao",
            "Nội dung",
            "Ngày",
            "Quyết định",
        )
        tables.append(
            Table("Chi tiết thay đổi", "Chi tiết thay đổi trong kỳ", header, listed, frozenset({0}))
        )
    return Chapter(f"Thay đổi trong {told.period.vi}", tuple(sentences), tuple(tables))


def _corrections(say: Say, told: Counted) -> str:
    if told.corrected is None or told.added is None:
        return "Số mục được sửa, được ghi thêm: không có số liệu (không đọc được lịch sử dữ liệu)."
    return (
        f"Trong kỳ có {say.t.number(told.corrected)} mục (sản phẩm, chủ thể, điểm bán) được sửa"
        f" thông tin và {say.t.number(told.added)} mục được ghi thêm vào danh mục."
    )


def _happening(say: Say, number: int, one: Happening) -> tuple[str, ...]:
    days = one.days
    return (
        str(number),
        *say.product(one.entry),
        say.stars(one.certificate.rank),
        HAPPENED[one.what],
        say.days(days.first, days.last),
        one.certificate.decision or "",
    )


def ahead_of(say: Say, told: Counted) -> Chapter:
    t, ahead = say.t, told.period.ahead
    exact = [one for one in told.ahead if one.end.exact]
    ends = (
        f"Từ ngày {t.day(ahead.first)} đến hết ngày {t.day(ahead.last)} (hai quý tới) có"
        f" {t.number(sum(one.decided for one in exact))} sản phẩm đến ngày hết hiệu lực."
        " Hồ sơ đánh giá lại nộp trong khoảng từ 180 đến 120 ngày trước ngày hết hiệu lực."
    )
    sentences = [ends]
    if len(told.ahead) > sum(one.decided for one in exact):
        rest = len(told.ahead) - sum(one.decided for one in exact)
        sentences.append(
            f"Thêm {t.number(rest)} sản phẩm có thể đến hạn: chưa thấy quyết định, hoặc nguồn"
            " không cho biết ngày; cần đối chiếu với quyết định gốc."
        )
    rows = tuple(_expiry(say, number, one) for number, one in enumerate(told.ahead, 1))
    header = ("TT", "Sản phẩm", "Chủ thể", "Xã, phường", "Sao", "Ngày cuối còn hiệu lực",
              "Nộp hồ sơ đánh giá lại", "Ghi chú")  # fmt: skip
    tables = (Table("Sắp hết hiệu lực", "Sản phẩm đến hạn trong hai quý tới", header, rows,
                    frozenset({0})),)  # fmt: skip
    return Chapter("Sắp hết hiệu lực", tuple(sentences), tables if rows else ())


def _expiry(say: Say, number: int, one: Expiry) -> tuple[str, ...]:
    notes = ["gia hạn"] if one.extended else []
    notes += [] if one.decided else ["chưa thấy quyết định"]
    window = say.days(one.window.first, one.window.last) if one.window else ""
    end = say.days(one.end.first, one.end.last)
    claim = one.entry.claim
    stars = say.stars((claim.stars, claim.at_least))
    return (str(number), *say.product(one.entry), stars, end, window, ", ".join(notes))
