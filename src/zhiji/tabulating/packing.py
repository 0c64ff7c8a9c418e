"""The pack written: tables, codebook, codes, and a description that other programs validate."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from zhiji.model import ZhijiError
from zhiji.presenting.sheets import format_csv
from zhiji.tabulating.codebook import Code, Table, Variable, code_rows, codebook_rows, load_codes
from zhiji.writing import whole_folder, write_whole

FORMS = ("parquet", "xlsx", "dta")
"""The forms of a pack."""

_NEEDED = {
    "parquet": ("corpus", ("pyarrow",)),
    "xlsx": ("xlsx", ("xlsxwriter",)),
    "dta": ("stata", ("pyreadstat", "pandas")),
}
WORKBOOK = "zhiji.xlsx"


def check_extra(form: str) -> None:
    """ZhijiError where the form's library is not installed, with the extra that brings it."""
    extra, modules = _NEEDED[form]
    if not all(map(find_spec, modules)):
        raise ZhijiError(f"export {form} needs {' and '.join(modules)}: pip install 'zhiji[{extra}]'")


def write_pack(form: str, tables: Sequence[Table], place: Path, ontology: Path) -> list[Path]:
    """Writes the pack into the folder ``place`` (an .xlsx file: the workbook alone, which holds its codebook); the
    files, in the order in which they were written: all or none."""
    check_extra(form)
    code: Callable[..., dict[str, bytes]] = import_module(f"zhiji.tabulating.{form}").format_tables
    files = code(tables, codebook_rows(), code_rows(ontology))
    if form == "xlsx" and place.suffix.lower() == ".xlsx":
        return [write_whole(place, files[WORKBOOK])]
    files["codebook.csv"] = format_csv(codebook_rows(), excel=True).encode("utf-8")
    files["codes.csv"] = format_csv(code_rows(ontology), excel=True).encode("utf-8")
    if form != "dta":  # which no validator of data packages reads
        files["datapackage.json"] = describe_package(form, tables, load_codes(ontology))
    with whole_folder(place) as folder:
        for name, data in files.items():
            write_whole(folder / name, data)
    return [place / name for name in files]


def describe_package(form: str, tables: Sequence[Table], codes: Sequence[Code]) -> bytes:
    """A Frictionless data package (v1): each table with its variables, codes and keys."""
    package = {
        "profile": "data-package",
        "name": "zhiji-tables",
        "title": "zhiji 治绩: what accountability reports say, as tables",
        "version": version("zhiji"),
        "keywords": ["accountability reports", "China", "government", "法治政府"],
        "resources": [
            *(_resource(form, table, codes) for table in tables),
            *(_listed(name) for name in ("codebook", "codes")),
        ],
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _resource(form: str, table: Table, codes: Sequence[Code]) -> dict[str, Any]:
    place: dict[str, Any] = {"path": f"{table.name}.parquet", "format": "parquet"}
    if form == "xlsx":
        place = {"path": WORKBOOK, "format": "xlsx", "dialect": {"excel": {"sheet": table.name}}}
    return {
        "name": table.name,
        **place,
        "schema": {
            "fields": [_field(variable, codes) for variable in table.variables],
            "missingValues": ["", "nan"],  # what validators read where Parquet has no number
        },
    }


def _listed(name: str) -> dict[str, Any]:
    rows = codebook_rows()[0] if name == "codebook" else ("scheme", "code", "en", "zh")
    fields = [{"name": column, "type": "string"} for column in rows]
    place = {"path": f"{name}.csv", "format": "csv", "encoding": "utf-8-sig", "dialect": {"doubleQuote": True}}
    return {"name": name, **place, "schema": {"fields": fields}}


def _field(variable: Variable, codes: Iterable[Code]) -> dict[str, Any]:
    known = [code.code for code in codes if code.scheme == variable.codes] if variable.codes else []
    limits = {"constraints": {"enum": known}} if known else {}
    return {
        "name": variable.name,
        "type": variable.type,
        "title": variable.zh,
        "description": variable.en,
        "measured": variable.how,
        **limits,
    }
