"""The directive `naslag`: a piece of reference that a function of the package writes from its declarations.

    ```{naslag} jeugdregio.stand.naslag:tabellen
    ```

The function takes nothing and returns Markdown whose highest heading is of level 2. It runs at every build,
so the page cannot differ from the code.
"""

from importlib import import_module

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata


class Naslag(SphinxDirective):
    """Puts the Markdown that `module:function` returns in the place of the directive."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the nodes of the text; raises when the function does not exist or returns nothing."""
        module, _, function = self.arguments[0].partition(":")
        text: str = getattr(import_module(module), function)()
        if not text.strip():
            raise self.error(f"{self.arguments[0]} returned no text")
        self.env.note_reread()  # the declarations are no source file that Sphinx watches
        return self.parse_text_to_nodes(text, allow_section_headings=True)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive."""
    app.add_directive("naslag", Naslag)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
