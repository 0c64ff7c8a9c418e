from __future__ import annotations

import pytest

from zhiji.lexicon import Row, load_table
from zhiji.lexicon.regions import anchored_name, chain_of, load_regions, load_regions_by_name
from zhiji.reading import read_text
from zhiji.reading.front import find_front
from zhiji.reading.issuer import find_region
from zhiji.reading.naming import body_of_place
from zhiji.reading.titles import is_chrome, is_title

BODY = "\n一、工作开展情况\n全面推进依法行政，办理案件12件，群众满意率达99%，各项工作取得新成效。\n"

TITLES = [
    # title, issuer, year, region
    ("金华市公安局2020年法治政府建设年度报告", "金华市公安局", 2020, "浙江省金华市"),
    ("关于金华市公安局2020年法治政府建设情况的报告", "金华市公安局", 2020, "浙江省金华市"),
    (
        "宁波市人力资源和社会保障局关于2021年度法治政府建设情况的报告",
        "宁波市人力资源和社会保障局",
        2021,
        "浙江省宁波市",
    ),
    ("国家税务总局厦门市税务局2020年法治政府建设情况报告", "国家税务总局厦门市税务局", 2020, "福建省厦门市"),
    ("2021年度宁波市法治政府建设情况报告", "宁波市人民政府", 2021, "浙江省宁波市"),  # a region alone reports
    ("海淀区中关村街道办事处2022年工作总结", "北京市海淀区中关村街道办事处", 2022, "北京市海淀区"),
    ("南通市城市管理局（市综合行政执法局）2022年法治政府建设报告", "南通市城市管理局", 2022, "江苏省南通市"),
    ("自然资源部2021年法治政府建设情况报告", "自然资源部", 2021, None),
    (
        "平潭综合实验区社会事业局关于2022年工作情况暨2023年工作要点的报告",
        "平潭综合实验区社会事业局",
        2022,
        "福建省平潭综合实验区",
    ),
    ("海陵区司法局二〇二二年度法治政府建设情况的报告", "泰州市海陵区司法局", 2022, "江苏省泰州市海陵区"),
    ("二〇二四年度金华市公安局法治政府建设工作总结", "金华市公安局", 2024, "浙江省金华市"),  # before the name
    ("二〇二三年金华市政府工作报告", "金华市人民政府", 2022, "浙江省金华市"),  # it reviews the year before
    ("2022年市生态环境局法治政府建设报告", None, 2022, None),  # a short form names no place
    ("街道办事处2022年工作总结", None, 2022, None),
    ("农业农村厅2022年法治政府建设情况报告", None, 2022, None),
    ("2023年度法治政府建设情况报告", None, 2023, None),
    ("政 府 工 作 报 告", None, None, None),  # spread over the line, saying nothing
]


@pytest.mark.parametrize(("title", "issuer", "year", "region"), TITLES)
def test_titles(title: str, issuer: str | None, year: int | None, region: str | None) -> None:
    report = read_text(title + BODY)
    assert (report.title, report.issuer, report.year, report.region) == (title.replace(" ", ""), issuer, year, region)


ASSEMBLY = "政府工作报告\n——2019年3月4日在海拉尔区第十五届人民代表大会第三次会议上\n各位代表：\n"

COURT = (
    "——2019年11月14日在海拉尔区第十五届人民代表大会第三次会议上\n各位代表：\n现在，我代表区人民法院，向大会报告工作。\n"
)
COURT_OF_CITY = "青山市中级人民法院"

