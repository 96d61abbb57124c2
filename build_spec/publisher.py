"""`python3 build_spec/publisher.py new FOLDER NAME`: the key pair of whoever publishes the program."""

import sys
from pathlib import Path

from inspector_app.updates.publishing import new_key


def main(words: list[str]) -> None:
    if len(words) != 3 or words[0] != "new":
        raise SystemExit(__doc__)
    secret, public = new_key(Path(words[1]), words[2])
    print(f"{secret} stays with you; people trust {public}")


if __name__ == "__main__":
    main(sys.argv[1:])
