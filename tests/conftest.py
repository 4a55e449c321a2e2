"""For all tests: the check draws the same examples each time, a developer's machine new ones."""

import os

from hypothesis import settings

settings.register_profile("check", derandomize=True, database=None)
if os.environ.get("CI") == "true":
    settings.load_profile("check")
