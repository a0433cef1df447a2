// Makes the page's elements. Text is always set as text, never as HTML.

const SVG = "http://www.w3.org/2000/svg";

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

/** Returns a picture from icons.svg that screen readers pass over. */
export function icon(name) {
  const made = document.createElementNS(SVG, "svg");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `page/icons.svg#${name}`);
  made.setAttribute("aria-hidden", "true");
  made.setAttribute("class", "icon");
  made.append(use);
  return made;
}

/** Sets an attribute, a text or hiddenness only where it differs: what stays is not touched. */
export function change(node, { text, hidden, ...attributes }) {
  if (text !== undefined && node.textContent !== text) node.textContent = text;
  if (hidden !== undefined && node.hidden !== hidden) node.hidden = hidden;
  for (const [name, value] of Object.entries(attributes)) {
    if (node.getAttribute(name) !== String(value)) node.setAttribute(name, value);
  }
}

/** Puts the new node in the old one's place; who stood on one of its buttons stays on it. */
export function replaceKeepingFocus(old, fresh) {
  const stops = "button, a, audio, summary";
  const place = [...old.querySelectorAll(stops)].indexOf(document.activeElement);
  old.replaceWith(fresh);
  if (place < 0) return;
  const left = [...fresh.querySelectorAll(stops)];
  (left[place] ?? left.at(-1) ?? fresh.closest("[tabindex]"))?.focus();
}
