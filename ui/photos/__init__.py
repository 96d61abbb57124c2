"""Photos in the window: decoded, shown small and large, drawn on, checked, thinned."""
