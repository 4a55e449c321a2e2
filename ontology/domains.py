"""Outlets by the web domains that the registry knows of them."""

import re
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

from ontology.registry import Registry
from ontology.registry_records import RegistryActor

_DOMAIN: Final = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)


def outlet_at(registry: Registry, address: str | None) -> RegistryActor | None:
    """The outlet in whose domain an address, or a bare host, lies; None where there is none.

    `https://news.example.org/a` lies in `example.org`.
    """
    host = host_of(address if address is None or not is_domain(address) else f"//{address}")
    domains = _domains(registry)
    while "." in host:
        if host in domains:
            return domains[host]
        host = host.partition(".")[2]
    return None


def is_domain(name: str) -> bool:
    """Whether a publisher is given by its web domain only: `example.org`."""
    return _DOMAIN.fullmatch(name) is not None


def host_of(address: str | None) -> str:
    """The host of an address, in small letters, without a `www.`; empty if it has none."""
    try:
        return (urlsplit(address or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


@lru_cache(maxsize=4)
def _domains(registry: Registry) -> dict[str, RegistryActor]:
    return {a.domain.lower(): a for a in registry.actors.values() if a.domain}
