"""getMe, getUpdates and webhooks."""

from typing import Any

from simulator.errors import ApiError
from simulator.methods.table import Json, Told, method
from simulator.spec import load_spec
from simulator.webhook import DEFAULT_CONNECTIONS, Webhook, check_address, check_certificate
from simulator.world import World


@method("getMe")
def get_me(world: World, params: Json) -> Json:
    """Return the bot."""
    return world.bot.as_me()


@method("logOut", "close")
def close(world: World, params: Json) -> bool:
    """Return True; nothing is closed here."""
    return True


@method("getUpdates")
async def get_updates(world: World, params: Json) -> list[Any]:
    """Return what waits for the bot, as soon as there is something."""
    if world.webhook.url:
        words = (
            "Conflict: can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first"
        )
        raise ApiError(409, words)
    _allow(world, params)
    return await world.updates.poll(
        params.get("offset", 0), params.get("limit", 100), params.get("timeout", 0)
    )


def _allow(world: World, params: Json) -> None:
    """Remember which kinds of updates the bot wants; unknown ones count for nothing."""
    if "allowed_updates" in params:
        known = load_spec().objects["Update"]
        wanted = [str(kind).lower() for kind in params["allowed_updates"]]
        world.updates.allowed = [kind for kind in wanted if kind in known] or None


@method("setWebhook")
def set_webhook(world: World, params: Json) -> Told:
    """Return True; what waits is posted to the address from now on."""
    if not params.get("url"):
        return _delete(world, params)
    wanted = _wanted(params)
    check_address(wanted.url)
    _allow(world, params)
    if params.get("drop_pending_updates"):
        world.updates.drop_all()
    if wanted.same_as(world.webhook):
        return Told(True, "Webhook is already set")
    world.webhook = wanted
    world.updates.interrupt()
    return Told(True, "Webhook was set")


def _wanted(params: Json) -> Webhook:
    certificate = params.get("certificate")
    if certificate:
        check_certificate(certificate.data)
    return Webhook(
        url=params["url"],
        secret_token=params.get("secret_token", ""),
        max_connections=params.get("max_connections", DEFAULT_CONNECTIONS),
        certificate=certificate.data.decode("ascii") if certificate else "",
        ip_address=params.get("ip_address", ""),
    )


@method("deleteWebhook")
def delete_webhook(world: World, params: Json) -> Told:
    """Return True; getUpdates works again."""
    return _delete(world, params)


def _delete(world: World, params: Json) -> Told:
    if params.get("drop_pending_updates"):
        world.updates.drop_all()
    if not world.webhook.url:
        return Told(True, "Webhook is already deleted")
    world.webhook = Webhook()
    world.updates.go_on()
    return Told(True, "Webhook was deleted")


@method("getWebhookInfo")
def get_webhook_info(world: World, params: Json) -> Json:
    """Return the webhook, how many updates wait, and what went wrong last."""
    info = {**world.webhook.as_info(), "pending_update_count": world.updates.unconfirmed()}
    if world.updates.allowed is not None:
        info["allowed_updates"] = world.updates.allowed
    return info
