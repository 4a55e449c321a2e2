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


def operations(schema: Mapping[str, Any]) -> Iterator[Operation]:
    """The operations of an OpenAPI description, in its order."""
    for path, methods in schema["paths"].items():
        for method, described in methods.items():
            if method in METHODS:
                yield _operation(path, method, described)


def _operation(path: str, method: str, described: Mapping[str, Any]) -> Operation:
    parameters = tuple(map(_parameter, described.get("parameters", ())))
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
        example=_address(path, parameters) if method == "get" else "",
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


def _address(path: str, parameters: tuple[Parameter, ...]) -> str:
    """The address with the examples of what it needs filled in."""
    for parameter in parameters:
        if parameter.place == "path":
            if not parameter.example:
                return ""
            path = path.replace(f"{{{parameter.name}}}", quote(parameter.example))
    needed = {p.name: p.example for p in parameters if p.place == "query" and p.required}
    return f"{path}?{urlencode(needed)}" if needed else path
