"""An invented province whose products have everything, at the longest that is allowed.

All of it is made up. What fits on these sheets fits on any.
"""

from pathlib import Path
from random import Random

from tests.invented import PROVINCE

LONG_VI = ("Chè shan tuyết cổ thụ hái tay ủ lạnh ngậm ngùi thưởng nguyệt " * 6)[:298].strip()
LONG_EN = ("Ancient hand-picked cold-fermented moonlight tea of the misty mountains " * 5)[
    :298
].strip()
SYLLABLES = (
    "nương chè nghiêng dưới sương người hái bịa ngỡ ngàng thuở trước nhẫn nại đượm buồn phẳng lặng"
    " ruộng bậc thang khuỷu tay quẩy gùi ngoằn ngoèo chuếnh choáng vững chãi ậm ừ ễnh ương ữ ợ ộ"
).split()
WORDS = "invented garden tilted fog picker basket winding patient quiet terrace bud leaf".split()
ENDLESS = "Ậ" * 300
"""A word that no line can hold."""


def told(words: list[str], count: int, number: int) -> str:
    """A text of its own for each number: a copied story would be refused."""
    chosen = Random(number).choices(words, k=count)  # noqa: S311 - a test's text, no secret
    sentences = (" ".join(chosen[n : n + 9]).capitalize() for n in range(0, count, 9))
    return ". ".join(sentences) + "."


def dense_product(name: str, number: int = 1, *, proven: bool = True) -> str:
    """The file of a product with all fields. ``proven``: its stars are."""
    story_vi, story_en = told(SYLLABLES, 160, number), told(WORDS, 150, number)
    decision = "decision: 9/QĐ-VD\n    issuer: UBND tỉnh Ví Dụ và các sở, ban, ngành liên quan"
    packs = "".join(
        f"""
  - form: {{vi: "Hộp quà tặng in chữ nổi cỡ {n}", en: "Embossed gift box, size {n}"}}
    weight_g: {n}50
    price_vnd: {n}45.000
    price_to_vnd: {n}95.000
    price_on: 2026-10-1{n}"""
        for n in range(1, 6)
    )
    facts = "".join(
        f'\n  - {{vi: "Điều thứ {n} mà nguồn bịa ra để kể thêm về món chè này", '
        f'en: "Thing number {n} that a made-up source adds about this tea"}}'
        for n in range(1, 7)
    )
    papers = "".join(
        f"\n  - {{kind: {kind}, number: VD-{n}-2026, issuer: Trung tâm Chứng nhận Ví Dụ số {n}, "
        f"issued: 2026-0{n}, valid_until: 2028-0{n}-01}}"
        for n, kind in enumerate(("vietgap", "haccp", "iso-22000"), start=1)
    )
    return f"""# Invented: the densest product there can be.
name:
  vi: "{name}"
  en: "{LONG_EN}"
group: che-tuoi-che-bien
brand: Thương hiệu Ví Dụ Dài Thật Là Dài
place: {{commune: xã Chiềng Ví, address: bản Bịa}}
certificates:
  - stars: 5
    issued: 2026-02-03
    {decision if proven else "reported_by: press"}
    sources: [1]
summary: {{vi: "{story_vi[:240].strip()}", en: "{story_en[:240].strip()}"}}
story: {{vi: "{story_vi}", en: "{story_en}"}}
facts:{facts}
ingredients: {{vi: "Búp chè, sương, nắng, gió và thì giờ", en: "Buds, fog, sun, wind and time"}}
packs:{packs}
season: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
storage: {{vi: "Nơi khô, mát, tránh nắng và mùi lạ", en: "Dry, cool, away from sun and smells"}}
shelf_life: {{vi: "36 tháng kể từ ngày đóng gói", en: "36 months from packing"}}
papers:{papers}
protected_names:
  - {{kind: chi-dan-dia-ly, name: Chè Ví Dụ, number: "00099", since: 2020}}
traceability: {{url: "https://truy-xuat.vi-du.example/mot/duong/dan/rat/dai/khong/co/that"}}
sold_at: [quay-vi-du]
supply:
  capacity: {{vi: "Mỗi tháng 3 tấn ví dụ", en: "3 example tonnes a month"}}
  minimum_order: {{vi: "10 thùng", en: "10 cases"}}
  lead_time_days: 12
  case_size: 24
  invoice: vat
  export_markets: [Nhật Bản, Hàn Quốc, Đức]
sources:
  - document: Tài liệu bịa
"""


def write_dense(folder: Path, count: int = 1) -> list[str]:
    """Add dense products to a copy of the province; their ids."""
    ids = []
    for number in range(count):
        id_ = f"htx-vi-du-mot/day-dac-{number + 1:03}"
        name = f"{LONG_VI} {number + 1}" if number % 2 == 0 else f"{ENDLESS[:290]} {number + 1}"
        (folder / f"{id_}.yml").write_text(
            dense_product(name, number, proven=number % 3 < 2), "utf-8"
        )
        ids.append(id_)
    return ids


def write_fair(folder: Path, products: list[str], name: str = "hoi-cho-day-dac") -> str:
    """A fair that shows these products at a price each."""
    shown = "".join(
        f"\n  - {{product: {id_}, pack: 1, price_vnd: 45.000, quantity: 40, "
        f'note: {{vi: "Để ở kệ bịa", en: "On the invented shelf"}}}}'
        for id_ in products
    )
    text = (
        "# Invented.\nname: {vi: Hội chợ dày đặc ví dụ, en: Dense example fair}\n"
        "first_day: 2026-12-20\nlast_day: 2026-12-23\nbooth: Gian Z99\n"
        f"products:{shown}\nsources:\n  - document: Giấy mời bịa\n"
    )
    (folder / "fairs" / f"{name}.yml").write_text(text, "utf-8")
    return name


__all__ = ["ENDLESS", "PROVINCE", "dense_product", "write_dense", "write_fair"]
