"""The settings, read once at the edge (command line or server) and passed inward."""

import os
import re
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from graph.readers.limits import PoolLimits
from graph.remote.endpoint import Endpoint, endpoint_at, is_address
from ontology.namespaces import DEFAULT_BASE, Base

MEBIBYTE = 1024 * 1024


class SettingsError(Exception):
    """A setting has a value that cannot be used; the message names each and says what to do."""


class Settings(BaseSettings):
    """Each field is the environment variable `DIPLOGRAPH_` + its name in capitals."""

    model_config = SettingsConfigDict(env_prefix="DIPLOGRAPH_", frozen=True, extra="ignore")

    store: Path | str = Field(
        default=Path("diplograph-store"),
        description="Folder of the store, or address of a SPARQL endpoint.",
    )
    store_update: str | None = Field(
        default=None, description="Where an endpoint takes updates, if not where is usual."
    )
    store_upload: str | None = Field(
        default=None, description="Where an endpoint takes N-Quads by POST, if not where is usual."
    )
    store_user: str | None = Field(
        default=None, description="User for basic authentication at an endpoint."
    )
    store_password: SecretStr | None = Field(default=None, description="Its password.")
    store_token: SecretStr | None = Field(
        default=None, description="Token for bearer authentication at an endpoint."
    )
    store_timeout: float = Field(
        default=120, gt=0, description="Seconds that an endpoint may keep silent."
    )
    registry: Annotated[tuple[Path, ...], NoDecode] = Field(
        default=(),
        description="Files of further actors, separated by `:` (`;` on Windows).",
    )
    base: str = Field(
        default=DEFAULT_BASE, description="Base of the IRIs given to actors and articles."
    )
    token: SecretStr | None = Field(
        default=None, description="Bearer token that allows writing over HTTP."
    )
    spacy_model: str | None = Field(default=None, description="Another installed spaCy pipeline.")
    fast: bool = Field(
        default=False, description="Read by rules alone, without the learned reader."
    )
    host: str = Field(default="127.0.0.1", description="Address the server listens on.")
    port: int = Field(
        default=8000, ge=0, le=65535, description="Port the server listens on; 0 = any free."
    )
    max_body: int = Field(
        default=16 * MEBIBYTE,
        ge=1024,
        description="Largest request body the server reads, in bytes.",
    )

    default_graph: Literal["union", "plain"] = Field(
        default="union",
        description="What queries see without GRAPH: the union of all graphs, or the plain one.",
    )
    workers: int = Field(
        default=1, ge=1, le=64, description="Processes that answer over HTTP, on one store."
    )
    readers: int = Field(
        default=0,
        ge=0,
        description="Processes that answer SPARQL, of each worker; 0 = one a processor, 2 to 8, "
        "shared among the workers.",
    )
    queue: int = Field(
        default=256, ge=0, description="Queries, and writes, that may wait for their turn."
    )
    query_timeout: float = Field(
        default=30, gt=0, description="Seconds that a query may take, where it does not say."
    )
    query_timeout_limit: float = Field(
        default=120, gt=0, description="Seconds that a query may ask for with `timeout`."
    )
    query_memory: int = Field(
        default=2048 * MEBIBYTE,
        ge=64 * MEBIBYTE,
        description="Memory that a query may take, in bytes.",
    )
    query_result: int = Field(
        default=256 * MEBIBYTE, ge=1024, description="Largest answer to a query, in bytes."
    )
    remote: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(),
        description="Beginnings of the addresses that SERVICE and LOAD may fetch, with blanks "
        "between.",
    )
    cors: Annotated[tuple[str, ...], NoDecode] = Field(
        default=("*",),
        description="Origins whose pages may ask, with blanks between; `*` is all.",
    )
    body_timeout: float = Field(
        default=30, gt=0, description="Seconds that a client may pause while it sends a body."
    )

    rate: int = Field(
        default=0, ge=0, description="Requests a minute that one client may send; 0 = any number."
    )

    @field_validator("store", mode="before")
    @classmethod
    def _folder_or_address(cls, value: object) -> object:
        # A path would lose one of the slashes of an address.
        return Path(value) if isinstance(value, str) and not is_address(value) else value

    @model_validator(mode="after")
    def _one_kind_of_credentials(self) -> Self:
        if (self.store_user is None) != (self.store_password is None):
            raise ValueError("STORE_USER and STORE_PASSWORD go together: set both or none")
        if self.store_user is not None and self.store_token is not None:
            raise ValueError("STORE_USER and STORE_TOKEN exclude each other: unset one of them")
        return self

    @field_validator("registry", mode="before")
    @classmethod
    def _split_paths(cls, value: object) -> object:
        return tuple(filter(None, value.split(os.pathsep))) if isinstance(value, str) else value

    @field_validator("remote", "cors", mode="before")
    @classmethod
    def _split_words(cls, value: object) -> object:
        return tuple(value.split()) if isinstance(value, str) else value

    @field_validator("remote")
    @classmethod
    def _whole_hosts(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for address in value:
            if not re.fullmatch(r"https?://[^/\s@]+/\S*", address):
                raise ValueError(f"{address!r} must be like https://sparql.example/ with its slash")
        return value

    @field_validator(
        "token",
        "spacy_model",
        "store_update",
        "store_upload",
        "store_user",
        "store_password",
        "store_token",
        mode="before",
    )
    @classmethod
    def _empty_is_unset(cls, value: object) -> object:
        return None if isinstance(value, str) and not value.strip() else value

    @field_validator("base")
    @classmethod
    def _usable_base(cls, value: str) -> str:
        return Base(value).base

    @property
    def endpoint(self) -> Endpoint | None:
        """The endpoint that is the store, or None where it is a folder.

        Raises:
            StoreError: one of its addresses cannot be used.
        """
        if isinstance(self.store, Path):
            return None
        password, token = self.store_password, self.store_token
        return endpoint_at(
            self.store,
            update=self.store_update,
            upload=self.store_upload,
            user=self.store_user,
            password=password.get_secret_value() if password else None,
            token=token.get_secret_value() if token else None,
            timeout=self.store_timeout,
        )

    @property
    def union(self) -> bool:
        """Whether the default graph is the union of all graphs."""
        return self.default_graph == "union"

    @property
    def pool(self) -> PoolLimits:
        """The limits of the reader processes."""
        processors = max(2, (os.cpu_count() or 2) // self.workers)
        readers = self.readers or min(8, processors)
        return PoolLimits(readers, self.queue, self.query_memory)

    @property
    def writable(self) -> bool:
        """Whether the server takes articles: only where a token is set."""
        return self.token is not None


def load_settings(**given: object) -> Settings:
    """The settings of the environment, with `given` values (those not None) on top.

    Raises:
        SettingsError: a value cannot be used.
    """
    chosen = {name: value for name, value in given.items() if value is not None}
    try:
        return Settings(**chosen)  # type: ignore[arg-type]  # pydantic checks the values
    except ValidationError as error:
        lines = [
            ": ".join((*_name(problem["loc"]), problem["msg"]))
            for problem in error.errors(include_url=False)
        ]
        raise SettingsError("; ".join(lines)) from error


def _name(place: tuple[int | str, ...]) -> tuple[str, ...]:
    """The variable that holds a wrong value; none where several do not fit together."""
    return (f"DIPLOGRAPH_{str(place[0]).upper()}",) if place else ()
