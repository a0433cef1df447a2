// One message as a phone shows it.

import { element, icon } from "./elements.js";
import { startCode } from "./links.js";
import { media, mediaName } from "./media.js";
import { clockTime, longDay, shortDay } from "./time.js";
import { nodes } from "./words.js";

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

// A person's language is what the bot most likely writes to them. Where the letters say that
// it does not, nothing is claimed: a wrong voice is worse than a neutral one.
function languageOf(text, doing) {
  return RIGHT_TO_LEFT.test(text) === doing.rightToLeft ? doing.language : undefined;
}

function key(message, label, x, y, doing) {
  const url = message.urls[y][x];
  const code = url ? startCode(url, doing.username) : null;
  if (url && code === null) {
    return element("a", { href: url, target: "_blank", rel: "noreferrer", text: label, dir: "auto" });
  }
  const press = (event) => (code === null
    ? doing.tap(event.currentTarget, message.message_id, message.data[y][x])
    : doing.start(code));
  return element("button", { type: "button", text: label, dir: "auto", onclick: press });
}

function keys(message, doing) {
  if (!message.buttons.length) return null;
  const rows = message.buttons.map((row, y) => (
    element("div", {}, ...row.map((label, x) => key(message, label, x, y, doing)))
  ));
  return element("div", { className: "keys", lang: languageOf(message.buttons.join(), doing) }, ...rows);
}

function meta(message) {
  const marks = [message.pinned ? "pinned" : "", message.edited ? "edited" : ""].filter(Boolean);
  const silent = message.silent
    ? [icon("quiet"), element("span", { className: "unseen", text: "without a sound" })] : [];
  const at = element("time", {
    datetime: message.date, title: `${shortDay(message.date)}, ${clockTime(message.date)}`,
    text: clockTime(message.date),
  });
  return element("div", { className: "meta" }, ...silent, marks.join(" · "), at);
}

// What can be done with a message besides its own buttons. A dice can't be changed.
function tools(message, mine, doing) {
  const reply = element("button", {
    type: "button", text: "Reply", onclick: () => doing.composer.replyTo(message),
  });
  const edit = mine && message.kind !== "dice" ? element("button", {
    type: "button", text: "Edit", onclick: () => doing.composer.edit(message),
  }) : null;
  return element("div", { className: "doing" }, reply, edit);
}

function bubble(message, mine, doing) {
  const { text } = message;
  const sender = element("div", {
    className: mine || doing.alone ? "unseen" : "from", dir: "auto",
    text: mine ? "You" : message.from_name,
  });
  const quote = message.reply_text
    ? element("div", { className: "quote", dir: "auto", text: message.reply_text }) : null;
  const nothing = text || message.kind !== "text" ? null
    : element("p", { className: "soft", text: "Something that this page can’t show." });
  const words = text ? element(
    "div", { className: "words", dir: "auto", lang: languageOf(text, doing) },
    ...nodes(text, message.entities, doing),
  ) : null;
  const reactions = message.reactions.filter(Boolean).join(" ");
  return element(
    "div", { className: "bubble" }, sender, quote, media(message), words, nothing,
    reactions ? element("div", { className: "reactions", text: reactions }) : null, meta(message),
  );
}

function said(message, mine, doing) {
  if (message.kind === "service") {
    return element("p", { className: "service", dir: "auto", text: message.text });
  }
  const className = message.buttons.length ? "said keyed" : "said";
  return element(
    "div", { className }, bubble(message, mine, doing), keys(message, doing),
    tools(message, mine, doing),
  );
}

/** Returns what the log holds for a message. Its day is hidden where the one before has it too. */
export function item(message, doing) {
  const mine = message.from === doing.person.id && message.kind !== "service";
  const day = longDay(message.date);
  return element(
    "li", { className: mine ? "item mine" : "item", "data-day": day },
    element("p", { className: "day", text: day }),
    said(message, mine, doing),
  );
}

/** Returns a message in one line, for who hears it or sees it pinned. */
export function summary(message) {
  return [mediaName(message), message.text].filter(Boolean).join(": ");
}
