// The clock bar: what time it is for the bot, and moving it on.

import { get, post } from "./api.js";

const ZONE = "Europe/London";
const LONG = new Intl.DateTimeFormat("en-GB", {
  weekday: "short", day: "numeric", month: "short", year: "numeric",
  hour: "2-digit", minute: "2-digit", second: "2-digit", timeZone: ZONE,
});
const SHORT = new Intl.DateTimeFormat("en-GB", {
  weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit",
  timeZone: ZONE,
});
const PARTS = new Intl.DateTimeFormat("en-GB", {
  year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric",
  second: "numeric", hourCycle: "h23", timeZone: ZONE,
});

let clock = { now: new Date().toISOString(), running: true };
let since = performance.now();

function now() {
  const passed = clock.running ? performance.now() - since : 0;
  return new Date(Date.parse(clock.now) + passed);
}

function londonFields(moment) {
  const fields = {};
  for (const { type, value } of PARTS.formatToParts(moment)) fields[type] = Number(value);
  return fields;
}

/** Returns the moment when it is nine in the morning in London on the next day. */
export function tomorrowAtNine(moment) {
  const today = londonFields(moment);
  const wanted = Date.UTC(today.year, today.month - 1, today.day + 1, 9);
  const there = londonFields(new Date(wanted));
  const ahead = Date.UTC(there.year, there.month - 1, there.day, there.hour) - wanted;
  return new Date(wanted - ahead);
}

function show() {
  const moment = now();
  document.getElementById("london").textContent = LONG.format(moment);
  document.getElementById("utc").textContent = `London time · ${moment.toISOString().slice(11, 16)} UTC`;
  const due = clock.next_due ? ` · next notice ${SHORT.format(new Date(clock.next_due))}` : "";
  document.getElementById("due").textContent = due;
  const moving = clock.moving_to
    ? `Moving to ${SHORT.format(new Date(clock.moving_to))}, notice by notice…` : "";
  const status = document.getElementById("moving");
  if (status.textContent !== moving) status.textContent = moving;
  for (const button of document.querySelectorAll(".moves button")) {
    button.setAttribute("aria-disabled", Boolean(clock.moving_to));
  }
}

/** Reads the clock again. */
export async function refreshClock() {
  clock = await get("clock");
  since = performance.now();
  show();
}

async function move(wanted) {
  if (clock.moving_to) return;
  await post("clock", wanted);
  await refreshClock();
}

/** Makes the buttons work and the time go on. */
export function startClock() {
  for (const button of document.querySelectorAll("[data-seconds]")) {
    button.onclick = () => move({ advance_seconds: Number(button.dataset.seconds) });
  }
  document.getElementById("tomorrow").onclick = () => (
    move({ to: tomorrowAtNine(now()).toISOString() })
  );
  document.getElementById("next").onclick = () => move({ next: true });
  setInterval(show, 1000);
}
