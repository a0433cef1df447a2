// One phone: its locked screen, its chats, and what its person can do.

import { element, get, post } from "./api.js";
import { item } from "./message.js";
import { startCode } from "./words.js";

const SHOWN_MESSAGES = 1000;
const SHOWN_NOTICES = 2;
const TOAST_MILLISECONDS = 7000;
const TYPING_MILLISECONDS = 5000;

export class Phone {
  constructor(person, groups, bot) {
    this.root = document.getElementById("phone").content.firstElementChild.cloneNode(true);
    this.items = new Map();
    this.chat = Number(sessionStorage.getItem(`chat of ${person.id}`)) || person.id;
    this.unread = new Set();
    this.atEnd = true;
    this.allNotices = false;
    this.wire();
    this.update(person, groups, bot);
  }

  find(selector) {
    return this.root.querySelector(selector);
  }

  wire() {
    this.find(".block").onclick = () => this.act("block", { blocked: !this.person.blocked });
    this.find(".open").onclick = () => this.act("open", {});
    this.find(".voice").onclick = () => this.act("voice", { chat: this.chat });
    this.find(".photo").onclick = () => this.act("photo", { chat: this.chat });
    this.find(".writing").onsubmit = (event) => {
      event.preventDefault();
      const field = event.target.elements.text;
      if (field.value.trim()) this.say(field.value, this.chat);
      field.value = "";
    };
    const log = this.find(".log");
    let before = 0;
    log.onscroll = () => {
      const nearEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 60;
      if (nearEnd) this.atEnd = true;
      else if (log.scrollTop < before) this.atEnd = false;
      before = log.scrollTop;
    };
    log.addEventListener("load", () => this.stayAtEnd(), true);
    new ResizeObserver(() => this.stayAtEnd()).observe(log);
    this.find(".starting").onsubmit = (event) => {
      event.preventDefault();
      const typed = event.target.elements.code.value.trim();
      this.start(startCode(typed, this.bot.username) ?? typed);
    };
  }

  /** Shows who the person is and which chats there are. */
  update(person, groups, bot) {
    Object.assign(this, { person, groups, bot });
    if (this.chat !== person.id && !groups.some((g) => g.id === this.chat)) this.chat = person.id;
    const about = [person.label, languageName(person.language_code)].filter(Boolean);
    this.root.setAttribute("aria-label", `Phone of ${person.name}`);
    this.find(".lock").setAttribute("aria-label", `Locked screen of ${person.name}`);
    this.find(".chats").setAttribute("aria-label", `Chats of ${person.name}`);
    this.find(".face").textContent = [...person.name][0] ?? "?";
    this.find(".name").textContent = person.name;
    this.find(".about").textContent = about.join(" · ");
    const block = this.find(".block");
    block.textContent = person.blocked ? "Blocked" : "Block";
    block.setAttribute("aria-pressed", person.blocked);
    block.title = person.blocked ? "Let the bot write again" : "Block the bot";
    this.find(".writing .unseen").textContent = `Message from ${person.name}`;
    this.find(".writing .unseen").htmlFor = this.find(".writing input").id = `text${person.id}`;
    this.tabs();
  }

  /** Keeps the newest message in view, unless the person has scrolled up to read. */
  stayAtEnd() {
    const log = this.find(".log");
    if (this.atEnd) log.scrollTop = log.scrollHeight;
  }

  tabs() {
    const chats = [{ id: this.person.id, title: this.bot.first_name }, ...this.groups];
    this.find(".chats").replaceChildren(...chats.map((chat) => element(
      "button",
      {
        type: "button", dir: "auto", "aria-pressed": chat.id === this.chat,
        onclick: () => this.choose(chat.id),
      },
      chat.title,
      this.unread.has(chat.id) ? element("span", { className: "dot", text: " ●" }) : null,
      this.unread.has(chat.id) ? element("span", { className: "unseen", text: " new" }) : null,
    )));
    const starting = this.chat === this.person.id && !this.person.started;
    this.find(".starting").hidden = !starting;
    this.find(".writing").hidden = starting;
    const title = chats.find((chat) => chat.id === this.chat).title;
    this.find(".log").setAttribute("aria-label", `${this.person.name}: ${title}`);
  }

  choose(chat) {
    this.chat = chat;
    this.unread.delete(chat);
    sessionStorage.setItem(`chat of ${this.person.id}`, chat);
    this.items.clear();
    this.atEnd = true;
    this.find(".log").replaceChildren();
    this.tabs();
    this.find(".chats [aria-pressed='true']").focus();
    this.refresh();
  }

  async act(path, body) {
    try {
      return await post(path, { person: this.person.id, ...body });
    } catch (error) {
      this.toast(error.message);
      return null;
    }
  }

  say(text, chat = this.chat) {
    return this.act("say", { text, chat });
  }

  start(code) {
    if (this.chat !== this.person.id) this.choose(this.person.id);
    return this.say(`/start ${code}`.trim(), this.person.id);
  }

