"""The bytes of a pack (resources/exchange/README.md): a signed bag in an age file, written and read strictly.

What a pack means (events, merge, receipts) is not known here.
"""
