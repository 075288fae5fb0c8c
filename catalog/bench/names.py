"""Names of invented goods and producers, as they stand on labels; the same for each number.

The table of goods was written from what the country sells; groups are the law's leaves
(``product-groups.yml``). Knows no record, no file, and not how anybody searches.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from random import Random

from catalog.text import fold, nfc, unmarked

_GOODS = {
    "rau-cu-qua-hat-tuoi": """Mận hậu = plums; Xoài tròn = round mangoes; Na dai; Nho hạ đen;
        Dâu tây = strawberries; Nhãn chín muộn; Bưởi da xanh; Quýt ngọt; Dứa mật; Hồng xiêm;
        Chanh leo tím = purple passion fruit; Bơ sáp = avocados; Dưa chuột nếp; Bí ngô nếp;
        Khoai sọ = taro; Cà chua bi = cherry tomatoes; Ngô nếp nương; Mướp đắng rừng""",
    "thit-thuy-san-trung-sua-tuoi": """Gà đen; Thịt lợn mán; Trứng gà thảo dược; Cá tầm tươi;
        Cá quả đồng; Vịt cỏ; Thịt dê núi = mountain goat meat""",
    "gao-ngu-coc-hat-so-che": """Gạo nếp tan; Gạo tẻ nương; Gạo séng cù; Đỗ đen xanh lòng;
        Gạo lứt đỏ = red brown rice; Vừng đen = black sesame; Lạc nhân = peanuts;
        Hạt mắc ca = macadamia nuts; Hạt sen khô = dried lotus seeds""",
    "mat-ong-nong-san-khac": """Mật ong hoa nhãn = longan honey; Mật ong rừng = wild honey;
        Mật ong bạc hà = mint honey; Mật ong hoa cà phê = coffee blossom honey; Mộc nhĩ rừng;
        Sữa ong chúa = royal jelly; Phấn hoa = bee pollen; Nấm hương khô = dried shiitake""",
    "do-an-nhanh": """Xôi ngũ sắc = five-colour sticky rice; Cơm lam = bamboo rice;
        Bánh chưng đen = black chung cake""",
    "che-bien-gao-ngu-coc": """Bún khô = dried rice vermicelli; Bánh đa nem; Phở khô; Bánh gai;
        Bánh khảo; Bột ngũ cốc = cereal powder; Kẹo lạc = peanut candy""",
    "che-bien-rau-cu-qua-hat": """Xoài sấy dẻo = soft dried mango; Mận sấy dẻo = soft dried plums;
        Chuối sấy giòn = banana chips; Long nhãn sấy = dried longan; Mít sấy = jackfruit chips;
        Tỏi đen = black garlic; Măng khô = dried bamboo shoots; Bột sắn dây = kudzu starch;
        Đậu phụ nướng; Miến dong = canna vermicelli; Mứt dâu tằm = mulberry jam; Hồng treo gió;
        Mứt gừng = candied ginger; Tinh bột nghệ = turmeric starch; Thạch đen = grass jelly;
        Sắn lát sấy; Hạt dẻ rang = roasted chestnuts; Mơ ngâm; Ô mai sấu; Măng ớt""",
    "che-bien-thit-thuy-san-trung-sua-mat-ong": """Thịt trâu gác bếp = smoked buffalo meat;
        Thịt lợn gác bếp = smoked pork; Thịt bò gác bếp = smoked beef; Lạp sườn = dried sausage;
        Ruốc cá hồi = salmon floss; Ruốc gà đen; Giò lụa = pork roll; Chả mực = squid cake;
        Nem chua = fermented pork; Cá suối sấy; Sữa chua nếp cẩm = black rice yoghurt""",
    "tuong-nuoc-mam-gia-vi-long": """Nước mắm cá cơm = anchovy fish sauce; Tương ớt = chilli sauce;
        Giấm táo mèo; Dầu lạc = peanut oil; Mắm tôm = shrimp paste; Xì dầu = soy sauce""",
    "gia-vi-khac": """Chẩm chéo; Mắc khén khô; Hạt dổi rừng; Muối vừng = sesame salt;
        Tiêu đen = black pepper; Thảo quả khô = black cardamom; Hoa hồi khô = star anise""",
    "che-tuoi-che-bien": """Chè shan tuyết = shan snow tea; Chè xanh = green tea; Hồng trà;
        Chè đen = black tea; Chè ô long = oolong tea; Bạch trà = white tea; Chè đinh;
        Chè ướp sen = lotus tea; Chè ướp nhài = jasmine tea""",
    "che-tu-thuc-vat-khac": """Trà hoa cúc = chrysanthemum tea; Trà gừng = ginger tea; Trà dây;
        Trà atiso = artichoke tea; Trà giảo cổ lam; Trà hoa đu đủ đực; Trà cỏ ngọt = stevia tea""",
    "ca-phe-ca-cao": """Cà phê bột = ground coffee; Cà phê hạt rang = roasted coffee beans;
        Cà phê hòa tan = instant coffee; Bột ca cao = cocoa powder; Sô cô la = chocolate""",
    "ruou-trang": "Rượu ngô = corn liquor; Rượu nếp; Rượu men lá; Rượu thóc",
    "do-uong-co-con-khac": """Rượu mận = plum wine; Rượu mơ = apricot wine; Rượu táo mèo;
        Rượu vang nho = grape wine; Bia thủ công = craft beer""",
    "nuoc-khoang-nuoc-dong-chai": "Nước khoáng = mineral water; Nước tinh khiết",
    "do-uong-khong-con-khac": """Nước ép chanh leo = passion fruit juice; Nước ép dứa;
        Si rô dâu tằm = mulberry syrup; Sữa ngô = corn milk; Sữa hạt sen""",
    "thuc-pham-chuc-nang-thuoc": """Đông trùng hạ thảo = cordyceps; Viên nghệ mật ong; Cao an xoa;
        Nấm linh chi = lingzhi mushroom; Cao atiso = artichoke extract""",
    "my-pham-tu-duoc-lieu": "Xà phòng thảo dược = herbal soap; Dầu gội bồ kết; Kem nghệ",
    "tinh-dau-duoc-lieu-khac": """Tinh dầu sả = lemongrass oil; Tinh dầu quế = cinnamon oil;
        Tinh dầu màng tang; Ba kích khô; Sa nhân khô""",
    "thu-cong-gia-dung-trang-tri": """Ghế mây = rattan stool; Giỏ tre = bamboo basket; Bát gỗ;
        Thìa gỗ; Đèn lồng tre = bamboo lantern; Chiếu cói = sedge mat; Gốm đen""",
    "vai-may-mac": """Khăn piêu; Vải thổ cẩm = brocade cloth; Túi thổ cẩm = brocade bag;
        Chăn lanh = hemp blanket; Lụa tơ tằm = silk cloth; Mũ thổ cẩm""",
    "hoa": "Hoa lan hồ điệp = moth orchids; Hoa đào phai",
    "cay-canh": "Cây tùng la hán; Cây quất cảnh = kumquat tree; Cây đào thế",
    "dong-vat-canh": "Cá chép cảnh = koi; Chim chào mào",
    "dich-vu-du-lich": """Điểm du lịch cộng đồng = community tourism; Homestay nhà sàn;
        Khu du lịch sinh thái = ecotourism site""",
}
_SYNONYMS = """gác bếp = hun khói; lạp sườn = lạp xưởng; chanh leo = chanh dây; táo mèo = sơn tra;
    hồng trà = trà đỏ; bạch trà = trà trắng; giò lụa = chả lụa; chè ô long = trà oolong;
    bánh đa = bánh tráng; dưa chuột = dưa leo; mướp đắng = khổ qua; bí ngô = bí đỏ; cá quả = cá lóc;
    hồng xiêm = sa pô chê; đậu phụ = đậu hũ; mộc nhĩ = nấm mèo; đỗ đen = đậu đen; ca cao = cacao;
    sắn lát = khoai mì lát; thạch đen = sương sáo; xì dầu = nước tương; chẩm chéo = chẳm chéo;
    sô cô la = chocolate; mắc ca = macadamia; xà phòng = xà bông; quất = tắc; ruốc = chà bông;
    lạc = đậu phộng; vừng = mè; na = mãng cầu; lợn = heo; ngô = bắp; bát = chén; thìa = muỗng;
    chăn = mền; mũ = nón; dứa = khóm; cảnh = kiểng; chè = trà; trà = chè"""
_USUAL = "đặc biệt; truyền thống; loại một; cao cấp"
_QUALITIES = {
    "rau-cu-qua-hat-tuoi": "hữu cơ; an toàn; VietGAP; loại một",
    "thit-thuy-san-trung-sua-tuoi": "bản địa; sạch; cấp đông; đóng khay",
    "gao-ngu-coc-hat-so-che": "hữu cơ; hút chân không; đặc sản; mùa mới",
    "mat-ong-nong-san-khac": "nguyên chất; tự nhiên; hữu cơ; thượng hạng",
    "che-bien-rau-cu-qua-hat": "hữu cơ; nguyên chất; đặc biệt; hộp quà",
    "che-tuoi-che-bien": "hữu cơ; túi lọc; cổ thụ; thượng hạng; hộp thiếc",
    "che-tu-thuc-vat-khac": "túi lọc; hữu cơ; sấy lạnh; hòa tan",
    "ca-phe-ca-cao": "nguyên chất; đặc sản; rang mộc; hữu cơ",
    "dich-vu-du-lich": "trọn gói; cuối tuần",
}
_BRAND = """An Anh Bảo Bích Bình Cao Cẩm Công Cường Diệp Duy Đại Đăng Đông Đức Gia Giang Hà Hải Hạnh
    Hiền Hoa Hoàng Hồng Huy Hưng Hương Hữu Khang Khánh Khôi Kiên Kim Lam Lan Lâm Liên Linh Long Lộc
    Mai Mạnh Minh Mỹ Nga Ngân Ngọc Nguyên Nhân Nhật Như Phát Phong Phú Phúc Phương Quang Quân Quốc
    Quý Quỳnh Sơn Tài Tâm Tân Thanh Thành Thảo Thắng Thiên Thịnh Thu Thủy Tiến Toàn Trang Trí Trung
    Trường Tuấn Tuệ Tùng Tường Vân Việt Vinh Vũ Xuân Yến""".split()
_GIVEN = "Dính Páo Lử Tủa Chống Sùng Nhìa Chia Dơ Câu Thào Vàng Lềnh Chứ Giống Súa".split()
_MAKERS = {
    "hop-tac-xa": """HTX; HTX Nông nghiệp; HTX Dịch vụ nông nghiệp; HTX DVNN; HTX Nông sản;
        Hợp tác xã; Hợp tác xã Nông nghiệp; Hợp tác xã DVNN; HTX Sản xuất và dịch vụ""",
    "cong-ty-tnhh": "Công ty TNHH; Công ty TNHH MTV; Công ty TNHH Một thành viên",
    "cong-ty-co-phan": "Công ty cổ phần; CTCP; Công ty CP Nông sản",
    "ho-kinh-doanh": "Hộ kinh doanh; Hộ KD",
    "ho-san-xuat": "Cơ sở sản xuất",
    "to-hop-tac": "Tổ hợp tác; THT",
}
_SHARES = (33, 17, 8, 32, 5, 5)
"""Of 100 producers, in the order of ``_MAKERS``; about the country's in 2025."""


