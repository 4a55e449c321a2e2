"""The committed bundle of the explorer's libraries is what the script makes of the locked versions."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "api" / "page" / "static"
REQUIRED = bool(os.environ.get("DIPLOGRAPH_REQUIRE_BROWSER"))


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("npm") and not REQUIRED, reason="there is no npm")
def test_the_bundle_can_be_reproduced(tmp_path: Path) -> None:
    done = subprocess.run(
        (ROOT / ".ci" / "bundle", tmp_path), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    for name in ("libraries.js", "libraries.txt"):
        assert (tmp_path / name).read_bytes() == (STATIC / name).read_bytes(), name


def test_every_library_comes_with_its_licence() -> None:
    told = (STATIC / "libraries.txt").read_text("utf-8")
    for name in ("sigma 3", "graphology 0", "@sigma/edge-curve 3", "@codemirror/view 6"):
        assert name in told
    packages = re.findall(r"^\S+ \d+\.\d+\.\d+ \((.+)\)$", told, re.MULTILINE)
    assert packages == ["MIT"] * told.count("Permission is hereby granted")
