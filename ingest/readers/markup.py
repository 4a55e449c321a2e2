"""HTML to text, where all of it is the article: in feeds, in records."""

import re
from typing import Final, cast

_BLOCKS: Final = frozenset(
    {
        "address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "figcaption",
        "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li",
        "main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
    }
)  # fmt: skip
_UNSEEN: Final = ("script", "style", "template", "noscript", "iframe", "svg", "head")
_SPACES: Final = re.compile(r"[ \t\r\n\f]+")
# Characters of no script, which lxml takes.
_BREAK, _PART = "\ue00e", "\ue00f"


def markup_text(html: str) -> str:
    """The words of a piece of HTML, a blank line between blocks; plain text comes as it is."""
    if "<" not in html and "&" not in html:
        return html.strip()
    from lxml import html as parser
    from lxml.etree import ParserError

    try:
        found = parser.document_fromstring(f"<div>{_no_control(html)}</div>")
    except ParserError:
        return ""
    tree = cast(parser.HtmlElement, found)
    for element in list(tree.iter(*_UNSEEN)):
        element.drop_tree()
    for element in tree.iter():
        if element.tag == "br":
            element.tail = _BREAK + (element.tail or "")
        elif element.tag in _BLOCKS:
            element.text = _PART + (element.text or "")
            element.tail = _PART + (element.tail or "")
    return _laid_out(str(tree.text_content()))


def _no_control(html: str) -> str:
    # lxml refuses them, and they are no characters of a text.
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "", html)


def _laid_out(text: str) -> str:
    text = _SPACES.sub(" ", text)
    parts = (part.replace(_BREAK, "\n") for part in text.split(_PART))
    lines = ("\n".join(line.strip() for line in part.split("\n")).strip() for part in parts)
    return "\n\n".join(line for line in lines if line)
