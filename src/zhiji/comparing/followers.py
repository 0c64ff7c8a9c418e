"""Bodies whose place has changed what it is: 徐水县人民政府, and 保定市徐水区人民政府 after it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from zhiji.lexicon.regions import all_ends, load_regions_by_name, regions_opening


def find_followers(years: Mapping[str, tuple[int, int]]) -> Iterator[tuple[str, str]]:
    """Each body that may go on under another name, with the one that goes on; ``years`` are the first and the last year
    that each body reports on.

    A body may go on as another of its kind whose place alone bears the same name but for what it is, where no place
    bears the older name any more and the younger one tells of later years only.
    """
    for former in sorted(years):
        followers = [name for name in years if _follows(name, former) and years[former][1] < years[name][0]]
        if len(followers) == 1:
            yield former, followers[0]


@cache
def _former() -> re.Pattern[str]:
    return re.compile(rf"(?P<stem>[\u4e00-\u9fff]{{2,8}}?)(?:{'|'.join(all_ends())})(?P<rest>.+)")


def _follows(name: str, former: str) -> bool:
    above, place = regions_opening(former), regions_opening(name)
    found = _former().match(former[sum(len(region.name) for region in above) :])
    if not found or not place or (above and above[-1] not in place[:-1]):
        return False
    now = place[-1].name
    rest = name[sum(len(region.name) for region in place) :]
    alone = len(load_regions_by_name()[now]) == 1 or bool(above)
    is_renamed = now.startswith(found["stem"]) and now[len(found["stem"]) :] in all_ends()
    return is_renamed and alone and rest == found["rest"]
