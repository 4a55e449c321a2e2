"""The script that bundles the explorer's libraries, and the tools it brings for the tests."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from filelock import FileLock

ROOT = Path(__file__).parents[2]
REQUIRED = bool(os.environ.get("DIPLOGRAPH_REQUIRE_BROWSER"))
NPM = pytest.mark.skipif(not shutil.which("npm") and not REQUIRED, reason="there is no npm")


def bundle_into(folder: Path) -> str:
    """Run the script; the text of axe-core, which is locked beside the libraries."""
    (ROOT / "build").mkdir(exist_ok=True)
    # The workers of the tests share the script's folder.
    with FileLock(ROOT / "build" / "bundle.lock"):
        done = subprocess.run(
            (ROOT / ".ci" / "bundle", folder), capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        axe = ROOT / "build" / "bundle" / "node_modules" / "axe-core" / "axe.min.js"
        return axe.read_text("utf-8")
