"""Persons: a post, then a surname and one or two characters, then a boundary."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhiji.extraction.text.surface import Surface

_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕张孔曹严华金魏陶姜谢邹喻柏水窦章云苏潘葛范彭郎鲁韦马方俞任袁柳鲍史唐费薛雷贺倪汤滕殷罗毕郝"
    "邬安常乐于傅皮卞齐康伍余元顾孟平黄穆萧尹姚邵湛汪祁毛狄米贝明臧计成戴宋庞熊纪舒屈项祝董梁杜阮蓝闵席季贾江童颜郭梅林徐邱骆高夏蔡田樊胡"
    "凌霍虞万柯管卢莫房解应宗丁宣邓杭洪包左石崔吉龚程邢裴陆荣翁荀羊甄曲封储靳段焦巴侯全班仰仲宫宁仇甘厉祖武符刘景詹龙叶司黎薄印白怀蒲邰"
    "从索赖卓屠蒙池乔闻党翟谭贡姬申冉桑桂牛寿边扈燕尚农温庄晏柴瞿阎慕连习艾容向古易廖庾居衡步耿满弘匡国文寇广阙东殳沃利蔚越师巩聂晁敖冷辛阚"
    "那简饶空曾沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公施杜宓"
)
_OFFICES = (
    "书记 副?省长 副?市长 副?区长 副?县长 副?州长 副?局长 副?厅长 副?主任 副?部长 副?处长 政委 主席 院长 检察长 总书记 "
    "代省长 代市长 代区长 署长 大队长 支队长 总队长"
)
_POST = rf"(?:[\u4e00-\u9fff]{{0,4}}(?:{_OFFICES.replace(' ', '|')}))"
_PERSON = re.compile(
    rf"(?P<posts>{_POST}(?:[、，兼]{_POST})*)[ 　]*"
    rf"(?P<name>[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}|[{_SURNAMES}][ 　]{{1,2}}[\u4e00-\u9fff])"
    r"(?=同志|挂帅|任|主持|带队|出席|参加|率|在|为|的|关于|[，。；、）)\n　 ]|$)"
)
_NOT_NAME = re.compile(
    r"(?:和|与|及|任|为|的|在|于|负责|主持|等|到|全|应|连|向|须|后|相关|成员|带头|从|关于|高度|明确|包|党"
    r"|[组队班处科局厅部院站所校社团会区县市镇乡村]长|主任|书记|总?指挥|召集人?|副|第一)"
)
_HINT = re.compile(r"书记|长|主任|政委|主席")


@dataclass(frozen=True, slots=True)
class FoundPerson:
    start: int
    end: int
    posts: tuple[str, ...]


def find_people(surface: Surface) -> list[FoundPerson]:
    """Named persons behind their posts, in text order."""
    found: list[FoundPerson] = []
    covered = surface.covered
    at = 0
    for hint in _HINT.finditer(covered):
        if hint.start() < at:
            continue
        match = _PERSON.search(covered, max(at, hint.start() - 8), hint.end() + 12)
        if match and not _NOT_NAME.match(match["name"][1:]) and len(match["name"].replace("　", "")) > 1:
            posts = tuple(p for p in re.split("[、，兼]", match["posts"]) if p)
            found.append(FoundPerson(*match.span("name"), posts))
            at = match.end()
    return found
