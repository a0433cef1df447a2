// Pictures, voice notes and documents in a message.

import { element, icon } from "./elements.js";

const WITHOUT_FILE = new Set(["text", "service", "dice"]);
const NAMES = {
  photo: "Picture", sticker: "Sticker", voice: "Voice note", audio: "Sound", document: "File",
  video: "Film", animation: "Film", video_note: "Film", location: "Place", venue: "Place",
};
const MEGABYTE = 1024 * 1024;

/** Returns what kind of thing a message carries, "" for plain text. */
export function mediaName(message) {
  return WITHOUT_FILE.has(message.kind) ? "" : NAMES[message.kind] ?? "File";
}

function sizeOf(bytes) {
  if (!bytes) return "";
  const inMegabytes = bytes >= MEGABYTE;
  const number = inMegabytes ? bytes / MEGABYTE : Math.max(1, bytes / 1024);
  return `${number.toFixed(inMegabytes ? 1 : 0)} ${inMegabytes ? "MB" : "kB"}`;
}

function picture(message) {
  const told = message.text ? `Picture: ${message.text}` : "Picture";
  const { width, height } = message;
  return element("a", { className: "picture", href: message.file, target: "_blank" }, element(
    "img", { src: message.file, alt: told, width, height },
  ));
}

function voice(message) {
  return element("audio", {
    src: message.file, controls: "", preload: "metadata", "aria-label": mediaName(message),
  });
}

function documentLink(message) {
  const name = message.file_name ?? "File";
  return element(
    "a", { className: "document", href: message.file, download: name }, icon("file"),
    element("bdi", { text: name }),
    element("span", { className: "soft", text: sizeOf(message.file_size) }),
  );
}

function film(message) {
  return element("video", {
    src: message.file, controls: "", preload: "metadata", "aria-label": mediaName(message),
  });
}

function place({ latitude, longitude }) {
  return element("p", { dir: "ltr", text: `Place: ${latitude}, ${longitude}` });
}

const VIEWS = {
  photo: picture, sticker: picture, voice, audio: voice,
  video: film, animation: film, video_note: film,
};

/** Returns what shows or plays the message's file, null for plain text. */
export function media(message) {
  if (message.place) return place(message.place);
  if (WITHOUT_FILE.has(message.kind)) return null;
  if (!message.file) return element("p", { className: "soft", text: `${mediaName(message)}: gone` });
  const shown = (message.mime_type ?? "").startsWith("image/") ? picture : VIEWS[message.kind];
  return (message.kind === "document" ? documentLink : shown ?? documentLink)(message);
}
