"""Which stretch of a whole report tells results, problems, plans or notes; the texts are invented."""

from __future__ import annotations

from zhiji.reading import outline_report


def role_of(text: str, words: str, year: int = 2022) -> str:
    return outline_report(text, year=year).role_at(text.index(words))


def test_a_heading_behind_a_promise_is_a_chapter() -> None:
    text = (
        "2022年工作回顾\n一年来，全县建成青松路。\n我们也清醒认识到，还存在不少问题。今后我们一定高度重视，认真解决。\n"
        "2023年主要工作及措施\n全面实施青松工程，积极推进城乡道路建设，建成3座桥。\n推进柳河治理，完成投资5亿元。\n"
    )
    assert role_of(text, "建成青松路") == "results"
    assert role_of(text, "建成3座桥") == "plans"
    assert role_of(text, "完成投资") == "plans"
