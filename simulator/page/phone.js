// One phone: its chats, its locked screen, its drawer, and what its person can do.

import { post } from "./api.js";
import { alertBox, toast } from "./alerts.js";
import { Chat } from "./chat.js";
import { Composer } from "./composer.js";
import { Drawer } from "./drawer.js";
import { change } from "./elements.js";
import { Feed } from "./feed.js";
import { aboutPerson, isRightToLeft } from "./languages.js";
import { Lock } from "./lock.js";
import { recall, remember } from "./memory.js";
import { summary } from "./message.js";
import { More, startingForm } from "./more.js";
import { Tabs } from "./tabs.js";
import { Voice } from "./voice.js";

const TYPING_MILLISECONDS = 5000;
const BUSY_MILLISECONDS = 400;

export class Phone {
  constructor(person, groups, bot, others) {
    this.root = document.getElementById("phone").content.firstElementChild.cloneNode(true);
    Object.assign(this, { person, groups, bot, others });
    const { id } = person;
    this.voice = new Voice(this.find(".live"), `Phone of ${person.name}`);
    this.chat = new Chat(this.find(".log"));
    this.lock = new Lock(this.root, id, () => this.open());
    this.drawer = new Drawer(this.root, id);
    this.composer = new Composer(this.root, id, this);
    this.more = new More(this.root, this);
    this.tabs = new Tabs(this.find(".chats"), id, (chat) => this.choose(chat));
    startingForm(this.find(".starting"), this);
    this.feed = new Feed(id, {
      all: (messages) => this.showAll(messages),
      some: (messages, ids) => this.showSome(messages, ids),
      keyboard: (keys) => this.composer.showKeyboard(keys),
    });
    this.update(person, groups, bot);
    if (recall(id, "locked", false)) this.lock.turn(true);
    this.go(recall(id, "chat", id));
  }

  find(selector) {
    return this.root.querySelector(selector);
  }

  /** Shows who the person is and which chats there are. */
  update(person, groups, bot) {
    Object.assign(this, { person, groups, bot });
    this.language = person.language_code;
    this.rightToLeft = isRightToLeft(person.language_code);
    this.username = bot.username;
    change(this.root, { "aria-label": `Phone of ${person.name}` });
    change(this.find(".chats"), { "aria-label": `Chats of ${person.name}` });
    change(this.find(".notices"), { "aria-label": `Locked screen of ${person.name}` });
    change(this.find(".parts"), { "aria-label": `What is stored about ${person.name}` });
    change(this.find(".replykeys"), { "aria-label": `Answers that ${person.name} can choose` });
    change(this.find(".screen"), { dir: this.rightToLeft ? "rtl" : "ltr" });
    change(this.find(".face"), { text: [...person.name][0] ?? "?" });
    change(this.find(".name"), { text: person.name });
    change(this.find(".role"), { text: aboutPerson(person) });
    this.more.update(person);
    this.showTabs();
  }

  /** Reads everything again, as after a lost connection. */
  refresh() {
    this.drawer.read();
    return Promise.all([this.feed.open(this.current), this.lock.read()]);
  }

  go(chat) {
    const known = chat === this.person.id || this.groups.some((group) => group.id === chat);
    this.current = known ? chat : this.person.id;
    this.alone = this.current === this.person.id;
    remember(this.person.id, "chat", this.alone ? null : this.current);
    this.composer.open(this.current);
    this.tabs.seen(this.current);
    this.showTabs();
  }

  choose(chat) {
    if (chat === this.current) return;
    this.chat.clear();
    this.go(chat);
    this.feed.open(this.current);
  }

  showTabs() {
    if (this.current === undefined) return;
    const chats = [{ id: this.person.id, title: this.bot.first_name }, ...this.groups];
    if (!chats.some((chat) => chat.id === this.current)) { this.choose(this.person.id); return; }
    this.tabs.show(chats, this.current);
    const { title } = chats.find((chat) => chat.id === this.current);
    const starting = this.alone && !this.person.started;
    this.root.classList.toggle("new", starting);
    change(this.find(".starting"), { hidden: !starting });
    change(this.find(".log"), { "aria-label": `${this.person.name}: ${title}` });
    change(this.find(".writing .unseen"), { text: `Message from ${this.person.name} to ${title}` });
  }

  async act(path, body) {
    try {
      return await post(path, { person: this.person.id, chat: this.current, ...body });
    } catch (error) {
      this.toast(error.message);
      return null;
    }
  }

  toast(text) {
    toast(this, text);
  }

  say(text, reply_to = null) {
    return this.act("say", { text, reply_to });
  }

  /** Starts the bot, as a link with this code does. */
  start(code) {
    this.choose(this.person.id);
    return this.say(`/start ${code}`.trim());
  }

  async open() {
    await this.act("open", {});
    this.lock.turn(false);
    this.find(".log").focus();
  }

  async tap(button, message_id, data) {
    button.setAttribute("aria-busy", "true");
    await this.act("tap", { message_id, data });
    setTimeout(() => button.removeAttribute("aria-busy"), BUSY_MILLISECONDS);
  }

  /** Takes in something that this person could see. */
  happened({ kind, chat, message_id: message, alert }) {
    if (kind === "alert" && alert.show_alert) alertBox(this, alert.text);
    else if (kind === "alert") this.toast(alert.text);
    if (kind === "action" && chat === this.current) this.typing();
    if (message && chat === this.current) this.feed.touch(message);
    else if (kind === "message") { this.tabs.unread(chat); this.showTabs(); }
    if (kind !== "action") { this.lock.read(); this.drawer.touch(); }
  }

  typing() {
    change(this.find(".typing"), { text: `${this.bot.first_name} is writing…` });
    clearTimeout(this.typingTimer);
    this.typingTimer = setTimeout(() => this.quiet(), TYPING_MILLISECONDS);
  }

  quiet() {
    change(this.find(".typing"), { text: "" });
  }

  showAll(messages) {
    this.chat.showAll(messages, this);
    this.around();
  }

  showSome(messages, ids) {
    for (const message of messages) this.announce(message, this.chat.message(message.message_id));
    const found = new Set(messages.map((message) => message.message_id));
    this.chat.show(messages, ids.filter((id) => !found.has(id)), this);
    this.around();
  }

  announce(message, before) {
    if (message.from === this.person.id) return;
    if (!before) this.quiet();
    if (before && before.text === message.text) return;
    this.voice.say(`${before ? "changed" : message.from_name}: ${summary(message)}`);
  }

  around() {
    const pinned = this.chat.pinned();
    change(this.find(".pin"), { hidden: !pinned, text: pinned ? summary(pinned) : "" });
    const starting = this.alone && !this.person.started;
    this.chat.note(starting ? "Press Start to meet the bot." : "Nothing here yet.");
  }
}