def _listed(text: str) -> tuple[str, ...]:
    return tuple(" ".join(one.split()) for one in nfc(text).split(";"))


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((a, b) for a, _, b in (one.partition(" = ") for one in _listed(text)))


SYNONYMS = _pairs(_SYNONYMS)
"""(word of the table, what another region or a shop's label calls it); the first that fits."""


@dataclass(frozen=True)
class Good:
    """One line of the table. ``en`` is empty where no label prints English."""

    vi: str
    group: str
    en: str

    @cached_property
    def synonym(self) -> str:
        """Its name with another word for one of its words, in lower case; empty if none."""
        low = self.vi.lower()
        return next((re.sub(rf"\b{a}\b", b, low) for a, b in SYNONYMS if _has(low, a)), "")


def _has(text: str, part: str) -> bool:
    return f" {part} " in f" {text} "


GOODS = tuple(Good(vi, group, en) for group, row in _GOODS.items() for vi, en in _pairs(row))
_FOOD = tuple(one for one in GOODS if re.match("gao|mat|che|ca-phe", one.group))
"""Rice, honey, tea, coffee and what is made of fruit and meat: most products are."""


@dataclass(frozen=True, slots=True)
class Maker:
    """A producer: its legal type, its whole name, and the two words that are its brand."""

    type: str
    name: str
    brand: str


