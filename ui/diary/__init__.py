"""The log of changes as people read it."""
