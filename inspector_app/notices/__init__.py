"""Papers: composed from frozen facts, numbered, drawn as PDF, signed, served, verified. The only house of ReportLab."""
