import { operations as words } from "../common/strings.js";

const UNITS = [
  [86_400, "day"],
  [3_600, "hour"],
  [60, "minute"],
];

/** A duration in its largest unit: "12 min". A negative one, from a clock that is ahead, counts as none. */
export function duration(seconds) {
  const positive = Math.max(0, seconds);
  const [size, unit] = UNITS.find(([length]) => positive >= length) ?? [1, "second"];
  return words.units[unit](Math.floor(positive / size));
}

export function ago(instant) {
  return words.ago(duration((Date.now() - Date.parse(instant)) / 1000));
}

/** The instant in the time zone of the reader, with the zone. */
export function moment(instant) {
  return new Date(instant).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "long" });
}
