// Reads the open chat: whole when it is opened, then only the messages that something happened to.

import { get, oneAtATime } from "./api.js";

export class Feed {
  constructor(person, { all, some, keyboard }) {
    Object.assign(this, { person, all, some, keyboard });
    this.changed = null; // null: the whole chat is wanted
    this.read = oneAtATime(() => this.pull());
  }

  /** Reads a chat from its beginning. */
  open(chat) {
    this.chat = chat;
    this.changed = null;
    return this.read();
  }

  /** Something happened to a message. */
  touch(id) {
    this.changed?.add(id);
    return this.read();
  }

  async pull() {
    const { chat, changed } = this;
    const ids = changed ? [...changed] : null;
    this.changed = new Set();
    if (ids?.length === 0) return;
    const only = ids ? `&only=${ids.join(",")}` : "";
    try {
      const { messages, reply_keyboard: keys } = await get(`sees?person=${this.person}&chat=${chat}${only}`);
      if (chat !== this.chat) return;
      if (ids) this.some(messages, ids);
      else this.all(messages);
      this.keyboard(keys);
    } catch (error) {
      if (chat === this.chat) this.changed = null; // whatever was missed comes with the next read
      throw error;
    }
  }
}
