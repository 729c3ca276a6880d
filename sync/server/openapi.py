"""The OpenAPI document of the centre, built from the very messages that travel."""

from typing import Any, Final

import msgspec

from sync.contract.entities import CaseEvent, CaseState, CaseText, Unit
from sync.contract.frames import FRAMES_TYPE, NDJSON_TYPE
from sync.contract.messages import Health, MoreActions, Opening, Refusal, RefusalCode, SignedIn, SignIn
from sync.contract.receipts import Receipt

_MESSAGES: Final = (
    SignIn, SignedIn, Health, Refusal, Opening, MoreActions, Receipt, Unit, CaseText, CaseState, CaseEvent,
)  # fmt: skip
_FRAMES_UP: Final = (
    "A run of frames: first an Opening, then MoreActions until one has last=true. As MessagePack, each frame is "
    "preceded by its length (4 bytes, big-endian), UUIDs are 16 bytes; as JSON, each frame is one line. Each action "
    "is decided by itself, and repeating a request is always safe."
)
_FRAMES_DOWN: Final = (
    "A run of AnswerFrames, laid out as in the request. Each frame and its cursor are to be applied in one "
    "transaction. An answer without a frame that has last=true was cut off."
)


def document() -> dict[str, Any]:
    """Return the OpenAPI 3.1 document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Server Tindak",
            "version": "1",
            "description": "The centre that Tindak desks exchange with.",
        },
        "paths": {
            "/v1/health": {"get": _health()},
            "/v1/sign-in": {"post": _sign_in()},
            "/v1/exchange": {"post": _exchange()},
            "/v1/openapi.json": {"get": _itself()},
        },
        "components": {
            "schemas": _schemas(),
            "securitySchemes": {"session": {"type": "http", "scheme": "bearer"}},
        },
    }


def _health() -> dict[str, Any]:
    return {
        "operationId": "health",
        "summary": "A known answer, so that a captive portal cannot pass for the centre.",
        "responses": {"200": _json("The centre is there.", "Health"), **_refusals(405)},
    }


def _sign_in() -> dict[str, Any]:
    return {
        "operationId": "signIn",
        "summary": "Open a session; the token is told only here.",
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {"schema": _reference("SignIn")},
                "application/msgpack": {"schema": {"type": "string", "format": "binary"}},
            },
        },
        "responses": {
            "200": {
                "description": "Signed in.",
                "content": {
                    "application/json": {"schema": _reference("SignedIn")},
                    "application/msgpack": {"schema": {"type": "string", "format": "binary"}},
                },
            },
            **_refusals(400, 401, 405, 413, 415, 429, 503),
        },
    }


def _exchange() -> dict[str, Any]:
    return {
        "operationId": "exchange",
        "summary": "The outbox up, receipts and changes back, in one round trip.",
        "security": [{"session": []}],
        "parameters": [
            _header("Content-Encoding", "zstd, gzip or identity.", ["zstd", "gzip", "identity"]),
            _header("Accept-Encoding", "zstd or gzip; identity otherwise.", None),
        ],
        "requestBody": {
            "required": True,
            "description": _FRAMES_UP,
            "content": {
                FRAMES_TYPE: {"schema": {"type": "string", "format": "binary"}},
                NDJSON_TYPE: {"schema": {"anyOf": [_reference("Opening"), _reference("MoreActions")]}},
            },
        },
        "responses": {
            "200": {
                "description": _FRAMES_DOWN,
                "content": {
                    FRAMES_TYPE: {"schema": {"type": "string", "format": "binary"}},
                    NDJSON_TYPE: {"schema": _reference("AnswerFrame")},
                },
            },
            **_refusals(400, 401, 405, 408, 409, 413, 415, 503),
        },
    }


def _itself() -> dict[str, Any]:
    return {
        "operationId": "openapi",
        "summary": "This document.",
        "responses": {
            "200": {"description": "This document.", "content": {"application/json": {"schema": {"type": "object"}}}},
            **_refusals(405),
        },
    }


def _schemas() -> dict[str, Any]:
    _, schemas = msgspec.json.schema_components(_MESSAGES, ref_template="#/components/schemas/{name}")
    schemas["Refusal"]["properties"]["tindak"] = {"enum": [code.value for code in RefusalCode]}
    # The bodies below are embedded undecoded in our own types, which a generated schema would show as "anything".
    schemas["Change"] = {
        "title": "Change",
        "description": "The newest version of one entity in the scope; the body is as its kind says.",
        "type": "object",
        "properties": {
            "kind": {"type": "string", "description": "unit, text, state, event, withdrawn, or one not known yet"},
            "row": {"type": "integer"},
            "body": {"anyOf": [*map(_reference, ("Unit", "CaseText", "CaseState", "CaseEvent")), {"type": "null"}]},
        },
        "required": ["kind", "row", "body"],
    }
    schemas["AnswerFrame"] = {
        "title": "AnswerFrame",
        "description": "One frame down; see AnswerFrame in sync/contract/messages.py for the meaning of each field.",
        "type": "object",
        "properties": {
            "server_time": {"type": "integer"},
            "restart": {"type": "boolean"},
            "receipts": {"type": "array", "items": _reference("Receipt")},
            "changes": {"type": "array", "items": _reference("Change")},
            "cursor": {"type": "string"},
            "more": {"type": "boolean"},
            "last": {"type": "boolean"},
        },
        "required": [],
    }
    return dict(schemas)


def _refusals(*statuses: int) -> dict[str, Any]:
    return {str(status): _json("The centre refused.", "Refusal") for status in (*statuses, 500)}


def _json(description: str, schema: str) -> dict[str, Any]:
    return {"description": description, "content": {"application/json": {"schema": _reference(schema)}}}


def _header(name: str, description: str, values: list[str] | None) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string"}
    if values:
        schema["enum"] = values
    return {"name": name, "in": "header", "required": False, "description": description, "schema": schema}


def _reference(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}
