// A message's text with its entities (their offsets are UTF-16 units, as JavaScript's are).

import { element } from "./elements.js";
import { startCode, startLink } from "./links.js";

const TAGS = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "code",
  blockquote: "span",
};

function link(shown, address, doing) {
  const code = startCode(address, doing.username);
  if (code !== null) return startLink(shown, address, code, doing);
  const href = address.includes("://") ? address : `https://${address}`;
  const safe = /^https?:/.test(href) ? href : undefined;
  return [element("a", { text: shown, href: safe, target: "_blank", rel: "noreferrer" })];
}

function command(text, doing) {
  const attributes = { type: "button", className: "command", text };
  return element("button", { ...attributes, onclick: () => doing.say(text) });
}

function spoiler(inside) {
  const hidden = element("button", {
    type: "button", className: "spoiler", "aria-label": "Hidden words: press to read them",
    onclick: () => hidden.replaceWith(element("span", { tabindex: -1 }, ...inside)),
  }, element("span", { "aria-hidden": "true" }, ...inside.map((one) => one.cloneNode?.(true) ?? one)));
  return hidden;
}

function wrapped(entity, text, inside, doing) {
  if (entity.type === "url") return link(text, text, doing);
  if (entity.type === "text_link") return link(text, entity.url, doing);
  if (entity.type === "bot_command") return [command(text, doing)];
  if (entity.type === "spoiler") return [spoiler(inside)];
  const className = entity.type === "blockquote" ? "quote" : undefined;
  return TAGS[entity.type] ? [element(TAGS[entity.type], { className }, ...inside)] : inside;
}

/** Returns nodes for the part of the text from start to end. */
export function nodes(text, entities, doing, start = 0, end = text.length) {
  const made = [];
  let at = start;
  for (let i = 0; i < entities.length; i += 1) {
    const one = entities[i];
    const last = Math.min(one.offset + one.length, end);
    if (one.offset < at || last <= one.offset) continue;
    if (one.offset > at) made.push(text.slice(at, one.offset));
    const within = entities.slice(i + 1).filter((e) => e.offset + e.length <= last);
    const inside = nodes(text, within, doing, one.offset, last);
    made.push(...wrapped(one, text.slice(one.offset, last), inside, doing));
    at = last;
  }
  if (at < end) made.push(text.slice(at, end));
  return made;
}
