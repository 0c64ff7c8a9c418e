"""Invented reports that extraction reads by itself, and corpora made of them."""

from __future__ import annotations

from pathlib import Path

from zhiji.building.corpora import Result, build_corpus
from zhiji.building.options import Options

INVENTED = Path(__file__).parents[1] / "invented"


def report(issuer: str, year: int, deaths: int = 100) -> str:
    """A small report that extraction reads by itself."""
    return (
        f"{issuer}{year}年法治政府建设年度报告\n"
        "（虚构文本：机关、数字均不存在，仅供测试。）\n"
        "一、主要工作\n"
        f"推行“一码通办”服务机制，全年受理{deaths * 7}件。全年交通事故亡人数{deaths}人，同比下降20%。\n"
        "二、存在的不足\n基层执法培训覆盖面较窄。\n"
        f"三、下一步打算\n{year + 1}年，开展“净土行动”，力争交通事故亡人数下降10%。\n"
    )


def write(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def built(corpus: Path, *places: Path, jobs: int = 1, **options: object) -> Result:
    """A corpus brought up to date, in this process unless more are asked for."""
    return build_corpus(corpus, [str(place) for place in places], Options(jobs=jobs, **options))  # type: ignore[arg-type]


def listed(corpus: Path) -> list[str]:
    """Everything that lies in a corpus but the store's own files."""
    found = (p.relative_to(corpus).as_posix() for p in corpus.rglob("*") if "store/" not in p.as_posix())
    return sorted(found)
