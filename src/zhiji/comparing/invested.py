"""Sums of money whose words tell what was invested, and not in what."""

from __future__ import annotations

import re
from dataclasses import replace

from zhiji.comparing.contexts import Context
from zhiji.comparing.names import Named, plain
from zhiji.model.rows import FigureRow

_INVESTS = re.compile("投资(?:了|约|近|超|达)?$")


def works_invested_in(figure: FigureRow, context: Context) -> str:
    """What was invested in the works of a list that the sentence counts: 列入省、市重点项目19个，完成投资3亿元 is
    省市重点项目完成投资; nothing where it counts none, or several."""
    if figure.unit != "元" or not _HAS_INVESTED.search(context.clause):
        return ""
    lists = [plain(m["works"]) for m in _LISTED_WORKS.finditer(context.before)]
    return f"{re.sub('[、级]', '', lists[0])}完成投资" if len(lists) == 1 else ""


_HAS_INVESTED = re.compile("(?:^|、)(?:年[内度]|[全当]年|实际|计划|力争|预计){0,2}完成投资(?:约|近|达|超)?$")
_LISTED_WORKS = re.compile(r"(?P<works>(?:[国省市州盟区县旗][家级]?、?){0,3}重点(?:建设)?项目)\d+[个项]")


def invested(named: Named, figure: FigureRow, context: Context) -> Named:
    """投资2亿元的客运站: what it costs is told, and not what it is."""
    ahead = figure.name_begin is not None and 0 <= figure.name_begin - figure.end <= 1
    if figure.unit != "元" or not ahead or not _INVESTS.search(context.clause) or _INVESTS.search(named.name):
        return named
    whole = f"{named.name.partition('（')[0]}投资"
    return replace(named, name=whole, worded=whole)
