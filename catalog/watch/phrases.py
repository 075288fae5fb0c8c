"""The words of the watch, in both languages."""

PHRASES = {
    "vi": {
        "title": "Việc cần để ý: {name}",
        "lead": "Máy xem lại danh mục mỗi ngày và ghi ở đây những việc có hạn. Việc nào xong, hoặc"
        " dữ liệu được sửa, dòng ấy tự mất; hết việc thì mục này tự đóng.",
        "window-open": "**{name}**: đang trong thời gian nộp hồ sơ đánh giá lại, đến hết {until}."
        " Giấy chứng nhận hết giá trị sau ngày {end} (nộp từ 180 đến 120 ngày trước đó: 26/2026/"
        "QĐ-TTg, Điều 7).",
        "window-shut": "**{name}**: đã qua hạn nộp hồ sơ đánh giá lại mà danh mục chưa thấy quyết"
        " định mới. Giấy chứng nhận còn giá trị đến hết {end}. Nếu đã nộp, xin gửi số quyết định"
        " khi có.",
        "lapsed": "**{name}**: giấy chứng nhận đã hết giá trị sau ngày {end}. Trang ghi là hết hiệu"
        " lực. Nếu đã có quyết định mới hoặc văn bản cho kéo dài, xin gửi số và ngày.",
        "unconfirmed": "**{name}**: số sao do báo chí hoặc người khác đưa, đã hơn một năm mà chưa"
        " thấy quyết định. Ai có số quyết định xin gửi.",
        "link-dead": "**{name}**: đường dẫn này không mở được từ {since}: {url}",
        "page": "trang",
        "how": "Sửa thế nào",
        "more": "… và {n} việc nữa.",
        "new": "Mới từ hôm nay:",
        "done": "Không còn việc nào. Cảm ơn.",
        "links_title": "Đường dẫn không mở được (máy ghi, xin đừng sửa)",
        "links": "Máy nhớ ở đây những đường dẫn đang không mở được. Một đường dẫn chỉ được báo sau"
        " ba lần hỏng trong ít nhất bảy ngày.",
    },
    "en": {
        "title": "To look after: {name}",
        "lead": "A program looks at the catalogue every day and lists here what has a date. What is"
        " done, or corrected, disappears; when nothing is left, this closes itself.",
        "window-open": "**{name}**: papers for re-evaluation can be filed until {until}. The"
        " certificate ends after {end} (filing is 180 to 120 days before: 26/2026/QĐ-TTg, article"
        " 7).",
        "window-shut": "**{name}**: the time to file for re-evaluation has passed; the catalogue"
        " has seen no new decision. The certificate holds until {end}. If papers were filed, send"
        " the number of the decision when there is one.",
        "lapsed": "**{name}**: the certificate ended after {end}, and its page says so. If there is"
        " a new decision, or a paper that extends it, send its number and day.",
        "unconfirmed": "**{name}**: its stars were reported more than a year ago, and no decision"
        " has been seen. Whoever has its number, please send it.",
        "link-dead": "**{name}**: this link has not opened since {since}: {url}",
        "page": "page",
        "how": "How to correct",
        "more": "… and {n} more.",
        "new": "New today:",
        "done": "Nothing is left. Thank you.",
        "links_title": "Links that do not open (kept by a program)",
        "links": "A program remembers here which links do not open. One is told only after three"
        " failures over at least seven days.",
    },
}
"""By language, then by what is said."""
