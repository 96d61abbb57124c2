"""Packs: written, read without trust, merged, confirmed. The format: resources/exchange/README.md.

Where to begin: `sending` for what leaves, `read` and `arriving` for what comes.
"""
