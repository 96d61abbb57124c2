"""Colours, spacing and type as tokens, made into palette and style sheet; light, dark, for fingers."""
