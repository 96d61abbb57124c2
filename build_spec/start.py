"""What the frozen program runs: a newer version taken from a file, when there is one; else this one."""

import multiprocessing
import sys

from inspector_app.updates.hop import hop

if __name__ == "__main__":
    multiprocessing.freeze_support()
    hop(sys.argv[1:])
    from inspector_app.__main__ import main

    sys.exit(main())
