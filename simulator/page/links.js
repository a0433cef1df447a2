// Links that start the bot: opened on this phone, copied, or scanned with another phone.

import { element } from "./elements.js";

/** Returns the code of a link that starts this bot, null for any other link. */
export function startCode(link, username) {
  let address;
  try {
    address = new URL(link.includes("://") ? link : `https://${link}`);
  } catch {
    return null;
  }
  const query = address.searchParams;
  if (address.protocol === "tg:" && query.get("domain") === username) return query.get("start") ?? "";
  const ours = address.hostname === "t.me" && address.pathname === `/${username}`;
  return ours ? query.get("start") ?? "" : null;
}

function copyButton(address) {
  return element("button", {
    type: "button", className: "small", text: "Copy", "aria-label": "Copy this link",
    onclick: async (event) => {
      const button = event.currentTarget;
      await navigator.clipboard?.writeText(address).catch(() => {});
      button.textContent = "Copied";
    },
  });
}

function scanners(code, doing) {
  const others = doing.others();
  const buttons = others.map((other) => element("button", {
    type: "button", className: "small", dir: "auto", text: other.name,
    "aria-label": `Scan with the phone of ${other.name}`, onclick: () => other.start(code),
  }));
  return buttons.length ? buttons : [element("span", { text: "There is no other phone here." })];
}

function scanButton(code, doing) {
  const list = element("span", { className: "scanners", hidden: "" });
  const button = element("button", {
    type: "button", className: "small", text: "Scan with…", "aria-expanded": "false",
    onclick: () => {
      list.replaceChildren(...scanners(code, doing));
      list.hidden = !list.hidden;
      button.setAttribute("aria-expanded", !list.hidden);
    },
  });
  return [button, list];
}

/** Returns what a message shows for a link that starts this bot. */
export function startLink(shown, address, code, doing) {
  const open = element("button", {
    type: "button", className: "command", text: shown, onclick: () => doing.start(code),
  });
  const tools = element(
    "span", { className: "linktools", dir: "ltr" }, copyButton(address), ...scanButton(code, doing),
  );
  return [open, tools];
}
