"""A photo beside a record. What is published is made anew from it, never the file itself."""

from typing import Annotated

from catalog.model.base import Record, means
from catalog.model.parts import Words
from catalog.model.values import Line, Partial, PhotoFile


class Photo(Record):
    """One picture, who took it, and what those read who cannot see it."""

    file: Annotated[
        PhotoFile,
        means(
            "tên tệp ảnh",
            "Tệp trong cùng thư mục: JPEG, PNG hoặc WebP.",
            also=("tep", "anh", "ten_tep"),
            example="che-ta-xua.jpg",
        ),
    ]
    """File in the same folder: JPEG, PNG or WebP."""
    alt: Annotated[
        Words,
        means(
            "mô tả ảnh",
            "Trong ảnh có gì, cho người không nhìn thấy.",
            en="what it shows",
            also=("mo_ta", "mo_ta_anh", "caption"),
        ),
    ]
    """What is seen on it, for those who cannot see it."""
    author: Annotated[
        Line | None,
        means("người chụp", "Ai chụp; tên hiện cạnh ảnh.", also=("nguoi_chup", "tac_gia")),
    ] = None
    """Who took it; shown beside it."""
    licence: Annotated[
        Line | None,
        means(
            "giấy phép",
            "Ảnh được phép dùng theo giấy phép nào.",
            also=("giay_phep", "license"),
            example="CC BY 4.0",
        ),
    ] = None
    """Under which it may be shown."""
    taken: Annotated[
        Partial | None, means("ngày chụp", "Ngày, tháng hoặc năm chụp.", also=("ngay_chup",))
    ] = None
    """Day, month or year."""
