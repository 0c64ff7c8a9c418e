const WORDS = {
  zh: {
    who: "校订人", help: "快捷键", lang: "English", download: "下载校订", progress: (n, all) => `已校 ${n} / ${all}`,
    accept: "接受", reject: "拒绝", change: "修改", undo: "撤销", add: "新增", save: "保存", cancel: "取消", why: "理由",
    accepted: "已接受", rejected: "已拒绝", changed: "已修改", added: "新增", gone: "随之删除",
    addHere: "把所选文字记为事实", addLink: "新增关联", useSelection: "用所选文字", clear: "清除", type: "类型", words: "文字",
    choose: "选择…", noFacts: "这一句没有事实。选中文字可新增。", required: (name) => `请填写“${name}”`, number: (name) => `“${name}”须为数字`,
    onlyOpen: "只看未校", selected: "所选：", nothing: "请先在左侧选中文字", kept: (n) => `另有 ${n} 条原有校订对不上号，将原样保留`,
    onlyDiffering: "只看读法不一", differing: (n) => `，读法不一 ${n}`, byBoth: () => "规则与模型均读出", byModel: (m) => `仅模型读出 ${m}`,
    byReader: () => "仅规则读出，模型未读出", confidence: (c) => `置信度 ${c}`,
    yes: "是", cueRule: "明说关联须有提示词，其他不得有", listHint: "每行一个", done: "全部校完", sentence: "本句",
    keys: { "j ↓": "下一条", "k ↑": "上一条", a: "接受", r: "拒绝", e: "修改", u: "撤销", n: "把所选文字记为事实", s: "下载校订", l: "中文 / English", Esc: "关闭" },
    fields: {
      name: "名称", group: "群体", count: "个数", coref: "首见之处", resolved: "已认定", posts: "职务", of_unit: "所属单位", kind: "种类", phase: "阶段",
      part_of: "属于", by: "开展单位", led_by: "牵头", inferred: "推定的字段", relation: "与文件的关系", issued_by: "制定单位", date: "日期", number: "文号",
      recipient: "获得者", conferred_by: "授予单位", standing: "位次", period: "时期", value: "数值", unit: "计量单位", bound: "界限", role: "角色",
      direction: "升降", comparison: "比较", base_period: "基期", compared_with: "对比的数值", scope: "范围", subject: "所量之物", of: "成果层级",
      share_of: "占何者", indicator: "指标", polarity: "好坏", bearer: "承担者", recurrence: "周期", from: "举措", to: "成果", basis: "依据", cue: "提示词",
      asserted_by: "断言者", optional: "存疑", en: "英文名", text: "文字", n: "名次或数", streak: "连续年数",
    },
    codes: {
      mechanism: "机制", campaign: "行动", reform: "改革", platform: "平台", institution: "机构", team: "队伍", training: "培训", publicity: "宣传", pilot: "试点", project: "工程", other: "其他",
      "carried-out": "已开展", planned: "计划", issued: "制定", implemented: "执行", studied: "学习", mentioned: "提及", exact: "恰为", "at-least": "至少", "more-than": "超过",
      "at-most": "至多", "less-than": "不足", approx: "约", level: "水平", base: "基数", change: "变化", share: "占比", rank: "名次", norm: "要求", up: "升", down: "降",
      yoy: "同比", "vs-year": "较某年", "vs-other": "较其他", "before-after": "前后", unstated: "未说", effect: "成效", output: "产出", activity: "活动", scope: "范围",
      explicit: "明说", "same-sentence": "同句", "same-paragraph": "同段", "up-is-good": "升为好", "down-is-good": "降为好", neutral: "中性", sole: "唯一", first: "首个",
      "one-of-n": "几家之一", "top-tier": "前列", batch: "批次", commended: "肯定", promoted: "推广", report: "报告", reader: "读者", software: "软件",
    },
  },
  en: {
    who: "Reviewer", help: "Keys", lang: "中文", download: "Download corrections", progress: (n, all) => `${n} of ${all} reviewed`,
    accept: "Accept", reject: "Reject", change: "Change", undo: "Undo", add: "Add", save: "Save", cancel: "Cancel", why: "Why",
    accepted: "accepted", rejected: "rejected", changed: "changed", added: "added", gone: "goes with it",
    addHere: "Add a fact on the selected words", addLink: "Add a link", useSelection: "Use the selection", clear: "Clear", type: "Type", words: "Words",
    choose: "choose…", noFacts: "No facts in this sentence. Select words to add one.", required: (name) => `${name} is required`, number: (name) => `${name} must be a number`,
    onlyOpen: "not reviewed only", selected: "Selected: ", nothing: "Select words on the left first", kept: (n) => `${n} earlier corrections match nothing here and are kept as they are`,
    onlyDiffering: "only where readers differ", differing: (n) => `, ${n} on which readers differ`, byBoth: () => "read by rules and model", byModel: (m) => `read by the model alone: ${m}`,
    byReader: () => "read by the rules alone, not by the model", confidence: (c) => `confidence ${c}`,
    yes: "yes", cueRule: "an explicit link has a cue, and only it has one", listHint: "one a line", done: "All reviewed", sentence: "This sentence",
    keys: { "j ↓": "next", "k ↑": "previous", a: "accept", r: "reject", e: "change", u: "undo", n: "add a fact on the selected words", s: "download", l: "中文 / English", Esc: "close" },
    fields: {
      coref: "first mention", of_unit: "of unit", part_of: "part of", led_by: "led by", issued_by: "issued by", conferred_by: "conferred by", base_period: "base period",
      compared_with: "compared with", of: "result level", share_of: "share of", asserted_by: "asserted by", en: "English label", optional: "tentative",
    },
    codes: {},
  },
};
let lang = "zh";
const word = (key, ...given) => (typeof WORDS[lang][key] === "function" ? WORDS[lang][key](...given) : WORDS[lang][key]);
const typeWord = (type) => DATA.types[type][lang];
const fieldWord = (name) => WORDS[lang].fields[name] ?? name;
const codeWord = (code) => WORDS[lang].codes[code] ?? code;
