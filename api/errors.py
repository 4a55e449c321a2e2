"""Errors over HTTP: problem details (RFC 9457), or a page for who asks for one."""

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from api.negotiation import NotAcceptable, UnknownFormat, best_media_type
from api.page.rendering import render_problem
from api.problem_kinds import BAD_PARAMETER, INTERNAL, ProblemKind, kind_of_status
from api.problems import BadParameter, NotFound, Problem, Refused, problem_of
from api.settings import SettingsError
from graph.errors import GraphError
from ingest.errors import LanguageError
from ontology.registry import RegistryError

log = logging.getLogger(__name__)

PROBLEM_JSON: Final = "application/problem+json"
DOMAIN_ERRORS: Final = (
    GraphError,
    NotFound,
    Refused,
    BadParameter,
    UnknownFormat,
    NotAcceptable,
    SettingsError,
    RegistryError,
    LanguageError,
)


def add_error_handlers(app: FastAPI) -> None:
    """Make every error of `app` a problem that says what to do."""
    for kind in DOMAIN_ERRORS:
        app.add_exception_handler(kind, _domain_error)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _invalid_request)
    app.add_exception_handler(Exception, _our_fault)


def problem_response(request: Request, problem: Problem) -> Response:
    """The answer that tells `problem`: a page where HTML is preferred, else a JSON document."""
    kind = problem.kind
    headers = {"Vary": "Accept", **problem.headers}
    wanted = best_media_type(request.headers.get("accept"), (PROBLEM_JSON, "text/html"))
    if wanted == "text/html":
        return render_problem(request, problem, headers)
    document = {
        "type": f"{request.base_url}docs#{kind.name}",
        "title": kind.title,
        "status": kind.status,
        "detail": problem.detail,
        "instance": request.url.path,
        "advice": problem.advice,
        **problem.extra,
    }
    return JSONResponse(document, kind.status, headers=headers, media_type=PROBLEM_JSON)


def _domain_error(request: Request, error: Exception) -> Response:
    problem = problem_of(error)
    return problem_response(request, problem) if problem else _our_fault(request, error)


def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    status = HTTPStatus(error.status_code)
    kind = kind_of_status(status) or ProblemKind(
        "http", status, status.phrase, "See /docs for what the server takes."
    )
    detail = error.detail if error.detail != status.phrase else _plain(request, status)
    return problem_response(request, Problem(kind, detail, kind.advice, {}, error.headers or {}))


def _plain(request: Request, status: HTTPStatus) -> str:
    if status == HTTPStatus.NOT_FOUND:
        return f"There is nothing at {request.url.path}."
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        return f"{request.url.path} does not take {request.method}."
    return f"{status.description or status.phrase}."


def _invalid_request(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    errors = [
        {"parameter": ".".join(map(str, found["loc"][1:])), "reason": _reason(found)}
        for found in error.errors()
    ]
    detail = "; ".join(f"{found['parameter']}: {found['reason']}" for found in errors)
    problem = Problem(BAD_PARAMETER, f"{detail}.", BAD_PARAMETER.advice, {"errors": errors})
    return problem_response(request, problem)


def _reason(found: Mapping[str, object]) -> str:
    if found["type"] == "extra_forbidden":
        return "there is no such parameter here"
    return str(found["msg"])


def _our_fault(request: Request, error: Exception) -> Response:
    log.error("%s %s failed", request.method, request.url.path, exc_info=error)
    problem = Problem(INTERNAL, "The server failed on this request.", INTERNAL.advice)
    return problem_response(request, problem)
