// The bot's answers to taps: a box to be closed, or a line that goes by itself.

import { element } from "./elements.js";

const TOAST_MILLISECONDS = 7000;
let count = 0;

/** Shows a line for a while; the phone's voice says it. */
export function toast(phone, text) {
  const shown = element("p", { className: "toast", dir: "auto", text });
  phone.root.querySelector(".toasts").append(shown);
  phone.voice.say(text);
  setTimeout(() => shown.remove(), TOAST_MILLISECONDS);
}

/** Shows a box over this phone until it is closed. Who is on another phone is not called away. */
export function alertBox(phone, text) {
  const { root } = phone;
  const before = document.activeElement;
  const others = [...root.children].filter((child) => !child.inert && child !== phone.voice.region);
  const id = `alert${(count += 1)}`;
  const close = () => {
    box.remove();
    for (const other of others) other.inert = false;
    if (root.contains(document.activeElement) || document.activeElement === document.body) {
      (root.contains(before) ? before : root.querySelector(".log")).focus();
    }
  };
  const ok = element("button", { type: "button", className: "main", text: "OK", onclick: close });
  const words = element("p", { id, dir: "auto", text });
  const box = element("div", {
    className: "alert", role: "alertdialog", "aria-label": `Answer to ${phone.person.name}`,
    "aria-describedby": id,
  }, element("div", {}, words, ok));
  box.onkeydown = (event) => { if (event.key === "Escape") close(); };
  for (const other of others) other.inert = true;
  root.append(box);
  if (before === document.body || root.contains(before)) ok.focus();
  else phone.voice.say(text);
}
