// The page: which phones are shown, and keeping them up to date as things happen.

import { get, oneAtATime } from "./api.js";
import { ClockBar } from "./clockbar.js";
import { element } from "./elements.js";
import { showPeople, wireForms } from "./people.js";
import { Phone } from "./phone.js";
import { Timeline } from "./timeline.js";

const MOST_PHONES = 6;
const FIRST_PHONES = 3;
const TICK_A_NAME = "Tick a name above to hold a phone.";
const NOBODY = "There is nobody yet. Add a person above, and a phone appears here.";
const main = document.getElementById("phones");
const connection = document.getElementById("connection");
const phones = new Map();
const clock = new ClockBar(document.querySelector(".clock"), tick);
const timeline = new Timeline(document.querySelector(".planned"), (to) => clock.move(to));
let people = [];
let chosen = chosenInAddress();

function chosenInAddress() {
  const listed = new URLSearchParams(location.search).get("phones");
  return listed ? listed.split(",").map(Number) : null;
}

function tick(moment) {
  for (const phone of phones.values()) phone.lock.tick(moment);
}

function choose(id, wanted) {
  const others = chosen.filter((one) => one !== id);
  chosen = wanted ? [...others, id].slice(-MOST_PHONES) : others;
  history.replaceState(null, "", `?phones=${chosen.join(",")}`);
  return loadEveryone();
}

/** Returns the other phones that a link on this one can be scanned with. */
function othersThan(id) {
  const others = people.filter((one) => one.id !== id && (phones.has(one.id) || !one.started));
  return others.map(({ id: other, name }) => ({
    name,
    start: async (code) => {
      if (!phones.has(other)) await choose(other, true);
      phones.get(other).start(code);
    },
  }));
}

function showPhone(person, groups, bot) {
  const theirs = groups.filter((group) => group.members.includes(person.id));
  const known = phones.get(person.id);
  if (known) { known.update(person, theirs, bot); return; }
  const phone = new Phone(person, theirs, bot, () => othersThan(person.id));
  phones.set(person.id, phone);
  phone.lock.tick(clock.now());
  main.append(phone.root);
  phone.refresh();
}

function showPhones(groups, bot) {
  for (const [id, phone] of phones) {
    if (!chosen.includes(id)) { phone.root.remove(); phones.delete(id); }
  }
  const wanted = people.filter((person) => chosen.includes(person.id));
  for (const person of wanted) showPhone(person, groups, bot);
  for (const [place, { id }] of wanted.entries()) {
    const { root } = phones.get(id);
    if (main.children[place] !== root) main.insertBefore(root, main.children[place]);
  }
  main.querySelector(".empty")?.remove();
  const words = people.length ? TICK_A_NAME : NOBODY;
  if (!wanted.length) main.append(element("p", { className: "empty", text: words }));
}

const readEveryone = oneAtATime(async () => {
  const [everyone, groups, bot] = await Promise.all([get("people"), get("groups"), get("bot")]);
  people = everyone;
  document.title = `Phones to try ${bot.first_name} on`;
  chosen ??= people.slice(0, FIRST_PHONES).map((person) => person.id);
  chosen = chosen.filter((id) => people.some((person) => person.id === id)).slice(0, MOST_PHONES);
  showPhones(groups, bot);
  showPeople(people, chosen, choose);
  timeline.know(people);
});

async function loadEveryone() {
  await readEveryone();
}

function happened(event) {
  if (event.kind === "people") loadEveryone();
  if (event.kind === "clock" || event.kind === "settled") clock.read();
  if (event.kind === "settled") timeline.read();
  for (const id of event.people ?? []) {
    const phone = phones.get(id);
    phone?.happened(event);
    if (event.kind === "message" && phone && !phone.person.started) loadEveryone();
  }
}

async function caughtUp() {
  connection.textContent = "";
  await loadEveryone();
  for (const phone of phones.values()) phone.refresh();
  clock.read();
  timeline.read();
}

function listen(seq) {
  const events = new EventSource(`_sim/events?after=${seq}`);
  let lost = false;
  events.onmessage = (message) => happened(JSON.parse(message.data));
  events.onopen = () => { if (lost) caughtUp(); lost = false; };
  events.onerror = () => {
    lost = true;
    connection.textContent = "The simulator does not answer. Trying again…";
  };
}

// The phones fill what the top of the page leaves of the window.
const top = document.querySelector(".top");
new ResizeObserver(() => {
  document.documentElement.style.setProperty("--top", `${top.offsetHeight}px`);
}).observe(top);
wireForms(() => [...phones.keys()], (id) => choose(id, true));
const { seq } = await get("seq");
await Promise.all([loadEveryone(), clock.read(), timeline.read()]);
listen(seq);
