// Where a person writes: words (a draft outlives a reload), pictures and files with a caption,
// a reply, a change of an older message, and the bot's reply keyboard.

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
    this.wireAbout();
    this.note = new VoiceNote(root, (path, query, data) => this.send(path, query, data), doing);
  }

  wireAbout() {
    this.bar = this.root.querySelector(".regards");
    this.bar.querySelector("button").onclick = () => { this.about(); this.field.focus(); };
    this.bar.onkeydown = (event) => { if (event.key === "Escape") this.about(); };
  }

  /** What is written next replies to a message, or changes it; without one it stands alone. */
  about(what, message) {
    const was = this.changing;
    this.answered = what === "reply" ? message.message_id : null;
    this.changing = what === "edit" ? message.message_id : null;
    if (was && !this.changing) this.setDraft("");
    const words = what === "edit" ? "Changing your message" : "Replying to";
    change(this.bar.querySelector("p"), {
      text: message ? `${words}: ${message.text || message.kind}` : "",
    });
    change(this.bar, { hidden: !message });
  }

  replyTo(message) {
    this.about("reply", message);
    this.field.focus();
  }

  edit(message) {
    this.about("edit", message);
    this.field.value = message.text;
    this.field.focus();
  }

  /** Sends what was written, in the way that was chosen for it. */
  write(text) {
    const { answered, changing } = this;
    this.about();
    if (changing) return this.doing.act("edit", { text, message_id: changing });
    return this.doing.say(text, answered);
  }

  wireWriting() {
    const { form, field } = this;
    form.onsubmit = (event) => {
      event.preventDefault();
      const text = field.value;
      if (!text.trim() && !this.changing) return;
      this.setDraft("");
      this.write(text).then((said) => { if (!said && !field.value) this.setDraft(text); });
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
    this.wireChooser("picture", ".photo", "photo");
    this.wireChooser("file", ".file", "document");
  }

  wireChooser(name, button, path) {
    const chooser = this.form.elements[name];
    this.root.querySelector(button).onclick = () => chooser.click();
    chooser.onchange = async () => {
      for (const file of [...chooser.files]) await this.send(path, {}, file);
      chooser.value = "";
    };
  }

  /** What stands in the field goes along as the caption: of the first, where there are several. */
  async send(path, query, data) {
    const caption = this.changing ? "" : this.field.value.trim();
    const more = { ...(caption && { caption }), ...(this.answered && { reply_to: this.answered }) };
    if (caption) this.setDraft("");
    if (this.answered) this.about();
    try {
      await upload(path, { person: this.person, chat: this.chat, ...more, ...query }, data);
    } catch (error) {
      if (caption && !this.field.value) this.setDraft(caption);
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
    this.about();
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
