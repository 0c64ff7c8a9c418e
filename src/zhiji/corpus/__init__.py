"""Many reports on disk: their graphs and texts, typed tables, one store, and what was made from what."""
