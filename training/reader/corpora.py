"""corpora.py OUT: the folders of corpora.json as they were published, OUT/NAME/corpus for each; needs git and the network."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path


def fetched(out: Path, name: str, corpus: dict) -> None:
    folder = out / name / "corpus"
    with tempfile.TemporaryDirectory() as clone:
        git = ["git", "-C", clone]
        subprocess.run([*git, "init", "-q"], check=True)
        subprocess.run([*git, "fetch", "-q", "--depth", "1", corpus["repository"], corpus["commit"]], check=True)
        for file in corpus["files"]:
            text = subprocess.run([*git, "show", f"FETCH_HEAD:{corpus['under']}{file}"], check=True, capture_output=True).stdout
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_bytes(text)
    print(name, len(corpus["files"]))


def main(out: Path) -> None:
    corpora = json.loads((Path(__file__).parent / "corpora.json").read_text("utf8"))
    for name, corpus in corpora.items():
        fetched(out, name, corpus)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
