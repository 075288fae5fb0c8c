"""The ways in which people ask: from records to what is typed, and all that is right.

Written before the search was tuned, and without knowing how it works. What a person
could read in two ways is dropped (None), or both readings are right.
"""

import unicodedata
from collections.abc import Callable
from random import Random

from catalog.bench.invented import gtin_of
from catalog.bench.names import GOODS
from catalog.bench.search import slips
from catalog.bench.search.seen import Ask, Sight, said, spelt, with_word
from catalog.codes import ALPHABET, is_code
from catalog.text import fold, nfc, unmarked

Made = tuple[str, frozenset[str]]
"""What is typed, and the ids that are right."""

_NO_GOODS = """điện thoại thông minh; máy giặt cửa trước; tủ lạnh hai cánh; xe máy điện; vé máy bay;
    bảo hiểm ô tô; laptop gaming; giày bóng rổ; kính cận thị; camera hành trình; lốp xe tải;
    tai nghe bluetooth; gạch ốp lát; sim số đẹp; nồi cơm điện; máy sấy tóc; đồng hồ đeo tay;
    xi măng trắng; vợt cầu lông; washing machine; used cars; xqzw kkjv; hgfd wqpz; zzxx qqww"""


def _marked(sight: Sight, chance: Random) -> Made:
    ask = sight.ask(chance)
    text = said(ask)
    return text if chance.random() < 0.3 else text.lower(), sight.right(ask)


def _unmarked(sight: Sight, chance: Random) -> Made:
    ask = sight.ask(chance)
    return fold(said(ask)), sight.right(ask, plain=True)


def _decomposed(sight: Sight, chance: Random) -> Made | None:
    text, right = _marked(sight, chance)
    apart = unicodedata.normalize("NFD", text)
    return (apart, right) if apart != text else None


def _wrong_tone(sight: Sight, chance: Random) -> Made | None:
    """Dropped if the wrong tone says something else that is there."""
    ask = tuple(part.lower() for part in sight.ask(chance))
    words = said(ask).split()
    at = chance.randrange(len(words))
    wrong = with_word(ask, at, slips.other_tone(words[at], chance))
    if wrong == ask or sight.right(wrong):
        return None
    return said(wrong), sight.right(ask, plain=True)


def _missing_space(sight: Sight, chance: Random) -> Made | None:
    ask, plain = spelt(sight.ask(chance), chance)
    text = slips.joined(said(ask), chance)
    known = any(fold(word) in sight.words for word in set(text.split()) - set(said(ask).split()))
    return None if known else (text, sight.right(ask, plain=plain))


def _typo(sight: Sight, chance: Random) -> Made | None:
    """Dropped if it is a word, or if another word that is one slip away answers too."""
    ask, _ = spelt(sight.ask(chance), chance)
    words = said(ask).split()
    at = chance.randrange(len(words))
    if len(words[at]) < 4:
        return None
    wrong = slips.mistyped(words[at], chance)
    near = sight.words & slips.one_slip_away(fold(wrong)) - {fold(words[at])}
    others = (sight.right(with_word(ask, at, one), plain=True) for one in near)
    if fold(wrong) in sight.words or any(others):
        return None
    return said(with_word(ask, at, wrong)), sight.right(ask, plain=True)


def _d_bar(sight: Sight, chance: Random) -> Made | None:
    """đ typed as d, with or without the other marks, or as the letter that looks like Đ."""
    ask = sight.ask(chance)
    text = nfc(said(ask))
    if "đ" not in text.lower():
        return None
    bare = text.replace("đ", "d").replace("Đ", "D")
    ways = [bare, bare.lower(), fold(text), *([text.replace("Đ", "\u00d0")] if "Đ" in text else [])]
    return chance.choice(ways), sight.right(ask, plain=True)


def _abbreviation(sight: Sight, chance: Random) -> Made | None:
    """The maker's legal words shortened or written out, or those of the city."""
    one = chance.choice(sight.seen)
    if chance.random() < 0.2:
        city, town = sight.right((one.good.vi, "thành phố Sơn La")), chance.choice(("tp", "TP"))
        return f"{one.good.vi.lower()} {town} Sơn La", city
    whole = slips.long_form(one.maker.removesuffix(one.brand))
    legal = next((form for form in slips.LEGAL if whole.startswith(form)), whole)
    legal = chance.choice((whole, legal))
    typed = chance.choice((slips.short_form(legal), legal))
    if f"{typed} " in one.maker.lower():
        return None
    good = chance.choice(("", one.good.vi))
    (text,), plain = spelt((said((good, typed, one.brand)),), chance)
    return text, sight.right((good,), (legal, one.brand.lower()), plain=plain)


