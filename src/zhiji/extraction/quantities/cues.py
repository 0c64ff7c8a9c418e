"""The words around a number as patterns, compiled once from the tables: verbs by what they do to a phrase, and the
small words that open it, close it or join it to its number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from zhiji.lexicon.patterns import Pattern, Terms, per_lexicon, rows_of

LIGHT: Final = ("light", "light-noun", "state", "state-noun")
"""Kinds of verbs that carry nothing a row head needs: 开展, 处理, 办结, 整改."""

WORDS = "quantity_words"
CALLING = Terms(WORDS, "calling")
"""Verbs that call others to act: what these then do is what is counted."""

_TIMES: Final = (
    r"(?:19|20)\d\d年{year-tail}?|“?[□十][□一二三四五六]{1,3}”?{era}|"
    r"(?<![A-Za-z]\d\.){recent}?[{=numerals:digit|pair|ten}\d]{1,2}年(?!{bound_words:after})(?:[来间]|(?=.))"
    r"|{toward}[^，,、。；;]{1,8}?{reported-to}(?=[^，,、]{4})"
    r"|{set-aside}[^，,、。；;]{2,16}?{set-aside-end}"
    r"|\d{1,2}月(?:份|\d{1,2}日)?(?:以来)?|一年以?来|(?<=.)以来|"
    r"截[至止][^，,、]{0,12}?(?:[年月]底|[年月日]末|目前|日|[年月])|通过[^，,、]{1,20}?(?={sent-out})|结合[^，,、]{2,20}?{doing}+(?=[^，,、的]{4})|"
    r"在[^，,、]{2,16}(?<![网线以])[上中内](?![市海级下线报传门学心部容国])"
)
_ADVERBS_BEFORE_VERBS: Final = (
    r"依法(?=[查处受办审打整取拆关责])|精准(?=[核查帮推识打])|集中(?=[交清力查销拆开])|重点(?=[查检排整打])|"
    r"第[{=numerals:digit|pair|ten}\d]{1,2}批|支持(?=[^\n]{2})|为(?=[^\n]{3})"
)
_MARKS: Final = (
    r"[，,。；;：:！!？?（(）)［\[\]］〔〕【】\n\s　—～]"
    r"|(?<![A-Za-z0-9])(?<![A-Za-z]\d\.)[\d０-９](?![\d０-９]*(?:[A-Za-z]|岁))"
)


@dataclass(frozen=True, slots=True)
class Cues:
    """Patterns over covered text. ``kinds``: of each verb, and ``noun`` for a noun with a verb in it (组织生活会).
    ``strong`` verbs cut a phrase wherever they stand, ``front`` only where it begins; ``bare`` is nothing but verbs;
    ``state`` says how far a thing came; ``leading`` may not begin a noun."""

    kinds: dict[str, str]
    strong: re.Pattern[str]
    front: re.Pattern[str]
    bare: re.Pattern[str]
    state: re.Pattern[str]
    leading: re.Pattern[str]
    cut: re.Pattern[str]
    noun_goes_on: re.Pattern[str]
    restart: re.Pattern[str]
    opening: re.Pattern[str]
    stop: re.Pattern[str]
    stop_in_list: re.Pattern[str]
    no_start: re.Pattern[str]
    linkers: re.Pattern[str]
    body: re.Pattern[str]
    scopes: re.Pattern[str]


_VERBS: Final = "quantity_verbs"
_CUTS: Final = "cut|light|keep|state|state-keep"
_ALL: Final = "cut|light|light-noun|keep|keep-noun|state|state-noun|state-keep"
_STOPS: Final = _MARKS + "|{stop}|(?<=..){inner-stop}"
_FUNCTION_WORDS: Final = "quantity_function_words"
_STRONG = Pattern(_VERBS, "{light|keep|state|state-keep|noun}")
_FRONT = Pattern(_VERBS, "(?!{noun})(?P<verb>{light|light-noun|keep|keep-noun|state-noun|state-keep})[了并]?")
_BARE = Pattern(_VERBS, "(?>{" + _ALL + "}|[已了并、等共未其又再后])++")
_STATE = Pattern(_VERBS, "(?>{quantity_words:so-far})*+{state|state-noun|state-keep}了?")
_LEADING = Pattern(_VERBS, "(?!{noun}){" + _CUTS + "}(?<!{quantity_words:may-lead})(?!{quantity_words:noun-goes-on})")
_CUT = Pattern(_VERBS, "{" + _CUTS + "|noun}")
_NOUN_GOES_ON = Pattern(WORDS, "{noun-goes-on}")
_RESTART = Pattern(WORDS, _TIMES + "|{quantity_function_words:restart}")
_LIST_NUMBER: Final = r"(?<!\d)\d{1,2}[.．、](?!\d)"
_OPENING = Pattern(
    _FUNCTION_WORDS, rf"(?>{_LIST_NUMBER}|[□，,：:；;。．.）)」\s　—－]|" + _ADVERBS_BEFORE_VERBS + "|{front})++"
)
_STOP = Pattern(_FUNCTION_WORDS, _STOPS)
_STOP_IN_LIST = Pattern(_FUNCTION_WORDS, "(?<=..){quantity_words:list-joint}|" + _STOPS)
_NO_START = Pattern(_FUNCTION_WORDS, r"[，,。；;：:、！!？?）)\n\s　—]|{no-start}")
_LINKERS = Pattern(_FUNCTION_WORDS, r"(?>[：:（(　\s]|(?:19|20)\d\d年|{linker})++$")
_BODY = Pattern(_FUNCTION_WORDS, "{body}$")
_SCOPES = Pattern("scopes", "{region|distribution}[的内]?{region|distribution}?(?!{quantity_words:no-scope})")


@per_lexicon
def load_cues() -> Cues:
    """The patterns of the tables as they stand now (``zhiji.lexicon.without`` takes rows away)."""
    return Cues(
        kinds={row.term: row.kind for row in rows_of(_VERBS, "*")},
        strong=_STRONG.compiled,
        front=_FRONT.compiled,
        bare=_BARE.compiled,
        state=_STATE.compiled,
        leading=_LEADING.compiled,
        cut=_CUT.compiled,
        noun_goes_on=_NOUN_GOES_ON.compiled,
        restart=_RESTART.compiled,
        opening=_OPENING.compiled,
        stop=_STOP.compiled,
        stop_in_list=_STOP_IN_LIST.compiled,
        no_start=_NO_START.compiled,
        linkers=_LINKERS.compiled,
        body=_BODY.compiled,
        scopes=_SCOPES.compiled,
    )