TEXTS = [
    # text, issuer, year: why it is found
    (
        "2022年上半年，白石镇按照县委、县政府部署，团结带领全镇干部，完成任务。" + BODY,
        "白石镇人民政府",
        None,
    ),  # half a year is a time too
    (
        "——2022年8月30日在武汉市武昌区第十六届人大常委会\n第四次会议上\n武昌区人民法院\n区人大常委会：\n今年工作如下。"
        + BODY,
        "武汉市武昌区人民法院",
        2022,
    ),  # on a line of its own, before who is addressed
    (
        "2022年，市政府坚持依法行政，制定《金华市停车场办法》等2件市政府规章。" + BODY + "金华市与金华市民。",
        "金华市人民政府",
        2022,
    ),  # the government of the place that the text names; 件市 is none
    ("2022年，省政府坚持依法行政。" + BODY, None, 2022),  # of what province?
    ("朝阳区人民政府2020年工作总结" + BODY, "朝阳区人民政府", 2020),  # two districts of that name: left as it is
    ("义乌市公安局2020年工作总结" + BODY, "义乌市公安局", 2020),  # a city of county level goes by its own name
    ("内蒙古自治区呼伦贝尔市海拉尔区人民政府2020年工作总结" + BODY, "呼伦贝尔市海拉尔区人民政府", 2020),
    (
        "君山片区管理局2022年工作总结" + BODY + "认真学习平潭综合实验区规划。",
        "平潭综合实验区君山片区管理局",
        2022,
    ),  # the one zone that the text names
    (
        "君山片区管理局2022年工作总结" + BODY + "平潭综合实验区与北京示范区、浦东开发区合作。",
        "君山片区管理局",
        2022,
    ),  # two zones: not said which
    (
        ASSEMBLY + BODY,
        "呼伦贝尔市海拉尔区人民政府",
        2018,
    ),  # the assembly's place; the year before the one it was given in
    (
        ASSEMBLY + "\n一、2017年工作回顾\n全年完成任务3项，成效明显。",
        "呼伦贝尔市海拉尔区人民政府",
        2017,
    ),  # its own look back
    ("2026年浙江省政府工作报告\n各位代表：\n一、2025年工作回顾\n完成任务3项。", "浙江省人民政府", 2025),
    ("法治建设工作报告\n2022年，君山片区管理局在区党工委领导下，推进各项工作取得新成效。", "君山片区管理局", 2022),
    ("法治建设工作报告" + BODY + "金华市公安局\n2021年1月5日", "金华市公安局", None),  # the signature
    ("法治建设情况报告\n发布机构：金华市公安局\n" + BODY, "金华市公安局", None),  # the page's header
    (
        "2021年，在市委、市政府的坚强领导下，省农业农村厅的正确指导下，青山市农业农村局全面推进各项工作。",
        "青山市农业农村局",
        2021,
    ),  # behind all who led it
    (
        "2021年工作总结\n在区委、区政府的坚强领导下，白石区行政审批服务局持续深化改革，取得新成效。",
        "白石区行政审批服务局",
        2021,
    ),  # the year stands in the title alone
    ("2023年，在优化营商环境工作中，青山市公安局坚持依法行政，各项工作取得新成效。", "青山市公安局", 2023),
    ("2023年，在县委领导下，在市委依法治市办指导下，我县坚持依法行政，各项工作取得新成效。", None, 2023),
    ("根据条例要求，现公布青山县2022年政府信息公开工作年度报告，请予监督。", "青山县人民政府", 2022),
    (COURT + BODY, "呼伦贝尔市海拉尔区人民法院", 2019),  # whose court speaks; a session in autumn is of its own year
    ("2021年青山市中级人民法院工作报告\n" + COURT.replace("2019年11月", "二〇二一年一月") + BODY, COURT_OF_CITY, 2020),
    (
        "2022年度法治政府建设工作报告和\n2023年工作思路\n2022年，青山市司法局坚持依法行政，成效明显。",
        "青山市司法局",
        2022,
    ),
]


MOTTOES = [
    # lines, title
    (
        "聚力产业建设家园\n——白石街道2024年工作总结",
        "聚力产业建设家园——白石街道2024年工作总结",
    ),  # two lines
    ("来源：白石区\n——白石街道2024年工作总结", "——白石街道2024年工作总结"),  # the page's line is none
]


@pytest.mark.parametrize(("lines", "title"), MOTTOES)
def test_a_motto_is_the_first_line_of_its_title(lines: str, title: str) -> None:
    report = read_text(lines + BODY + "2024年，白石街道坚持创新，完成3项。")
    assert report.title == title


