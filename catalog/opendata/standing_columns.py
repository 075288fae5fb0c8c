"""Columns on where a product stands: state, term, basis. JSON has them as ``status``, too."""

from catalog.claims import State
from catalog.model import Product
from catalog.opendata.column import Column, Holds, field, worked_out
from catalog.opendata.published import ProductRow as Row
from catalog.standing import Basis


def state_words(row: Row) -> str:
    """The state as pages say it in Vietnamese."""
    return row.of.words["vi"](f"status.{row.standing.claim.state}.badge")


def _decision(row: Row) -> str | None:
    return row.standing.certificate.decision if row.standing.certificate else None


def _issuer(row: Row) -> str | None:
    return row.standing.certificate.issuer if row.standing.certificate else None


def _reporter(row: Row) -> str | None:
    certificate = row.standing.certificate
    return certificate.reported_by if certificate and row.standing.basis is Basis.REPORT else None


def _exact(row: Row) -> bool:
    return row.standing.last is not None and row.standing.last.exact


STANDING: tuple[Column[Row], ...] = (
    worked_out(
        "state",
        Holds.CHOICE,
        lambda row: row.standing.claim.state.value,
        ("tình trạng (từ khóa)", "Tình trạng của sao vào ngày dựng tệp, bằng từ khóa cố định."),
        ("state", "State of the stars on the day of the file, as a fixed word."),
        example="in-force",
        always=True,
        choices=tuple(one.value for one in State),
    ),
    worked_out(
        "state_vi",
        Holds.TEXT,
        state_words,
        ("tình trạng", "Tình trạng bằng tiếng Việt, như trên trang."),
        ("state in Vietnamese", "As the pages say it."),
        example="Còn hiệu lực",
        always=True,
    ),
    worked_out(
        "in_force",
        Holds.TRUTH,
        lambda row: row.standing.in_force,
        (
            "còn hiệu lực",
            (
                "Đúng nếu vào ngày ấy được ghi sao: còn hiệu lực hoặc được gia hạn. Sai chưa hẳn "
                "là đã hết: hãy xem tình trạng."
            ),
        ),
        (
            "in force",
            (
                "True if stars may be claimed on that day: in force, or extended. False does not "
                "mean that they ended: see the state."
            ),
        ),
        always=True,
    ),
    worked_out(
        "stars_in_force",
        Holds.WHOLE,
        lambda row: row.standing.stars_in_force,
        ("sao còn hiệu lực", "Số sao được ghi vào ngày ấy; trống: không có."),
        ("stars in force", "Stars that may be claimed on that day; empty: none."),
        example="4",
        least=3,
        most=5,
    ),
    worked_out(
        "first_day",
        Holds.WHEN,
        lambda row: row.standing.first_day,
        (
            "từ ngày",
            "Ngày ban hành của quyết định làm căn cứ, chính xác đến đâu ghi đến đó.",
        ),
        ("first day", "Day of the decision that the state rests on, as exact as it is known."),
        example="2024-01-24",
    ),
    worked_out(
        "last_day",
        Holds.DAY,
        lambda row: row.standing.last.first if _exact(row) and row.standing.last else None,
        (
            "đến hết ngày",
            "Ngày cuối còn hiệu lực, tính cả ngày ấy. Trống khi chưa rõ ngày: xem hai cột sau.",
        ),
        ("last day", "Last day in force, inclusive. Empty where it is not exactly known."),
        example="2027-01-24",
    ),
    worked_out(
        "last_day_from",
        Holds.DAY,
        lambda row: row.standing.last.first if row.standing.last else None,
        ("ngày cuối sớm nhất", "Ngày cuối còn hiệu lực không thể sớm hơn ngày này."),
        ("last day, earliest", "The last day in force is this one or later."),
        example="2027-01-01",
    ),
    worked_out(
        "last_day_to",
        Holds.DAY,
        lambda row: row.standing.last.last if row.standing.last else None,
        ("ngày cuối muộn nhất", "Ngày cuối còn hiệu lực không thể muộn hơn ngày này."),
        ("last day, latest", "The last day in force is this one or earlier."),
        example="2027-12-31",
    ),
    worked_out(
        "basis",
        Holds.CHOICE,
        lambda row: row.standing.basis.value,
        (
            "căn cứ",
            (
                "Tình trạng dựa vào gì: decision (quyết định), extension (văn bản kéo dài), "
                "revocation (văn bản thu hồi), report (chỉ có tin), none (chưa thấy gì)."
            ),
        ),
        (
            "basis",
            (
                "What the state rests on: a decision, a paper that extends or revokes it, a "
                "report, or nothing."
            ),
        ),
        example="decision",
        always=True,
        choices=tuple(one.value for one in Basis),
    ),
    field(Product, "certificates.decision", _decision, name="decision", holds=Holds.TEXT),
    field(Product, "certificates.issuer", _issuer, name="issuer", holds=Holds.TEXT),
    field(Product, "certificates.reported_by", _reporter, name="reported_by", holds=Holds.CHOICE),
    worked_out(
        "basis_paper",
        Holds.TEXT,
        lambda row: row.standing.paper,
        ("văn bản kéo dài hoặc thu hồi", "Khi căn cứ là văn bản kéo dài hoặc thu hồi."),
        ("paper that extends or revokes", "Where the basis is one of these."),
    ),
    worked_out(
        "ever_recognised",
        Holds.TRUTH,
        lambda row: row.standing.ever_recognised,
        (
            "từng được công nhận, theo quyết định đã thấy",
            "Đúng nếu đã thấy ít nhất một quyết định tính đến ngày ấy, dù nay còn hay hết.",
        ),
        (
            "ever recognised, by a decision that we saw",
            "True if a decision was seen that gave it stars by that day, whatever became of them.",
        ),
        always=True,
    ),
    worked_out(
        "recognised_or_reported",
        Holds.TRUTH,
        lambda row: row.standing.recognised_or_reported,
        (
            "từng được công nhận hoặc được đưa tin",
            "Đúng nếu đã thấy một quyết định, hoặc một nguồn nói đã có sao, tính đến ngày ấy.",
        ),
        (
            "ever recognised or reported",
            "True if by that day a decision was seen, or a source says that it had stars.",
        ),
        always=True,
    ),
)
