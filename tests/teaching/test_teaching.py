"""Teaching: labels from a person's reading, weights from examples, readers as files, and what ships."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from zhiji import pipeline
from zhiji.cli import main
from zhiji.extraction import extract
from zhiji.extraction.deciding.reader import DECISIONS, GZIPPED, RECORD, TAGGER, load_reader, read_reader
from zhiji.extraction.weighing import Weights
from zhiji.facts import parse_facts
from zhiji.facts.standoff import with_words, without_words
from zhiji.model import Link, Quantity, Unit, ZhijiError
from zhiji.model.graph import SURE_ENOUGH
from zhiji.reading import read_report
from zhiji.teaching.accuracy import read_aside, table_aside
from zhiji.teaching.examples import Read
from zhiji.teaching.fitting import LEAST, Lessons, folds_of
from zhiji.teaching.keeping import reader_files, write_folder, zipped
from zhiji.teaching.scoring import Bin, Held, calibration_error, right_from
from zhiji.teaching.texts import load_sources, missing_texts
from zhiji.teaching.training import train_over, train_trees, train_weights

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold"
INVENTED = ROOT / "tests" / "invented"
NAMES = ("jia-2019", "jia-2020", "yi-2019", "yi-2020")


@pytest.fixture(scope="module")
def reads() -> list[Read]:
    found = []
    for name in NAMES:
        report = read_report(INVENTED / f"{name}.txt")
        facts = parse_facts((INVENTED / f"{name}.facts.jsonl").read_text("utf-8").splitlines(), report.text)
        found.append(Read(name, name.split("-")[0], "invented", report, facts))
    return found


def test_each_word_of_a_name_is_labelled(reads: list[Read]) -> None:
    read = reads[0]
    unit = read.facts.of(Unit)[0]
    words = read.prepared.words
    inside = [n for n, w in enumerate(words) if unit.start <= w.start < unit.end]
    assert [read.word_labels[n] for n in inside] == ["BU", *["IU"] * (len(inside) - 1)]


def test_a_stretch_is_a_name_part_of_one_or_none(reads: list[Read]) -> None:
    read = reads[0]
    unit = next(u for u in read.facts.of(Unit) if not u.optional and u.end - u.start > 3)
    assert read.span_label("unit", unit.start, unit.end) == "exact"
    assert read.span_label("unit", unit.start, unit.end - 1) == "partly"
    assert read.span_label("unit", len(read.report.text) - 1, len(read.report.text)) == "wrong"
    assert read.span_label("award", unit.start, unit.end) == "wrong"


def test_folds_split_no_government(reads: list[Read]) -> None:
    folds = folds_of(reads, 2)
    assert folds["jia-2019"] == folds["jia-2020"] != folds["yi-2019"] == folds["yi-2020"]


def test_weights_are_learned_and_stand_on_others() -> None:
    examples = [(["bias", "a"], "yes"), (["bias", "b"], "no")] * 20
    weights = train_weights(examples, 0.0, 0.1)
    assert weights.probability(["bias", "a"], "yes") > 0.9
    assert weights.probability(["bias", "b"], "yes") < 0.1
    shipped = Weights(("no", "yes"), {"a": (-1.0, 1.0), "c": (1.0, -1.0)})
    over = train_over(shipped, [(["a"], "yes"), (["c"], "no")] * 20)
    assert over.probability(["a"], "yes") > shipped.probability(["a"], "yes")  # what held is trusted more
    assert over.labels == shipped.labels


def test_trees_learn_what_two_clues_say_together_and_stand_under_what_is_taught() -> None:
    a, b = ([f"{name}{number}" for number in range(20)] for name in "ab")  # each tree asks of some clues only
    examples = [(held, "tied" if held == [*a, *b] else "apart") for held in ([*a, *b], a, b, [])] * 60
    weights = train_trees(examples, "tied", "apart")
    assert weights == train_trees(examples, "tied", "apart")
    assert weights.probability([*a, *b], "tied") > 0.8
    assert max(weights.probability(held, "tied") for held in (a, b, [])) < 0.2
    over = train_over(weights, [([*a, *b], "apart"), (a, "tied")] * 30)
    assert over.trees == weights.trees
    assert over.probability(a, "tied") > 0.5 > over.probability([*a, *b], "tied")


def test_rare_clues_are_not_asked_of() -> None:
    examples = [(["common"] if n % 2 else [], "tied" if n % 2 else "apart") for n in range(600)]
    weights = train_trees([*examples, (["once"], "tied")], "tied", "apart")
    assert {tree[0] for tree in weights.trees if isinstance(tree, tuple)} == {"common"}


def test_a_reader_is_fitted_and_the_same_examples_give_the_same_bytes(reads: list[Read], tmp_path: Path) -> None:
    made = [reader_files(Lessons(reads, folds_of(reads, 2)).reader(), reads, {}) for _ in range(2)]
    assert made[0] == made[1]
    write_folder(made[0], tmp_path / "folder")
    (tmp_path / "one.reader").write_bytes(zipped(made[0]))
    folder, one = load_reader(tmp_path / "folder"), load_reader(tmp_path / "one.reader")
    assert folder.name == one.name != load_reader(None).name
    assert extract(reads[0].report, folder) == extract(reads[0].report, one)
    assert json.loads(made[0]["record.json"])["texts"] == {r.name: r.report.sha256 for r in reads}


def test_a_torn_sequence_model_is_one_line(reads: list[Read], tmp_path: Path) -> None:
    write_folder(reader_files(load_reader(None), reads, {}), tmp_path / "torn")
    model = tmp_path / "torn" / GZIPPED
    model.write_bytes(model.read_bytes()[:1000])
    with pytest.raises(ZhijiError, match="no reader"):
        load_reader(tmp_path / "torn")


def test_the_shipped_reader_says_which_texts_it_was_made_from() -> None:
    record = json.loads((ROOT / "src/zhiji/weights/record.json").read_text("utf-8"))
    held = _hashes(GOLD) | _hashes(GOLD / "openings") | _hashes(ROOT / "graphs/sources")
    assert record["texts"] == held
    assert len(held) >= 200
    aside = _hashes(GOLD / "aside")
    assert len(aside) >= 40
    assert not set(aside.values()) & set(held.values())
    governments = [{s.government for s in load_sources(f).values()} for f in (GOLD, GOLD / "openings", GOLD / "aside")]
    assert not governments[2] & (governments[0] | governments[1])
    assert set(load_reader(None).weights) == set(DECISIONS)
    assert sum(f.stat().st_size for f in (ROOT / "src/zhiji/weights").iterdir()) < 5_000_000


def _hashes(folder: Path) -> dict[str, str]:
    """The sha256 of each text that the facts of a folder are of."""
    files = {f.name.removesuffix(".facts.jsonl"): f for f in folder.glob("*.facts.jsonl")}
    return {name: json.loads(f.read_text("utf-8").splitlines()[0])["sha256"] for name, f in files.items()}


def test_links_are_shown_from_the_confidence_that_was_chosen_for_it() -> None:
    assert LEAST["shown"] == SURE_ENOUGH == load_reader(None).least["shown"]


def test_gold_stands_without_the_reports_words_and_every_text_has_a_source() -> None:
    files = sorted(GOLD.rglob("*.facts.jsonl"))
    assert len(files) >= 52  # forty, and a third of them read twice
    for file in files:
        for row in map(json.loads, file.read_text("utf-8").splitlines()):
            assert row == without_words(row), file.name
    for folder in (GOLD, GOLD / "openings", GOLD / "aside"):
        assert sorted(load_sources(folder)) == missing_texts(folder, ROOT / "tests"), folder


def test_links_that_were_read_twice_stand_as_they_were_decided() -> None:
    held: dict[str, dict[tuple[str, str], str]] = {}
    for row in csv.DictReader((GOLD / "links.tsv").read_text("utf-8").splitlines(), delimiter="\t"):
        held.setdefault(row["name"], {})[row["from"], row["to"]] = row["decided"]
    files = {
        f.name.removesuffix(".facts.jsonl"): f
        for part in (".", "openings", "aside")
        for f in GOLD.glob(f"{part}/*.jsonl")
    }
    for name, decided in held.items():
        rows = [*map(json.loads, files[name].read_text("utf-8").splitlines())]
        stand = {
            (r["from"], r["to"]): "optional" if r.get("optional") else r["basis"] for r in rows if r["type"] == "link"
        }
        assert stand == {pair: basis for pair, basis in decided.items() if basis != "none"}, name
    assert len(held) > 300


def test_what_was_kept_aside_is_scored_with_one_reader(reads: list[Read]) -> None:
    aside = read_aside(reads[:2], load_reader(None))
    lines = list(table_aside(aside))
    assert [line for line in lines if line.startswith("\n| reader")] == [
        "\n| reader, 2 reports kept aside | gold | found | P | R | F |\n|---|---|---|---|---|---|",
        "\n| reader, invented (2) | gold | found | P | R | F |\n|---|---|---|---|---|---|",
    ]
    found = aside.rows("reader")["quantity value+unit"]
    assert found["gold"] == sum(not q.optional for read in reads[:2] for q in read.facts.of(Quantity))
    assert lines[-1].startswith("\nexpected calibration error")


def test_words_are_put_back_from_the_very_text_alone() -> None:
    with pytest.raises(ZhijiError, match="read from the text 0000"):
        list(with_words(['{"type":"report","sha256":"' + "0" * 64 + '"}'], "甲", "x"))


def test_what_is_no_reader_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bad.reader").write_text("x")
    with pytest.raises(ZhijiError, match="no reader"):
        load_reader(tmp_path / "bad.reader")


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ("[" * 100_000, "recursion"),
        ("null", "not subscriptable"),
        ('{"least": {}}', "no number for"),
        ('{"least": 5, "rates": 5}', "not iterable"),
    ],
)
def test_a_record_without_its_numbers_is_a_broken_reader(record: str, said: str) -> None:
    weights = files("zhiji.weights")
    held = {f"{decision}.tsv": weights.joinpath(f"{decision}.tsv").read_bytes() for decision in DECISIONS}
    with pytest.raises(ZhijiError, match=f"x: a broken reader .*{said}"):
        read_reader({RECORD: record.encode(), TAGGER: b"", **held}, "x")


def test_a_reader_that_unfolds_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "r.reader").write_bytes(zipped(dict.fromkeys((TAGGER, RECORD, *(f"{d}.tsv" for d in DECISIONS)), b"0")))
    monkeypatch.setattr("zhiji.extraction.deciding.reader.LARGEST", 5)
    with pytest.raises(ZhijiError, match=r"no reader \(it unfolds to 0 MB\)"):
        load_reader(tmp_path / "r.reader")


def test_teach_tells_whether_it_got_better_and_writes_only_then(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in NAMES:
        for end in (".txt", ".facts.jsonl"):
            (tmp_path / f"{name}{end}").write_bytes((INVENTED / f"{name}{end}").read_bytes())
    taught = tmp_path / "ours.reader"
    code = main(["teach", str(tmp_path), "-o", str(taught), "--format", "csv"])
    told = capsys.readouterr()
    assert told.out.splitlines()[0].count(",") == 2
    assert (code == 0) == taught.exists() == ("not better" not in told.err)
    assert main(["teach", str(tmp_path / "nowhere")]) == 2


def test_a_reader_of_ones_own_is_taken_by_every_command(
    reads: list[Read], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZHIJI_READER", "")
    file = tmp_path / "own.reader"
    file.write_bytes(zipped(reader_files(load_reader(None), reads, {})))
    assert main(["extract", str(INVENTED / "yi-2020.txt"), "--reader", str(file), "-o", str(tmp_path / "out")]) == 0
    assert pipeline.reader().name == load_reader(None).name  # the same weights have the same name
    monkeypatch.delenv("ZHIJI_READER")


def test_why_tells_clues_of_what_was_kept_and_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(INVENTED / "yi-2020.txt"), "--why", "合成作战中心"]) == 0
    assert "initiative" in capsys.readouterr().out
    assert main(["extract", str(INVENTED / "yi-2020.txt"), "--why", "没有这几个字"]) == 2
    for place, said in (("9999999-10000000", "no place of this report"), ("20-10", "no place"), ("全年", "times")):
        capsys.readouterr()
        assert main(["extract", str(INVENTED / "yi-2020.txt"), "--why", place]) == 2
        assert said in capsys.readouterr().err


def test_links_are_counted_from_a_confidence_on(reads: list[Read]) -> None:
    held, firm = [], 0
    for read in reads:
        said = [replace(f, confidence=0.7 if isinstance(f, Link) else f.confidence) for f in read.facts.items]
        held.append(Held(read, replace(read.facts, items=tuple(said))))
        firm += sum(not link.optional for link in read.facts.of(Link))
    assert firm
    assert right_from(held, 0.65) == (firm, firm)
    assert right_from(held, 0.8) == (0, 0)


def test_calibration() -> None:
    bins = [Bin(0.5, 0.6, 10, 0.55, 5), Bin(0.9, 1.0, 10, 0.95, 9)]
    assert calibration_error(bins) == pytest.approx(0.05)
