// node xtask/decide.mjs PACKAGE: decisions of consent a second, one thread, from JavaScript.
//
// The requests go over the places, purposes and channels of the table, a seeded stream; CPU seconds of the
// process, the best of several passes. "as JSON": a request out of the ordinary, which the quick road does not take.

import { engine } from "./engine.mjs";

const BAR = 200_000;
const REQUESTS = 2000;
const PASSES = 9;

const [, , folder] = process.argv;
const { load } = await engine(folder);
const selfsame = await load();

const PLACES = "DE FR IT ES NL AT PL SE GB US-CA US-TX US-NY US-FL CA-ON CA-QC BR ZA JP SG AU-NSW IN CH".split(" ");
const USES = [
  ["marketing", "email"], ["marketing", "sms"], ["marketing", "call"], ["marketing", "post"], ["transactional", "email"],
  ["profiling"], ["advertising", "web"], ["sale"], ["analytics", "web"], ["security"],
];
const STATUSES = ["granted", "granted", "withdrawn", "refused", "unknown"];

let state = 20261122;
const pick = (list) => list[(state = (Math.imul(state, 1664525) + 1013904223) >>> 0) % list.length];

function request() {
  const place = pick(PLACES);
  const [purpose, channel] = pick(USES);
  const entry = { purpose, channel, status: pick(STATUSES), method: pick(["express", "written"]), at: "2026-01-10T10:00:00Z" };
  return {
    purpose,
    channel,
    at: `2026-11-${pick([16, 17, 18])}T1${pick([0, 2, 4])}:30:00Z`,
    subject: {
      country: place.slice(0, 2),
      region: place.length > 2 ? place : undefined,
      age: pick([15, 40, 70]),
      timeZone: pick(["+01:00", "-05:00", "+09:00"]),
      doNotCall: pick(["listed", "not-listed"]),
      relationship: pick([undefined, { contactObtainedInSale: true, similarProducts: true, optOutOffered: true }]),
    },
    consent: { entries: pick([[], [entry]]) },
  };
}

const requests = Array.from({ length: REQUESTS }, request);
const odd = requests.map((one) => ({ ...one, consent: { ...one.consent, deliverability: [] } }));

function rate(list, work) {
  let best = 0;
  for (let pass = 0; pass < PASSES; pass++) {
    const before = process.cpuUsage();
    for (let round = 0; round < 5; round++) list.forEach(work);
    const { user, system } = process.cpuUsage(before);
    best = Math.max(best, (5 * list.length) / ((user + system) / 1e6));
  }
  return Math.round(best);
}

const whole = rate(requests, (one) => selfsame.consent.decide(one));
const slowly = rate(odd, (one) => selfsame.consent.decide(one));
const json = rate(requests, (one) => JSON.parse(JSON.stringify(one)));
console.log(`${whole} decisions a second, as JSON ${slowly}; JSON there and back of a request alone ${json}; bar ${BAR}`);
process.exitCode = whole >= BAR ? 0 : 1;
