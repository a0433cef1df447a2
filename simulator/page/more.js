// What is used more rarely on a phone: opening a link, sending a file, what Telegram itself says
// in a chat, and blocking the bot.

import { change } from "./elements.js";
import { startCode } from "./links.js";

const NOT_OURS = "This link does not start the bot here.";

/** Makes a form start the bot with the code, or the link, that is typed into it. */
export function startingForm(form, phone) {
  form.onsubmit = (event) => {
    event.preventDefault();
    const field = form.elements.code;
    const typed = field.value.trim();
    const code = startCode(typed, phone.username) ?? (typed.includes("/") ? null : typed);
    if (code === null) { phone.toast(NOT_OURS); return; }
    field.value = "";
    phone.start(code);
  };
}

export class More {
  constructor(root, phone) {
    this.button = root.querySelector(".more");
    this.panel = root.querySelector(".extras");
    this.blocking = root.querySelector(".block");
    this.button.onclick = () => this.turn(this.panel.hidden);
    this.panel.onkeydown = (event) => { if (event.key === "Escape") this.close(); };
    this.blocking.onclick = () => phone.act("block", { blocked: !phone.person.blocked });
    const service = root.querySelector(".service-form");
    service.onsubmit = async (event) => {
      event.preventDefault();
      if (await phone.act("service", { kind: service.elements.kind.value })) this.close();
    };
    const opening = root.querySelector(".opening");
    startingForm(opening, phone);
    opening.addEventListener("submit", () => this.close());
  }

  turn(open) {
    this.panel.hidden = !open;
    this.button.setAttribute("aria-expanded", open);
  }

  close() {
    this.turn(false);
    this.button.focus();
  }

  update(person) {
    change(this.blocking, {
      text: person.blocked ? "Let the bot write again" : "Block the bot",
    });
  }
}