PLACES = [
    # title, issuer: a place alone is its government
    ("白石镇2024年法治政府建设年度报告", "白石镇人民政府"),  # a town that no table knows
    ("青山市2024年度法治政府建设情况报告", "青山市人民政府"),
    ("关于青山县二〇二四年度依法行政工作情况的报告", "青山县人民政府"),  # the year in characters
    ("柳树乡2024年工作总结", "柳树乡人民政府"),
    ("临江街道2024年法治政府建设工作报告", "临江街道办事处"),
    ("青山高新区2024年法治政府建设情况报告", "青山高新区管理委员会"),  # a zone is no government
    ("上海市浦东新区2024年法治政府建设情况报告", "上海市浦东新区人民政府"),  # but for the new areas that are districts
    ("2024年度青山市法治政府建设情况的公示", "青山市人民政府"),
    ("白石镇政府2024年工作总结", "白石镇人民政府"),  # 政府 in full
    ("青山社区2024年工作总结", None),  # no place with a government
    ("全市2024年法治政府建设情况报告", None),
    ("我镇2024年法治政府建设情况报告", None),
    ("中共白石镇委员会 白石镇人民政府关于2024年度法治政府建设情况的报告", "白石镇人民政府"),  # two bodies
    ("中共青山市委 青山市人民政府关于2024年度法治政府建设情况的报告", "青山市人民政府"),
    ("白石镇党委、政府2024年工作总结", "白石镇人民政府"),
    ("中共临江街道工委、临江街道办事处2024年工作总结", "临江街道办事处"),
    ("青山市司法局青山市公安局关于2024年度法治政府建设情况的报告", "青山市司法局"),  # of two offices the first
    ("中共青山市委政法委2024年工作总结", "中共青山市委政法委"),  # one body, the party's own
]


@pytest.mark.parametrize(("title", "issuer"), PLACES)
def test_a_place_or_two_bodies_in_the_title(title: str, issuer: str | None) -> None:
    assert read_text(title + BODY).issuer == issuer


SHORT_TITLE = "区司法局2024年法治政府建设年度报告"
SHORT_FORMS = [
    # text, what the page says of its site, issuer: where the place stands
    (SHORT_TITLE + BODY + "青山市白石区司法局\n2025年1月10日", None, "青山市白石区司法局"),  # in the signature
    ("来源：白石区司法局\n" + SHORT_TITLE + BODY, None, "白石区司法局"),  # above the title
    ("当前位置：白石区人民政府 > 法治政府\n" + SHORT_TITLE + BODY, None, "白石区司法局"),  # in the breadcrumbs
    (SHORT_TITLE + BODY, "白石区人民政府门户网站", "白石区司法局"),  # in the site's name
    (SHORT_TITLE + BODY + "洪泽区举办活动。洪泽区出台意见。", None, "淮安市洪泽区司法局"),  # the district told of
    (SHORT_TITLE + BODY, None, None),  # nowhere
    (
        "各位代表：\n现在，我代表区人民政府，向大会报告工作。"
        + BODY
        + "福田中心区建成，福田口岸开放，深圳第一。深圳福田。",
        None,
        "深圳市福田区人民政府",
    ),  # the district without its level, in a prefecture that is named too
    (
        "现在，我代表县人民政府，向大会作工作报告。"
        + BODY
        + "雄安新区规划建设，安新区位优越。荣乌高速易县段通车，易县博物馆开馆，"
        "今天的易县欣欣向荣，保定市支持易县。规范县域商业，规范县乡医疗，示范县城建成，规范县委办事。",
        None,
        "保定市易县人民政府",
    ),  # 雄|安新|区 is not 安新县, nor 规|范县 范县
    (
        "一、过去五年工作回顾\n2012 年以来，在市委、市政府和县委的坚强领导下，县政府团结和带领全县广大干部群众，"
        "办结12件。"
        "容城好。保定市容城县。",
        None,
        "保定市容城县人民政府",
    ),
    (
        "现在，我代表区政府向大会作工作报告。"
        + BODY
        + "清苑新貌，清苑经济开发区，平安清苑，法治清苑，今天的清苑，清苑站，清苑路，清苑云，"
        "老城区、新城区焕然一新。保定市。",
        None,
        "保定市清苑区人民政府",
    ),  # named often, though another is named in full once
    (
        "现在，我代表县政府向大会作工作报告。"
        + BODY
        + "清苑新城一期建成，清苑经济开发区，平安清苑，和谐清苑，保定市。",
        None,
        "保定市清苑县人民政府",
    ),  # what is a district by now
    (
        "现在，我代表自治区人民政府，向大会报告政府工作。" + BODY + "西藏高质量发展，西藏自治区成立60周年，西藏好。",
        None,
        "西藏自治区人民政府",
    ),
    (
        "市民政局2022年工作总结" + BODY + "宁波市慈善空间，宁波市试点，慈溪市物业，慈溪市孵化基地，慈溪市好。",
        None,
        "慈溪市民政局",
    ),  # what it lies in is named as often
    ("2025年财政收支情况" + BODY, "中华人民共和国财政部", "中华人民共和国财政部"),  # a body's own site
    ("2025年财政收支情况" + BODY, "青山新闻网", None),
]


