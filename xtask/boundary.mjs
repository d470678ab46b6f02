// node boundary.mjs PACKAGE: what a call into the engine costs, in microseconds.

import { engine } from "./engine.mjs";

const { load } = await engine(process.argv[2]);
const RECORDS = 10_000;
const given = ["Ada", "Grace", "Alan", "Edsger", "Barbara", "Donald", "Frances", "Ken", "Margaret", "Niklaus"];
const family = ["Lovelace", "Hopper", "Turing", "Dijkstra", "Liskov", "Knuth", "Allen", "Thompson", "Hamilton", "Wirth"];
const records = Array.from({ length: RECORDS }, (_, at) => ({
  id: String(at),
  first_name: given[at % 10],
  last_name: `${family[(at / 10) % 10 | 0]}${String.fromCharCode(97 + ((at / 100) % 26 | 0))}`,
  email: `person${at}@example.com`,
  phone: `0171 ${2_000_000 + at}`,
  birth_date: `19${50 + (at % 50)}-0${1 + (at % 9)}-1${at % 10}`,
}));

// As a form or a request holds one: twelve fields, each of another kind.
const wide = records.map(({ first_name, last_name, email, phone, birth_date }, at) => ({
  salutation: at % 2 ? "Frau" : "Herr",
  first_name,
  last_name,
  birth_date,
  company: `${last_name} & Sons Ltd`,
  email,
  phone,
  street: `Hauptstraße ${at % 200}`,
  postcode: String(10115 + (at % 80_000)),
  city: "Berlin",
  country: "Germany",
  newsletter: at % 3 ? "yes" : "no",
}));
const kinds = {
  salutation: "name.prefix",
  first_name: "name.given",
  last_name: "name.family",
  birth_date: "date.birth",
  company: "organization",
  email: "email",
  phone: "phone",
  street: "address.street",
  postcode: "address.postcode",
  city: "address.locality",
  country: "address.country",
  newsletter: "flag",
};

const selfsame = await load();
const resolver = selfsame.resolver({ country: "DE" });

/** CPU microseconds of a piece of work: what else the machine does is not counted. */
function cost(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/** A line; `bar` is what it may cost. */
function show(name, micros, bar) {
  const missed = micros > bar;
  console.log(name.padEnd(44), micros.toFixed(2).padStart(8), "µs", bar ? `(bar ${bar} µs${missed ? ", MISSED" : ""})` : "");
  if (missed) process.exitCode = 1;
}

/** Best of three rounds after one that is not counted, in microseconds a call. */
function measure(name, calls, round, bar) {
  round();
  show(name, Math.min(...[1, 2, 3].map(() => cost(round))) / calls, bar);
}

const each = (list, work) => () => list.forEach(work);
measure("an empty crossing: version()", RECORDS, each(records, () => selfsame.version()));
measure("normalize(record), six fields", RECORDS, each(records, (record) => selfsame.normalize(record, { country: "DE" })));
measure("normalize(record), twelve fields", RECORDS, each(wide, (record) => selfsame.normalize(record, { country: "DE" })));
const known = { country: "DE", schema: kinds };
measure("normalize(record), twelve, with a schema", RECORDS, each(wide, (record) => selfsame.normalize(record, known)), 25);
measure("compare(a, b)", 1000, each(records.slice(0, 1000), (record, at) => selfsame.compare(record, records[at + 1])));
show("resolver.add(records), one crossing, a record", cost(() => resolver.add(records)) / RECORDS);
measure(`resolver.find(record) among ${RECORDS}`, 200, each(records.slice(0, 200), (record) => resolver.find(record)));
