"""A part of a list as JSON, with the address of the next part."""

from collections.abc import Callable
from typing import Self

from pydantic import BaseModel, Field

from graph.pages import Page


class PageOut[T: BaseModel](BaseModel):
    """`items` are those from `offset` on, at most `limit`; `total` counts the whole list."""

    items: tuple[T, ...]
    total: int = Field(examples=[1])
    limit: int = Field(examples=[50])
    offset: int = Field(examples=[0])
    cursor: str | None = Field(description="Stands behind the last item; null on the last part.")
    next: str | None = Field(description="Address of the next part; null on the last.")

    @classmethod
    def from_page[R](cls, page: Page[R], model: Callable[[R], T], next: str | None) -> Self:
        """The page with its rows turned into models."""
        return cls(
            items=tuple(map(model, page.items)),
            total=page.total,
            limit=page.limit,
            offset=page.offset,
            cursor=page.cursor,
            next=next,
        )