@pytest.mark.parametrize(("text", "site", "issuer"), SHORT_FORMS)
def test_a_short_form_has_its_place_from_around_the_report(text: str, site: str | None, issuer: str | None) -> None:
    assert read_text(text, site=site).issuer == issuer


SPEECHES = [
    # text, issuer, year: a report that begins with a greeting
    (
        "同志们：\n我受委托，代表临江经开区管委会作年度工作报告。\n一、2023年工作\n（一）服务企业。走访企业120家。",
        "临江经开区管委会",
        2023,
    ),
    (
        "各位代表：\n现在，我代表青山县人民政府，向大会作工作报告。\n一、过去一年工作回顾\n办结12件。",
        "青山县人民政府",
        None,
    ),
    ("各位领导、同志们：\n我谨代表白石镇人民政府向大家汇报。\n2023年，我们办结12件。", "白石镇人民政府", 2023),
    (
        "政府工作报告\n一、2017年工作回顾\n在市委、市政府和区委的领导下，在区人大、政协监督下，海拉尔区增收。海拉尔区好。",
        "呼伦贝尔市海拉尔区人民政府",
        2017,
    ),
    (
        "各位代表：\n我代表南山区人民政府向大会报告工作。\n2013年工作回顾\n深圳质量，深圳标准。办结12件。",
        "深圳市南山区人民政府",
        2013,
    ),  # of two 南山区 the one whose prefecture is named
]


@pytest.mark.parametrize(("text", "issuer", "year"), SPEECHES)
def test_who_speaks_for_whom(text: str, issuer: str, year: int | None) -> None:
    report = read_text(text)
    assert (report.issuer, report.year) == (issuer, year)


YEARS = [
    # text below a title without a year, year: what tells it
    ("2024年以来，青山市公安局认真履职，依法行政工作稳步推进。", 2024),
    ("2024年度，青山市公安局认真履职，依法行政工作稳步推进。", 2024),
    (
        "一年来，青山市公安局认真履职，依法行政工作稳步推进。" + BODY + "青山市公安局\n2025年1月10日",
        2024,
    ),  # signed after it
    ("一年来，青山市公安局认真履职，依法行政工作稳步推进。" + BODY + "青山市公安局\n二〇二五年一月十日", 2024),
    ("一年来，青山市公安局认真履职，依法行政工作稳步推进。" + BODY + "青山市公安局\n2024年12月10日", 2024),  # within it
    ("今年以来，青山市公安局认真履职，依法行政工作稳步推进。" + BODY + "青山市公安局\n2024年6月10日", 2024),
    (
        "一年来，青山市公安局认真履职。" + BODY + "至2024年底办结9件，2024年新增7件，较2023年下降。",
        2024,
    ),  # the year named
    ("青山市公安局认真履职，依法行政工作稳步推进，各项任务完成。" + BODY, None),
]


