"""Where the demonstration articles lie: inside the package, or in the checkout it runs from."""

from importlib.resources import files
from pathlib import Path
from typing import Final

_OUTLETS: Final = ("dispatches", "dispatches", "*.csv")


def demo_articles() -> list[Path]:
    """The paths of the demonstration articles, in order.

    Raises:
        FileNotFoundError: the program was installed without them.
    """
    return _found("demo", "articles", "*.txt")


def demo_dispatches() -> tuple[list[Path], list[Path]]:
    """The dispatches written for the demonstration, and the registry of their invented outlets.

    Raises:
        FileNotFoundError: the program was installed without them.
    """
    return _found("dispatches", "dispatches", "*.jsonl"), _found(*_OUTLETS)


def _found(installed: str, checked_out: str, pattern: str) -> list[Path]:
    package = Path(str(files("api")))
    for folder in (package / installed, package.parent / "data" / checked_out):
        if found := sorted(folder.glob(pattern)):
            return found
    raise FileNotFoundError("the demonstration articles are not installed: install diplograph anew")
