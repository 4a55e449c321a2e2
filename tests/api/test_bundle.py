"""The bundle of the explorer's libraries is what the script makes of the locked versions."""

import re
from pathlib import Path

import pytest

from tests.api.bundle import NPM, ROOT, bundle_into

STATIC = ROOT / "api" / "page" / "static"


@pytest.mark.slow
@NPM
def test_the_bundle_can_be_reproduced(tmp_path: Path) -> None:
    bundle_into(tmp_path)
    for name in ("libraries.js", "libraries.txt"):
        assert (tmp_path / name).read_bytes() == (STATIC / name).read_bytes(), name


def test_every_library_comes_with_its_licence() -> None:
    told = (STATIC / "libraries.txt").read_text("utf-8")
    for name in ("sigma 3", "graphology 0", "@sigma/edge-curve 3", "@codemirror/view 6"):
        assert name in told
    packages = re.findall(r"^\S+ \d+\.\d+\.\d+ \((.+)\)$", told, re.MULTILINE)
    assert packages == ["MIT"] * told.count("Permission is hereby granted")
