// The languages people's phones are set to.

const NAMES = new Intl.DisplayNames(["en"], { type: "language" });
const RIGHT_TO_LEFT = new Set(["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"]);

/** Returns whether this language is written from right to left. */
export function isRightToLeft(code) {
  return RIGHT_TO_LEFT.has(code.toLowerCase().split("-")[0]);
}

function languageName(code) {
  try {
    return NAMES.of(code);
  } catch {
    return code;
  }
}

/** Returns a person's role, if any, and language. */
export function aboutPerson(person) {
  return [person.label, languageName(person.language_code)].filter(Boolean).join(" · ");
}
