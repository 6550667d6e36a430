"""Speak to a Prefect server over HTTP, without the second and a half that importing Prefect takes."""

import json
import time
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener
from uuid import uuid4

_ANSWER_SECONDS = 30
_HEALTH_SECONDS = 3
_PAUSES_SECONDS = (0.2, 0.5, 1.0, 2.0)
_BUSY = 503
_direct = build_opener(ProxyHandler({}))  # this machine's own address never goes through a proxy


def answers(api_url: str) -> bool:
    """Say whether a Prefect server answers at an address."""
    try:
        with _direct.open(f"{api_url}/health", timeout=_HEALTH_SECONDS) as answer:
            return bool(json.load(answer) is True)
    except (OSError, HTTPException, ValueError):
        return False


def read(api_url: str, path: str) -> Any:
    """Read something from the server; raise OSError."""
    return _answer(Request(api_url + path))  # noqa: S310  our own server


def send(api_url: str, path: str, body: Any) -> Any:
    """Send something to the server, with the token that shows that no other web page sent it; raise OSError."""
    client = uuid4().hex
    token = read(api_url, f"/csrf-token?client={client}")["token"]
    headers = {"Content-Type": "application/json", "Prefect-Csrf-Client": client, "Prefect-Csrf-Token": token}
    return _answer(Request(api_url + path, json.dumps(body).encode(), headers, method="POST"))  # noqa: S310


def _answer(request: Request) -> Any:
    """Ask, and ask again while the server's database is busy."""
    for pause in _PAUSES_SECONDS:
        try:
            return _answer_once(request)
        except HTTPError as error:
            if error.code != _BUSY:
                raise
            error.close()
            time.sleep(pause)
    return _answer_once(request)


def _answer_once(request: Request) -> Any:
    with _direct.open(request, timeout=_ANSWER_SECONDS) as answer:
        return json.load(answer)
