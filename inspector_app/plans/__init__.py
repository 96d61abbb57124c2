"""The office's plan: what a supervisor decides once and every laptop works by, as named sections."""
