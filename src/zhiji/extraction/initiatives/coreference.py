"""Which mentions of initiatives mean the same one: by name, by quoted core, by last words, by 该机制."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from zhiji.extraction.initiatives.candidates import Candidate
from zhiji.extraction.initiatives.words import BROAD_KINDS, WORDS, heads
from zhiji.extraction.text.surface import Surface
from zhiji.lexicon.patterns import Pattern, Terms, any_of, per_lexicon

_MARKS = str.maketrans("", "", '“”‘’"《》（）() 　')
_QUOTED = re.compile(r"“([^“”]{3,40})”")
_TAIL = Pattern(WORDS, "(?:工作)?{stem-tail}$")


@dataclass
class Names:
    """The initiatives met so far, by the keys under which they may be met again; values are their numbers."""

    by_key: dict[str, int] = field(default_factory=dict)
    by_core: dict[tuple[str, str], int] = field(default_factory=dict)
    by_end: dict[str, int] = field(default_factory=dict)

    def add(self, words: str, kind: str, number: int) -> None:
        key = key_of(words)
        self.by_key.setdefault(key, number)
        self.by_key.setdefault(stem_of(key), number)
        for core in _QUOTED.findall(words):
            self.by_core.setdefault((core, kind), number)
        for size in range(5, min(len(key), 14)):
            self.by_end.setdefault(key[-size:], number)

    def best(self, words: str, kind: str) -> int | None:
        """The number of the initiative that ``words`` name again, or None."""
        key = key_of(words)
        if (found := self.by_key.get(key, self.by_key.get(stem_of(key)))) is not None:
            return found
        for core in _QUOTED.findall(words):
            if len(key) - len(core) <= 6 and (core, kind) in self.by_core:
                return self.by_core[core, kind]
        if len(key) >= 5:
            return self.by_end.get(key, self.by_core.get((key, kind)))
        return None


def key_of(words: str) -> str:
    return words.translate(_MARKS)


def stem_of(key: str) -> str:
    """公平竞争审查制度 and 公平竞争审查 share a stem of at least four characters."""
    stem = _TAIL.sub("", key)
    return stem if len(stem) >= 4 else key


_THIS = Pattern(WORDS, "{this}")
_NOT_MEANT = Pattern(WORDS, r"(?![\u4e00-\u9fff]{0,2}{not-meant})")


@per_lexicon
def _anaphor() -> re.Pattern[str]:
    table = heads().table
    words = any_of(t for t, (kind, _) in table.items() if kind not in BROAD_KINDS and 1 < len(t) <= 4)
    return re.compile(f"{_THIS.source}(?P<head>{words}){_NOT_MEANT.source}")


def find_anaphors(surface: Surface) -> Iterator[Candidate]:
    """该机制, 这一平台: places that mean an initiative named before."""
    table = heads().table
    for match in _anaphor().finditer(surface.covered):
        kind, need = table[match["head"]]
        yield Candidate(match.start(), match.end(), match.start("head"), kind, need, "none")

    for match in _BARE_TEAM.finditer(surface.covered):
        kind, need = table.get(match.group(), ("team", "launch"))
        yield Candidate(match.start(), match.end(), match.start(), kind, need, "none")


_BARE_TEAM = Pattern(WORDS, "(?<=[，。；：,;负责由]){bare-team}(?={team-acts})")
_TEAMS = Terms(WORDS, "bare-team")


def is_bare(words: str) -> bool:
    """领导小组 and nothing else: it means the last one that was named in full, if there is one."""
    return words in _TEAMS


def is_anaphor(words: str) -> bool:
    return is_bare(words) or bool(_anaphor().fullmatch(words))
