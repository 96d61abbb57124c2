"""The only house that knows SQL: records and shelves go out, rows never do."""
