"""For the windows of an inspector and a supervisor who hand over to each other."""

from store_pairs import stores

__all__ = ["stores"]
