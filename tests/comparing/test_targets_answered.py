"""Which result answers a target, and whether one does."""

from __future__ import annotations

from comparing_samples import placed

from zhiji.comparing.met_in_numbers import is_met_by_growth
from zhiji.comparing.targets_answered import answer_targets


def test_the_mean_of_several_years_is_met_by_no_single_one() -> None:
    sentence = "地区生产总值年均增长5%。"
    begin = sentence.index("5%")
    target = placed(2014, "target", "5", "%", period="2015", begin=begin, sentence=sentence, sentence_begin=0)
    assert answer_targets([target, placed(2015, "change", "6", "%")]) == []


def test_a_rate_that_is_to_fall_by_so_much_is_met_by_a_larger_fall() -> None:
    of = {"indicator": "细颗粒物浓度", "accrual": "rate", "polarity": "down-is-good"}
    target = placed(2014, "target", "-3", "%", period="2015", bound="at-least", **of)
    for fall, met in (("-15.3", True), ("-1", False)):
        told = placed(2015, "change", fall, "%", **of)
        assert [a.met for a in answer_targets([target, placed(2015, "level", "38.8", "微克/立方米", **of), told])] == [
            met
        ]
    before, level = (placed(y, "level", value, "微克/立方米", **of) for y, value in ((2014, "44.8"), (2015, "38.8")))
    assert is_met_by_growth(target, before, level) is True


def test_how_many_there_are_answers_no_target_of_how_many_are_added() -> None:
    of = {"indicator": "高新技术企业", "indicator_iri": None}
    target = placed(2014, "target", 100, "家", period="2015", worded="新增高新技术企业", **of)
    for told, answered in (("高新技术企业达到1306家。", 0), ("新增高新技术企业1306家。", 1)):
        begin = told.index("1306")
        result = placed(
            2015, "level", 1306, "家", begin=begin, sentence=told, sentence_begin=0, worded=told[:begin], **of
        )
        assert len(answer_targets([target, result])) == answered
