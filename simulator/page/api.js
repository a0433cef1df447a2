// Talks with the simulator's control API. Every refusal becomes an Error with its plain sentence.

async function answered(response) {
  const body = await response.json();
  if (!response.ok) throw new Error(body.error ?? "That did not work.");
  return body;
}

export async function get(path) {
  return answered(await fetch(`_sim/${path}`));
}

export async function post(path, body) {
  return answered(await fetch(`_sim/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  }));
}

export function element(tag, { text, className, ...attributes } = {}, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== null) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}
