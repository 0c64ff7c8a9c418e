"""What is gone from a corpus or cut off is known before anything is answered without it, and made again."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from corpus_samples import built, listed, report, write

from zhiji import api
from zhiji.cli import main
from zhiji.corpus.folder import Folder, standing_state
from zhiji.corpus.wholeness import SIZES
from zhiji.model import ZhijiError

NAME = "丁市公安局-2020"

DAMAGED = [
    f"reports/{NAME}.ttl",
    f"reports/{NAME}.facts.jsonl",
    f"reports/{NAME}.txt",
    "tables/links.parquet",
    "tables/sentences.parquet",
    "network/edges/0.parquet",
    "answers/01-links.parquet",
    "corpus.json",
]


def place_of(corpus: Path, path: str) -> Path:
    return corpus / path if path.startswith("reports/") else corpus / ".state" / path


def take_away(file: Path) -> None:
    file.unlink()


def cut_off(file: Path) -> None:
    data = file.read_bytes()
    file.unlink()  # reports/ may share its bytes with others
    file.write_bytes(data[: len(data) // 2])


def bytes_in(corpus: Path) -> dict[str, bytes]:
    """All that people see of a corpus, its store aside."""
    return {p: (corpus / p).read_bytes() for p in listed(corpus) if p[0] != "." and (corpus / p).is_file()}


ASKED = (["links"], ["check"], ["query", "links"], ["series", "交通事故亡人数"], ["overview"], ["export", "nt"])


@pytest.mark.parametrize("damage", [take_away, cut_off])
@pytest.mark.parametrize("path", DAMAGED)
def test_is_said_by_every_command_and_mended_by_the_next_build(
    path: str,
    damage: Callable[[Path], None],
    tmp_path: Path,
    reports: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    corpus = tmp_path / "c"
    built(corpus, reports)
    whole = bytes_in(corpus)
    damage(place_of(corpus, path))
    for words in ASKED:
        assert main([*words, "-g", str(corpus)]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert err.count("\n") == 1
        assert path in err
        assert "zhiji build" in err
    if path == "corpus.json":  # what stood nobody knows: nothing is taken for rubbish
        with pytest.raises(ZhijiError, match="in another folder"):
            built(corpus, reports)
        assert len(list((corpus / "reports").iterdir())) == 9
        return
    result = built(corpus, reports)
    assert len(result.record.reports) == 3
    assert bytes_in(corpus) == whole
    assert main(["check", "-g", str(corpus)]) in (0, 1)
    assert built(corpus, reports).added == ()


def test_a_damaged_report_that_is_not_on_the_line_is_told_with_its_source(tmp_path: Path, reports: Path) -> None:
    corpus, more = tmp_path / "c", tmp_path / "more"
    built(corpus, reports)
    (corpus / f"reports/{NAME}.ttl").unlink()
    write(more / "庚.txt", report("庚市公安局", 2020))
    with pytest.raises(ZhijiError, match=rf"reports/{NAME}.ttl is missing; .* zhiji build {reports}/{NAME}.txt"):
        built(corpus, more)
    (reports / f"{NAME}.txt").unlink()
    with pytest.raises(ZhijiError, match="with --prune"):
        built(corpus, reports)
    result = built(corpus, reports, more, prune=True)
    assert sorted(result.record.reports) == ["丙市公安局-2019", "丙市公安局-2020", "庚市公安局-2020"]
    mine, loose = (api.load(place).links().full() for place in (corpus, corpus / "reports"))
    assert mine.rows == loose.rows


def test_an_address_that_was_told_stays_with_a_report_made_again(tmp_path: Path, reports: Path) -> None:
    url = "https://example.org/1"
    built(tmp_path / "c", reports / f"{NAME}.txt", url=url)
    whole = bytes_in(tmp_path / "c")
    (tmp_path / f"c/reports/{NAME}.ttl").unlink()
    built(tmp_path / "c", reports / f"{NAME}.txt")
    assert bytes_in(tmp_path / "c") == whole


def test_a_damaged_shard_is_not_merged(tmp_path: Path, reports: Path) -> None:
    from zhiji.building.merging import merge_corpora

    built(tmp_path / "shard", reports)
    (tmp_path / f"shard/reports/{NAME}.facts.jsonl").unlink()
    with pytest.raises(ZhijiError, match=rf"reports/{NAME}.facts.jsonl is missing"):
        merge_corpora(tmp_path / "c", [tmp_path / "shard"])


def test_a_store_whose_blocks_cannot_be_read_is_told_in_a_line_and_made_anew(
    tmp_path: Path, reports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = tmp_path / "c"
    built(corpus, reports)
    for file in (corpus / "store").glob("*.sst"):  # a flipped bit in each first block, where the data begins
        data = bytearray(file.read_bytes())
        data[20] ^= 0xFF
        file.unlink()
        file.write_bytes(data)
    assert main(["export", "nt", "-g", str(corpus)]) == 2
    err = capsys.readouterr().err
    assert f"{corpus} is damaged: its store cannot be read" in err
    assert err.count("\n") == 1
    with pytest.raises(ZhijiError, match="store has blocks that cannot be read"):
        api.load(corpus)
    built(corpus, reports)
    assert main(["export", "nt", "-g", str(corpus)]) == 0


def turn_bits(file: Path) -> None:
    """The last one of each column: the words that it is packed from are others then."""
    data = bytearray(file.read_bytes())
    group = pq.ParquetFile(file).metadata.row_group(0)
    for column in (group.column(number) for number in range(group.num_columns)):
        begin = column.dictionary_page_offset if column.has_dictionary_page else column.data_page_offset
        data[begin + column.total_compressed_size - 1] ^= 0x01
    file.unlink()
    file.write_bytes(data)


def break_the_foot(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[-40:-20] = b"\xff" * 20
    file.unlink()
    file.write_bytes(data)


@pytest.mark.parametrize("damage", [turn_bits, break_the_foot])
@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("tables/series.parquet", ["series", "交通事故亡人数"]),
        ("answers/01-links.parquet", ["query", "links"]),
    ],
)
def test_a_table_that_cannot_be_read_is_told_in_a_line_and_made_anew(
    path: str,
    asked: list[str],
    damage: Callable[[Path], None],
    tmp_path: Path,
    reports: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    corpus = tmp_path / "c"
    built(corpus, reports)
    whole = bytes_in(corpus)
    damage(place_of(corpus, path))
    assert main([*asked, "-g", str(corpus)]) == 2
    err = capsys.readouterr().err
    assert f"{corpus} is damaged: {path} cannot be read" in err
    assert err.count("\n") == 1
    with pytest.raises(ZhijiError, match="tables have blocks that cannot be read"):
        api.load(corpus)
    built(corpus, reports)
    assert bytes_in(corpus) == whole
    assert main([*asked, "-g", str(corpus)]) == 0


def test_nothing_is_said_while_reports_follow_a_new_state(tmp_path: Path, reports: Path) -> None:
    corpus = tmp_path / "c"
    built(corpus, reports)
    (corpus / f"reports/{NAME}.ttl").unlink()
    with Folder(corpus).lock():  # another process builds here
        assert len(api.load(corpus).reports) == 3


def test_a_corpus_that_keeps_no_sizes_yet_is_asked_as_it_is(tmp_path: Path, reports: Path) -> None:
    built(tmp_path / "c", reports)
    state, _held = standing_state(tmp_path / "c")
    (state / SIZES).unlink()
    shutil.rmtree(state / "answers")
    assert len(api.load(tmp_path / "c").reports) == 3
