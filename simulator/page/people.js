// Choosing whose phones are shown, adding a person, and making a group chat.

import { post } from "./api.js";
import { element } from "./elements.js";

/** Shows everyone with a box to tick; calls `choose` with an id and whether it is wanted. */
export function showPeople(people, chosen, choose) {
  const focused = document.activeElement?.closest("#people") ? document.activeElement.value : null;
  document.getElementById("people").replaceChildren(...people.map((person) => {
    const box = element("input", { type: "checkbox", value: person.id });
    box.checked = chosen.includes(person.id);
    box.onchange = () => choose(person.id, box.checked);
    const role = person.label
      ? element("span", { className: "soft", dir: "auto", text: person.label }) : null;
    return element("label", {}, box, element("bdi", { text: person.name }), role);
  }));
  if (focused) document.querySelector(`#people [value="${CSS.escape(focused)}"]`)?.focus();
}

function wired(form, work) {
  const problem = form.querySelector(".problem");
  form.onsubmit = async (event) => {
    event.preventDefault();
    problem.textContent = "";
    try {
      await work(Object.fromEntries(new FormData(form)));
      form.reset();
    } catch (error) {
      problem.textContent = error.message;
    }
  };
}

/** Makes both forms work; `members` gives who is in a new group: those whose phones are shown. */
export function wireForms(members, added) {
  wired(document.getElementById("add"), async (person) => {
    const { id } = await post("people", person);
    await added(id);
  });
  wired(document.getElementById("gather"), async ({ title }) => {
    await post("groups", { title, members: members() });
  });
}
