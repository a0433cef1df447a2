"""The preview of a web page below a message: Telegram has one for every link here."""

from typing import Any

Json = dict[str, Any]


def link_preview(text: str, entities: list[Json], wanted: Json) -> Json:
    """Return Telegram's LinkPreviewOptions, nothing for a message without a preview."""
    if wanted.get("is_disabled"):
        return {"is_disabled": True}
    address = wanted.get("url") or _first_link(text, entities)
    kept = {key: True for key, value in wanted.items() if value is True}
    return {"url": address, **kept} if address else {}


def _first_link(text: str, entities: list[Json]) -> str:
    units = text.encode("utf-16-le", "surrogatepass")
    for entity in entities:
        start, end = entity["offset"] * 2, (entity["offset"] + entity["length"]) * 2
        address = entity.get("url", "")
        if entity["type"] == "url":
            address = units[start:end].decode("utf-16-le", "replace")
        if address.startswith(("http://", "https://")):
            return str(address)
    return ""
