"""The description as schema.org has it, for pages: search engines for data look there."""

from __future__ import annotations

import json
from importlib.metadata import version

from zhiji.cataloguing.statements import SOFTWARE, Catalogue

_INERT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def page_data(catalogue: Catalogue, address: str, lang: str) -> str:
    """JSON-LD for a script element of a page: whatever reports say, it closes no element and opens none."""
    years = catalogue.years
    held = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": catalogue.iri,
        "name": catalogue.said("title", lang),
        "description": catalogue.said("description", lang),
        "keywords": catalogue.said("keywords", lang).split(", "),
        "url": f"{address}/",
        "inLanguage": "zh",
        "isAccessibleForFree": True,
        "temporalCoverage": f"{years[0]}/{years[-1]}" if years else None,
        "isBasedOn": [
            {
                "@type": "Report",
                "@id": report.iri,
                "name": report.title or report.name,
                "creator": {"@type": "GovernmentOrganization", "@id": report.issuer, "name": report.issuer_label},
                "temporalCoverage": str(report.year) if report.year else None,
            }
            for report in catalogue.reports[:_MOST]
        ],
        "creator": {
            "@type": "SoftwareApplication",
            "name": "zhiji",
            "softwareVersion": version("zhiji"),
            "url": SOFTWARE,
        },
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": "text/csv", "contentUrl": f"{address}/links.csv"},
            {"@type": "DataDownload", "encodingFormat": "text/csv", "contentUrl": f"{address}/indicators.csv"},
        ],
    }
    text = json.dumps(_without_empty(held), ensure_ascii=False)
    return "".join(_INERT.get(char, char) for char in text)


_MOST = 200
"""Reports that a page names to search engines."""


def _without_empty(held: object) -> object:
    if isinstance(held, dict):
        return {key: _without_empty(value) for key, value in held.items() if value is not None}
    return [_without_empty(value) for value in held] if isinstance(held, list) else held
