"""Photos: taken in untouched, matched, drawn on, masked, paired, kept as working copies."""
