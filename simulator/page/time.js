// How moments are written, in the one time zone that all the phones are in.

const ZONE = "Europe/London";
const written = (parts) => {
  const format = new Intl.DateTimeFormat("en-GB", { ...parts, timeZone: ZONE });
  return (moment) => format.format(new Date(moment));
};
const CLOCK = { hour: "2-digit", minute: "2-digit" };
const DAY = { weekday: "short", day: "numeric", month: "short" };

export const placeName = "London";
export const clockTime = written(CLOCK);
export const shortDay = written(DAY);
export const longDay = written({ weekday: "long", day: "numeric", month: "long" });
export const fullDay = written({ ...DAY, year: "numeric" });
export const fullTime = written({ ...CLOCK, second: "2-digit" });
export const dayAndTime = written({ ...DAY, ...CLOCK });
const PARTS = new Intl.DateTimeFormat("en-GB", {
  year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric",
  second: "numeric", hourCycle: "h23", timeZone: ZONE,
});

function fieldsOf(moment) {
  const fields = {};
  for (const { type, value } of PARTS.formatToParts(moment)) fields[type] = Number(value);
  return fields;
}

/** Returns the moment when it is nine in the morning there on the next day. */
export function tomorrowAtNine(moment) {
  const today = fieldsOf(moment);
  const wanted = Date.UTC(today.year, today.month - 1, today.day + 1, 9);
  const there = fieldsOf(new Date(wanted));
  const ahead = Date.UTC(there.year, there.month - 1, there.day, there.hour) - wanted;
  return new Date(wanted - ahead);
}