UNTITLED = [
    # text, issuer, year: a report without a title, or with one that a page has broken
    ("县委、县政府：\n2024年以来，教育局坚持依法治教，办结12件。" + BODY, None, 2024),  # every place has one
    ("金华市教育局\n2024年以来，教育局坚持依法治教，办结12件。" + BODY, "金华市教育局", 2024),
    (
        "2021年，金华市司法局坚持以人民为中心的思想为指导，紧紧围绕市委市政府的决策部署，扎实推进工作。"
        "现将我局2021年法治政府建设情况报告如下：",
        "金华市司法局",
        2021,
    ),  # 决策部署 is no 部
    ("2022年，民政部党组坚持依法行政，办结12件。" + BODY, "民政部", 2022),  # its own party group
    (
        "海拉尔区人民代表大会\n常务委员会工作报告\n——2021年1月14日在海拉尔区第十五届人民代表大会第七次会议上\n"
        "各位代表：\n我受区人大常委会的委托，向大会报告2020年的主要工作。" + BODY,
        "呼伦贝尔市海拉尔区人民代表大会常务委员会",
        2020,
    ),  # the body's name stands on two lines
    (
        "白石镇第十八届人民代表大会第八次会议政府工作报告\n各位代表：\n一、2019年工作回顾\n2019年，办结12件。",
        "白石镇人民政府",
        2019,
    ),
    ("2022年，是具有特殊意义的一年，番禺区卫生健康局围绕大局开展工作，办结12件。", "广州市番禺区卫生健康局", 2022),
    (
        "2022年是承上启下的关键之年，也是开启新征程的重要一年，城西街道在区委的正确领导下，办结12件。",
        "城西街道办事处",
        2022,
    ),
    ("2025年，白石乡法治政府建设工作在市委的正确领导下，认真落实上级各项工作部署，办结12件。", "白石乡人民政府", 2025),
    ("2021年，在县委的领导下，以要点为抓手，坚持依法治县、依法行政共同推进，我县办结12件。", None, 2021),
    (
        "2023年，义乌市坚持以人民为中心，现将2023年法治政府建设情况报告如下。"
        + BODY
        + "听取2022年法治政府建设开展情况。",
        "义乌市人民政府",
        2023,
    ),  # what was heard of the year before
    (
        "王某在廊坊市八届人大六次会议上的政府工作报告（摘登）\n2023年工作回顾\n刚刚过去的一年，办结12件。",
        "廊坊市人民政府",
        2023,
    ),
    (
        "王某在省八届人大六次会议上的政府工作报告（摘登）\n添加时间 2024/2/12 15:20:47  浏览次数 40 次\n五年回顾\n"
        "过去五年，浙江省不断深化各项改革，办结12件。\n2024年主要工作\n办结13件。" + BODY,
        "浙江省人民政府",
        2023,
    ),  # a province's, without its name; what is told in February of that year is planned
    ("徐汇区人民检察院检察长 王某某\n2022年，我院在区委领导下，办结12件。" + BODY, "上海市徐汇区人民检察院", 2022),
    (
        "2024年白石街道社区代表会议报告\n现在，我代表白石街道办事处，向大会作报告。\n一、2023年主要工作回顾\n办结12件。",
        "白石街道办事处",
        2023,
    ),
    (
        "金华市行政审批服务局关于2022年工作情况\n及2023年工作计划的报告\n一、2022年工作开展情况\n办结12件。",
        "金华市行政审批服务局",
        2022,
    ),
    ("白石镇2023年工作总结及2024年工作方向\n2023年是白石镇砥砺奋进之年。" + BODY, "白石镇人民政府", 2023),
    ("宁德市人民政府关于宁德市2021年法治政府建设情况的报告" + BODY, "宁德市人民政府", 2021),  # one body, not two
    ("中共白石镇委员会 白石镇人民政府\n白石镇2024年法治政府建设工作情况报告" + BODY, "白石镇人民政府", 2024),
    (
        "政府工作报告\n(2023年2月3日在自治县十届人大二次会议上)\n玉屏侗族自治县人民政府县长 王某\n各位代表：" + BODY,
        "铜仁市玉屏侗族自治县人民政府",
        2022,
    ),  # a level alone is no place
    (
        "——2013年1月27日在浙江省第十二届人民代表大会第一次会议上\n我受省人大常委会的委托，向大会报告工作。" + BODY,
        "浙江省人民代表大会常务委员会",
        2012,
    ),
    (
        "政府工作报告\n在青山县第十四届人民代表大会第一次会议上\n县长 王某\n2021年12月15日\n各位代表：\n五年工作回顾\n"
        "办结12件。",
        "青山县人民政府",
        2021,
    ),  # told in December of the year that goes by
    (
        "政府工作报告\n——2025年2月19日在临沧市第五届人民代表大会第四次会议上\n临沧市临翔区人民政府区长 王某\n"
        "各位代表：\n现在，我代表区人民政府，向大会报告工作。\n一、2024年工作回顾\n办结12件。",
        "临沧市临翔区人民政府",
        2024,
    ),  # who speaks is of another level than the meeting
    (
        "市十八届人大常务委员会工作报告（摘要）\n(2026年1月22日在安庆市第十八届人民代表大会第五次会议上）\n过去一年主要工作\n"
        "对全市十八届人大常务委员会的监督办结12件。",
        "安庆市人民代表大会常务委员会",
        2025,
    ),
    (
        "各位代表：\n我受绍兴市人民代表大会常务委员会的委托，向大会报告工作，请予审议。\n过去的一年，办结12件。",
        "绍兴市人民代表大会常务委员会",
        None,
    ),
    (
        "——2022年1月13日在齐齐哈尔市第十七届人民代表大会第一次会议上\n各位代表：\n现在，我代表市十六届人民政府，向大会报告工作。\n办结12件。",
        "齐齐哈尔市人民政府",
        2021,
    ),  # whose term it was is no part of its name
    (
        "关于郯城县2022年预算执行情况和2023年预算草案的报告\n——2023年1月19日在郯城县第十九届人民代表大会第二次会议上\n郯城县财政局\n"
        "各位代表：\n受县政府委托，现向大会报告预算执行情况，请予审议。\n一、2022年预算执行情况\n2022年，收入完成12亿元。",
        "临沂市郯城县财政局",
        2022,
    ),  # a bureau reports for the government
    (
        "关于金华市2020年度预算执行和其他财政收支的审计工作报告\n——2021年7月29日在金华市人民代表大会常务委员会第四十一次会议上\n"
        "金华市审计局局长  王某某\n主任、各位委员：\n我受市人民政府委托，向市人大常委会报告审计情况，请予审议。\n"
        "2020年，办结12件。",
        "金华市审计局",
        2020,
    ),
    (
        "2020年1月13日在县十六届人民代表大会第四次会议上\n涞源县人民政府县长 周某\n各位代表：\n"
        "现在，我代表涞源县人民政府向大会报告工作。\n一、2019年工作回顾\n办结12件。",
        "保定市涞源县人民政府",
        2019,
    ),  # 县十|六届 is no place
    ("2023年，区司法局坚持以人民为中心，办结12件。" + BODY + "2023年度区司法局法治建设。", None, 2023),
    ("2022年，市公安局坚持以人民为中心，围绕市委市公安局中心工作办结12件。" + BODY, None, 2022),  # 围绕 is no place
    ("2022年，益阳市委、市政府深入贯彻上级部署，办结12件。" + BODY, "益阳市人民政府", 2022),  # the two act together
    ("2023年，新县在市委的领导下办结12件。" + BODY, "信阳市新县人民政府", 2023),  # a name of one character
    ("今年工作有力。围绕《2024年上海市法治政府建设工作要点》办结12件。" + BODY, None, None),  # a document is no subject
    ("2024年党委专题研究部署法治工作3次，办结12件。" + BODY, None, None),
    (
        "政府工作报告\n——2022年12月21日在区第十八届人民代表大会第三次会议上\n各位代表：\n现在，我代表龙子湖区人民政府，"
        "向大会报告工作。\n一、2022年工作回顾\n办结12件。",
        "蚌埠市龙子湖区人民政府",
        2022,
    ),
]

