// Where a person writes: words (a draft outlives a reload), pictures, and the bot's reply keyboard.

import { upload } from "./api.js";
import { change, element } from "./elements.js";
import { recall, remember } from "./memory.js";
import { VoiceNote } from "./voicenote.js";

export class Composer {
  constructor(root, person, doing) {
    Object.assign(this, { root, person, doing });
    this.form = root.querySelector(".writing");
    this.field = this.form.elements.text;
    this.wireWriting();
    this.wirePictures();
    this.note = new VoiceNote(root, (path, query, data) => this.send(path, query, data), doing);
  }

  wireWriting() {
    const { form, field } = this;
    form.onsubmit = (event) => {
      event.preventDefault();
      const text = field.value;
      if (!text.trim()) return;
      this.setDraft("");
      this.doing.say(text).then((said) => { if (!said && !field.value) this.setDraft(text); });
    };
    field.onkeydown = (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit();
    };
    const skip = this.root.querySelector(".skip");
    form.id = `writing${this.person}`;
    skip.href = `#${form.id}`;
    skip.onclick = (event) => {
      event.preventDefault();
      (form.hidden ? this.root.querySelector(".recording .main") : field).focus();
    };
    field.oninput = () => remember(this.person, this.draftName(), field.value);
  }

  wirePictures() {
    const chooser = this.form.elements.picture;
    this.form.querySelector(".photo").onclick = () => chooser.click();
    chooser.onchange = () => {
      for (const file of chooser.files) this.send("photo", {}, file);
      chooser.value = "";
    };
  }

  async send(path, query, data) {
    try {
      await upload(path, { person: this.person, chat: this.chat, ...query }, data);
    } catch (error) {
      this.doing.toast(error.message);
    }
  }

  draftName() {
    return `draft in ${this.chat}`;
  }

  setDraft(text) {
    this.field.value = text;
    remember(this.person, this.draftName(), text);
  }

  /** Writes in another chat from now on. */
  open(chat) {
    this.chat = chat;
    this.field.value = recall(this.person, this.draftName(), "");
  }

  /** Shows the bot's reply keyboard, if it has one here. */
  showKeyboard(keys) {
    const rows = keys?.open ? keys.rows : [];
    change(this.field, { placeholder: keys?.placeholder || "Message" });
    const box = this.root.querySelector(".replykeys");
    const drawn = JSON.stringify(rows);
    if (this.drawn === drawn) return;
    this.drawn = drawn;
    if (box.contains(document.activeElement)) this.field.focus();
    change(box, { hidden: !rows.length });
    box.replaceChildren(...rows.map((row) => element("div", {}, ...row.map((label) => element(
      "button", { type: "button", text: label, dir: "auto", onclick: () => this.press(label) },
    )))));
  }

  press(label) {
    return this.doing.act("tap", { label });
  }
}
