"""Papers in the window: issued, shown page by page, signed, served, printed."""