ITSELF = [
    (
        "2024年是柳河街道提升之年。柳河街道始终坚持依法行政，办结12件。",
        "柳河街道办事处",
        "an office",
    ),
    (
        "2024年成果丰硕。金华市公安局党委在市委、市政府的坚强领导下，办结12件。",
        "金华市公安局",
        "its party group",
    ),
    ("为推进依法行政，金华市教育局在市委的领导下办结12件。", "金华市教育局", "behind a clause"),
    ("我局制定《金华市文化旅游局党组理论学习中心组学习计划》，办结12件。", "金华市文化旅游局", "whose party group"),
    ("2024年，金华市生态环境局义乌分局（以下简称“我局”）坚持依法行政。", "金华市生态环境局义乌分局", "as it says"),
    ("学习《金华市教育局党组学习计划》，办结12件。", None, "of others: nobody says 我局"),
    ("我局学习《金华市教育局党组学习计划》《宁波市教育局党组学习计划》。", None, "of two"),
    ("办结12件。火炬高新区坚持依法行政。", None, "a zone by part of its name"),
    ("办结12件。三是加强部署，金华市人民政府大力支持下，我局坚持依法行政。", None, "部署 is no 部; who helped"),
    ("办结12件。严格执行省委在全面依法治省中的部署。", None, "words before 省委 are no place"),
]


