"""The verbs of the command line, one module a subject. Each does what a click does, through the same functions."""
