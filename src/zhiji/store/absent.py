"""What to say where no report is of the issuer and year that are asked for: what comes near."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_LISTED = 5


def no_report(issuer: str | None, year: int | None, held: Iterable[tuple[str, str]], where: str) -> str:
    """One line: nothing is of that issuer (a part of its name) and year in ``where``, which holds reports of these
    issuers and years; the years where the issuer is there, else issuers of a like name, else the first few.

    >>> no_report("青山", 2019, [("青山市公安局", "2020"), ("白石市公安局", "2019")], "graphs")
    'no report of 青山 2019 in graphs; of 青山市公安局 there are: 2020'
    >>> no_report("青石市公安局", None, [("青山市公安局", "2020"), ("甲县", "2019")], "graphs")
    'no report of 青石市公安局 in graphs; there are: 青山市公安局 2020'
    """
    reports = list(dict.fromkeys(held))
    wanted = " ".join(str(word) for word in (issuer, year) if word is not None)
    told = f"no report of {wanted} in {where}"
    own = [(name, when) for name, when in reports if issuer and issuer in name]
    names = list(dict.fromkeys(name for name, _ in own))
    if len(names) == 1:
        return f"{told}; of {names[0]} there are: {', '.join(sorted(when for _, when in own))}"
    if own or issuer is None:
        return f"{told}; there are: {_few([f'{name} {when}' for name, when in own or reports])}"
    from difflib import get_close_matches

    like = get_close_matches(issuer, list(dict.fromkeys(name for name, _ in reports)), _LISTED, 0.5)
    near = [report for name in like for report in reports if report[0] == name]
    near = near or [report for report in reports if set(issuer) & set(report[0])]
    return f"{told}; there are: {_few([f'{name} {when}' for name, when in near or reports])}"


def _few(names: Sequence[str]) -> str:
    more = f" and {len(names) - _LISTED} more" if len(names) > _LISTED else ""
    return ", ".join(names[:_LISTED]) + more or "none"
