"""Who may send what: keys, cards compared aloud, the office root and its list of laptops."""
