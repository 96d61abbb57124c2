"""Measures and campaigns in the window."""
