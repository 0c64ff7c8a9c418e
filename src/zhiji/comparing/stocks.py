"""How many there are, which says nothing of how many were added: 新增高新技术企业100家, 高新技术企业达到1306家."""

from __future__ import annotations

from zhiji.lexicon.patterns import Pattern

_COMES_ABOUT = Pattern("series_words", "{adds|gained|comes-about}")
_STANDS = Pattern("series_words", "(?:{reached|passed}|超过?)[^，,；;。、]{0,2}$")


def is_stock_for_increment(planned: str, told: str) -> bool:
    """Whether the words before one number plan how many are to be added, and those before the other tell how many there
    are.

    >>> is_stock_for_increment("新增高新技术企业", "高新技术企业达到")
    True
    >>> is_stock_for_increment("新增高新技术企业", "新增高新技术企业达到")
    False
    """
    return bool(_COMES_ABOUT.search(planned) and _STANDS.search(told) and not _COMES_ABOUT.search(told))
