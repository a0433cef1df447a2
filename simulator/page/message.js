// One message as a phone shows it.

import { element } from "./api.js";
import { nodes } from "./words.js";

const TIME = new Intl.DateTimeFormat("en-GB", {
  weekday: "short", hour: "2-digit", minute: "2-digit", timeZone: "Europe/London",
});

function media(message) {
  if (!message.file) return null;
  const src = message.file;
  if (message.kind === "photo") return element("img", { src, alt: "Picture" });
  if (message.kind === "voice") {
    return element("audio", { src, controls: "", preload: "none", "aria-label": "Voice note" });
  }
  return element("a", { href: src, download: "", text: "📎 File" });
}

function keys(message, doing) {
  const box = element("div", { className: "keys" });
  message.buttons.forEach((row, y) => {
    const line = element("div");
    row.forEach((label, x) => {
      const url = message.urls[y][x];
      const data = message.data[y][x];
      line.append(url
        ? element("a", { href: url, target: "_blank", rel: "noreferrer", text: label, dir: "auto" })
        : element("button", {
          type: "button", text: label, dir: "auto",
          onclick: (event) => doing.tap(event.currentTarget, message.message_id, data),
        }));
    });
    box.append(line);
  });
  return message.buttons.length ? box : null;
}

/** Returns what the log holds for a message. */
export function item(message, doing) {
  const mine = message.from === doing.person;
  const meta = [
    message.pinned ? "📌" : "", message.silent ? "🔕 silent" : "",
    message.edited ? "edited" : "", TIME.format(new Date(message.date)),
  ].filter(Boolean).join(" · ");
  const words = element(
    "div", { className: "words", dir: "auto" }, ...nodes(message.text, message.entities, doing),
  );
  const quote = message.reply_text
    ? element("span", { className: "quote", dir: "auto", text: message.reply_text }) : null;
  const reactions = message.reactions.filter(Boolean).join(" ");
  const bubble = element(
    "div", { className: "bubble" },
    element("div", {
      className: mine || doing.alone ? "unseen" : "from", dir: "auto",
      text: mine ? "You" : message.from_name,
    }),
    quote, media(message), message.text ? words : null,
    reactions ? element("div", { text: reactions }) : null,
    element("div", { className: "meta", text: meta }),
  );
  return element("div", { className: mine ? "item mine" : "item" }, bubble, keys(message, doing));
}
