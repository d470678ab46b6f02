// node private.mjs PACKAGE: encodings a second, and encoded comparisons a second; fails below a bar.

import { engine } from "./engine.mjs";

const { load } = await engine(process.argv[2]);
const selfsame = await load();
const RECORDS = 5_000;
const COPIES = 20;
const LOOKUPS = 200;
const BAR = 1_000_000;

const given = ["Ada", "Grace", "Alan", "Edsger", "Barbara", "Donald", "Frances", "Ken", "Margaret", "Niklaus"];
const family = ["Lovelace", "Hopper", "Turing", "Dijkstra", "Liskov", "Knuth", "Allen", "Thompson", "Hamilton", "Wirth"];
const record = (at) => ({
  first_name: given[at % 10],
  last_name: `${family[(at / 10) % 10 | 0]}${String.fromCharCode(97 + ((at / 100) % 26 | 0))}`,
  birth_date: `19${50 + (at % 50)}-0${1 + (at % 9)}-1${at % 10}`,
  street: `Hauptstraße ${at % 200}`,
  postcode: String(10115 + (at % 80_000)),
  city: "Berlin",
});

/** Seconds of CPU: what else the machine does is not counted. */
function cost(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const secret = "a secret for measuring only";
let encodings;
const encoding = cost(() => (encodings = Array.from({ length: RECORDS }, (_, at) => selfsame.encode(record(at), { secret }))));
const resolver = selfsame.resolver({ encoded: true });
for (let copy = 0; copy < COPIES; copy += 1) resolver.add(encodings.map((one, at) => ({ id: `${copy}-${at}`, ...one })));
const asked = encodings.slice(0, LOOKUPS);
const look = () => asked.forEach((one) => resolver.find(one, { threshold: 1 }));
look();
const seconds = Math.min(cost(look), cost(look), cost(look));
const rate = (resolver.size * LOOKUPS) / seconds;
console.log(`encode, a record: ${((encoding / RECORDS) * 1e6).toFixed(0)} µs of CPU`);
console.log(`find among ${resolver.size}: ${((seconds / LOOKUPS) * 1e3).toFixed(2)} ms of CPU, ${Math.round(rate).toLocaleString("en")} encoded comparisons a second`);
if (rate < BAR) {
  console.error(`below the bar of ${BAR}`);
  process.exitCode = 1;
}
