"""The log of changes: checked against its chain, read as a diary, written to a file."""
