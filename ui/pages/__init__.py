"""One page, one purpose: lays out widgets, connects them with its desk, and does no work itself."""
