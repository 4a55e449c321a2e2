"""Whether the server is well, and what it serves."""

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel, Field

from api.dependencies import SettingsDep, StoreDep
from api.version import VERSION
from graph.articles import list_articles

router = APIRouter(tags=["server"])


class Health(BaseModel):
    """The state of the server."""

    status: Literal["ok"] = "ok"
    articles: int = Field(description="How many articles the store holds.", examples=[1])
    version: str = Field(examples=["0.1.0"])
    writable: bool = Field(description="Whether a token is set, so that articles can be added.")


@router.get("/health", summary="Whether the server is well")
def health(store: StoreDep, settings: SettingsDep) -> Health:
    """Says `ok`, how many articles there are, which version answers, and whether it takes more."""
    articles = list_articles(store, limit=0).total
    return Health(articles=articles, version=VERSION, writable=settings.writable)
