"""What holds of the repository as a whole."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("graph", "ingest", "api", "ontology")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))

# Put together here, so that this file does not hold them itself.
REGISTRY_HOSTS = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("python" + "hosted", "org"),
        ("registry", "npm" + "js", "org"),
        ("npm" + "js", "com"),
        ("conda", "anaconda", "org"),
        ("crates", "io"),
        ("proxy", "golang", "org"),
    )
]


def project_files() -> list[Path]:
    """The files under version control, and those that would be."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_the_changelog_is_at_the_version_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    latest = re.search(r"^## \[(\d[^\]]*)\] - \d{4}-\d\d-\d\d$", changelog, re.MULTILINE)
    assert latest is not None
    assert latest[1] == project["version"]


@pytest.mark.parametrize("command", ["make demo", "make test"])
def test_the_readme_names_the_command(command: str) -> None:
    assert command in (ROOT / "README.md").read_text(encoding="utf-8")


def test_make_help_tells_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    told = set(re.findall(r"^([a-z]+):.*## \S", makefile, re.MULTILINE))
    assert targets == told
    assert {"setup", "test", "lint", "demo", "evaluate", "check", "lock", "clean"} <= told


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_are_short_and_say_what_they_are_for(module: Path) -> None:
    source = module.read_text(encoding="utf-8")
    assert source.startswith('"""')
    assert source.count("\n") <= 300


def test_no_file_names_a_package_registry() -> None:
    hosts = re.compile("|".join(map(re.escape, REGISTRY_HOSTS)).encode())
    assert [str(path) for path in project_files() if hosts.search(path.read_bytes())] == []


def test_every_locked_package_has_hashes() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pins = re.findall(r"^([\w.-]+)==\S+(.*(?:\n    --hash=sha256:[0-9a-f]{64}.*)+)", lock, re.M)
    assert len(pins) == len(re.findall(r"^[\w.-]+==", lock, re.M))
    assert len(pins) > 50


def test_what_the_project_needs_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    wanted += [
        each for extra in project["project"]["optional-dependencies"].values() for each in extra
    ]
    names = {re.match(r"[\w.-]+", line)[0].lower().replace("_", "-") for line in wanted}  # type: ignore[index]
    locks = ("requirements.lock", "requirements-cluster.lock")
    lock = "\n".join((ROOT / name).read_text(encoding="utf-8") for name in locks)
    assert names <= {name.lower() for name in re.findall(r"^([\w.-]+)==", lock, re.M)}
