"""What the frozen program runs: the same as `python -m inspector_app`."""

import multiprocessing
import sys

from inspector_app.__main__ import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
