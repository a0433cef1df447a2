"""An e-mail as a page: big type, the language's own direction, nothing fetched from anywhere."""

from __future__ import annotations

from html import escape

from locales.catalogue import language
from scheduler.post.channels import Heading, Link, Mail

_PAGE = """<!DOCTYPE html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{subject}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ margin: 0; padding: 1.25rem; font: 1.25rem/1.6 Arial, sans-serif;
  color: #1b1b1b; background: #ffffff; overflow-wrap: anywhere; }}
main {{ max-width: 34em; margin: 0 auto; }}
h1, h2 {{ margin: 0 0 .8em; font-size: 1.25rem; line-height: 1.6; }}
h2 {{ border-top: 1px solid #767676; padding-top: 1em; }}
p {{ margin: 0 0 1em; }}
a {{ color: #0b57a4; }}
a.button {{ display: inline-block; padding: .6em 1.4em; border-radius: .5em; font-weight: bold;
  text-decoration: none; color: #ffffff; background: #0b57a4; }}
footer {{ border-top: 1px solid #767676; padding-top: 1em; max-width: 34em; margin: 0 auto; }}
@media (prefers-color-scheme: dark) {{
  body {{ color: #f2f2f2; background: #1b1b1b; }}
  a {{ color: #9ecbff; }}
  a.button {{ color: #1b1b1b; background: #9ecbff; }}
}}
</style>
</head>
<body>
<main>
{body}
</main>
<footer>{footer}</footer>
</body>
</html>
"""


def page(mail: Mail) -> str:
    """The e-mail's HTML."""
    first, *others = mail.paragraphs
    body = [_paragraph(first, "button", "h1"), *(_paragraph(one, "button") for one in others)]
    if mail.note:
        body.insert(0, _paragraph(mail.note, "plain"))
    return _PAGE.format(
        language=escape(mail.language),
        direction=language(mail.language).direction,
        subject=escape(mail.subject),
        body="\n".join(body),
        footer=_paragraph(mail.stop or mail.footer, "plain"),
    )


def _paragraph(one: str | Link | Heading, look: str, tag: str = "p") -> str:
    if isinstance(one, Heading):
        return f"<h2>{_lines(one.words)}</h2>" if tag == "p" else _paragraph(one.words, look, tag)
    if not isinstance(one, Link):
        return f"<{tag}>{_lines(one)}</{tag}>"
    link = f'<a class="{look}" href="{escape(one.url)}">{escape(one.label)}</a>'
    return f"<p>{_lines(one.lead)}</p>\n<p>{link}</p>"


def _lines(words: str) -> str:
    return escape(words).replace("\n", "<br>\n")
