"""GitHub's issue forms, for those who touch no file: what `new` asks, on a page.

The ids of their fields are promises: addresses that fill a form beforehand name them.
"""

from collections.abc import Iterable, Mapping

from catalog.asking.questions import QUESTIONS, Question
from catalog.collect import MODELS, Kind
from catalog.documents.described import described
from catalog.edit import record_text
from catalog.load import Tree
from catalog.model.fields import called, example_of, meaning
from catalog.reference import Lists
from catalog.text import capital

CORRECTION = "sua-thong-tin"
"""The form that the site fills beforehand: ids ``product`` and ``message``."""

_TITLES: Mapping[Kind, tuple[str, str, str, str]] = {
    Kind.PRODUCT: ("san-pham-moi", "Sản phẩm mới", "A new product", "[sản phẩm] "),
    Kind.PRODUCER: ("chu-the-moi", "Chủ thể mới", "A new producer", "[chủ thể] "),
    Kind.SALES_POINT: ("diem-ban", "Điểm bán", "A sales point", "[điểm bán] "),
    Kind.FAIR: ("hoi-cho", "Hội chợ", "A fair", "[hội chợ] "),
}
_PUBLIC = (
    "Ai cũng đọc được điều bạn viết ở đây. Xin đừng ghi nhà riêng, số giấy tờ, điểm chấm; số"
    " điện thoại chỉ ghi khi người ấy đồng ý. Điều không biết thì bỏ trống.\n\n"
    "Everybody can read what you write here. No home addresses, no numbers of papers, no scores;"
    " a phone only with consent. Leave out what you do not know.\n"
)
_AGREED = "Không có điều riêng tư nào ở trên. · Nothing above is private."


def forms(lists: Lists) -> dict[str, str]:
    """Path in the repository -> the text of a form."""
    made = {kind: _form(kind, lists) for kind in QUESTIONS}
    folder = ".github/ISSUE_TEMPLATE"
    texts = {f"{folder}/{_TITLES[kind][0]}.yml": _text(form) for kind, form in made.items()}
    texts[f"{folder}/{CORRECTION}.yml"] = _text(_correction())
    texts[f"{folder}/config.yml"] = _text({"blank_issues_enabled": "true"})
    return texts


def _text(form: Mapping[str, Tree]) -> str:
    # GitHub wants truths where our own files have none.
    text = record_text(form).replace('"true"', "true").replace('"false"', "false")
    return f"# Made by `build.py docs` from the model.\n{text}"


def _form(kind: Kind, lists: Lists) -> dict[str, Tree]:
    _, vi, en, title = _TITLES[kind]
    options = {
        one.path: [f"{word} ({id_})" for id_, word in zip(one.choices, words, strict=True)]
        for top in described(kind, lists)
        for one in top.all()
        if (words := one.choice_words["vi"])
    }
    asked: dict[str, Question] = {}
    for question in QUESTIONS[kind]:
        asked.setdefault(_id(question), question)
    body = [_block(kind, question, options) for question in asked.values()]
    return {
        "name": f"{vi} · {en}",
        "description": f"Gửi thông tin, không cần biết git. · Send it without git: {en.lower()}",
        "title": title,
        "body": [_markdown(_PUBLIC), *_whose(kind), *body, _agreement()],
    }


def _whose(kind: Kind) -> tuple[Tree, ...]:
    """A product's file says by its folder who makes it, so no field does."""
    if kind is not Kind.PRODUCT:
        return ()
    attributes: dict[str, Tree] = {
        "label": "Chủ thể · Producer",
        "description": "Ai làm ra; bỏ trống nếu không biết. · Who makes it; leave out if unknown.",
    }
    told: Tree = {
        "type": "input",
        "id": "producer",
        "attributes": attributes,
        "validations": {"required": "false"},
    }
    return (told,)


def _id(question: Question) -> str:
    """``certificates_stars``: the field, without numbers of items."""
    return "_".join(step for step in question.where if isinstance(step, str))


def _block(kind: Kind, question: Question, options: Mapping[str, list[str]]) -> Tree:
    model, where = MODELS[kind], question.where
    names = [step for step in where if isinstance(step, str)]
    about = where[:-1] if names[-1] in {"vi", "en"} else where
    label = f"{called(model, about)} · {called(model, about, 'en')}"
    if about is not where:
        label += f" ({'tiếng Việt' if names[-1] == 'vi' else 'English'})"
    told = f"{meaning(model, about, 'vi')} · {meaning(model, about, 'en')}"
    attributes: dict[str, Tree] = {"label": capital(label), "description": told}
    several = options.get(".".join(names))
    if several:
        attributes["options"] = list(several)
    elif example := example_of(model, where):
        # A number or a day alone would be no text for GitHub, and it wants one.
        attributes["placeholder"] = f"ví dụ {example}"
    kind_of_field = "dropdown" if several else "textarea" if names[0] == "summary" else "input"
    # What is needed after another answer only, no form can ask for.
    needed = "true" if question.required and not question.after else "false"
    return {
        "type": kind_of_field,
        "id": _id(question),
        "attributes": attributes,
        "validations": {"required": needed},
    }


def _correction() -> dict[str, Tree]:
    return {
        "name": "Sửa thông tin · Correct an entry",
        "description": "Giá, liên hệ, mô tả … chưa đúng. · A price, a contact, a text is wrong.",
        "title": "[sửa] ",
        "body": [
            _markdown(_PUBLIC),
            {
                "type": "input",
                "id": "product",
                "attributes": {
                    "label": "Sản phẩm hoặc chủ thể · Product or producer",
                    "description": "Địa chỉ trang, hoặc tên. · Address of its page, or its name.",
                    "placeholder": "htx-vi-du/che-vi-du",
                },
                "validations": {"required": "true"},
            },
            {
                "type": "textarea",
                "id": "message",
                "attributes": {
                    "label": "Điều gì chưa đúng, đúng ra là gì, theo đâu · What is wrong, and how"
                    " do you know",
                    "description": "Lời nhắn từ trang có sẵn một dòng [OCOP1:…]: xin giữ nguyên."
                    " · A message from the site ends in a line [OCOP1:…]: keep it as it is.",
                },
                "validations": {"required": "true"},
            },
            _agreement(),
        ],
    }


def _markdown(text: str) -> Tree:
    return {"type": "markdown", "attributes": {"value": text}}


def _agreement() -> Tree:
    options: Iterable[Tree] = [{"label": _AGREED, "required": "true"}]
    return {
        "type": "checkboxes",
        "id": "agreed",
        "attributes": {"label": "Trước khi gửi · Before you send"} | {"options": list(options)},
    }
