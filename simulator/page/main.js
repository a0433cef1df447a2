// The page: which phones are shown, and keeping them up to date as things happen.

import { element, get, post } from "./api.js";
import { refreshClock, startClock } from "./clockbar.js";
import { Phone } from "./phone.js";

const MOST_PHONES = 6;
const FIRST_PHONES = 3;
const phones = new Map();
let people = [];
let groups = [];
let bot = { username: "", first_name: "Bot" };
let waiting = false;
const stale = new Set();

function chosenInAddress() {
  const listed = new URLSearchParams(location.search).get("phones");
  return listed ? listed.split(",").map(Number) : null;
}

let chosen = chosenInAddress();

function remember() {
  history.replaceState(null, "", `?phones=${chosen.join(",")}`);
}

function choose(id, wanted) {
  chosen = wanted ? [...chosen, id].slice(-MOST_PHONES) : chosen.filter((one) => one !== id);
  remember();
  showPhones();
}

function showPeople() {
  const focused = document.activeElement?.value;
  document.getElementById("people").replaceChildren(...people.map((person) => {
    const box = element("input", { type: "checkbox", value: person.id });
    box.checked = chosen.includes(person.id);
    box.onchange = () => choose(person.id, box.checked);
    const role = person.label ? element("span", { className: "soft", text: person.label }) : null;
    return element("label", {}, box, element("bdi", { text: person.name }), role);
  }));
  if (focused) document.querySelector(`#people [value="${CSS.escape(focused)}"]`)?.focus();
}

function showPhones() {
  const wanted = people.filter((person) => chosen.includes(person.id));
  for (const [id, phone] of phones) {
    if (!chosen.includes(id)) { phone.root.remove(); phones.delete(id); }
  }
  const main = document.getElementById("phones");
  main.querySelector(".empty")?.remove();
  for (const person of wanted) {
    const theirs = groups.filter((group) => group.members.includes(person.id));
    const known = phones.get(person.id);
    if (known) known.update(person, theirs, bot);
    else phones.set(person.id, new Phone(person, theirs, bot));
    const phone = phones.get(person.id);
    if (!phone.root.isConnected) main.append(phone.root);
    stale.add(person.id);
  }
  if (!wanted.length) {
    const words = people.length ? "Tick a name above to hold a phone."
      : "There is nobody yet. Add a person above, and a phone appears here.";
    main.append(element("p", { className: "empty", text: words }));
  }
  showPeople();
  refreshSoon();
}

async function loadEveryone() {
  [people, groups, bot] = await Promise.all([get("people"), get("groups"), get("bot")]);
  document.title = `Phones to try ${bot.first_name} on`;
  chosen ??= people.slice(0, FIRST_PHONES).map((person) => person.id);
  chosen = chosen.filter((id) => people.some((person) => person.id === id)).slice(0, MOST_PHONES);
  showPhones();
}

// Many events in one moment cause one refresh.
function refreshSoon() {
  if (waiting) return;
  waiting = true;
  setTimeout(async () => {
    waiting = false;
    const now = [...stale];
    stale.clear();
    await Promise.all(now.map((id) => phones.get(id)?.refresh()));
  }, 15);
}

function happened(event) {
  if (event.kind === "people") loadEveryone();
  if (event.kind === "clock" || event.kind === "settled") refreshClock();
  for (const id of event.people ?? []) {
    const phone = phones.get(id);
    if (!phone) continue;
    phone.happened(event);
    stale.add(id);
    if (event.kind === "message" && !phone.person.started) loadEveryone();
  }
  if (stale.size) refreshSoon();
}

function listen(seq) {
  const events = new EventSource(`_sim/events?after=${seq}`);
  const connection = document.getElementById("connection");
  let lost = false;
  events.onmessage = (message) => happened(JSON.parse(message.data));
  events.onopen = () => {
    connection.textContent = "";
    if (lost) { loadEveryone(); refreshClock(); }
    lost = false;
  };
  events.onerror = () => {
    lost = true;
    connection.textContent = "The simulator does not answer. Trying again…";
  };
}

document.getElementById("add").onsubmit = async (event) => {
  event.preventDefault();
  const form = event.target;
  const person = await post("people", Object.fromEntries(new FormData(form)));
  form.reset();
  chosen = [...chosen, person.id].slice(-MOST_PHONES);
  remember();
  await loadEveryone();
};

startClock();
const { seq } = await get("seq");
await Promise.all([loadEveryone(), refreshClock()]);
listen(seq);
