"""What makes a folder of records the catalogue of one province."""

from typing import Annotated

from catalog.model.base import Record, means
from catalog.model.parts import Name, Words
from catalog.model.values import Identifier, Line, Link


class Settings(Record):
    """The file ``catalogue.yml`` at the top of the records."""

    name: Annotated[Name, means("tên danh mục", "Hiện ở đầu mọi trang.", also=("ten",))]
    """Shown in the header and in titles."""
    province: Annotated[
        Identifier,
        means(
            "tỉnh",
            "Cho biết dùng danh sách xã, phường nào: tệp places.yml bên cạnh, hoặc danh "
            "sách có sẵn mang tên này.",
            also=("tinh",),
            example="son-la",
        ),
    ]
    """Names the file of places: ``places.yml`` beside this one, else ours of that name."""
    base_url: Annotated[
        Link,
        means(
            "địa chỉ trang",
            "Nơi đăng trang, có dấu gạch chéo ở cuối.",
            en="address of the site",
            also=("dia_chi", "site_url"),
            example="https://example.org/",
        ),
    ]
    """Where the site is published, with a slash at its end."""
    corrections_url: Annotated[
        Link | None,
        means(
            "nơi gửi sửa đổi",
            "Nơi sửa được các tệp này; đường dẫn của tệp được nối vào sau.",
            en="where files are edited",
            also=("sua_doi",),
        ),
    ] = None
    """Where files of this folder can be edited; the path of the file is added to it."""
    repository_url: Annotated[
        Link | None,
        means(
            "kho dữ liệu",
            "Kho trên GitHub, để gửi đề nghị sửa: https://github.com/ten/kho.",
            en="repository",
            also=("kho", "github"),
        ),
    ] = None
    """Repository at GitHub, for proposals: https://github.com/name/repository."""
    contact: Annotated[
        Line | None,
        means(
            "nơi liên hệ",
            "Nơi người dân viết tới: cơ quan và địa chỉ hoặc số được phép công khai. "
            "Hiện ở chân trang.",
            also=("lien_he",),
        ),
    ] = None
    """Where to write: office, and an address or number meant for the public. In the footer."""
    about: Annotated[
        Words | None,
        means("giới thiệu", "Một câu cho trang chủ và máy tìm kiếm.", also=("gioi_thieu",)),
    ] = None
    """One sentence for the home page and for search engines."""