def _prefix(sight: Sight, chance: Random) -> Made | None:
    ask, plain = spelt(sight.ask(chance), chance)
    last = slips.cut(ask[-1], chance)
    if last == ask[-1]:
        return None
    ask = (*ask[:-1], last)
    *words, end = said(ask).split()
    readings = (ask, (" ".join(words), end))
    right = (sight.right(each, plain=plain, unfinished=True) for each in readings)
    return said(ask), frozenset().union(*right)


def _english(sight: Sight, chance: Random) -> Made | None:
    """Only where a label prints English; right is whoever makes it, as places are the same."""
    one = chance.choice(sight.seen)
    if not one.entry.record.name.en:
        return None
    other = unmarked(chance.choice(("", one.brand, *one.places)))
    english = chance.choice(((one.good.en, other), (other, one.good.en)))
    same = [good for good in GOODS if f" {one.good.en} " in f" {good.en} "]
    right = (sight.right((good.vi, other), plain=True) for good in same)
    return said(english), frozenset().union(*right)


def _word_order(sight: Sight, chance: Random) -> Made | None:
    ask, plain = spelt(sight.ask(chance), chance)
    if len(ask) < 2:
        return None
    first, second, *rest = ask[0].split()
    kin = sum(fold(good.vi).startswith(fold(f"{first} {second} ")) for good in GOODS)
    ways: list[Ask] = [(ask[1], ask[0])]
    # "mật ong Minh Ngọc hoa nhãn": people take a good apart where a family of goods begins.
    ways += [(first, second, ask[1], *rest)] if rest and kin > 1 else []
    return said(chance.choice(ways)), sight.right(ask, plain=plain)


def _synonym(sight: Sight, chance: Random) -> Made | None:
    good = chance.choice([good for good in GOODS if good.synonym])
    makers = sight.of(good)
    if not makers:
        return None
    ask, plain = spelt(sight.ask(chance, chance.choice(makers)), chance)
    other = (fold(good.synonym) if plain else good.synonym, *ask[1:])
    return said(other), sight.right(ask, plain=plain) | sight.right(other, plain=plain)


def _old_place(sight: Sight, chance: Random) -> Made | None:
    """A commune or district that is no more, of a product whose name does not say it."""
    one = chance.choice(sight.seen)
    now, place = one.entry.located.commune, chance.choice((*one.places, ""))
    if not place or place in one.rest or (now and now.vi.endswith(place)):
        return None
    ask, plain = spelt((one.good.vi, place), chance)
    return said(ask), sight.right(ask, plain=plain)


def _code(sight: Sight, chance: Random) -> Made:
    """A short code, a barcode or the number of a decision, as printed or as typed."""
    fits = chance.choice((is_code, is_code, str.isdigit, lambda text: "/" in text))
    number = chance.choice([number for number in sight.numbers if fits(number)] or [""])
    ways = [number, number.lower(), fold(number)]
    if is_code(number):
        ways += [f"{number[:4]}-{number[4:]}", f"{number[:3]}-{number[3:]}".lower()]
    elif number.isdigit():
        ways += [f"{number[:3]} {number[3:8]} {number[8:12]} {number[12:]}"]
    return chance.choice(ways), frozenset(sight.numbers.get(number, ()))


def _nothing(sight: Sight, chance: Random) -> Made | None:
    """Goods that nobody here makes, codes with a wrong check character, barcodes of nobody."""
    code, at = chance.choice(sight.seen).entry.code, chance.randrange(7)
    broken = code[:at] + chance.choice(ALPHABET) + code[at + 1 :]
    good = chance.choice(" ".join(_NO_GOODS.split()).split("; "))
    barcode = gtin_of(chance.randrange(10**6))
    text = chance.choice((good, good, fold(good), broken, barcode))
    known = is_code(text) or text in sight.numbers or set(fold(text).split()) <= sight.words
    return None if known else (text, frozenset())


WAYS: dict[str, Callable[[Sight, Random], Made | None]] = {
    "marked": _marked,
    "unmarked": _unmarked,
    "decomposed": _decomposed,
    "wrong-tone": _wrong_tone,
    "missing-space": _missing_space,
    "typo": _typo,
    "d-bar": _d_bar,
    "abbreviation": _abbreviation,
    "prefix": _prefix,
    "english": _english,
    "word-order": _word_order,
    "synonym": _synonym,
    "old-place": _old_place,
    "code": _code,
    "nothing": _nothing,
}