@pytest.mark.parametrize(("opening", "issuer", "why"), ITSELF)
def test_what_a_body_calls_itself_tells_where_nothing_else_does(opening: str, issuer: str | None, why: str) -> None:
    assert read_text(opening + BODY).issuer == issuer, why


@pytest.mark.parametrize(("text", "issuer", "year"), UNTITLED)
def test_reports_without_a_whole_title(text: str, issuer: str | None, year: int) -> None:
    report = read_text(text)
    assert (report.issuer, report.year) == (issuer, year)


@pytest.mark.parametrize(("opening", "year"), YEARS)
def test_the_year_where_the_title_has_none(opening: str, year: int | None) -> None:
    assert read_text("青山市公安局法治政府建设工作报告\n" + opening).year == year


def test_the_last_year_of_several_in_a_title() -> None:
    assert read_text("青山市公安局2021—2025年法治政府建设工作报告" + BODY).year == 2025


@pytest.mark.parametrize(("text", "issuer", "year"), TEXTS)
def test_texts(text: str, issuer: str, year: int | None) -> None:
    report = read_text(text)
    assert (report.issuer, report.year) == (issuer, year)


def test_the_page_gives_the_longer_name_but_no_other() -> None:
    text = "发布机构: 平潭综合实验区君山片区管理局\n君山片区管理局2022年法治建设报告" + BODY
    assert read_text(text).issuer == "平潭综合实验区君山片区管理局"
    assert (
        read_text(text.replace("机构: 平潭综合实验区君山片区管理局", "机构: 某市政府办公室")).issuer == "君山片区管理局"
    )


def test_the_file_name_tells_last() -> None:
    report = read_text(BODY, file="金华市公安局2020年工作总结.txt")
    assert (report.issuer, report.year, report.title) == ("金华市公安局", 2020, None)


def test_what_is_given_goes_first() -> None:
    report = read_text("金华市公安局2020年工作总结" + BODY, issuer="义乌市公安局", year=1999)
    assert (report.issuer, report.year, report.region) == ("义乌市公安局", 1999, "浙江省金华市义乌市")


