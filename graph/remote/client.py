"""HTTP to an endpoint: queries are tried again where that can help, updates never."""

import logging
import time
from collections.abc import Sequence
from typing import Final

import httpx2

from graph.errors import EndpointError, QuerySyntaxError, UpdateFailed
from graph.remote.endpoint import Endpoint

log = logging.getLogger(__name__)

type Parameters = Sequence[tuple[str, str]]

_CONNECT: Final = 10.0
# Seconds before the second and the third attempt.
_PAUSES: Final = (0.5, 2.0)
_PASSING: Final = frozenset((429, 502, 503))
_LONGEST_PAUSE: Final = 10.0
_LONGEST_MESSAGE: Final = 300
_N_QUADS: Final = {"Content-Type": "application/n-quads"}
_FORM: Final = "application/x-www-form-urlencoded"
_OTHER: Final = "set DIPLOGRAPH_STORE_UPDATE, or DIPLOGRAPH_STORE_UPLOAD, to what takes this"
_ADVICE: Final = {
    401: "set DIPLOGRAPH_STORE_USER and DIPLOGRAPH_STORE_PASSWORD, or DIPLOGRAPH_STORE_TOKEN",
    403: "these credentials may not do this: use others, or have the right granted",
    404: "check the address given with --store, and DIPLOGRAPH_STORE_UPDATE",
    405: _OTHER,
    413: "the endpoint takes no request of this size: raise its limit",
    415: _OTHER,
}
_USUAL_ADVICE: Final = "see the endpoint's log"


class Client:
    """Connections to one endpoint, kept open between requests; many threads may share it."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        basic = (endpoint.user or "", endpoint.password or "") if endpoint.user else None
        bearer = {"Authorization": f"Bearer {endpoint.token}"} if endpoint.token else {}
        self._basic = basic
        self._http = httpx2.Client(
            auth=basic,
            headers={"User-Agent": "diplograph", **bearer},
            timeout=httpx2.Timeout(endpoint.timeout, connect=_CONNECT),
            trust_env=not endpoint.local,
        )

    def query(self, text: str, parameters: Parameters, accept: str) -> tuple[str, bytes]:
        """The media type and the body of the answer to a query.

        Raises:
            QuerySyntaxError: the endpoint takes the query for wrong.
            EndpointError: it cannot be reached, keeps silent for too long, or refuses.
        """
        fields = {"query": text} | _multiple(parameters)
        response = self._repeated(fields, {"Accept": accept})
        if response.status_code == 400:
            raise QuerySyntaxError(f"{self.endpoint.query} says: {_said(response)}")
        self._check(response, self.endpoint.query)
        kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        return kind, response.content

    def update(self, text: str) -> None:
        """Do an update, once.

        Raises:
            UpdateFailed: the endpoint takes the update for wrong.
            EndpointError: it cannot be reached, or refuses; whether an update that was cut off was
                done is not known then.
        """
        address = self.endpoint.update
        if self.endpoint.form:
            response = self._send(address, {"update": text}, {})
        else:
            response = self._send(
                address, text.encode(), {"Content-Type": "application/sparql-update"}
            )
        if response.status_code == 400:
            raise UpdateFailed(f"{address} says: {_said(response)}: nothing was changed")
        self._check(response, address)

    def upload(self, quads: bytes) -> None:
        """Add N-Quads, once.

        Raises:
            EndpointError: it cannot be reached, or refuses.
        """
        address = self.endpoint.upload
        assert address is not None
        self._check(self._send(address, quads, _N_QUADS), address)

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def _repeated(
        self, fields: dict[str, str | list[str]], headers: dict[str, str]
    ) -> httpx2.Response:
        """The response to a query, which changes nothing and may be put several times."""
        address = self.endpoint.query
        for pause in _PAUSES:
            try:
                response = self._send(address, fields, headers)
            except EndpointError as error:
                if not error.passing:
                    raise
                log.info("%s: asking again in %s s", error, pause)
            else:
                if response.status_code not in _PASSING:
                    return response
                pause = _wanted(response, pause)
            time.sleep(pause)
        return self._send(address, fields, headers)

    def _send(
        self, address: str, content: bytes | dict[str, str | list[str]], headers: dict[str, str]
    ) -> httpx2.Response:
        response = self._post(address, content, headers)
        challenge = response.headers.get("www-authenticate", "")
        if response.status_code == 401 and self._basic and challenge.lower().startswith("digest"):
            # Virtuoso asks for digests; what was refused was not done.
            self._http.auth = httpx2.DigestAuth(*self._basic)
            response = self._post(address, content, headers)
        return response

    def _post(
        self, address: str, content: bytes | dict[str, str | list[str]], headers: dict[str, str]
    ) -> httpx2.Response:
        try:
            if isinstance(content, dict):
                return self._http.post(address, data=content, headers=headers)
            return self._http.post(address, content=content, headers=headers)
        except (httpx2.ReadTimeout, httpx2.WriteTimeout):
            raise EndpointError(
                f"{address} kept silent for {self.endpoint.timeout:g} s: ask for less, or give it "
                "longer with DIPLOGRAPH_STORE_TIMEOUT"
            ) from None
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            reason = str(error) or type(error).__name__
            passing = isinstance(error, httpx2.TransportError)
            raise EndpointError(
                f"{address} cannot be reached ({reason}): see whether it runs, and check the "
                "address given with --store",
                passing=passing,
            ) from error

    def _check(self, response: httpx2.Response, address: str) -> None:
        status = response.status_code
        if response.is_success:
            return
        advice = _ADVICE.get(status, _USUAL_ADVICE)
        said = _said(response)
        raise EndpointError(
            f"{address} refuses ({status}{': ' if said else ''}{said}): {advice}", status=status
        )


def _multiple(parameters: Parameters) -> dict[str, str | list[str]]:
    found: dict[str, str | list[str]] = {}
    for name, value in parameters:
        values = found.setdefault(name, [])
        assert isinstance(values, list)
        values.append(value)
    return found


def _said(response: httpx2.Response) -> str:
    """The first words of an error, on one line."""
    text = " ".join(response.text.split())
    return text if len(text) <= _LONGEST_MESSAGE else f"{text[:_LONGEST_MESSAGE]} ..."


def _wanted(response: httpx2.Response, usual: float) -> float:
    """How long the endpoint asks to wait."""
    after = response.headers.get("retry-after", "")
    return min(float(after), _LONGEST_PAUSE) if after.isdecimal() else usual
