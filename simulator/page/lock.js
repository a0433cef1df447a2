// The locked screen: exactly what a stranger would see of this phone on a table.

import { get, oneAtATime } from "./api.js";
import { change, element, icon } from "./elements.js";
import { remember } from "./memory.js";
import { clockTime, longDay } from "./time.js";

function notice(one) {
  const silent = one.silent
    ? [icon("quiet"), element("span", { className: "unseen", text: "without a sound" })] : [];
  return element(
    "li", {},
    element("p", { className: "about" }, element("bdi", { text: one.chat_title }), ...silent,
      element("time", { datetime: one.at, text: clockTime(one.at) })),
    element("p", { className: "words", dir: "auto", text: one.text }),
  );
}

export class Lock {
  constructor(root, person, opened) {
    Object.assign(this, { root, person, notifications: [] });
    this.button = root.querySelector(".lockit");
    this.screen = root.querySelector(".lock");
    this.read = oneAtATime(async () => {
      this.show((await get(`lockscreen?person=${person}`)).notifications);
    });
    this.button.onclick = () => (this.screen.hidden ? this.turn(true) : opened());
    this.screen.querySelector(".open").onclick = opened;
  }

  /** Shows the locked screen in place of the chats, or the chats again. */
  turn(locked) {
    remember(this.person, "locked", locked || null);
    this.screen.hidden = !locked;
    this.root.classList.toggle("locked", locked);
    this.root.querySelector(".screen").inert = locked;
    this.button.setAttribute("aria-pressed", locked);
    this.draw();
    if (locked) this.screen.querySelector(".open").focus();
  }

  show(notifications) {
    const count = notifications.length;
    change(this.button.querySelector(".count"), { text: count || "", hidden: !count });
    change(this.button.querySelector(".unseen"), {
      text: count ? `Locked screen, notices: ${count}` : "Locked screen",
    });
    this.notifications = notifications;
    this.draw();
  }

  draw() {
    if (this.screen.hidden) return; // nobody looks at it
    const none = element("li", { className: "none", text: "Nothing to see." });
    const lines = this.notifications.map(notice).reverse();
    this.screen.querySelector(".notices").replaceChildren(...(lines.length ? lines : [none]));
  }

  /** Shows what time it is on the phone. */
  tick(moment) {
    change(this.screen.querySelector(".hour"), { text: clockTime(moment) });
    change(this.screen.querySelector(".today"), { text: longDay(moment) });
  }
}
