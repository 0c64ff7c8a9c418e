"""How a corpus is built: sources are found, read in parallel, and published as one state."""
