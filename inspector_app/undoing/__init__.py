"""Takes back what a person did, step by step, and does it again: by changes of the store, never by erasing any."""