@dataclass(frozen=True, slots=True)
class Named:
    """What a product is, and its names; ``en`` is empty where no label prints English."""

    good: Good
    vi: str
    en: str


def random_of(*seed: object) -> Random:
    """Chance that is the same on every machine."""
    return Random("/".join(map(str, seed)))  # noqa: S311 - invented names, no secret


def maker_of(number: int) -> Maker:
    """A producer; different numbers may have the same name, as in a whole country."""
    chance = random_of("maker", number)
    kind = chance.choices(tuple(_MAKERS), weights=_SHARES)[0]
    words = chance.sample(_BRAND, 2)
    if kind.startswith("ho-") and chance.random() < 0.2:
        words = chance.choice((["A", chance.choice(_GIVEN)], ["Bà", words[1]]))
    elif chance.random() < 0.05:
        words[1] = chance.choice(("Farm", "Food", "Xanh", "Eco"))
    brand = nfc(" ".join(words))
    return Maker(kind, f"{chance.choice(_listed(_MAKERS[kind]))} {brand}", brand)


def named(number: int, brand: str, commune: str, taken: set[str]) -> Named:
    """Name a product unlike those in ``taken``; adds its name to them, without marks."""
    for attempt in range(100):
        found = _named(random_of("product", number, attempt), number, brand, commune)
        if fold(found.vi) not in taken:
            taken.add(fold(found.vi))
            return found
    raise AssertionError("a hundred names in a row were taken")


def _named(chance: Random, number: int, brand: str, commune: str) -> Named:
    good = chance.choice(_FOOD) if number % 2 else GOODS[number // 2 * 7 % len(GOODS)]
    quality = chance.choice(_listed(_QUALITIES.get(good.group, _USUAL)))
    owner = chance.choices((brand, commune, ""), weights=(47, 28, 25))[0]
    parts = (good.vi, quality if chance.random() < 0.3 else "", owner)
    en = f"{unmarked(owner)} {good.en}".strip() if good.en else ""
    return Named(good, " ".join(filter(None, parts)), en[:1].upper() + en[1:])
