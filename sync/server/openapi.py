"""The OpenAPI document of the centre, built from the very messages that travel."""

from typing import Any, Final

import msgspec

from sync.contract.deadlines import Calendar, Holiday, RuleSet
from sync.contract.entities import (
    CaseBody,
    CaseEvent,
    CaseHead,
    CaseState,
    CaseText,
    Change,
    ChangeKind,
    Template,
    Unit,
)
from sync.contract.frames import FRAMES_TYPE, NDJSON_TYPE
from sync.contract.messages import (
    AnswerFrame,
    Entity,
    Health,
    MoreActions,
    Opening,
    Refusal,
    RefusalCode,
    SignedIn,
    SignIn,
)
from sync.contract.monev.seal import Figures, SealStatement
from sync.contract.receipts import Content, ReceiptSheet, Statement, WireReceipt
from sync.server.coding import CODINGS
from sync.server.evidence import described

_BODIES: Final[dict[ChangeKind, type[msgspec.Struct]]] = {
    ChangeKind.UNIT: Unit,
    ChangeKind.CALENDAR: Calendar,
    ChangeKind.RULES: RuleSet,
    ChangeKind.TEXT: CaseText,
    ChangeKind.HEAD: CaseHead,
    ChangeKind.BODY: CaseBody,
    ChangeKind.EVENT: CaseEvent,
    ChangeKind.TEMPLATE: Template,
    ChangeKind.FIGURES: Figures,
}
_ARRAYS: Final = (Change, Entity, WireReceipt, Statement, Content, SealStatement, Holiday, *described.ARRAYS)
"""Messages that travel, or are hashed, as arrays."""
_MESSAGES: Final = (
    SignIn, SignedIn, Health, Refusal, Opening, MoreActions, AnswerFrame, ReceiptSheet, CaseState,
    *_BODIES.values(), *_ARRAYS, *described.MESSAGES,
)  # fmt: skip
_ANYTHING: Final = {"description": "As its place says."}
_FRAMES_UP: Final = (
    "A run of frames: first an Opening, then MoreActions until one has last=true. As MessagePack, each frame is "
    "preceded by its length (4 bytes, big-endian), UUIDs are 16 bytes; as JSON, each frame is one line. Each action "
    "is decided by itself, and repeating a request is always safe."
)
_CODED: Final = (
    "zstd, with or without the dictionary of the version that its name says, gzip or identity. A coding that this "
    "centre does not know is refused with 415 coding-unsupported; the same request may follow in another one."
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
            **described.file_paths(),
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
            _header("Content-Encoding", _CODED, list(CODINGS)),
            _header("Accept-Encoding", f"{', '.join(CODINGS[:-1])}; identity otherwise.", None),
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
    _, schemas = msgspec.json.schema_components(
        _MESSAGES, ref_template="#/components/schemas/{name}", schema_hook=lambda _: _ANYTHING
    )
    schemas["Refusal"]["properties"]["tindak"] = {"enum": [code.value for code in RefusalCode]}
    for message in _ARRAYS:
        _name_items(schemas[message.__name__], message)
    schemas["StatePart"] = _state_part(schemas["CaseState"])
    state = _fields(WireReceipt).index("state")
    schemas["WireReceipt"]["prefixItems"][state]["anyOf"][0] = _reference("StatePart")
    # A body is embedded undecoded in our own type, which a generated schema shows as "anything".
    schemas["Change"]["allOf"] = [
        *(_body_of(kind, _reference(message.__name__)) for kind, message in _BODIES.items()),
        _body_of(ChangeKind.WITHDRAWN, {"type": "null"}),
        _body_of(ChangeKind.STATE, _reference("CaseState"), part=False),
        _body_of(ChangeKind.STATE, _reference("StatePart"), part=True),
    ]
    return dict(schemas)


def _fields(message: type[msgspec.Struct]) -> list[str]:
    """Return the fields of a message, in the order of its array."""
    return [one.encode_name for one in msgspec.structs.fields(message)]


def _name_items(schema: dict[str, Any], message: type[msgspec.Struct]) -> None:
    for item, name in zip(schema["prefixItems"], _fields(message), strict=True):
        item["title"] = name


def _state_part(whole: dict[str, Any]) -> dict[str, Any]:
    described = {"title": "StatePart", "description": "The fields of a CaseState that are new; the others stay."}
    return {**whole, **described, "required": []}


def _body_of(kind: ChangeKind, body: dict[str, Any], *, part: bool | None = None) -> dict[str, Any]:
    """Say what the body is of a change of this kind (and ``part``, where that matters)."""
    conditions: list[dict[str, Any]] = [{"const": kind.value}]
    how: dict[str, Any] = {"prefixItems": conditions}
    if part is not None:
        conditions += [{}, {}, {}, {"const": part}]
        how["minItems"] = 5 if part else 0
    return {"if": how, "then": {"prefixItems": [{}, {}, body]}}


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
