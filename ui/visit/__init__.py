"""A visit on the screen: its state, its walk through the checklist, and what is done on site."""
