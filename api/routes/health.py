"""Whether the server is well, and what it serves."""

import asyncio
from typing import Final, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from api.counting import ArticleCount
from api.dependencies import SettingsDep
from api.version import VERSION

router = APIRouter(tags=["server"])

# So long a fresh count is waited for; after that, the last one is told.
_PATIENCE: Final = 0.02


class Health(BaseModel):
    """The state of the server."""

    status: Literal["ok"] = "ok"
    articles: int = Field(description="How many articles the store holds.", examples=[1])
    version: str = Field(examples=["0.1.0"])
    writable: bool = Field(description="Whether a token is set, so that articles can be added.")


@router.get("/health", summary="Whether the server is well")
async def health(request: Request, settings: SettingsDep) -> Health:
    """Says `ok`, how many articles there are, which version answers, and whether it takes more.

    Answers at once whatever else the server does; while much is written the number may lag.
    """
    count: ArticleCount = request.app.state.articles
    renewed = asyncio.wrap_future(count.renew())
    await asyncio.wait({renewed}, timeout=_PATIENCE)
    return Health(articles=count.known, version=VERSION, writable=settings.writable)
