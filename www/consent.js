// What consent says: counts per purpose and channel, and the state of one customer with its evidence.

import { legend, strip } from "./charts.js";
import { el, table, typed } from "./dom.js";
import { number, sentence, word } from "./say.js";

const STATUSES = [["granted", "ok"], ["pending", "fixed"], ["expired", "look"], ["refused", "bad"], ["withdrawn", "worse"], ["unknown", "none"]];
const PILLS = { granted: "match", pending: "info", expired: "warning", refused: "error", withdrawn: "error", unknown: "info" };

const channelWord = (channel) => (channel ? word("channel", channel) : sentence("anyChannel"));

/** Counts of all customers. */
export function consentCounts({ assessment }) {
  const rows = assessment.consent;
  if (rows.length === 0) return el("p", {}, sentence("noConsent"));
  const count = (row, code) => row.statuses.find((status) => status.code === code)?.count ?? 0;
  const used = STATUSES.filter(([code]) => rows.some((row) => count(row, code) > 0));
  const line = (row) => {
    const parts = STATUSES.map(([code, colour]) => [colour, count(row, code)]);
    const total = parts.reduce((sum, [, part]) => sum + part, 0);
    return el("tr", {}, el("th", { scope: "row" }, word("purpose", row.purpose)), el("td", {}, channelWord(row.channel)),
      el("td", { class: "bar" }, strip(parts, Math.max(1, total))),
      used.map(([code]) => el("td", { class: "n" }, number(count(row, code)))), el("td", { class: "n" }, number(row.conflicts)));
  };
  const heads = [sentence("purpose"), sentence("channel"), sentence("distribution"), ...used.map(([code]) => [word("consentStatus", code), "n"]), [sentence("conflicts"), "n"]];
  return [
    el("p", { class: "soft" }, sentence("consentIntro")),
    legend(used.map(([code, colour]) => [colour, word("consentStatus", code)])),
    table(sentence("consent"), heads, rows.map(line)),
    el("p", { class: "soft small" }, "What one customer has agreed to, with its evidence, stands with the customer."),
  ];
}

/** What one customer has agreed to. */
export function consentTable({ consent, conflicts = [] }) {
  const entries = consent?.entries ?? [];
  if (entries.length === 0) return el("p", { class: "soft" }, "Nothing is on file. Unknown is not a yes.");
  const row = ({ purpose, channel, status, at, expiresAt, method, source, evidence }) => el("tr", {},
    el("th", { scope: "row" }, word("purpose", purpose)), el("td", {}, channelWord(channel)),
    el("td", {}, el("span", { class: `pill ${PILLS[status] ?? "info"}` }, word("consentStatus", status))),
    el("td", { class: "small" }, [at?.slice(0, 10), expiresAt && `until ${expiresAt.slice(0, 10)}`, method].filter(Boolean).join(" · ") || "–"),
    el("td", { class: "small" }, typed([source, evidence].filter(Boolean).join(" · "))));
  return [
    conflicts.length > 0 && el("p", { class: "notice small" }, "Its records contradict each other; the protective answer counts."),
    table("Consent of this customer", [sentence("purpose"), sentence("channel"), "Answer", "When and how", "Evidence"], entries.map(row)),
  ];
}
