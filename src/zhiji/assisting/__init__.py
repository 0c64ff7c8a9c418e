"""The same questions for an assistant: read-only tools of the Model Context Protocol, every row with its quote and
place."""
