// The drawer of a phone: what the bot has stored about its person, and who may see it.

import { get, oneAtATime } from "./api.js";
import { element, icon } from "./elements.js";

function entry({ what, value, seen_by: seen }) {
  return [
    element("dt", { dir: "auto", text: what }),
    element("dd", {}, element("p", { dir: "auto", text: value }),
      seen ? element("p", { className: "seen" }, icon("seen"), element("bdi", { text: seen })) : null),
  ];
}

function part({ title, items }) {
  return element("section", {},
    element("h4", { dir: "auto", text: title }),
    element("dl", {}, ...items.flatMap(entry)));
}

export class Drawer {
  constructor(root, person) {
    Object.assign(this, { root, person });
    this.button = root.querySelector(".stored");
    this.box = root.querySelector(".drawer");
    this.read = oneAtATime(async () => this.show(await get(`stored?person=${person}`)));
    this.button.onclick = () => this.turn(this.box.hidden);
    this.box.querySelector(".close").append(icon("close"));
    this.box.querySelector(".close").onclick = () => this.turn(false);
    this.box.onkeydown = (event) => { if (event.key === "Escape") this.turn(false); };
  }

  turn(open) {
    this.box.hidden = !open;
    this.button.setAttribute("aria-expanded", open);
    if (open) this.box.querySelector("h3").focus();
    else this.button.focus();
    if (open) this.read();
  }

  /** Something happened to this person: what is stored may have changed. */
  touch() {
    if (!this.box.hidden) this.read();
  }

  show(stored) {
    this.button.hidden = !stored.offered;
    if (!stored.offered) return;
    const text = JSON.stringify(stored);
    if (text === this.text) return;
    this.text = text;
    this.box.querySelector("h3").textContent = stored.title || "What is stored";
    const empty = element("p", { className: "soft", text: "Nothing is stored." });
    const parts = stored.parts.map(part);
    this.box.querySelector(".parts").replaceChildren(...(parts.length ? parts : [empty]));
  }
}
