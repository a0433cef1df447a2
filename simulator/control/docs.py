"""The control API described for people: a plain page, made from the same table."""

from collections.abc import Iterable
from html import escape

from aiohttp import web

from simulator.control.shapes import Shape, resolved
from simulator.control.table import TABLE, Chapter, Route, raw_route

HEADERS = {"Content-Security-Policy": "default-src 'none'; style-src 'self'"}
_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Control API of the simulator</title>
<link rel="stylesheet" href="../page/docs.css">
<main>
<h1>Control API of the simulator</h1>
<p>JSON in and out. A refusal has a status of 4xx and a plain sentence:
<code>{{"error": "…"}}</code>. For programs: <a href="openapi.json">OpenAPI 3.1</a>.</p>
<nav aria-label="Contents"><ul>{contents}</ul></nav>
{chapters}
</main>
</html>
"""


@raw_route("GET docs", Chapter.DOCS, "text/html")
async def show(request: web.Request) -> web.StreamResponse:
    """This description, for people."""
    return web.Response(text=page(), content_type="text/html", headers=HEADERS)


def page() -> str:
    """Return the whole page."""
    return _PAGE.format(
        contents="".join(_link(_anchor(chapter), chapter) for chapter in Chapter),
        chapters="".join(
            _chapter(chapter, [one for one in TABLE if one.chapter is chapter])
            for chapter in Chapter
        ),
    )


def _anchor(title: str) -> str:
    return "".join(letter if letter.isalnum() else "-" for letter in title.lower())


def _link(anchor: str, words: str) -> str:
    return f'<li><a href="#{anchor}">{escape(words)}</a></li>'


def _chapter(title: str, routes: Iterable[Route]) -> str:
    anchor = _anchor(title)
    inside = "".join(_route(one) for one in routes)
    head = f'<h2 id="{anchor}">{escape(title)}</h2>'
    return f'<section aria-labelledby="{anchor}">{head}{inside}</section>'


def _route(one: Route) -> str:
    answer = f"It answers with <code>{escape(one.media)}</code>."
    return (
        f'<h3 id="{_anchor(f"{one.verb} {one.path}")}">'
        f"<code>{one.verb} {escape(one.address)}</code></h3>"
        f"<p>{escape(one.about)}</p>"
        + _fields("What it takes", "Needed", one.asks)
        + (_fields("What it answers", "Always", one.gives) if one.gives else f"<p>{answer}</p>")
    )


def _fields(caption: str, needed: str, shape: Shape) -> str:
    shape, many = resolved(shape), ""
    if shape["type"] == "array":
        shape, many = resolved(shape["items"]), " (a list of these)"
    if not shape["properties"]:
        return ""
    required = shape["required"]
    rows = "".join(
        f'<tr><th scope="row"><code>{escape(name)}</code></th><td>{_kind(field)}</td>'
        f"<td>{'yes' if name in required else 'no'}</td>"
        f"<td>{escape(resolved(field).get('description', ''))}</td></tr>"
        for name, field in shape["properties"].items()
    )
    head = "".join(f'<th scope="col">{one}</th>' for one in ("Name", "Kind", needed, "About"))
    table = f"<table><caption>{caption}{many}</caption><tr>{head}</tr>{rows}</table>"
    return f'<div class="wide">{table}</div>'


def _kind(shape: Shape) -> str:
    if "$ref" in shape:
        return escape(shape["$ref"].rpartition("/")[2])
    if "anyOf" in shape:
        return " or ".join(_kind(one) for one in shape["anyOf"])
    if "enum" in shape:
        return " or ".join(f"<code>{escape(str(one or 'null'))}</code>" for one in shape["enum"])
    kind = shape.get("type", "anything")
    words = " or ".join(kind) if isinstance(kind, list) else str(kind)
    return f"{words} of {_kind(shape['items'])}" if "items" in shape else words
