"""Documents: 《》, and the verb that says whether they were issued, implemented or studied."""

from __future__ import annotations

import re

import pytest

from zhiji.extraction.documents import find_documents, whole_title, without_works
from zhiji.extraction.people import body_of, find_people
from zhiji.extraction.shortcomings import find_shortcomings
from zhiji.extraction.text.surface import Surface
from zhiji.model import Unit
from zhiji.reading.outline import outline_report

ROWS = [
    ("制定出台《执法中心运行规定》。", [("《执法中心运行规定》", "issued")]),  # issued
    ("严格执行《重大行政决策程序暂行条例》。", [("《重大行政决策程序暂行条例》", "implemented")]),  # implemented
    ("组织学习《民法典》《反间谍法》等。", [("《民法典》", "studied"), ("《反间谍法》", "studied")]),  # a row
    ("专门制定年度绩效考评工作方案，加强考评。", [("年度绩效考评工作方案", "issued")]),  # a title without 《》
    (
        "先后学习了民营经济发展促进条例、民法典等法律。",
        [("民营经济发展促进条例", "studied"), ("民法典", "studied")],
    ),  # laws
    ("开展《民法典》和地方法规的学习活动。", [("《民法典》", "studied")]),  # the noun behind it
    (
        "制定《学习计划》，把《宪法》《民法典》作为党组学习重要内容。",
        [("《学习计划》", "issued"), ("《宪法》", "studied"), ("《民法典》", "studied")],
    ),  # of what is made into something to learn
    ("以学习为首要任务，汇编《应知应会法规汇编》。", [("《应知应会法规汇编》", "issued")]),
    ("按照备案办法向区法治办备案《2024年工作要点》。", [("《2024年工作要点》", "mentioned")]),
    ("制定并备案《2024年工作要点》。", [("《2024年工作要点》", "issued")]),
    ("推动省政府尽快批复《行政处罚权方案》。", [("《行政处罚权方案》", "planned")]),  # what is yet to come
    ("实施96公里《共建协议》路。", [("《共建协议》", "mentioned")]),  # a road that has its name from it
    ("落实青山大学团队起草的《总体规划》。", [("《总体规划》", "implemented")]),  # 大学 is no learning
    ("科学施策，把《民法典》等作为年度宣传学习的重点。", [("《民法典》", "studied")]),
    ("组织观看《零容忍》《警钟》等警示教育片。", []),  # films
    ("讲授《如何构建营商环境》专题讲座，订购《习近平谈治国理政》。", []),  # a lecture and a book
    ("开展《行政处罚法》专题讲座。", [("《行政处罚法》", "mentioned")]),  # a law stays one where it is lectured on
    ("做法获《人民日报》刊载点赞。", []),  # a newspaper
    ("文艺精品迭出，《青松谣》获文华奖。", []),  # a play, told by its sentence
    ("推出《青松谣》《白水河》等一批影视佳作。", []),  # plays in a row
    (
        "大型节目《青松谣》播出，印发《剧场管理办法》。",
        [("《剧场管理办法》", "issued")],
    ),  # what ends as a document is one
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_documents_and_their_relation(text: str, expected: list[tuple[str, str]]) -> None:
    surface = Surface(outline_report(text))
    assert [(text[d.start : d.end], d.relation) for d in find_documents(surface)] == expected


def test_a_nested_title_stands_beside_the_outer_one() -> None:
    text = "印发《关于印发<普法工作计划>的通知》。"
    found = find_documents(Surface(outline_report(text)))
    assert [text[d.start : d.end] for d in found] == ["《关于印发<普法工作计划>的通知》", "<普法工作计划>"]


def test_what_is_said_of_a_row_of_titles_is_said_of_all() -> None:
    titles = [f"《甲{n}法》" for n in "一二三四五六七八九十"]
    found = find_documents(Surface(outline_report(f"重点学习{''.join(titles)}等法律法规。")))
    assert [d.relation for d in found] == ["studied"] * 10


def test_the_number_of_a_document() -> None:
    found = find_documents(Surface(outline_report("印发《普法规划》（岚君山管[2022]48号）等文件。")))
    assert [d.number for d in found] == ["岚君山管[2022]48号"]


def test_in_a_plan_what_is_to_be_issued_is_planned_and_what_is_to_be_followed_implemented() -> None:
    text = "一、工作情况\n完成任务。\n二、下一步工作计划\n制定《直达办法》，严格落实《学法制度》。\n"
    assert [d.relation for d in find_documents(Surface(outline_report(text)))] == ["planned", "implemented"]


PEOPLE = [
    ("成立由副市长、公安局长董旭斌挂帅的领导小组。", [("董旭斌", ("副市长", "公安局长"))]),  # two posts
    ("成立以副市长董旭斌挂帅的领导小组。", [("董旭斌", ("副市长",))]),  # what stands before the post
    ("甲区人民政府区长　董旭斌", [("董旭斌", ("区长",))]),
    ("市政府办主任董旭斌出席。", [("董旭斌", ("市政府办主任",))]),  # an office of the government's
    ("由局长负责，副局长分管。", []),  # posts alone
    (
        "相关工作获得副省长董旭斌、市委副书记陈小秋、市人大常委会主任李林、副市长王强批示肯定。",
        [
            ("董旭斌", ("副省长",)),
            ("陈小秋", ("市委副书记",)),
            ("李林", ("市人大常委会主任",)),
            ("王强", ("副市长",)),
        ],
    ),  # a row of them
    ("青山市中级人民法院代理院长　董旭斌", [("董旭斌", ("代理院长",))]),
    ("白水省青山市人民检察院检察长　董旭斌", [("董旭斌", ("检察长",))]),
    ("白水省青山市人大常委会副主任　董旭斌", [("董旭斌", ("市人大常委会副主任",))]),
    ("白水县人民代表大会上白水县人民政府代理县长董旭斌各位代表：", [("董旭斌", ("代理县长",))]),
    ("青山市市长董旭斌主持会议。", [("董旭斌", ("市长",))]),  # the place stands before it
    ("邀请教育部政策法规司司长董旭斌参加。", [("董旭斌", ("教育部政策法规司司长",))]),  # not cut in a word
    ("社区书记董旭斌主持会议。", [("董旭斌", ("社区书记",))]),
    ("区长向市委报告，镇长方案完备。", []),  # no names
    ("坚决维护习近平总书记党中央的核心、全党的核心地位。", []),  # nor is what follows a leader's post one
    ("完成甲村毛主席路居等红色教育基地。", []),
    ("白水项目被确定为省长计划单列项目。", []),
    ("受到省纪委书记董爽的批示肯定。", [("董爽", ("省纪委书记",))]),
    (
        "青山市委书记董旭斌、市长陈小秋率团考察。",
        [("董旭斌", ("青山市委书记",)), ("陈小秋", ("青山市市长",))],
    ),  # of whose city
    ("青山市委书记董旭斌、省长陈小秋率团考察。", [("董旭斌", ("青山市委书记",)), ("陈小秋", ("省长",))]),
]


@pytest.mark.parametrize(("text", "expected"), PEOPLE)
def test_people_and_posts(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    found = find_people(Surface(outline_report(text)))
    assert [(text[p.start : p.end], p.posts) for p in found] == expected


ABOVE = [
    ("县长 摆向全", "摆向全", ("县长",)),  # any surname, any name
    ("县 长　肖　刚", "肖　刚", ("县长",)),
    ("白水旗人民政府副旗长  阿拉坦宝力德", "阿拉坦宝力德", ("副旗长",)),
    ("县委副书记、县长 阿合买提·丝迪克", "阿合买提·丝迪克", ("县委副书记", "县长")),
    ("（2022年1月6日　董旭斌）", "董旭斌", ()),
    ("董 旭 斌", "董 旭 斌", ()),
    ("白水县人民政府代县长\n摆向全", "摆向全", ("代县长",)),  # the post on a line of its own
]


@pytest.mark.parametrize(("line", "name", "posts"), ABOVE)
def test_who_gives_the_report_stands_on_a_line_above_it(line: str, name: str, posts: tuple[str, ...]) -> None:
    text = f"政府工作报告\n——在白水县人民代表大会第三次会议上\n{line}\n各位代表：\n现在，我代表县人民政府报告工作。\n"
    found = find_people(Surface(outline_report(text)))
    assert [(text[p.start : p.end], p.posts) for p in found] == [(name, posts)]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("白水县人民政府县长 董旭斌\n各位代表：\n", "白水县人民政府"),
        ("教育部副部长董旭斌作出批示。\n", "教育部"),
        ("县长董旭斌主持会议。\n", None),  # of what it does not say
        ("教育部副部长、司法部部长董旭斌作出批示。\n", None),  # of several posts, nor which is whose
    ],
)
def test_the_unit_right_before_a_post_is_where_it_is_held(text: str, body: str | None) -> None:
    surface = Surface(outline_report(f"政府工作报告\n{text}"))
    units = [
        Unit(id=f"u{n}", start=m.start(), end=m.end(), text=m.group(), name=m.group())
        for n, m in enumerate(_UNITS.finditer(surface.text))
    ]
    (person,) = find_people(surface)
    held = body_of(surface, person, units)
    assert (held and held.text) == body


