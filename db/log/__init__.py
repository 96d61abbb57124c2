"""The log of changes: its chain, its heads, and what reads or shortens it."""
