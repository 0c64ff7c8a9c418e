"""Counts as the number formats of Word write them: 一, 甲, 壹, ①, iv."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

_DIGITS: Final = "〇一二三四五六七八九"
_LEGAL: Final = "零壹贰叁肆伍陆柒捌玖"


def _digit_by_digit(count: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(count)) if count >= 0 else str(count)


def _chinese(count: int) -> str:
    """一, 十, 十一, 二十一, 一百零一; digit by digit from ten thousand on."""
    if not 0 < count < 10_000:
        return _digit_by_digit(count)
    words, gap = "", False
    for unit, place in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, count = divmod(count, unit)
        if digit:
            words += ("零" if gap and words else "") + _DIGITS[digit] + place
        gap = not digit and bool(words)
    return words[1:] if words.startswith("一十") else words


def _legal(count: int) -> str:
    spelled = _chinese(count)
    spelled = "一" + spelled if spelled.startswith("十") else spelled
    return spelled.translate(str.maketrans(_DIGITS + "十百千", _LEGAL + "拾佰仟"))


def _letter(count: int) -> str:
    """A … Z, AA, BB: Word repeats the letter."""
    return chr(65 + (count - 1) % 26) * min((count - 1) // 26 + 1, 40) if count > 0 else ""


def _roman(count: int) -> str:
    if not 0 < count < 4000:
        return str(count)
    words = ""
    for size, letters in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    ):
        words += letters * (count // size)
        count %= size
    return words


def _from(row: str) -> Callable[[int], str]:
    return lambda count: row[count - 1] if 0 < count <= len(row) else str(count)


FORMS: Final[dict[str, Callable[[int], str]]] = {
    **dict.fromkeys(("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting"), _chinese),
    **dict.fromkeys(("taiwaneseCountingThousand", "koreanCounting"), _chinese),
    **dict.fromkeys(("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"), _digit_by_digit),
    **dict.fromkeys(("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"), _legal),
    "ideographTraditional": _from("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _from("子丑寅卯辰巳午未申酉戌亥"),
    "upperLetter": _letter,
    "lowerLetter": lambda count: _letter(count).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda count: _roman(count).lower(),
    "decimalZero": lambda count: f"{count:02d}",
    "decimalFullWidth": lambda count: str(count).translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _from("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")),
    "decimalEnclosedParen": _from("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
    "decimalEnclosedFullstop": _from("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
    "none": lambda _: "",
}
"""How a count is written in each number format of Word; another format is written in digits."""
