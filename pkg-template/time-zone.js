// Names of time zones to offsets; the engine knows no zones, and no clock.
//
// The host's own tables are used: the one place where runtimes may differ, and only for zones whose
// rules changed since the host was built.

import { SelfsameError } from "./error.js";

const OFFSET = /^(?:[Zz]|[+-]\d\d:?\d\d)$/;

// To make a clock costs far more than to read it.
const clocks = new Map();

function clockOf(zone) {
  const options = { timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" };
  let clock = clocks.get(zone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat("en-US", options);
    clocks.set(zone, clock);
  }
  return clock;
}

const parts = (zone, at) => Object.fromEntries(clockOf(zone).formatToParts(at).map(({ type, value }) => [type, Number(value)]));

const two = (number) => String(number).padStart(2, "0");

/** `Europe/Berlin` at an instant as `+01:00`; an offset stays what it is. */
export function offsetOf(zone, instant) {
  if (typeof zone !== "string" || OFFSET.test(zone)) return zone;
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return zone;
  let local;
  try {
    local = parts(zone, at);
  } catch {
    throw new SelfsameError("consent.invalid", "request.subject.timeZone is neither an offset nor a time zone that this runtime knows.", { path: "request.subject.timeZone" });
  }
  const wall = Date.UTC(local.year, local.month - 1, local.day, local.hour, local.minute);
  const minutes = Math.round((wall - Math.floor(at / 60_000) * 60_000) / 60_000);
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
