"""Words held against the open reports: where a quotation stands, whether a memo's figures do, what a draft lacks."""
