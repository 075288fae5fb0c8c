"""What a disk or a system refused, in words that say what to do. Vietnamese, then English.

These are no mistakes of a contributor and no bugs: whoever runs the program corrects them.
"""

import errno
import os
from collections.abc import Mapping

KEPT = "Trang cũ được giữ nguyên. | The previous site was left as it was."

_WORDS: Mapping[str, str] = {
    "full": (
        "ổ đĩa đã đầy. Hãy xóa bớt tệp rồi chạy lại; lúc dựng cần chỗ cho hai bản của trang"
        " | the disk is full. Delete some files and run again; a build needs room for two sites"
    ),
    "large": (
        "hệ thống không cho ghi tệp lớn như vậy. Hãy nâng giới hạn (ulimit -f), hoặc chọn --out"
        " trên ổ đĩa khác | the system allows no file of this size. Raise the limit (ulimit -f),"
        " or choose --out on another disk"
    ),
    "read-only": (
        "không được ghi vào đây. Hãy cho phép ghi, hoặc chọn thư mục khác (--out)"
        " | this may not be written. Allow it, or choose another folder (--out)"
    ),
    "forbidden": (
        "không được phép đọc hoặc ghi, hoặc chương trình khác đang mở. Hãy cho phép, đóng chương"
        " trình kia, hoặc chọn thư mục khác (--out) | this may not be read or written, or another"
        " program has it open. Allow it, close that program, or choose another folder (--out)"
    ),
    "gone": (
        "không thấy. Có thể tên gõ sai, tệp vừa bị xóa, đổi tên, hoặc ổ đĩa vừa bị rút ra. Hãy xem"
        " lại rồi chạy lần nữa | not found. Its name may be misspelt, or it was just deleted or"
        " renamed, or its disk was pulled out. Look, then run again"
    ),
    "long": (
        "đường dẫn quá dài. Hãy chọn --out ngắn hơn (ví dụ C:\\ocop), hoặc chuyển cả thư mục tới"
        " chỗ có đường dẫn ngắn | this path is too long. Choose a shorter --out (such as C:\\ocop),"
        " or move the whole folder to a shorter path"
    ),
    "not-a-folder": (
        "có tệp ở chỗ của thư mục. Hãy đổi tên tệp ấy, hoặc chọn thư mục khác (--out)"
        " | a file stands where a folder should. Rename it, or choose another folder (--out)"
    ),
    "broken": (
        "ổ đĩa không đọc hoặc ghi được. Hãy thử ổ đĩa khác"
        " | the disk cannot be read or written. Try another disk"
    ),
    "too-many": (
        "hệ thống không cho mở thêm tệp hoặc chạy thêm tiến trình. Hãy đóng bớt chương trình, hoặc"
        " chạy với --jobs 1 | the system allows no more open files or processes. Close other"
        " programs, or use --jobs 1"
    ),
}

_KINDS: Mapping[int, str] = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "large",
    errno.EROFS: "read-only",
    errno.EACCES: "forbidden",
    errno.EPERM: "forbidden",
    errno.ENOENT: "gone",
    errno.ESTALE: "gone",
    errno.ENAMETOOLONG: "long",
    errno.ENOTDIR: "not-a-folder",
    errno.EEXIST: "not-a-folder",
    errno.EIO: "broken",
    errno.ENXIO: "broken",
    errno.EMFILE: "too-many",
    errno.ENFILE: "too-many",
    errno.EAGAIN: "too-many",
}
_WINDOWS_NAME_TOO_LONG = 206
_WINDOWS_LONGEST = 247
"""Letters of a folder's path that every Windows takes; of a longer one it says it is not there."""


def said(error: OSError, on_windows: bool = os.name == "nt") -> str:
    """Where it happened, and what to do: "path: vi | en"."""
    where = error.filename if isinstance(error.filename, str | bytes) else ""
    path = os.fsdecode(where)
    kind = _KINDS.get(error.errno or 0)
    is_long = getattr(error, "winerror", None) == _WINDOWS_NAME_TOO_LONG or (
        kind == "gone" and len(path) > _WINDOWS_LONGEST
    )
    if on_windows and is_long:
        kind = "long"
    before = f"{path}: " if path else ""
    if kind is None:
        return f"{before}{error.strerror or error}"
    return before + _WORDS[kind]
