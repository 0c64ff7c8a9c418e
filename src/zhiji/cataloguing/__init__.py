"""What open graphs say of themselves, for machines that look for data: VoID and DCAT, and schema.org for pages."""

from __future__ import annotations

from zhiji.cataloguing.jsonld import page_data
from zhiji.cataloguing.statements import Catalogue, Counts, Served, describe

__all__ = ["Catalogue", "Counts", "Served", "describe", "page_data"]
