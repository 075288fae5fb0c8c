"""What was counted, in the words of a report. Vietnamese alone: it goes to Vietnamese offices."""

from collections.abc import Callable, Iterable, Mapping

from catalog.catalogue import Catalogue
from catalog.figures import Tally
from catalog.periodic.changed import ahead_of, changes
from catalog.periodic.counted import Counted
from catalog.periodic.said import UNKNOWN, Chapter, Say, Table
from catalog.standing import RANKS, Part
from catalog.text import capital
from catalog.words import Words

COLUMNS: Mapping[str, Callable[[Tally, int | None], int]] = {
    "Còn hiệu lực": lambda one, stars: one.in_force(stars),
    "Chưa rõ ngày hết": lambda one, stars: one.of(Part.CANNOT_TELL, stars=stars),
    "Chưa thấy quyết định": lambda one, stars: one.of(Part.UNCONFIRMED, stars=stars),
    "Hết hiệu lực, thu hồi": lambda one, stars: one.of(Part.ENDED, stars=stars),
}
"""Behind them stands one more: all that was ever recognised or reported, their sum."""


def chapters(catalogue: Catalogue, told: Counted, words: Words) -> tuple[Chapter, ...]:
    """The report, part by part. ``words``: Vietnamese, for days and numbers."""
    say = Say(catalogue, words)
    return (
        _standing(say, told),
        changes(say, told),
        ahead_of(say, told),
        _sources(say, told),
    )


def _standing(say: Say, told: Counted) -> Chapter:
    t, day = say.t, say.t.day(told.day)
    catalogue = say.catalogue
    total = (
        f"Tính đến hết ngày {day}, {catalogue.places.province[0]} có"
        f" {t.number(told.all.in_force())} sản phẩm OCOP còn hiệu lực công nhận; từ trước đến"
        f" nay có {t.number(told.all.recognised_or_reported())} sản phẩm {t('ever.reported')},"
        f" trong đó {t.number(told.all.recognised())} sản phẩm {t('ever.recognised')}. Đây là những"
        " số khác nhau: giấy chứng nhận có giá trị 36 tháng."
    )
    sentences = [total]
    if unseen := told.all.of(Part.UNCONFIRMED):
        sentences.append(
            f"{t.number(unseen)} sản phẩm mới chỉ có tin về lần công nhận gần nhất, chưa thấy"
            " quyết định: không tính là còn hiệu lực, cũng không tính là hết; cần đối chiếu với"
            " quyết định gốc."
        )
    if told.day < told.period.days.last:
        sentences.append(f"Kỳ báo cáo chưa kết thúc: số liệu tính đến hết ngày {day}.")
    names = {5: "5 sao", 4: "4 sao", 3: "3 sao"}
    groups = {g.id: g.name("vi") for g in catalogue.lists.groups.values()}
    communes = {one.code: one.vi for one in catalogue.places.communes.values()}
    by_stars = tuple((names.get(rank, "Chưa rõ số sao"), told.all, rank) for rank in RANKS)
    by_group = _ordered(groups, told.by_group)
    by_commune = _ordered(communes, told.by_commune)
    tables = (
        _counts(say, ("Theo sao", "Sản phẩm theo hạng sao", "Hạng sao"), by_stars, told.all),
        _counts(say, ("Theo nhóm", "Sản phẩm theo nhóm", "Nhóm sản phẩm"), by_group, told.all),
        _counts(say, ("Theo xã", "Sản phẩm theo xã, phường", "Xã, phường"), by_commune, told.all),
    )
    return Chapter("Sản phẩm OCOP tính đến cuối kỳ", tuple(sentences), tables)


def _ordered(
    names: Mapping[str, str], counts: Mapping[str, Tally]
) -> list[tuple[str, Tally, None]]:
    """In the order of the names; what has none stands last."""
    order = [key for key in names if key in counts] + [key for key in counts if key not in names]
    return [(names.get(key, UNKNOWN.capitalize()), counts[key], None) for key in order]


def _counts(
    say: Say,
    called: tuple[str, str, str],
    rows: Iterable[tuple[str, Tally, int | None]],
    total: Tally,
) -> Table:
    def cells(label: str, one: Tally, stars: int | None) -> tuple[str, ...]:
        counts = (*COLUMNS.values(), Tally.recognised_or_reported)
        return label, *(say.t.number(count(one, stars)) for count in counts)

    body = (*(cells(*row) for row in rows), cells("Cộng", total, None))
    name, title, head = called
    header = (head, *COLUMNS, capital(say.t("ever.reported")))
    numbers = frozenset(range(1, len(header)))
    return Table(name, title, header, body, numbers, is_summed=True)


def _sources(say: Say, told: Counted) -> Chapter:
    t = say.t
    found: dict[tuple[str, str, str], int] = {}
    for entry in say.catalogue.products.values():
        for one in entry.record.certificates:
            known = one.issued is None or one.issued.span.first <= told.day
            if one.is_decided and known:
                day = t.partial(one.issued) if one.issued else UNKNOWN
                key = (one.decision or "", one.issuer or "", day)
                found[key] = found.get(key, 0) + 1
    rows = tuple((*key, t.number(count)) for key, count in sorted(found.items()))
    read = {
        one.url or one.document
        for entry in say.catalogue.products.values()
        for one in entry.record.sources
    }
    told_of = (
        "Số liệu tính từ các bản ghi hiện có của danh mục; mỗi bản ghi nêu nguồn của mình. Số"
        f" quyết định đã đọc: {t.number(len(rows))}; số nguồn về sản phẩm: {t.number(len(read))}."
    )
    header = ("Quyết định", "Cơ quan ban hành", "Ngày", "Số sản phẩm")
    table = Table("Nguồn", "Các quyết định công nhận", header, rows, frozenset({3}))
    return Chapter("Nguồn số liệu", (told_of,), (table,) if rows else ())
