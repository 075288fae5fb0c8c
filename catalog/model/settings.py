"""What makes a folder of records the catalogue of one province."""

from typing import Annotated

from catalog.model.base import Record, means
from catalog.model.parts import Name, Words
from catalog.model.values import Identifier, Line, Link


class Settings(Record):
    """The file ``catalogue.yml`` at the top of the records."""

    name: Annotated[Name, means("tên danh mục", also=("ten",))]
    """Shown in the header and in titles."""
    province: Annotated[Identifier, means("tỉnh", also=("tinh",), example="son-la")]
    """Names the file of places: ``places.yml`` beside this one, else ours of that name."""
    base_url: Annotated[
        Link, means("địa chỉ trang", also=("dia_chi", "site_url"), example="https://example.org/")
    ]
    """Where the site is published, with a slash at its end."""
    corrections_url: Annotated[Link | None, means("nơi gửi sửa đổi", also=("sua_doi",))] = None
    """Where files of this folder can be edited; the path of the file is added to it."""
    contact: Annotated[Line | None, means("nơi liên hệ", also=("lien_he",))] = None
    """Where to write: office, and an address or number meant for the public. In the footer."""
    about: Annotated[Words | None, means("giới thiệu", also=("gioi_thieu",))] = None
    """One sentence for the home page and for search engines."""
