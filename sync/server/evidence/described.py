"""The addresses of files as the OpenAPI document describes them."""

from typing import Any, Final

from sync.contract.evidence.attachment import PictureRemark
from sync.contract.evidence.provenance import Provenance
from sync.contract.evidence.road import FILES_PATH, STANDING_PATH, TUS_VERSION, FilesAsked, FilesTold
from sync.server.evidence.headers import CHECKSUM_ALGORITHM, OFFSET_TYPE

MESSAGES: Final = (FilesAsked, FilesTold, Provenance)
ARRAYS: Final = (PictureRemark,)

_BYTES: Final = {"schema": {"type": "string", "format": "binary"}}
_SESSION: Final[dict[str, Any]] = {"security": [{"session": []}]}
_REFUSAL: Final = {
    "description": "The centre refused.",
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Refusal"}}},
}
_HASH: Final = {
    "name": "sha256",
    "in": "path",
    "required": True,
    "description": "SHA-256 of the content, hexadecimal.",
    "schema": {"type": "string", "pattern": "^[0-9a-fA-F]{64}$"},
}
_TUS: Final = f"tus {TUS_VERSION}: "


def file_paths() -> dict[str, Any]:
    """Return what is below ``/v1/files/``."""
    return {
        FILES_PATH: {"options": _options("spokenForFiles"), "post": _create()},
        STANDING_PATH: {"post": _standing()},
        f"{FILES_PATH}{{sha256}}": {
            "parameters": [_HASH],
            "options": _options("spokenForOneFile"),
            "get": _give(),
            "head": _head(),
            "patch": _patch(),
            "delete": _delete(),
        },
        f"{FILES_PATH}{{sha256}}/provenance": {"parameters": [_HASH], "get": _provenance()},
    }


def _options(name: str) -> dict[str, Any]:
    return {
        "operationId": name,
        "summary": f"{_TUS}the versions and extensions that are spoken; no session needed.",
        "responses": {"204": {"description": "In the headers."}, **_refusals()},
    }


def _create() -> dict[str, Any]:
    return {
        "operationId": "createUpload",
        "summary": f"{_TUS}begin an upload, or find what is there of it; bytes may come along.",
        **_SESSION,
        "parameters": [
            _tus(),
            _header("Upload-Length", "Bytes of the whole file.", required=True),
            _header("Upload-Metadata", "Keys and base64 values; sha256 is needed.", required=True),
            _checksum(),
        ],
        "requestBody": {"required": False, "content": {OFFSET_TYPE: _BYTES}},
        "responses": {
            "201": {"description": "It is at Location, and stands at Upload-Offset."},
            **_refusals(400, 401, 408, 409, 412, 413, 415, 422, 460, 503, 507),
        },
    }


def _standing() -> dict[str, Any]:
    return {
        "operationId": "standing",
        "summary": "How files stand, many in one request.",
        **_SESSION,
        "requestBody": {"required": True, "content": _message("FilesAsked")},
        "responses": {
            "200": {"description": "In the order of the question.", "content": _message("FilesTold")},
            **_refusals(400, 401, 405, 413, 415, 503),
        },
    }


def _give() -> dict[str, Any]:
    conditions = [_header(name, "As in RFC 9110.") for name in ("Range", "If-Range", "If-None-Match")]
    return {
        "operationId": "giveFile",
        "summary": "A whole file, or one range of it.",
        **_SESSION,
        "parameters": conditions,
        "responses": {
            "200": {"description": "All of it.", "content": {"*/*": _BYTES}},
            "206": {"description": "The range.", "content": {"*/*": _BYTES}},
            "304": {"description": "The client has it."},
            "416": {"description": "There is no such byte.", "content": {"*/*": _BYTES}},
            **_refusals(401, 404, 503),
        },
    }


def _head() -> dict[str, Any]:
    return {
        "operationId": "headFile",
        "summary": f"{_TUS}how far an upload has come. Without Tus-Resumable: the head of what GET answers.",
        **_SESSION,
        "parameters": [{**_tus(), "required": False}],
        "responses": {"200": {"description": "In the headers."}, **_refusals(401, 404, 410, 412, 422, 460, 503)},
    }


def _patch() -> dict[str, Any]:
    return {
        "operationId": "continueUpload",
        "summary": f"{_TUS}bytes from Upload-Offset on.",
        **_SESSION,
        "parameters": [_tus(), _header("Upload-Offset", "Where they begin.", required=True), _checksum()],
        "requestBody": {"required": True, "content": {OFFSET_TYPE: _BYTES}},
        "responses": {
            "204": {"description": "They are on the disk; it stands at Upload-Offset."},
            **_refusals(400, 401, 404, 408, 409, 410, 412, 413, 415, 422, 460, 503),
        },
    }


def _delete() -> dict[str, Any]:
    return {
        "operationId": "terminateUpload",
        "summary": f"{_TUS}let an unfinished upload go, or a whole file of this unit that no event names.",
        **_SESSION,
        "parameters": [_tus()],
        "responses": {"204": {"description": "It is gone."}, **_refusals(401, 404, 409, 412, 503)},
    }


def _provenance() -> dict[str, Any]:
    return {
        "operationId": "provenance",
        "summary": "What a picture said about its making; for coordinators who may see its case.",
        **_SESSION,
        "responses": {
            "200": {"description": "As far as it was told.", "content": _message("Provenance")},
            **_refusals(401, 404, 405, 503),
        },
    }


def _message(name: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}, "application/msgpack": _BYTES}


def _tus() -> dict[str, Any]:
    return {**_header("Tus-Resumable", "The version that is spoken.", required=True), "schema": {"const": TUS_VERSION}}


def _checksum() -> dict[str, Any]:
    return _header("Upload-Checksum", f"{CHECKSUM_ALGORITHM} and the base64 of that hash of this body.")


def _header(name: str, description: str, *, required: bool = False) -> dict[str, Any]:
    schema = {"type": "string"}
    return {"name": name, "in": "header", "required": required, "description": description, "schema": schema}


def _refusals(*statuses: int) -> dict[str, Any]:
    return {str(status): _REFUSAL for status in (*statuses, 500)}
