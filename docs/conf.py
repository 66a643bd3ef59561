"""Sphinx: the manual, the architecture, the decisions, and the reference made from the declarations."""

import sys
from importlib.metadata import version as installed_version
from pathlib import Path

HIER = Path(__file__).parent
sys.path[:0] = [str(HIER / "_ext"), str(HIER.parent)]  # the tests hold the examples of the rules

project = "jeugdregio"
author = "De beheerders van jeugdregio"
project_copyright = "EUPL-1.2"
release = version = installed_version("jeugdregio")

extensions = ["myst_parser", "naslag"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]

html_theme = "furo"
html_title = f"jeugdregio {version}"
html_show_sphinx = False
