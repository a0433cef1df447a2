// A message's text with its entities (their offsets are UTF-16 units, as JavaScript's are).

import { element } from "./api.js";

const TAGS = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "code",
  blockquote: "span",
};

/** Returns the code of a link that starts this bot, null for any other link. */
export function startCode(link, username) {
  let address;
  try {
    address = new URL(link.includes("://") ? link : `https://${link}`);
  } catch {
    return null;
  }
  const ours = address.hostname === "t.me" && address.pathname === `/${username}`;
  return ours ? address.searchParams.get("start") ?? "" : null;
}

function link(shown, address, doing) {
  const code = startCode(address, doing.username);
  if (code === null) {
    const href = address.includes("://") ? address : `https://${address}`;
    const safe = /^https?:/.test(href) ? href : undefined;
    return [element("a", { text: shown, href: safe, target: "_blank", rel: "noreferrer" })];
  }
  const copy = element("button", {
    type: "button", className: "copy", text: "Copy", "aria-label": `Copy the link ${address}`,
    onclick: async (event) => {
      const button = event.currentTarget;
      await navigator.clipboard?.writeText(address).catch(() => {});
      button.textContent = "Copied";
    },
  });
  const open = element("button", {
    type: "button", className: "command", text: shown, onclick: () => doing.start(code),
  });
  return [open, copy];
}

function wrapped(entity, text, inside, doing) {
  if (entity.type === "url") return link(text, text, doing);
  if (entity.type === "text_link") return link(text, entity.url, doing);
  if (entity.type === "bot_command") {
    const attributes = { type: "button", className: "command", text };
    return [element("button", { ...attributes, onclick: () => doing.say(text) })];
  }
  if (entity.type === "spoiler") {
    const hidden = element("span", { className: "spoiler" }, ...inside);
    hidden.addEventListener("click", () => hidden.classList.add("shown"));
    return [hidden];
  }
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
