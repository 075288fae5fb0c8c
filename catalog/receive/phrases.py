"""What is told of a message, in both languages."""

PHRASES = {
    "vi": {
        "none-there": "Lời nhắn này không có dòng [OCOP1:…]. Xin gửi lại cả lời nhắn, đến hết dòng"
        " cuối.",
        "broken": "Dòng [OCOP1:…] bị hỏng trên đường: thiếu, thừa hoặc sai chữ. Xin người gửi"
        " gửi lại, tốt nhất là gửi thành tệp.",
        "too-large": "Lời nhắn dài quá. Xin sửa ít điều hơn trong một lần.",
        "other-version": "Dòng [OCOP…] do một bản khác của trang viết ra. Xin người gửi mở lại"
        " trang khi có mạng rồi gửi lại.",
        "no-file": "không có sản phẩm hay chủ thể nào ở tệp này.",
        "file-broken": "tệp đang có lỗi; xin sửa theo lời của python3 build.py check trước.",
        "no-field": "không có trường “{field}”.",
        "officers-field": "“{field}” do cán bộ giữ. Nếu đã so với giấy tờ thì chạy lại với"
        " --officer.",
        "conflict": "“{field}” đã đổi từ khi trang được mở: lời nhắn thấy “{old}”, nay tệp ghi"
        " “{now}”. Xin hỏi lại người gửi.",
        "consent-of-another": "số {number}: chưa có sự đồng ý cho chính số này. Xin người gửi đánh"
        " dấu ô đồng ý rồi gửi lại.",
        "consent-of-tomorrow": "số {number}: ngày đồng ý còn ở phía sau hôm nay.",
        "fair-pack-moves": "{fair} bán quy cách số {pack} của sản phẩm này; sau khi sửa, số ấy là"
        " quy cách khác. Xin sửa tệp hội chợ cùng lúc, bằng tay.",
        "cannot-edit": "không sửa riêng được “{field}”; xin sửa tay trong tệp.",
        "already": "{field}: đã là {new}",
    },
    "en": {
        "none-there": "This message has no line [OCOP1:…]. Send it again, to the end of its last"
        " line.",
        "broken": "The line [OCOP1:…] was damaged on its way: letters are missing or wrong. Let it"
        " be sent again, best as a file.",
        "too-large": "The message is too long. Change fewer things at a time.",
        "other-version": "The line [OCOP…] was written by another version of the site. Let the"
        " sender open the page again with a network, and send again.",
        "no-file": "there is no product or producer of this file.",
        "file-broken": "the file has errors; correct what python3 build.py check says first.",
        "no-field": "there is no field “{field}”.",
        "officers-field": "“{field}” is kept by officers. If you compared it with the papers, run"
        " this again with --officer.",
        "conflict": "“{field}” changed since the page was opened: the message saw “{old}”, the"
        " file says “{now}”. Ask the sender.",
        "consent-of-another": "number {number}: nobody agreed to publish this very number. Let the"
        " sender tick the box and send again.",
        "consent-of-tomorrow": "number {number}: the day of the consent is still to come.",
        "fair-pack-moves": "{fair} sells pack {pack} of this product; after the change that number"
        " is another pack. Change the fair's file together with it, by hand.",
        "cannot-edit": "“{field}” cannot be changed alone; change it in the file by hand.",
        "already": "{field}: is {new} already",
    },
}
"""By language, then by what is told."""
