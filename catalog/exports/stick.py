"""The note that lies beside the pages on a memory stick."""

from catalog.views.base import Site


def stick_note(site: Site) -> bytes:
    """How to open the folder, in both languages.

    Shape: UTF-8 with a byte order mark and Windows line ends: Notepad shows đ and ậ then.
    """
    day = site.catalogue.day
    name = site.catalogue.settings.name
    lines = (
        f"{name.vi}, bản ngoại tuyến ngày {day:%d/%m/%Y}",
        "",
        "1. Nếu đây là tệp nén (.zip): bấm chuột phải, chọn giải nén (Extract All),",
        "   rồi mở thư mục mới.",
        "2. Bấm đúp vào tệp index.html. Không cần mạng, không cần cài gì.",
        "3. Tìm sản phẩm và bộ lọc chạy ngay trên máy. Hiệu lực của sao tính theo ngày",
        "   của máy này: xin xem đồng hồ của máy có đúng ngày không.",
        "",
        f"{name.en or name.vi}, offline copy of {day:%d/%m/%Y}",
        "",
        "1. If this is a .zip file: right-click, Extract All, then open the new folder.",
        "2. Double-click index.html. No network and no installation is needed.",
        "3. Search and filters run on this computer. Validity is that of this computer's date.",
        "",
    )
    return b"\xef\xbb\xbf" + "\r\n".join(lines).encode()
