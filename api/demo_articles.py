"""Where the demonstration articles lie: inside the package, or in the checkout it runs from."""

from importlib.resources import files
from pathlib import Path


def demo_articles() -> list[Path]:
    """The paths of the demonstration articles, in order.

    Raises:
        FileNotFoundError: the program was installed without them.
    """
    package = Path(str(files("api")))
    for folder in (package / "demo", package.parent / "data" / "articles"):
        if found := sorted(folder.glob("*.txt")):
            return found
    raise FileNotFoundError("the demonstration articles are not installed: install diplograph anew")
