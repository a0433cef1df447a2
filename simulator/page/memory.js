// What the page keeps over a reload, by person: the chat that is open, drafts, what is unread.

/** Returns what was kept, or else what is given. */
export function recall(person, what, otherwise) {
  try {
    return JSON.parse(sessionStorage.getItem(`${what} of ${person}`)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

/** Keeps a value; null or an empty text is forgotten. */
export function remember(person, what, value) {
  const key = `${what} of ${person}`;
  try {
    if (value === null || value === "") sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(value));
  } catch { /* a browser that keeps nothing still works until the next reload */ }
}
