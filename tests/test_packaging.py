"""The wheel, installed alone in a clean environment, is the whole program."""

import importlib.metadata
import json
import signal
import subprocess
import sys
import sysconfig
import threading
import urllib.request
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("graph", "ingest", "api", "ontology")
TEXT = "France urged Iran on Friday to return to the talks, the foreign minister said."
PATIENCE = 180.0  # seconds

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """The finished command; a failure shows its output."""
    done = subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, check=False, timeout=PATIENCE
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel built from the working tree."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The console script of an environment with the wheel and the dependencies alone.

    The dependencies are those of this environment, on the path after the wheel; an editable
    install among them does not count, as `.pth` files there are not read.
    """
    environment = tmp_path_factory.mktemp("clean") / "env"
    run(sys.executable, "-m", "venv", "--without-pip", environment)
    python = environment / "bin" / "python"
    command = [sys.executable, "-m", "pip", "--python", str(python)]
    run(*command, "install", "--quiet", "--no-deps", "--no-index", str(wheel))
    packages = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))")
    dependencies = Path(packages.stdout.strip()) / "dependencies.pth"
    dependencies.write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    return environment / "bin" / "diplograph"


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A folder with nothing of the project in it."""
    return tmp_path


def test_the_wheel_holds_all_data_of_the_packages(wheel: Path) -> None:
    files = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    held = set(zipfile.ZipFile(wheel).namelist())
    assert files <= held
    assert {Path(name).suffix for name in files} >= {".ttl", ".csv", ".rq", ".html", ".typed"}
    assert any(name.startswith("api/demo/") and name.endswith(".txt") for name in held)


def test_the_packages_come_from_the_wheel(program: Path, empty: Path) -> None:
    code = f"import {', '.join(PACKAGES)}; print(*(m.__file__ for m in ({', '.join(PACKAGES)})))"
    origins = run(program.with_name("python"), "-c", code, cwd=empty).stdout.split()
    assert len(origins) == len(PACKAGES)
    assert all(Path(origin).is_relative_to(program.parents[1]) for origin in origins)


def test_help(program: Path, empty: Path) -> None:
    assert "extract" in run(program, "--help", cwd=empty).stdout


def test_extract_a_small_text(program: Path, empty: Path) -> None:
    article = empty / "note.txt"
    article.write_text(f"Date: 2025-04-25\n\n{TEXT}\n", encoding="utf-8")
    (line,) = run(program, "extract", article, cwd=empty).stdout.splitlines()
    found = json.loads(line)
    assert found["article"]["id"] == "note"
    assert {"france", "iran"} <= {mention["actor"] for mention in found["mentions"]}


def test_demo_prints_the_tables_and_serves_in_an_empty_folder(program: Path, empty: Path) -> None:
    command: list[str | Path] = [program, "demo", "--port", "0"]
    with subprocess.Popen(command, cwd=empty, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        # Whatever goes wrong, the test ends.
        watch = threading.Timer(PATIENCE, process.kill)
        watch.daemon = True
        watch.start()
        printed = [process.stdout.readline()]
        while printed[-1] and not printed[-1].startswith("Serving"):
            printed.append(process.stdout.readline())
        address = printed[-1].split()[-1]
        with urllib.request.urlopen(f"{address}/health", timeout=30) as answer:
            health = json.load(answer)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 0
        watch.cancel()
    assert (health["status"], health["articles"]) == ("ok", 37)
    assert "Number 10" in "".join(printed)
    assert (empty / "demo-store").is_dir()


def test_nothing_else_installed_has_packages_of_these_names() -> None:
    providers = importlib.metadata.packages_distributions()
    for package in PACKAGES:
        assert set(providers.get(package, [])) <= {"diplograph"}
