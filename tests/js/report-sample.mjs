// An assessment as the engine makes it, small enough to read.

const column = (header, kind, facts = {}) => ({
  header, kind, confidence: 0.97, reason: `header:${header}`, filled: 1400, distinct: 1310,
  statuses: { valid: 1100, corrected: 240, suspect: 40, invalid: 20, empty: 100 }, changes: [], issues: [], ...facts,
});

const issue = (code, severity, count, examples = []) => ({ code, severity, count, examples });

const addend = (name, level, weight, termFrequency = 0) => ({ name, level, weight, termFrequency, m: 0.9, u: 0.01 });

const record = (source, row, id, customer) => ({ source, row, id, customer });

const field = (kind, left, right, same = left && right ? left === right : null) => ({ kind, values: [left, right], same });

const pair = (decision, probability, fields, comparisons) => ({
  decision, probability, weight: comparisons.reduce((sum, { weight }) => sum + weight, 0), comparisons, fields,
  records: [record("crm.csv", 17, "K-1017", "C17"), record("shop.jsonl", 912, "88231", decision === "match" ? "C17" : "C440")],
});

export const sample = () => ({
  version: 1,
  masked: false,
  inputs: [
    {
      name: "crm.csv", rows: 1500, format: "csv", encoding: "windows-1252",
      notes: [{ code: "encoding.converted", count: 1 }, { code: "csv.short-row", row: 88, count: 3 }],
      columns: [
        column("Vorname", "name.given"),
        column("Nachname", "name.family", { issues: [issue("name.is-organization", "warning", 6, [{ row: 31, value: "M••••• GmbH" }])] }),
        column("E-Mail", "email", {
          reason: "values:email 0.98",
          issues: [
            issue("email.syntax", "error", 20, [{ row: 44, value: "a•••.example.com" }]),
            issue("email.domain-typo", "warning", 32, [{ row: 12, value: "j•••@gmial.com", suggestion: "j•••@gmail.com" }, { row: 901, value: "a•@hotmial.com", suggestion: "a•@hotmail.com" }]),
          ],
        }),
        column("Konfession", "category", { confidence: 0.8, special: "art-9", category: "user.religious_belief" }),
        column("keine_werbung", "consent", { confidence: 1, reason: "given", purpose: "marketing", channel: "post", polarity: "inverse" }),
      ],
    },
    {
      name: "shop.jsonl", rows: 1512, format: "jsonl", encoding: "utf-8", notes: [],
      columns: [column("customer.name", "name"), column("phone", "phone", { issues: [issue("phone.length", "warning", 12, [{ row: 5, value: "+49 30 •••" }])] }), column("zip", "address.postcode", { group: "billing" })],
    },
  ],
  totals: {
    records: 3012, recordsFixed: 1904, recordsWithIssues: 70,
    statuses: { valid: 9000, corrected: 1920, suspect: 320, invalid: 160, empty: 800 },
    changes: [{ code: "case", count: 1207 }, { code: "space", count: 822 }, { code: "format", count: 640 }, { code: "mojibake", count: 12 }],
    issues: [issue("email.syntax", "error", 20), issue("email.domain-typo", "warning", 32), issue("phone.length", "warning", 12), issue("name.is-organization", "warning", 6)],
  },
  duplicates: {
    customers: 1540, recordsInDuplicates: 2400,
    sizes: [{ size: 1, customers: 612 }, { size: 2, customers: 480 }, { size: 3, customers: 352 }, { size: 4, customers: 96 }, { size: 7, customers: 2 }],
    weights: Array.from({ length: 46 }, (_, at) => ({
      from: at - 12, match: at > 15 ? Math.round(300 * Math.exp(-(((at - 32) / 7) ** 2))) : 0,
      review: at > 10 && at <= 15 ? 9 + at : 0, distinct: at <= 10 ? Math.round(900 * Math.exp(-at / 3)) : 0,
    })),
    blocks: {
      keys: 18230, oversize: 2,
      rules: [{ rule: "email", pairs: 1400, onlyPairs: 12, links: 1390, onlyLinks: 8 }, { rule: "birth+area", pairs: 2100, onlyPairs: 700, links: 980, onlyLinks: 31 }],
      missed: { contact: 1390, other: 980, both: 950, estimate: 14 },
    },
    examples: [
      pair("match", 0.99999,
        [field("name.given", "Katharina", "Kathi"), field("name.family", "Müller", "Mueller"), field("email", "k.mueller@example.com", "k.mueller@example.com"), field("phone", "+49 30 1234567", ""), field("address.street", "Ringstraße 12", "Ringstr. 12"), field("address.postcode", "10115", "10115"), field("date.birth", "1984-03-02", "1984-02-03")],
        [addend("prior", "", -11.6), addend("name.given", "nickname", 4.9), addend("name.family", "close", 5.2, 1.4), addend("date.birth", "day-month-swapped", 6.4), addend("email", "same-mailbox", 12.1), addend("address.street", "close", 4.1), addend("address.area", "same-postcode", 5.6), addend("household", "", -3.2)]),
      pair("match", 0.93,
        [field("name.given", "Tom", "Thomas"), field("name.family", "Baker", "Baker"), field("phone", "+44 20 7946 0958", "+44 20 7946 0958")],
        [addend("prior", "", -11.6), addend("name.given", "nickname", 4.9), addend("name.family", "exact", 3.1, -2.2), addend("phone", "same-number", 7.3)]),
      pair("review", 0.46,
        [field("name.given", "José", "Maria"), field("name.family", "García", "García"), field("address.street", "Calle Mayor 4", "Calle Mayor 4"), field("date.birth", "1990-01-01", "1961-07-19")],
        [addend("prior", "", -11.6), addend("name.given", "different", -4.2), addend("name.family", "exact", 7.4), addend("address.street", "same", 9.2), addend("date.birth", "different", -1.1)]),
    ],
  },
  consent: [
    { purpose: "transactional", statuses: [{ code: "granted", count: 1540 }], conflicts: 0 },
    { purpose: "marketing", channel: "email", statuses: [{ code: "granted", count: 702 }, { code: "refused", count: 240 }, { code: "withdrawn", count: 88 }, { code: "pending", count: 20 }, { code: "unknown", count: 490 }], conflicts: 17 },
    { purpose: "marketing", channel: "post", statuses: [{ code: "granted", count: 300 }, { code: "refused", count: 610 }, { code: "expired", count: 30 }, { code: "unknown", count: 600 }], conflicts: 4 },
  ],
});
