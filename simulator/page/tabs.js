// Which chat a phone shows, and where something new waits.

import { element } from "./elements.js";
import { recall, remember } from "./memory.js";

export class Tabs {
  constructor(nav, person, choose) {
    Object.assign(this, { nav, person, choose });
    this.waiting = new Set(recall(person, "unread", []));
  }

  unread(chat) {
    this.waiting.add(chat);
    remember(this.person, "unread", [...this.waiting]);
  }

  seen(chat) {
    this.waiting.delete(chat);
    remember(this.person, "unread", this.waiting.size ? [...this.waiting] : null);
  }

  tab(chat, current) {
    const waits = this.waiting.has(chat.id)
      ? [element("span", { className: "dot", "aria-hidden": "true" }),
        element("span", { className: "unseen", text: "new" })] : [];
    return element("button", {
      type: "button", "aria-pressed": chat.id === current, "data-chat": chat.id,
      onclick: () => this.choose(chat.id),
    }, element("bdi", { text: chat.title }), ...waits);
  }

  /** Shows the chats; who stood on one of them stays on it. */
  show(chats, current) {
    const drawn = JSON.stringify([chats, current, [...this.waiting]]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    const focused = this.nav.contains(document.activeElement)
      ? document.activeElement.dataset.chat : null;
    this.nav.replaceChildren(...chats.map((chat) => this.tab(chat, current)));
    if (focused) this.nav.querySelector(`[data-chat="${focused}"]`)?.focus();
  }
}