  async tap(button, message_id, data) {
    button.setAttribute("aria-busy", "true");
    await this.act("tap", { chat: this.chat, message_id, data });
    setTimeout(() => button.removeAttribute("aria-busy"), 400);
  }

  /** Takes an event in; the caller refreshes afterwards, once for many. */
  happened(event) {
    if (event.kind === "alert") this.answer(event.alert);
    if (event.kind === "action" && event.chat === this.chat) this.typing();
    if (event.kind === "message" && event.chat !== this.chat) {
      this.unread.add(event.chat);
      this.tabs();
    }
  }

  typing() {
    this.find(".typing").textContent = `${this.bot.first_name} is writing…`;
    clearTimeout(this.typingTimer);
    this.typingTimer = setTimeout(() => this.quiet(), TYPING_MILLISECONDS);
  }

  quiet() {
    this.find(".typing").textContent = "";
  }

  /** Reads the chat and the locked screen again; changes only what is different. */
  async refresh() {
    const chat = this.chat;
    const id = this.person.id;
    const [seen, locked] = await Promise.all([
      get(`sees?person=${id}&chat=${chat}`), get(`lockscreen?person=${id}`),
    ]);
    if (chat === this.chat) this.showChat(seen.messages);
    this.showLocked(locked.notifications);
  }

  showChat(messages) {
    const log = this.find(".log");
    const wanted = messages.slice(-SHOWN_MESSAGES);
    const doing = {
      person: this.person.id, username: this.bot.username, alone: this.chat === this.person.id,
      say: (text) => this.say(text), start: (code) => this.start(code),
      tap: (button, message, data) => this.tap(button, message, data),
    };
    const kept = new Set(wanted.map((message) => message.message_id));
    for (const [id, known] of this.items) {
      if (!kept.has(id)) { known.node.remove(); this.items.delete(id); }
    }
    for (const message of wanted) {
      const text = JSON.stringify(message);
      const known = this.items.get(message.message_id);
      if (known?.text === text) continue;
      const node = item(message, doing);
      if (known) replaceKeepingFocus(known.node, node);
      else { log.append(node); this.quiet(); }
      this.items.set(message.message_id, { text, node });
    }
    this.showPin(wanted.filter((message) => message.pinned).at(-1));
    this.showNote(log, wanted.length === 0);
    this.stayAtEnd();
  }

  showNote(log, empty) {
    log.querySelector(".note")?.remove();
    const words = this.chat === this.person.id && !this.person.started
      ? "Press Start to meet the bot." : "Nothing here yet.";
    if (empty) log.append(element("div", { className: "item note", text: words }));
  }

  showPin(message) {
    const pin = this.find(".pin");
    pin.hidden = !message;
    pin.textContent = message ? `📌 ${message.text}` : "";
  }

  showLocked(notifications) {
    const newest = notifications.slice(this.allNotices ? 0 : -SHOWN_NOTICES).reverse();
    const lines = newest.map((one) => element(
      "li", {},
      element("span", { className: "from", dir: "auto", text: one.chat_title }),
      element("span", {
        className: "words", dir: "auto", text: one.silent ? `🔕 ${one.text}` : one.text,
      }),
    ));
    const more = notifications.length - newest.length;
    if (more > 0) {
      const showAll = () => { this.allNotices = true; this.showLocked(notifications); };
      lines.push(element("li", { className: "none" }, element("button", {
        type: "button", className: "quiet", text: `and ${more} more`, onclick: showAll,
      })));
    }
    if (!notifications.length) this.allNotices = false;
    if (!lines.length) lines.push(element("li", { className: "none", text: "Nothing to see" }));
    this.find(".notices").replaceChildren(...lines);
    this.find(".open").hidden = !notifications.length;
  }

  answer(alert) {
    if (!alert.show_alert) {
      this.toast(alert.text);
      return;
    }
    const before = document.activeElement;
    const close = () => { box.remove(); before?.focus?.(); };
    const ok = element("button", { type: "button", className: "main", text: "OK", onclick: close });
    const words = element("p", { dir: "auto", role: "alert", text: alert.text });
    const box = element("div", { className: "alert" }, element("div", {}, words, ok));
    box.onkeydown = (event) => { if (event.key === "Escape") close(); };
    this.root.append(box);
    ok.focus();
  }

  toast(text) {
    const shown = element("p", { className: "toast", role: "alert", dir: "auto", text });
    this.find(".answers").append(shown);
    setTimeout(() => shown.remove(), TOAST_MILLISECONDS);
  }
}

function replaceKeepingFocus(old, fresh) {
  const place = [...old.querySelectorAll("button, a")].indexOf(document.activeElement);
  old.replaceWith(fresh);
  if (place >= 0) {
    const left = [...fresh.querySelectorAll("button, a")];
    (left[place] ?? left.at(-1) ?? fresh.closest(".log"))?.focus();
  }
}

function languageName(code) {
  try {
    return new Intl.DisplayNames(["en"], { type: "language" }).of(code);
  } catch {
    return code;
  }
}
