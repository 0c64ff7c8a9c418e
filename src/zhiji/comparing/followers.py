"""Bodies whose place has changed what it is: 徐水县人民政府, and 保定市徐水区人民政府 after it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from zhiji.lexicon.regions import regions_opening


def find_followers(years: Mapping[str, tuple[int, int]]) -> Iterator[tuple[str, str]]:
    """Each body that may go on under another name, with the one that goes on; ``years`` are the first and the last year
    that each body reports on.

    The body of a county that is no more may go on as the one of its kind in the district or city that alone bears the
    county's name in the same prefecture, if that tells of later years only.
    """
    for former in sorted(years):
        followers = [name for name in years if _follows(name, former) and years[former][1] < years[name][0]]
        if len(followers) == 1:
            yield former, followers[0]


def _follows(name: str, former: str) -> bool:
    was, now = regions_opening(former), regions_opening(name)
    if not was or not now or was[-1].code or was[-1].parent_code != now[-1].parent_code:
        return False
    rests = (words[sum(len(region.name) for region in places) :] for words, places in ((former, was), (name, now)))
    return was[-1].name[:-1] == now[-1].name[:-1] and len(set(rests)) == 1
