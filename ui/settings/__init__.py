"""The sections of the settings page, and the sheets in them."""
