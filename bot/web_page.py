"""A page of the links in e-mails, as HTML: big type, one button, no scripts, nothing fetched."""

from __future__ import annotations

from html import escape

from conversations import phrases
from locales.catalogue import language, load
from scheduler.post.help_now import help_lines
from scheduler.post.mail.mail_links import Page

_STYLE = """
:root { color-scheme: light dark; }
body { margin: 0; padding: 1.25rem; font: 1.375rem/1.6 Arial, sans-serif;
  color: #1b1b1b; background: #ffffff; overflow-wrap: anywhere; }
main { max-width: 30em; margin: 0 auto; }
h1 { font-size: 1.25em; line-height: 1.6; font-weight: normal; margin: 0 0 1em; }
p { margin: 0 0 1em; }
button { font: inherit; font-weight: bold; padding: .75em 1.5em; border: 0; border-radius: .5em;
  color: #ffffff; background: #0b57a4; cursor: pointer; }
button:focus-visible, summary:focus-visible { outline: .2em solid #b34700; outline-offset: .2em; }
details { margin-top: 2em; border-top: 1px solid #767676; padding-top: 1em; }
summary { cursor: pointer; padding: .5em 0; }
@media (prefers-color-scheme: dark) {
  body { color: #f2f2f2; background: #1b1b1b; }
  button { color: #1b1b1b; background: #9ecbff; }
  button:focus-visible, summary:focus-visible { outline-color: #ffb37a; }
}
"""
_PAGE = """<!DOCTYPE html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main>
{body}
<details><summary>{help}</summary><p>{lines}</p></details>
</main>
</body>
</html>
"""


def html(page: Page) -> str:
    """The page in its language; with a button, it posts to where it came from."""
    words = load(page.language).gettext
    first, *others = (escape(words(said)) for said in page.said)
    body = [f"<h1>{first}</h1>", *(f"<p>{said}</p>" for said in others)]
    if not language(page.language).reviewed:
        body.insert(0, f"<p>{escape(words(phrases.NOT_CHECKED))}</p>")
    if page.button:
        button = f'<button type="submit">{escape(words(page.button))}</button>'
        body.append(f'<form method="post">{button}</form>')
    return _PAGE.format(
        language=escape(page.language),
        direction=language(page.language).direction,
        title=escape(words(page.button)) or first,
        style=_STYLE,
        body="\n".join(body),
        help=escape(words(phrases.HELP_NOW)),
        lines=escape(help_lines(page.language)).replace("\n", "<br>\n"),
    )
