"""The words for what was seen of a site, in both languages."""

PHRASES = {
    "vi": {
        "seen": "Đã xem {pages} trang, {files} tệp, {size} MB.",
        "need.size": "{host} nhận {most} MB: trang này cần {share}.",
        "need.files": "{host} nhận {most} tệp: trang này cần {share}.",
        "need.one-file": "{host} nhận mỗi tệp đến {most} MB: tệp lớn nhất {needed} MB.",
        "too-large": "Trang quá lớn cho nơi đặt trang (chỉ dùng đến {share} mức tối đa, để còn kịp"
        " lo liệu). Hãy dựng và đăng từng tỉnh, hoặc chuyển tới nơi nhận nhiều hơn:"
        " xem docs/performance.md.",
        "broken.no-file": "{path}: “{url}” không dẫn tới tệp nào của trang.",
        "broken.no-anchor": "{path}: “{url}” dẫn tới một trang không có chỗ mang tên đó.",
        "broken.outside": "{path}: “{url}” dẫn ra ngoài trang (thừa một “../”?).",
        "broken.more": "… và {count} liên kết hỏng nữa.",
        "no-before": "Không biết trang đang đăng có những gì, nên không so được; vẫn làm tiếp.",
        "lost": "Mất {pages} trong {before} trang đang đăng ({share}):",
        "lost.kind": "  {count} {what}",
        "lost.whose": "  {count} {what} trong {whose}",
        "lost.more": "  … và {count} trang khác",
        "lost.refused": "Mất quá {most} số trang, nên không đăng. Nếu lỡ xóa hay đổi tên thư mục,"
        " hãy lấy lại từ git. Nếu đúng là muốn bỏ, hãy chạy lại với --allow-shrink"
        " (trên GitHub: Actions, Pages, Run workflow).",
        "good": "Trang này đăng được.",
        "bad": "Trang này chưa đăng được.",
    },
    "en": {
        "seen": "Looked at {pages} pages, {files} files, {size} MB.",
        "need.size": "{host} takes {most} MB: this site needs {share} of it.",
        "need.files": "{host} takes {most} files: this site needs {share} of them.",
        "need.one-file": "{host} takes files up to {most} MB: the largest has {needed} MB.",
        "too-large": "The site is too large for its host (only {share} of what it takes are used,"
        " so that there is time to act). Build and publish each province by itself, or move to a"
        " host that takes more: see docs/performance.md.",
        "broken.no-file": "{path}: “{url}” leads to no file of the site.",
        "broken.no-anchor": "{path}: “{url}” leads to a page without a place of that name.",
        "broken.outside": "{path}: “{url}” leads out of the site (one “../” too many?).",
        "broken.more": "… and {count} more broken links.",
        "no-before": "What the published site holds is not known, so nothing was compared;"
        " going on.",
        "lost": "{pages} of {before} published pages are gone ({share}):",
        "lost.kind": "  {count} {what}",
        "lost.whose": "  {count} {what} of {whose}",
        "lost.more": "  … and {count} others",
        "lost.refused": "More than {most} of the pages are gone, so this is not published. If a"
        " folder was deleted or renamed by mistake, bring it back from git. If it is meant, run"
        " again with --allow-shrink (on GitHub: Actions, Pages, Run workflow).",
        "good": "This site may be published.",
        "bad": "This site may not be published yet.",
    },
}

KINDS = {
    "vi": {
        "products": "sản phẩm",
        "producers": "chủ thể",
        "sales-points": "điểm bán",
        "fairs": "hội chợ",
        "communes": "xã, phường",
        "districts": "huyện cũ",
        "groups": "nhóm sản phẩm",
        "stars": "trang theo sao",
        "errors": "trang giải thích lỗi",
        "fields": "trang về các trường",
        "other": "trang khác",
    },
    "en": {
        "products": "products",
        "producers": "producers",
        "sales-points": "sales points",
        "fairs": "fairs",
        "communes": "communes and wards",
        "districts": "former districts",
        "groups": "groups of products",
        "stars": "pages of stars",
        "errors": "pages that explain an error",
        "fields": "pages about fields",
        "other": "other pages",
    },
}
