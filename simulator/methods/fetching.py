"""getMe, getUpdates and webhooks."""

from typing import Any

from simulator.errors import ApiError
from simulator.methods.table import Json, method
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
    if world.webhook_url:
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
    if "allowed_updates" in params:
        world.updates.allowed = params["allowed_updates"] or None


@method("setWebhook")
def set_webhook(world: World, params: Json) -> bool:
    """Return True; the address is kept, but nothing is sent to it yet."""
    _allow(world, params)
    world.webhook_url = params.get("url", "")
    if params.get("drop_pending_updates"):
        world.updates.drop_all()
    return True


@method("deleteWebhook")
def delete_webhook(world: World, params: Json) -> bool:
    """Return True; getUpdates works again."""
    world.webhook_url = ""
    if params.get("drop_pending_updates"):
        world.updates.drop_all()
    return True


@method("getWebhookInfo")
def get_webhook_info(world: World, params: Json) -> Json:
    """Return the webhook, and how many updates wait."""
    info: Json = {
        "url": world.webhook_url,
        "has_custom_certificate": False,
        "pending_update_count": world.updates.unconfirmed(),
    }
    if world.updates.allowed is not None:
        info["allowed_updates"] = world.updates.allowed
    if world.webhook_url:
        info["max_connections"] = 40
    return info
