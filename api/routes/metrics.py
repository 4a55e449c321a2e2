"""The figures of the server, for Prometheus."""

from fastapi import APIRouter, Request
from fastapi.responses import Response
from prometheus_client import CONTENT_TYPE_LATEST

from api.observing import Metrics

router = APIRouter(tags=["server"])


@router.get(
    "/metrics",
    summary="The server's figures, for Prometheus",
    response_class=Response,
    responses={200: {"content": {"text/plain": {}}, "description": "The figures"}},
)
async def metrics(request: Request) -> Response:
    """Requests, their times, queries and writes that wait, memory and time of the process."""
    found: Metrics = request.app.state.metrics
    return Response(found.exposition(), media_type=CONTENT_TYPE_LATEST)
