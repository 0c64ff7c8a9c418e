"""Claims to be the first or the only one, as words: where one stands, within what, of what, and whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial

from zhiji.comparing.wording import any_of, pattern_of
from zhiji.lexicon import load_terms
from zhiji.lexicon.patterns import Terms

_STOP = re.compile(r"[，,。；;！!？?：:\n]")
_AMONG = re.compile(r"^、[^、]{0,12}之一的?")
"""What is said beside the claim of the same thing: 全省唯一、全国六家之一的."""
_BATCH = "首批"
"""No claim itself, but those listed behind it are first within the same."""
_NOTE = re.compile(r"\^?[\[［（(〔【]\d+[\]］）)〕】]|\^")
_ORDINAL = re.compile(r"^(?:[一二三四五六七八九十]+是|[（(]?[一二三四五六七八九十\d]+[)）、.．])\s*")
_INSIDE = re.compile(r"(?:[^“”]|“[^“”]*”?)*")
_DATE = re.compile(r"^(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?")
_PRAISED_ALONE = re.compile(r"^被[\u4e00-\u9fff]{2,6}$")
"""被推广学习 says what came of it."""
_COUNT = re.compile(r"(?<=[\u4e00-\u9fff）”])\d+[余多]?[项个件条家台套]$")
_PLACED = re.compile(r"在[\u4e00-\u9fff]{1,8}$")
_NOT_ONE = re.compile(r"、|\d[项个件条家种次年%万亿余多]")
"""What has several subjects, or counts them."""
_COUNTED = re.compile(r"(?:\d+[余多]?[项个件条家种]|其中\d+[项个件条家种]?)$")
_SIZED = re.compile(r"\d|[百千万亿]")
"""What stands behind 突破 and 达到 where they say how far: 突破万亿元."""
_NUMBER = re.compile(r"^[“\"]?\d|\d+%$")
_LEADING = Terms("first_words", "leading")
_SHORTEST, _LONGEST = 3, 40
_SHORTEST_HOLDER, _LONGEST_HOLDER = 2, 24


@dataclass(frozen=True, slots=True)
class FirstClaim:
    """One claim in a text: ``begin`` to ``end`` are the words of the claim itself (在全国率先), ``scope`` what it is
    first within, empty where it does not say; ``thing`` what is first, empty where the words name nothing; ``holder``
    who or what is said to have it, empty where nothing is named right there."""

    begin: int
    end: int
    claim: str
    scope: str
    kind: str
    thing: str
    holder: str

    @property
    def field(self) -> str:
        """The field that the claim narrows its scope to: 光伏领域 of 全国光伏领域首家."""
        words = re.split(_cues(), self.claim)[0]
        return words.partition(self.scope)[2].strip("的中内") if self.scope else ""

    @property
    def is_exclusive(self) -> bool:
        """Whether only one can claim it: 首家, 唯一; several may lead (率先)."""
        return not any(word in self.claim for word in _LEADING.all)


def find_first_claims(text: str) -> Iterator[FirstClaim]:
    """The claims that say within what, and those of the same list behind them.

    >>> [(c.claim, c.thing, c.holder) for c in find_first_claims("青山港成为全国首个零碳港口。")]
    [('全国首个', '零碳港口', '青山港')]
    """
    done = 0
    for match in _claims().finditer(text):
        if match.start() < done:
            continue
        done = match.end()
        if match["own"] and match["cue"] in _DONE:  # 我市率先: who did it, not within what
            continue
        if goes_on(text, match.end()):
            continue
        scope = match["scope"] or match["around"]
        if match["cue"] != _BATCH:
            yield read_claim(text, match.start(), match.end(), scope)
        for begin, end in _listed_behind(text, match.end()):
            yield read_claim(text, begin, end, scope)
            done = end


def read_claim(text: str, begin: int, end: int, scope: str) -> FirstClaim:
    """What the claim from ``begin`` to ``end`` is of, and whose."""
    cue = re.search(_cues(), text[begin:end])
    kind = "sole" if cue and cue.group() == "唯一" else "first"
    if counted := counted_before(text, begin):
        return FirstClaim(begin, end, text[begin:end], scope, kind, counted, "")
    before = _before(text, begin)
    beside = _beside().match(text, end)
    after = _after(text, beside.end() if beside else end)
    if not after and not before and (told := _honour_before(text, begin)):
        return FirstClaim(begin, end, text[begin:end], scope, kind, _named(told["what"]), told["who"])
    if not after and (told := _honoured().fullmatch(before)) and told["who"]:  # …获评创新举措（全国首创）
        return FirstClaim(begin, end, text[begin:end], scope, kind, _named(told["what"]), _holder(told["who"]))
    holder = _holder(before) or (_subject(text, begin) if _tells_more().fullmatch(before.split("、")[-1]) else "")
    thing = _thing(after, before, is_done=bool(cue and cue.group() in _DONE))
    if _kind_alone().fullmatch(after) and _as().search(before):
        thing = _named(_clause(text[text.index(after, end) + len(after) :][1 : 2 * _LONGEST]))
    return FirstClaim(begin, end, text[begin:end], scope, kind, thing, "" if holder in thing else holder)


def counted_before(text: str, begin: int) -> str:
    """What is told of a claim in quotes behind how many it is of (推行“一件事”等8个“全省率先”): of several such claims
    in one clause each has its own.

    >>> told = "推行“望鹤一件事”等8个“全省率先”、建立“栖凰办”服务中心等6个“全市率先”。"
    >>> [(claim.scope, claim.thing) for claim in find_first_claims(told)]
    [('全省', '“望鹤一件事”'), ('全市', '“栖凰办”服务中心')]
    """
    found = _COUNTED_CLAIM.search(text, max(text.rfind("\n", 0, begin), begin - 3 * _LONGEST, 0), begin)
    if found is None:
        return ""
    words = _past_verb(found["what"])
    if words == found["what"] and (quoted := _QUOTED_AT_END.search(words)):
        words = quoted.group()
    return _named(words)


_COUNTED_CLAIM = re.compile(
    r"(?:^|[，。；\n]|(?<=”)、)(?P<what>(?:[^，。；\n”]|”(?!、))+?)等(?:\d+|[两三四五六七八九十])[项个件条]“$"
)
_QUOTED_AT_END = re.compile("“[^“”]+”[^“”]*$")
_DONE = ("率先", "首次")
"""Words behind which stands what was done first, rather than what is first."""


def _listed_behind(text: str, at: int) -> Iterator[tuple[int, int]]:
    """The claims behind one in the same clause, each behind a 、: they are first within the same."""
    stop = _STOP.search(text, at)
    last = stop.start() if stop else len(text)
    for found in re.finditer(f"(?<=、)(?:{_cues()})", text[at:last]):
        yield at + found.start(), at + found.end()


def _before(text: str, begin: int) -> str:
    words = _STOP.split(text[max(begin - _LONGEST, 0) : begin])[-1]
    return _DATE.sub("", _ORDINAL.sub("", words)).strip().rstrip("“（(")


def _after(text: str, end: int) -> str:
    words = _AMONG.sub("", _clause(text[end : end + 2 * _LONGEST]))
    return _NOTE.sub("", _next().split(words)[0]).lstrip("）)").strip("、 ")


def _clause(words: str) -> str:
    """The words up to a mark that stands in no quotes (保持“零撤改，零败诉”的单位), or where quotes around it end."""
    words = _INSIDE.match(words)[0]  # type: ignore[index]
    stops = [stop.start() for stop in _STOP.finditer(words)] or [len(words)]
    return words[: next((at for at in stops if not _is_quoted(words, at)), stops[0])]


def _is_quoted(words: str, at: int) -> bool:
    """Whether the place stands in quotes that begin and end in the words."""
    opened = words.count("“", 0, at)
    return opened > words.count("”", 0, at) and opened <= words.count("”")


def _thing(after: str, before: str, *, is_done: bool) -> str:
    """What is first: the words behind the claim; where there are none, or they only say that it was done, those
    before."""
    subject = _without_verbs(before)
    if after[:2] in _slogans() or _added().search(after) or any(map(_COUNTED.search, (before, subject))):
        return ""
    if after[:2] in _nothing() or not after or _PRAISED_ALONE.match(after):
        told = _honoured().fullmatch(before.rstrip("、"))
        return _named(told["what"] if told and not told["who"] else subject)
    if is_done and (state := _state().match(after)):
        return _named(subject + after if subject and _SIZED.match(after, state.end()) else subject)
    plain = _without_end(_past_verb(after) if is_done else after)
    if is_done and _NUMBER.search(plain) and (named := _named(subject)):
        return f"{named}{plain}"
    return _named(plain) or _named(subject)


def _honour_before(text: str, begin: int) -> re.Match[str] | None:
    """What the clause before tells of, where the claim is a clause alone: 时风集团荣获金奖，|全市唯一."""
    clauses = re.split("[，。；\n]", text[max(begin - 2 * _LONGEST, 0) : begin])
    whole = len(clauses) > 2 or (len(clauses) == 2 and begin <= 2 * _LONGEST)
    return _honoured().fullmatch(clauses[-2].strip()) if whole and not clauses[-1] else None


def _named(words: str) -> str:
    """The words, where they are long enough to name something and no verb alone, up to a bracket that does not end."""
    words = (words if words.count("（") == words.count("）") else words.partition("（")[0]).strip("、")
    return words if len(words) >= _SHORTEST and not _verb().fullmatch(words) else ""


def _holder(before: str) -> str:
    """Whose it is: the subject right before the claim; empty where a verb begins the words."""
    words = _above().sub("", _without_verbs(before).removesuffix("在").strip())
    long = not _SHORTEST_HOLDER <= len(words) <= _LONGEST_HOLDER
    return "" if long or _no_subject().match(words) or _NOT_ONE.search(words) else words


def _subject(text: str, begin: int) -> str:
    """Whose the claim is in the clauses before it: 青山在评估中排名第一，是全国唯一…."""
    opened = max(text.rfind(mark, 0, begin) for mark in "。；\n") + 1
    for clause in reversed(re.split("[，、]", text[opened:begin])):
        found = _opens().match(clause)
        if found and (holder := _holder(found["who"])) == found["who"]:
            return holder
    return ""


def _without_verbs(words: str) -> str:
    """The words without the verbs that they end in: 青山港成为 → 青山港."""
    shorter = _verbs_at_end().sub("", words)
    while shorter != words:
        words, shorter = shorter, _verbs_at_end().sub("", shorter)
    return words


def _past_verb(words: str) -> str:
    """The words behind the verb that they begin with: 建立农田保护制度, 在青山港建立农田保护制度 → 农田保护制度."""
    found = _verb().match(words) or _elsewhere().match(words)
    return words[found.end() :] if found and len(words) - found.end() >= _SHORTEST else words


def _without_end(words: str) -> str:
    """What is first, without the verb that says what came of it: 地理标志交易运营中心投入使用."""
    plain = re.sub(r"^(?:举措|的)?", "", words.strip("、 "))
    shorter = _ends_alone().sub("", _ends().sub("", plain))
    shorter = _PLACED.sub("", _adverbs().sub("", shorter)) if shorter != plain else shorter
    plain, shorter = _COUNT.sub("", plain), _COUNT.sub("", shorter)
    return (shorter if len(shorter) >= _SHORTEST else plain).rstrip("、的和与及 ")


@cache
def _cues() -> str:
    named = any_of(load_terms("first_words", "use", "cue-of-named"))
    return f"{any_of(load_terms('first_words', 'use', 'cue'))}|(?:{named})(?![^《“])"


def goes_on(text: str, end: int) -> bool:
    """Whether what looks like a claim is none by what it goes on with: 首台|（套）, a list of equipment; 首次|…评价中,
    the first of the assessments."""
    return bool(_no_claim().match(text, end))


@cache
def _no_claim() -> re.Pattern[str]:
    listed, assessed = (any_of(load_terms("first_words", "use", use)) for use in ("listed", "assessed"))
    return re.compile(f"{listed}|[^，。；]{{2,20}}?(?:{assessed})中")


@cache
def _honoured() -> re.Pattern[str]:
    holds = any_of(load_terms("first_words", "use", "honoured"))
    return re.compile(f"(?P<who>[^，。；：]{{0,40}}?)(?:{holds})(?P<what>[^，。；：]{{3,40}})")


@cache
def _next() -> re.Pattern[str]:
    """Where the next claim of the same list begins, or what else is told of the same."""
    more = any_of(load_terms("first_words", "use", "else"))
    return re.compile(f"、[^、]{{0,4}}(?={_BATCH}|{_cues()})|、(?={more})|和(?=\\d)")


@cache
def _added() -> re.Pattern[str]:
    """Where a number says how many were added: 制度创新案例新增9个."""
    return re.compile(f"(?:{any_of(load_terms('first_words', 'use', 'added'))})\\d")


@cache
def _claims() -> re.Pattern[str]:
    scope, within, ours = (any_of(load_terms("first_words", "use", use)) for use in ("scope", "within", "ours"))
    inside = f"(?:(?:(?!{scope})[^，。；、：\\d\\n“”（）]){{0,6}}?(?:{within}))?[的中内]?"
    claim = f"在?(?P<scope>(?P<own>{ours})|{scope}){inside}(?P<cue>{_BATCH}|{_cues()})"
    return re.compile(f"{claim}|(?:{any_of(_LEADING.all)})在(?P<around>{scope}){inside}(?={_verb().pattern})")


@cache
def _beside() -> re.Pattern[str]:
    """Further claims of the same thing: 全国首家|、全省唯一的, 全市首家|、全国第5家."""
    scope = any_of(load_terms("first_words", "use", "scope"))
    return re.compile(f"(?:、(?:{scope})[的中内]?(?:第[\\d一二三四五六七八九十]+[家个]|{_cues()}))+的?(?=[^，。；、])")


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(load_terms('first_words', 'use', 'end'))}).*$")


@cache
def _ends_alone() -> re.Pattern[str]:
    alone = any_of((*load_terms("first_words", "use", "end-alone"), *load_terms("first_words", "use", "end")))
    return re.compile(f"(?:{alone})+$")


@cache
def _adverbs() -> re.Pattern[str]:
    """Those before the verb of an end: 研究项目加速|落地."""
    return re.compile(f"(?:{any_of(load_terms('first_words', 'use', 'adverb'))})+$")


@cache
def _verb() -> re.Pattern[str]:
    verbs = any_of((*load_terms("first_words", "use", "verb"), *load_terms("initiative_verbs")))
    adverbs = any_of((*load_terms("first_words", "use", "adverb"), *load_terms("initiative_adverbs")))
    return re.compile(f"(?:{adverbs})*(?:{verbs})+了?")


@cache
def _elsewhere() -> re.Pattern[str]:
    return re.compile(f"在[^，。；、]{{2,20}}?{_verb().pattern}")


@cache
def _verbs_at_end() -> re.Pattern[str]:
    verbs = any_of((*load_terms("first_words", "use", "verb"), *load_terms("first_words", "use", "holds")))
    more = any_of((*load_terms("initiative_verbs"), *load_terms("initiative_adverbs")))
    return re.compile(f"(?:{verbs}|{more})了?$")


@cache
def _no_subject() -> re.Pattern[str]:
    begins = any_of((*load_terms("first_words", "use", "no-subject"), *load_terms("initiative_verbs")))
    return re.compile(f"(?:{begins})")


_tells_more, _as, _kind_alone = (partial(pattern_of, use, "first_words") for use in ("is", "as", "kind"))


@cache
def _opens() -> re.Pattern[str]:
    """A clause that opens with its subject: 青山|在, 法规处|被."""
    verbs = any_of(load_terms("first_words", "use", "behind-subject"))
    return re.compile(f"(?P<who>[^“”（）\\d\\s]{{2,16}}?)(?:{verbs})")


@cache
def _above() -> re.Pattern[str]:
    """Whoever is above and does something elsewhere: 国家林草局在|望鹤林场."""
    return re.compile(f"^(?:{any_of(load_terms('first_words', 'use', 'above'))})[^，、在]{{1,10}}在(?=.{{2}})")


_state = partial(pattern_of, "state", "first_words")


@cache
def _nothing() -> frozenset[str]:
    return frozenset(load_terms("first_words", "use", "nothing"))


@cache
def _slogans() -> frozenset[str]:
    return frozenset(load_terms("first_words", "use", "slogan"))
