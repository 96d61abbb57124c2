"""The window: the only house that knows Qt. What it shows and changes is in inspector_app."""
