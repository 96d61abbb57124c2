"""The manual beside the work."""
