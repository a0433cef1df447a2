// What a screen reader hears of a phone: one polite region, each thing once.

import { element } from "./elements.js";

const KEPT_MILLISECONDS = 8000;

export class Voice {
  constructor(region, name) {
    Object.assign(this, { region, name });
  }

  /** Says a line after those that are still being said. */
  say(line) {
    const said = element("p", { text: `${this.name}: ${line}`, dir: "auto" });
    this.region.append(said);
    setTimeout(() => said.remove(), KEPT_MILLISECONDS);
  }
}