_UNITS = re.compile("白水县人民政府|教育部|司法部")


def test_a_line_below_the_opening_names_nobody() -> None:
    text = "政府工作报告\n各位代表：\n" + "过去一年，完成任务。\n" * 80 + "市长 摆向全\n下一步。\n"
    assert find_people(Surface(outline_report(text))) == []


def test_shortcomings_are_the_items_of_a_problem_section() -> None:
    problems = "二、存在的问题\n一是行政效能有待提升。二是专业人才较为缺乏，力量不足。\n"
    text = f"一、工作情况\n完成任务。\n{problems}三、下一步\n努力。\n"
    found = find_shortcomings(Surface(outline_report(text)))
    assert [text[s.start : s.end] for s in found] == ["行政效能有待提升", "专业人才较为缺乏，力量不足"]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("国家陆续出台《青山绿水发展规划》。", "mentioned"),  # nobody here
        ("国家出台青山绿水发展规划。", "mentioned"),
        ("我市出台《青山绿水发展规划》。", "issued"),
        ("出台实施《甲办法》。", "issued"),  # what is issued is carried out as well
        ("编制实施《甲计划》。", "issued"),
        ("印发实施《甲细则》。", "issued"),
        ("推动《甲规定》立法进程。", "planned"),  # still to be made
        ("加快《甲条例》修订工作。", "planned"),
        ("新修订《甲条例》落地见效。", "implemented"),  # made by others, carried out here
        ("重点学习新修订的《甲法》等法律。", "studied"),  # what was done with it, not who made it
        ("认真贯彻落实省委、省政府印发的《甲纲要》。", "implemented"),
        ("普及法律，重新修订《甲办法》。", "issued"),
        ("局里印发的《甲办法》被收录。", "issued"),
        ("制订完善《甲方案》。", "issued"),  # made and made better
        ("制定并严格执行《甲制度》。", "issued"),
        ("发布免罚清单的工作被《青山普法》简报刊登报道。", "mentioned"),  # who prints it is not issued
        ("发布清单的做法被《青山普法》等省级媒体报道。", "mentioned"),
        ("发布《甲办法》，被媒体报道。", "issued"),
    ],
)
def test_verbs_that_join_and_nouns_behind(text: str, relation: str) -> None:
    assert [d.relation for d in find_documents(Surface(outline_report(text)))] == [relation]


