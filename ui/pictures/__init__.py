"""Pictures of the real window: for the manual, for the demo, and every place in every look."""
