"""Questions to a person, each asked through one class method, so that tests can answer. `*_files.py` ask for files."""