@pytest.mark.parametrize("text", ["成立由局长任组长的专班。", "由书记任总指挥。", "区长任主任，局长任副组长。"])
def test_a_post_held_is_no_person(text: str) -> None:
    assert find_people(Surface(outline_report(text))) == []


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("推进规划体系建设，《白水县甲规划》《白水县乙规划》等编制完成。", ["issued", "issued"]),  # told behind
        ("《甲条例》颁布实施，《乙规划》获批。", ["issued", "issued"]),
        ("完成《甲大纲》编制。", ["issued"]),
        ("今年是实施《甲规划》的开局之年。", ["mentioned"]),
        ("根据上述要求，《甲纲要（草案）》提出了主要目标。", ["mentioned"]),
        ("推动产业升级，《甲村故事：圆梦》入选全省典型案例。", ["mentioned"]),
        ("贯彻精神，将法治建设纳入《甲规划》。", ["mentioned"]),  # not the document is carried out
        ("在刚刚公布的《甲传播力榜单》中排名第一。", ["mentioned"]),
        ("[18]“四清”：2019年，审议通过《甲计划》，以及按照《乙法》执行的工作。", ["issued", "mentioned"]),  # a note
        ("出台《白水县落实〈甲规划〉实施方案》。", ["issued", "implemented"]),  # a title in a title
        ("印发《关于印发〈甲规定〉的通知》。", ["issued", "issued"]),
        ("印发《关于认真学习〈甲规定〉的通知》。", ["issued", "studied"]),
        ("制定《〈甲规划〉白水方案》。", ["issued", "mentioned"]),
    ],
)
def test_the_words_around_a_title_say_what_was_done_with_it(text: str, relations: list[str]) -> None:
    assert [d.relation for d in find_documents(Surface(outline_report(text)))] == relations


def test_among_plans_what_was_made_already_is_issued_and_what_is_to_be_finished_planned() -> None:
    plans = "县政府编制了《甲纲要（草案）》，完成《乙规划》编制，推进《丙规划》获批。"
    text = f"一、工作情况\n完成任务。\n二、下一步工作计划\n{plans}\n"
    found = find_documents(Surface(outline_report(text)))
    assert [d.relation for d in found] == ["issued", "planned", "planned"]


@pytest.mark.parametrize(
    ("text", "is_none"),
    [
        ("《甲里》一书出版发行。", True),
        ("《甲志》、《乙录》出版发行。", True),  # the whole row
        ("涌现出《甲》《乙》等一批艺术精品。", True),
        ("举办《走进白水》等活动。", True),
        ("大型音舞史画《甲》上演。", True),
        ("《甲条例》宣传活动启动。", False),  # a document all the same
    ],
)
def test_books_plays_and_events_are_no_documents(text: str, is_none: bool) -> None:
    surface = Surface(outline_report(text))
    found = list(find_documents(surface))
    assert list(without_works(surface, found)) == ([] if is_none else found)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("制定和完善青山行业发展规划。", "青山行业发展规划"),
        ("编制好青山行业发展规划。", "青山行业发展规划"),
        ("出台省级预算内投资管理办法。", "省级预算内投资管理办法"),
        ("出台青山市投资管理办法。", "青山市投资管理办法"),
    ],
)
def test_a_plain_title_is_whole_and_no_more(text: str, title: str) -> None:
    surface = Surface(outline_report(text))
    (found,) = (whole_title(surface, document) for document in find_documents(surface))
    assert surface.text[found.start : found.end] == title
