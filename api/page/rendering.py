"""The templates, and the answers made of them."""

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import unquote_plus, urlencode, urlsplit

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from api.problems import Problem
from api.version import VERSION

_CODE: Final = re.compile("`([^`]+)`")
_SPOKEN: Final = {
    "declines-to-comment": "declines to comment",
    "denies-report": "denies a report of",
    "cuts-ties": "cuts ties with",
}


def web_address(url: str | None) -> bool:
    """Whether `url` is safe to link to: an article may carry any text as its address."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def code(text: str) -> Markup:
    """`text` escaped, what stands between backquotes set as code."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(text))))


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("api", "page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["spoken"] = lambda name: _SPOKEN.get(name, name)
    environment.filters["code"] = code
    environment.filters["shown"] = unquote_plus
    environment.filters["web_address"] = web_address
    return environment


_TEMPLATES: Final = _environment()


def render(
    request: Request,
    template: str,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    **values: object,
) -> HTMLResponse:
    """The page that `template` makes of `values`."""
    root = request.scope.get("root_path", "").rstrip("/")
    html = _TEMPLATES.get_template(template).render(root=root, version=VERSION, **values)
    return HTMLResponse(html, status, headers=headers)


def render_problem(request: Request, problem: Problem, headers: Mapping[str, str]) -> HTMLResponse:
    """The page that tells a problem; the actors that may have been meant ask the question anew."""
    found = problem.extra.get("candidates", ())
    candidates = found if isinstance(found, list) else []
    links = [_asked_anew(request, problem.extra.get("name"), row["id"]) for row in candidates]
    return render(
        request,
        "problem.html",
        problem.kind.status,
        headers,
        problem=problem,
        candidates=list(zip(candidates, links, strict=True)),
    )


def _asked_anew(request: Request, name: object, id: str) -> str:
    """The query of the request with an id in the place of a name."""
    given = request.query_params.multi_items()
    asked = [(key, id if value.strip() == name else value) for key, value in given]
    return f"?{urlencode(asked)}"