@pytest.mark.parametrize(
    ("issuer", "region"),
    [
        ("呼伦贝尔市海拉尔区人民政府", "内蒙古自治区呼伦贝尔市海拉尔区"),  # two names in a row
        ("海拉尔区人民政府", "内蒙古自治区呼伦贝尔市海拉尔区"),  # one place of that name
        ("朝阳区司法局", None),  # two places of that name: not guessed
        ("北京市朝阳区司法局", "北京市朝阳区"),
        ("公安部", None),
        (None, None),
    ],
)
def test_regions(issuer: str | None, region: str | None) -> None:
    assert find_region(issuer) == region


def test_the_region_table_is_whole() -> None:
    regions = load_regions()
    assert len(regions) == 3212 + 16  # of today, and former ones
    assert all(region.level == "province" or region.parent_code in regions for region in regions.values())
    assert [region.name for region in chain_of(load_regions_by_name()["义乌市"][0])] == ["浙江省", "金华市", "义乌市"]


ANCHORED = [
    # name, region of the report, full name
    ("洪泽区人民政府", None, "淮安市洪泽区人民政府"),  # a district under its prefecture
    ("北京市海淀区人民政府", None, "北京市海淀区人民政府"),  # already whole
    ("海淀区人民政府", None, "北京市海淀区人民政府"),  # under its municipality
    ("内蒙古自治区海拉尔区教育局", None, "呼伦贝尔市海拉尔区教育局"),  # the province gives way to the prefecture
    ("鄂温克族自治旗人民政府", None, "呼伦贝尔市鄂温克族自治旗人民政府"),  # a banner
    ("中共海淀区委员会", None, "中共北京市海淀区委员会"),  # behind 中共
    ("朝阳区人民政府", None, "朝阳区人民政府"),  # two of that name
    ("江北区司法局", None, "江北区司法局"),  # one of 宁波, one of 重庆 until 2025
    ("渝北区司法局", None, "重庆市渝北区司法局"),  # a former district
    ("徐水县人民政府", None, "保定市徐水县人民政府"),  # a district by now
    ("贫困县人民政府", None, "贫困县人民政府"),
    ("朝阳区人民政府", "北京市", "北京市朝阳区人民政府"),  # the report's region tells which
    ("金华市公安局", None, "金华市公安局"),  # a prefecture stays
    ("义乌市公安局", None, "义乌市公安局"),  # a city of county level goes by its own name
    ("昌江黎族自治县人民政府", None, "昌江黎族自治县人民政府"),  # right under a province
    ("海拉尔区", None, "海拉尔区"),  # a place, no body
]


@pytest.mark.parametrize(("name", "within", "full"), ANCHORED)
def test_a_county_level_body_has_its_prefecture_in_front(name: str, within: str | None, full: str) -> None:
    assert anchored_name(name, within) == full
    assert anchored_name(full, within) == full


@pytest.mark.parametrize("row", load_table("place_bodies"), ids=lambda row: row.term)
def test_each_ending_of_a_place_tells_its_body(row: Row) -> None:
    told = body_of_place(f"白石{row.term}")
    assert told == (None if row["body"] == "-" else f"白石{row.term}{row['body']}")


PAGE_WORDS = {
    "title-end": lambda term: is_title(f"青山市公安局2024年{term}"),
    "label": lambda term: is_chrome(f"{term}：青山"),
    "bar": is_chrome,
    "greeting": lambda term: find_front(f"某某\n{term}：\n").body == 3,
    "doing": lambda term: (
        read_text(f"工作报告\n2024年，青山市公安局{term}推进工作，成效明显。" + BODY).issuer is not None
    ),
    "past-year": lambda term: read_text(f"工作报告\n{term}办结12件。\n某局\n2025年1月5日").year == 2024,
    "this-year": lambda term: read_text(f"工作报告\n{term}办结12件。\n某局\n2024年9月5日").year == 2024,
}


@pytest.mark.parametrize("row", load_table("page_words"), ids=lambda row: f"{row['kind']}-{row.term}")
def test_each_word_of_the_page_does_what_its_kind_says(row: Row) -> None:
    assert PAGE_WORDS[row["kind"]](row.term)
