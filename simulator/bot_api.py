"""The Bot API's side of the web server: one request in, one answer out."""

import asyncio
import inspect
import re
import socket
import struct
from typing import Any

from aiohttp import web

from simulator.errors import ApiError, bad_request
from simulator.faults import Fault
from simulator.internet import with_fetched_files
from simulator.keys import TOKEN, world_of
from simulator.methods import METHODS
from simulator.methods.table import Told
from simulator.refusals import refusal
from simulator.spec import load_spec
from simulator.uploads import Uploads
from simulator.validation import Problem, Upload, Validator
from simulator.world import World

Json = dict[str, Any]
_TOKEN = re.compile(r"(\d+):[A-Za-z0-9_-]{10,}")


async def answer(request: web.Request) -> web.StreamResponse:
    """Return Telegram's answer to one request of the bot."""
    world = world_of(request)
    with world.presence.held():
        try:
            _recognise(request, world)
            return await _handle(request, world)
        except ApiError as error:
            return _refused(error)


def _recognise(request: web.Request, world: World) -> None:
    token = request.match_info["token"]
    wanted = request.config_dict[TOKEN]
    found = _TOKEN.fullmatch(token)
    if not found or (wanted and token != wanted):
        raise ApiError(401, "Unauthorized")
    world.bot.id = int(found[1])


async def _handle(request: web.Request, world: World) -> web.StreamResponse:
    name = request.match_info["method"].lower()
    name_shown = load_spec().method_names.get(name, request.match_info["method"])
    params = await _parameters(request)
    entry = world.log.add(world.now, name_shown, params)
    fault = world.faults.strike(name, params.get("chat_id"), world.now)
    try:
        await _trouble(request, fault)
        result = await _run(world, name, name_shown, params, entry)
    except ApiError as error:
        entry["ok"], entry["error_code"] = False, error.code
        return _refused(error)
    except ConnectionResetError:
        entry["ok"] = False
        return web.Response(status=500)
    entry["ok"] = True
    if (fault and fault.kind == "lost") or world.faults.down(world.now):
        _hang_up(request)
    if isinstance(result, Told):
        body = {"ok": True, "result": result.result, "description": result.description}
        return web.json_response(body)
    return web.json_response({"ok": True, "result": result})


async def carry_out(world: World, name: str, params: Json) -> None:
    """Do what the bot asked for in its answer to a webhook; nobody tells it how that went."""
    name_shown = load_spec().method_names.get(name, name)
    entry = world.log.add(world.now, name_shown, params)
    try:
        await _run(world, name, name_shown, params, entry)
        entry["ok"] = True
    except ApiError as error:
        entry["ok"], entry["error_code"] = False, error.code
    except Exception:  # noqa: BLE001 - what one answer asks for never stops the post
        entry["ok"], entry["error_code"] = False, 500


async def _run(world: World, name: str, name_shown: str, params: Json, entry: Json) -> Any:
    if name not in METHODS:
        world.log.violation(world.now, name_shown, "unknown method", refused=True)
        raise ApiError(404, "Not Found: method not found")
    validator, uploads = Validator(), Uploads(params)
    try:
        params = validator.method(name_shown, params)
    except Problem as problem:
        world.log.violation(world.now, name_shown, str(problem), refused=True)
        raise refusal(problem) from None
    entry.update(world.log.shown(params))
    params = uploads.put_in(params)
    used = {f"{name_shown}.{upload}" for upload in uploads.used}
    for stray in validator.strays:
        if stray not in used:
            world.log.violation(world.now, name_shown, f"{stray}: is unknown", refused=False)
    world.flood.check(name, params.get("chat_id"))
    params = await with_fetched_files(world.internet, name, params)
    result = METHODS[name](world, params)
    result = await result if inspect.isawaitable(result) else result
    if isinstance(result, dict):
        entry["message_id"] = result.get("message_id")
    return result


async def _parameters(request: web.Request) -> Json:
    params: Json = dict(request.query)
    if request.content_type == "application/json":
        try:
            body = await request.json()
        except ValueError:
            raise bad_request("can't parse JSON body") from None
        params.update(body if isinstance(body, dict) else {})
    elif request.can_read_body:
        for name, value in (await request.post()).items():
            params[name] = _upload(value) if isinstance(value, web.FileField) else value
    for name, value in list(params.items()):
        if isinstance(value, str) and value.startswith("attach://"):
            params[name] = params.pop(value.removeprefix("attach://"), value)
    return params


def _upload(part: web.FileField) -> Upload:
    with part.file:
        return Upload(part.filename, part.content_type, part.file.read())


async def _trouble(request: web.Request, fault: Fault | None) -> None:
    """Let the fault happen, as far as it comes before the request is carried out."""
    if fault is None:
        return
    if error := fault.error():
        raise error
    if fault.kind == "slow":
        await asyncio.sleep(fault.seconds)
    elif fault.kind in ("reset", "down"):
        _hang_up(request)
        raise ConnectionResetError


def _hang_up(request: web.Request) -> None:
    """Close the connection at once, so that the bot gets no answer."""
    transport = request.transport
    if transport is not None:
        connection = transport.get_extra_info("socket")
        if connection is not None:
            linger = struct.pack("ii", 1, 0)
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        transport.abort()


def _refused(error: ApiError) -> web.Response:
    body: Json = {"ok": False, "error_code": error.code, "description": error.description}
    headers = {}
    if error.migrate_to is not None:
        body["parameters"] = {"migrate_to_chat_id": error.migrate_to}
    if error.retry_after is not None:
        body["parameters"] = {"retry_after": error.retry_after}
        headers["Retry-After"] = str(error.retry_after)
    return web.json_response(body, status=error.code, headers=headers)


async def download(request: web.Request) -> web.Response:
    """Return a stored file to the bot."""
    world = world_of(request)
    try:
        _recognise(request, world)
        await _trouble(request, world.faults.strike("download", None, world.now))
    except ApiError as error:
        return _refused(error)
    except ConnectionResetError:
        return web.Response(status=500)
    stored = world_of(request).files.at(request.match_info["path"])
    if stored is None:
        return _refused(ApiError(404, "Not Found"))
    return web.Response(body=stored.data, content_type="application/octet-stream")


ROUTES = [
    web.route("*", "/bot{token}/{method}", answer),
    web.get("/file/bot{token}/{path:.+}", download),
]
