"""The W3C suites of SPARQL 1.1 against our server over an empty store.

`make conformance KIT=folder`, where the folder has the scripts `protocol_tests.py` and
`eval_tests.py` and the W3C's tests in `rdf-tests`.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.service.serving import TOKEN, served

_SCRIPTS = ("protocol_tests.py", "eval_tests.py")


def main() -> int:
    """Run both scripts and print what they print; 1 where there is no kit."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kit", default="")
    kit = Path(parser.parse_args().kit)
    missing = [name for name in (*_SCRIPTS, "rdf-tests") if not (kit / name).exists()]
    if missing:
        sys.stderr.write(
            f"There is no kit in '{kit}': it lacks {', '.join(missing)}. Say KIT=folder.\n"
        )
        return 1
    with (
        tempfile.TemporaryDirectory() as folder,
        served(Path(folder, "store"), default_graph="plain") as address,
    ):
        for name, more in zip(_SCRIPTS, ((), ("--tests", str(kit / "rdf-tests"))), strict=True):
            _run([str(kit / name), *more], address)
    return 0


def _run(script: list[str], address: str) -> None:
    addresses = [
        *("--query", f"{address}/sparql"),
        *("--update", f"{address}/sparql"),
        *("--gsp", f"{address}/graph-store"),
    ]
    environment = {**os.environ, "SPARQL_TOKEN": TOKEN}
    subprocess.run([sys.executable, *script, *addresses], env=environment, check=False)


if __name__ == "__main__":
    sys.exit(main())
