"""The OpenAPI description as a page tells it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote, urlencode

METHODS: Final = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter; `place` is `path` or `query`."""

    name: str
    place: str
    required: bool
    description: str
    default: str
    example: str


@dataclass(frozen=True, slots=True)
class Body:
    """A body that an operation takes, with an example."""

    media_type: str
    example: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one address; `example` is an address to try, empty where there is none."""

    anchor: str
    method: str
    path: str
    summary: str
    description: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    bodies: tuple[Body, ...]
    answers: tuple[tuple[str, str], ...]
    example: str


def operations(
    schema: Mapping[str, Any], ids: Mapping[str, str | None] | None = None
) -> Iterator[Operation]:
    """The operations of an OpenAPI description, in its order.

    `ids` are ids that exist, by the path that takes them, for the addresses to try; None where
    there is nothing to try.
    """
    for path, methods in schema["paths"].items():
        for method, described in methods.items():
            if method in METHODS:
                yield _operation(path, method, described, ids or {})


def _operation(
    path: str, method: str, described: Mapping[str, Any], ids: Mapping[str, str | None]
) -> Operation:
    parameters = tuple(map(_parameter, described.get("parameters", ())))
    tried = ids.get(path, "")
    known = {"id": tried} if tried else {}
    return Operation(
        anchor=f"{method}-{path.strip('/').replace('/', '-')}",
        method=method,
        path=path,
        summary=described.get("summary", ""),
        description=tuple(
            " ".join(part.split()) for part in described.get("description", "").split("\n\n")
        ),
        parameters=parameters,
        bodies=tuple(_bodies(described)),
        answers=tuple(
            (status, answer["description"].removesuffix(".").replace("; ", " or "))
            for status, answer in described["responses"].items()
        ),
        example=_address(path, parameters, known) if method == "get" and tried is not None else "",
    )


def _parameter(described: Mapping[str, Any]) -> Parameter:
    schema = described["schema"]
    examples = schema.get("examples") or described.get("examples") or ()
    default = schema.get("default")
    return Parameter(
        name=described["name"],
        place=described["in"],
        required=described.get("required", False),
        description=described.get("description") or schema.get("description", ""),
        default="" if default in (None, "") else str(default),
        example=str(examples[0]) if examples else "",
    )


def _bodies(described: Mapping[str, Any]) -> Iterator[Body]:
    for media_type, content in described.get("requestBody", {}).get("content", {}).items():
        example = content.get("example")
        if example is not None:
            text = example if isinstance(example, str) else json.dumps(example, indent=2)
            yield Body(media_type, text)


def _address(path: str, parameters: tuple[Parameter, ...], known: Mapping[str, str]) -> str:
    """The address with what is known, else the examples, of what it needs filled in."""
    for parameter in parameters:
        if parameter.place == "path":
            value = known.get(parameter.name, parameter.example)
            if not value:
                return ""
            path = path.replace(f"{{{parameter.name}}}", quote(value))
    needed = {p.name: p.example for p in parameters if p.place == "query" and p.required}
    return f"{path}?{urlencode(needed)}" if needed else path
