"""Where photos come from beside files: cards, phones, a watched folder, a camera."""
