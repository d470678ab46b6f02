// The form in a real browser.

import assert from "node:assert/strict";
import { test } from "node:test";
import { chromium, visit } from "./browser.mjs";

test("a form cleanses, warns of duplicates with reasons and keeps consent, under Trusted Types", { skip: !chromium && "Chromium is not installed" }, async () => {
  const { failure, calls, events, checks } = await visit("form.html");
  assert.equal(failure, undefined);
  assert.deepEqual(events.error, undefined);
  const [, record, options] = calls.find(([name]) => name === "normalize");
  assert.deepEqual(record, { first: "Ada", mail: record.mail }, "no password and nothing that is to be ignored");
  assert.deepEqual(options, {
    schema: { fields: [{ header: "first", kind: "name.given" }, { header: "mail", kind: "email" }] },
    country: "DE",
  });
  assert.equal(checks.value, "ada@gmial.com");
  assert.match(checks.note, /ada@gmail\.com/);
  assert.match(checks.panel, /98 %.*E-mail address.*name/, "strongest reason first");
  assert.equal(checks.images, 0, "text stays text");
  assert.deepEqual(events.use, [{ id: "7" }]);
  assert.deepEqual(events.different, [{ id: "7" }]);
  assert.equal(checks.left, 1);
  assert.equal(checks.taken, "ada@gmail.com");
  assert.ok(events.matches.at(-1).matches.every(({ id }) => id !== "7"), "who was dismissed stays dismissed");
  assert.deepEqual(JSON.parse(checks.submitted).entries, [
    { purpose: "marketing", channel: "email", status: "granted", at: "2026-11-21T12:00:00Z", method: "express", source: "test form", evidence: "Send me the newsletter [v3]" },
    { purpose: "marketing", channel: "call", status: "granted", at: "2026-11-21T12:00:00Z", method: "pre-ticked", source: "test form", evidence: "Call me" },
    { purpose: "survey", channel: "email", status: "withdrawn", at: "2026-11-21T12:00:00Z", method: "express", source: "test form", evidence: "Ask me" },
    { purpose: "marketing", channel: "post", status: "granted", at: "2026-01-01" },
  ]);
  assert.deepEqual(checks.ticked, [true, true, false], "what is on file is ticked");
  assert.deepEqual(JSON.parse(checks.submitted).signals, { gpc: true });
  assert.equal(events.consent.length, 3, "one act each, to grant and to take back");
  assert.equal(checks.unticked, false, "a box that a program emptied shows no yes");
  assert.deepEqual(checks.reset, {
    panel: "",
    notes: 0,
    consent: ["marketing call granted pre-ticked", "survey email granted", "marketing post granted"],
    ticked: [true, true, false],
  }, "a form set back agrees to nothing that was answered in it");
  assert.equal(checks.detached, true);
});
