// The clock bar: what time it is for the bot, and moving it on.

import { get, oneAtATime, post } from "./api.js";
import { change } from "./elements.js";
import { clockTime, dayAndTime, fullDay, fullTime, placeName, tomorrowAtNine } from "./time.js";

const TICK_MILLISECONDS = 1000;

export class ClockBar {
  constructor(root, onTick) {
    Object.assign(this, { root, onTick });
    this.clock = { now: new Date().toISOString(), running: true };
    this.since = performance.now();
    this.read = oneAtATime(async () => this.take(await get("clock")));
    this.wire();
    setInterval(() => this.show(), TICK_MILLISECONDS);
  }

  find(selector) {
    return this.root.querySelector(selector);
  }

  wire() {
    for (const button of this.root.querySelectorAll("[data-seconds]")) {
      button.onclick = () => this.move({ advance_seconds: Number(button.dataset.seconds) });
    }
    this.find("#tomorrow").onclick = () => this.move({ to: tomorrowAtNine(this.now()).toISOString() });
    this.find("#next").onclick = () => this.move({ next: true });
  }

  take(clock) {
    this.clock = clock;
    this.since = performance.now();
    this.show();
  }

  /** Returns the simulated moment. */
  now() {
    const passed = this.clock.running ? performance.now() - this.since : 0;
    return new Date(Date.parse(this.clock.now) + passed);
  }

  async move(wanted) {
    if (this.clock.moving_to) return;
    try {
      this.take(await post("clock", wanted));
    } catch (error) {
      change(this.find("#moving"), { text: error.message });
    }
  }

  show() {
    const moment = this.now();
    const { next_due: due, moving_to: target } = this.clock;
    change(this.find("#day"), { text: fullDay(moment) });
    change(this.find("#time"), { text: fullTime(moment), datetime: moment.toISOString() });
    const next = due ? ` · next: ${dayAndTime(due)}` : "";
    const utc = clockTime(moment) === moment.toISOString().slice(11, 16) ? "" : ` · ${moment.toISOString().slice(11, 16)} UTC`;
    change(this.find("#zone"), { text: `${placeName} time${utc}${next}` });
    change(this.find("#moving"), { text: target ? `Moving to ${dayAndTime(target)}, notice by notice…` : "" });
    for (const button of this.root.querySelectorAll(".moves button")) {
      change(button, { "aria-disabled": Boolean(target) });
    }
    this.onTick(moment);
  }
}
