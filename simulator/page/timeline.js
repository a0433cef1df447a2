// The line of what is planned, soonest first. A press on one moves the clock there.

import { get, oneAtATime } from "./api.js";
import { element } from "./elements.js";
import { clockTime, shortDay } from "./time.js";

const SHOWN = 60;

/** Returns what is planned with the same words for the same moment together. */
export function together(planned) {
  const found = new Map();
  for (const one of planned) {
    const key = `${one.at} ${one.what}`;
    if (!found.has(key)) found.set(key, { at: one.at, what: one.what, people: [] });
    if (one.person && !found.get(key).people.includes(one.person)) found.get(key).people.push(one.person);
  }
  return [...found.values()].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

export class Timeline {
  constructor(root, move) {
    Object.assign(this, { root, move, names: new Map(), told: {} });
    this.list = root.querySelector("ol");
    this.read = oneAtATime(async () => this.show(await get("planned")));
  }

  /** Takes the people's names, which may come before or after what is planned. */
  know(people) {
    this.names = new Map(people.map(({ id, name }) => [id, name]));
    this.show(this.told);
  }

  entry({ at, what, people }) {
    const names = people.map((person) => this.names.get(person) ?? person).join(", ");
    return element("li", {}, element(
      "button", { type: "button", title: "Move the clock to this moment", onclick: () => this.move({ to: at }) },
      element("time", { datetime: at, text: `${shortDay(at)}, ${clockTime(at)}` }),
      element("span", { className: "what", dir: "auto", text: what }),
      element("span", { className: "names", dir: "auto", text: names }),
    ));
  }

  show(told) {
    const { offered, planned = [] } = this.told = told;
    this.root.hidden = !offered;
    const text = JSON.stringify([planned, [...this.names]]);
    if (!offered || text === this.text) return;
    this.text = text;
    const entries = together(planned);
    const lines = entries.slice(0, SHOWN).map((one) => this.entry(one));
    const none = element("li", { className: "none", text: "Nothing is planned." });
    const left = entries.length - lines.length;
    const more = left > 0 ? [element("li", { className: "none", text: `and ${left} more` })] : [];
    this.list.replaceChildren(...(lines.length ? [...lines, ...more] : [none]));
  }
}
