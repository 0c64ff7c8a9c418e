"""Named questions over reports that the software read, where its readings have more to them than curated facts."""

from __future__ import annotations

from pathlib import Path

from zhiji import api


def loaded(folder: Path, text: str, issuer: str = "青山市人民政府", year: int = 2020) -> api.KnowledgeGraph:
    (folder / "report.txt").write_text(f"{issuer}{year}年工作报告\n\n{text}\n", encoding="utf-8")
    return api.load(folder / "report.txt", issuer=issuer, year=year)


def test_what_is_inferred_is_told_once_a_fact_with_all_its_rules(tmp_path: Path) -> None:
    graph = loaded(tmp_path, "深入开展“清风行动”，建立“一窗通办”工作机制。制定《青山市政务公开办法》。")
    found = graph.query("inferred").to_dicts()
    facts = [(row["subject"], row["predicate"], row["object"]) for row in found]
    assert facts
    assert len(facts) == len(set(facts))
    assert any("; issuer-where-unsaid" in (row["rule"] or "") for row in found)
