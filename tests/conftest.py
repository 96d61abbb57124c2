"""What holds for every test: Qt paints offscreen unless told otherwise, and a busy machine fails no example."""

import os

from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The clock of a machine that others use is no property of our code.
settings.register_profile("ci", deadline=None)
settings.load_profile("ci")
