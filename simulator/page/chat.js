// The messages of the open chat. What has not changed is not touched.

import { element, replaceKeepingFocus } from "./elements.js";
import { item } from "./message.js";

const SHOWN_FIRST = 1000;
const TOO_MANY = 1500;
const NEAR_END_PIXELS = 60;

export class Chat {
  constructor(log) {
    this.log = log;
    this.list = log.querySelector("ol");
    this.items = new Map();
    this.atEnd = true;
    this.was = 0;
    this.watchScrolling();
  }

  watchScrolling() {
    const { log } = this;
    log.onscroll = () => this.look();
    log.addEventListener("load", () => this.stayAtEnd(), true);
    const sizes = new ResizeObserver(() => this.stayAtEnd());
    sizes.observe(log);
    sizes.observe(this.list);
  }

  /** Sees whether the person has scrolled up to read, or is back at the end. */
  look() {
    const { log } = this;
    const left = log.scrollHeight - log.scrollTop - log.clientHeight;
    if (left < NEAR_END_PIXELS) this.atEnd = true;
    else if (log.scrollTop < this.was) this.atEnd = false;
    this.was = log.scrollTop;
  }

  /** Keeps the newest message in view, unless the person has scrolled up to read. */
  stayAtEnd() {
    if (!this.atEnd) return;
    this.log.scrollTop = this.log.scrollHeight;
    this.was = this.log.scrollTop;
  }

  /** Shows another chat: nothing of the last one stays. */
  clear() {
    this.items.clear();
    this.list.replaceChildren();
    this.atEnd = true;
  }

  /** Shows these messages and no others. */
  showAll(messages, doing) {
    const shown = messages.slice(-SHOWN_FIRST);
    const kept = new Set(shown.map((message) => message.message_id));
    const gone = [...this.items.keys()].filter((id) => !kept.has(id));
    this.show(shown, gone, doing);
  }

  /** Shows new or changed messages in their places, and takes out those that are gone. */
  show(messages, gone, doing) {
    this.look(); // The browser tells of scrolling a moment late.
    for (const id of gone) this.remove(id);
    for (const message of messages) this.put(message, doing);
    for (const id of [...this.items.keys()].slice(0, this.tooMany())) this.remove(id);
    this.stayAtEnd();
  }

  tooMany() {
    return this.items.size > TOO_MANY ? this.items.size - SHOWN_FIRST : 0;
  }

  remove(id) {
    const node = this.items.get(id)?.node;
    const next = node?.nextElementSibling;
    if (node?.contains(document.activeElement)) this.log.focus();
    node?.remove();
    this.items.delete(id);
    markDay(next, next?.previousElementSibling);
  }

  put(message, doing) {
    const id = message.message_id;
    const text = JSON.stringify(message);
    const known = this.items.get(id);
    if (known?.text === text) return;
    const node = item(message, doing);
    node.dataset.id = id;
    const before = known ? known.node.previousElementSibling : this.before(id);
    markDay(node, before);
    if (known) replaceKeepingFocus(known.node, node);
    else if (before) before.after(node);
    else this.list.prepend(node);
    this.items.set(id, { text, node, message });
    markDay(node.nextElementSibling, node);
  }

  /** Returns what stands before the place of a new message, null when nothing does. */
  before(id) {
    let last = this.list.lastElementChild;
    while (last && Number(last.dataset.id) > id) last = last.previousElementSibling;
    return last;
  }

  /** Returns the message that is shown, undefined when it is not. */
  message(id) {
    return this.items.get(id)?.message;
  }

  /** Returns the newest pinned message. */
  pinned() {
    return [...this.items.values()].map((one) => one.message).findLast((one) => one.pinned);
  }

  /** Says in the place of messages that there are none. */
  note(words) {
    const old = this.log.querySelector(".note");
    if (this.items.size) old?.remove();
    else if (!old) this.log.append(element("p", { className: "note", dir: "auto", text: words }));
    else if (old.textContent !== words) old.textContent = words;
  }
}

// A day stands above its first message only.
function markDay(node, before) {
  if (!node) return;
  const day = node.querySelector(".day");
  const same = before?.dataset.day === node.dataset.day;
  if (day.hidden !== same) day.hidden = same;
}
