"""Who may change what: account numbers and folders, and nothing about the persons."""

from typing import Annotated, Literal, Self

from pydantic import model_validator

from catalog.model.base import Record, means
from catalog.model.values import Account, Reference, refuse


class Person(Record):
    """One account. No name, no address: the number is public and says nothing by itself."""

    account: Annotated[
        Account,
        means(
            "số tài khoản",
            "Số của tài khoản GitHub; tên tài khoản có thể đổi chủ, số thì không.",
            also=("tai_khoan", "id", "so_tai_khoan"),
            example="1234567",
        ),
    ]
    """Number of the account at GitHub; names of accounts change hands, numbers never."""
    role: Annotated[
        Literal["producer", "officer", "maintainer"],
        means(
            "vai trò",
            "producer: chủ thể, sửa thư mục của mình; officer: cán bộ, giữ phần do cơ "
            "quan quyết định; maintainer: người giữ chương trình.",
            also=("vai_tro",),
            example="producer",
        ),
    ]
    """Producer: of its folder. Officer: keeps what is decided. Maintainer: keeps the program."""
    folders: Annotated[
        tuple[Reference, ...],
        means(
            "thư mục",
            "Thư mục dưới products/. Của cán bộ: chỉ ở đó; không ghi là mọi nơi.",
            also=("thu_muc", "folder"),
            example="htx-vi-du",
        ),
    ] = ()
    """Folders below ``products/``. Of an officer: only there; none named: everywhere."""

    @model_validator(mode="after")
    def _producers_have_a_folder(self) -> Self:
        if self.role == "producer" and not self.folders:
            raise refuse("producer-without-folder")
        return self


class People(Record):
    """The file ``people.yml`` at the top of the records. Read from the base of a request only."""

    people: Annotated[
        tuple[Person, ...],
        means(
            "những người có vai trò",
            "Ai không có tên ở đây vẫn gửi được đề nghị; cán bộ xem rồi mới nhận.",
            en="people with a role",
            also=("nguoi",),
        ),
    ]
    """Whoever is not named is a stranger, whose changes an officer looks at."""
