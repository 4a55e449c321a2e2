"""Where an endpoint takes queries, updates and uploads, and with which credentials."""

import re
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit, urlunsplit

from graph.errors import StoreError

_LOOPBACK: Final = ("localhost", "127.", "::1")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A SPARQL 1.1 endpoint.

    `query`, `update` and `upload` are addresses; the last takes N-Quads by POST, and is None where
    data can go in by updates alone. `form` sends updates as a field of a form, not as the body.
    `union` are the parameters that make the union of all graphs the default graph of a query.
    `timeout` is how many seconds the endpoint may keep silent.
    """

    query: str
    update: str
    upload: str | None = None
    form: bool = False
    union: tuple[tuple[str, str], ...] = ()
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    token: str | None = field(default=None, repr=False)
    timeout: float = 120

    @property
    def local(self) -> bool:
        """Whether it is on this machine, so that no proxy leads there."""
        return (urlsplit(self.query).hostname or "").startswith(_LOOPBACK)


@dataclass(frozen=True, slots=True)
class _Custom:
    """How a product lays out its addresses; the groups of `path` stand in the other two."""

    path: re.Pattern[str]
    update: str
    upload: str | None
    form: bool


# The first that fits counts.
_CUSTOMS: Final = (
    # Oxigraph
    _Custom(re.compile(r"/query"), "/update", "/store", form=False),
    # Virtuoso, Neptune, diplograph itself
    _Custom(re.compile(r"(/sparql(?:-auth)?)"), r"\1", None, form=True),
    # Jena Fuseki
    _Custom(re.compile(r"(/.+)/(?:query|sparql)"), r"\1/update", r"\1/data", form=False),
    # GraphDB and others that speak RDF4J's protocol
    _Custom(re.compile(r"(.*/repositories/[^/]+)"), r"\1/statements", r"\1/statements", form=False),
    # QLever, and whoever takes all at one address
    _Custom(re.compile(r"(.*)"), r"\1", None, form=False),
)


def is_address(place: str) -> bool:
    """Whether a store's place is an address, not a folder."""
    return re.match(r"https?://", place, re.IGNORECASE) is not None


def endpoint_at(
    address: str,
    *,
    update: str | None = None,
    upload: str | None = None,
    user: str | None = None,
    password: str | None = None,
    token: str | None = None,
    timeout: float = 120,
) -> Endpoint:
    """The endpoint whose queries go to `address`.

    Args:
        address: where queries go.
        update: where updates go; by default as the product of such an address has it.
        upload: where N-Quads go by POST; by default as the product has it.
        user: for basic (or digest) authentication, with `password`.
        password: see `user`.
        token: for bearer authentication.
        timeout: how many seconds the endpoint may keep silent.

    Raises:
        StoreError: an address holds credentials, or names no host.
    """
    for name, given in (("--store", address), ("STORE_UPDATE", update), ("STORE_UPLOAD", upload)):
        _check(name, given)
    parts = urlsplit(address)
    path = parts.path.rstrip("/") if parts.path != "/" else parts.path
    custom = next(each for each in _CUSTOMS if each.path.fullmatch(path))

    def beside(template: str | None) -> str | None:
        if template is None:
            return None
        return urlunsplit(parts._replace(path=custom.path.sub(template, path, count=1)))

    return Endpoint(
        query=address,
        update=update or beside(custom.update) or address,
        upload=upload or beside(custom.upload),
        # Where updates go elsewhere than is the custom, the standard's own way is the safest.
        form=custom.form and update is None,
        user=user,
        password=password,
        token=token,
        timeout=timeout,
    )


def _check(name: str, address: str | None) -> None:
    if address is None:
        return
    try:
        parts = urlsplit(address)
        host, credentials = parts.hostname, parts.username or parts.password
    except ValueError:
        host, credentials = None, None
    if not host:
        raise StoreError(f"{name}: {address!r} names no host: write it like https://host/sparql")
    if credentials:
        raise StoreError(
            f"{name}: the address holds credentials, which end up in logs: take them out, and set "
            "DIPLOGRAPH_STORE_USER and DIPLOGRAPH_STORE_PASSWORD, or DIPLOGRAPH_STORE_TOKEN"
        )
