// Runs in the page; posts what happened.

import { define } from "/pkg/form.js";

const form = document.querySelector("form");
const seen = { calls: [], events: {}, checks: {} };
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

const field = (raw) => ({ raw, display: raw.trim().toLowerCase(), status: "corrected", issues: [{ code: "email.domain-typo", severity: "warning", suggestion: "ada@gmail.com" }] });
const selfsame = {
  normalize: (record, options) => (seen.calls.push(["normalize", record, options]), { fields: { mail: record.mail && field(record.mail) } }),
};
const resolver = {
  find: async (record, options) => {
    seen.calls.push(["find", record, options]);
    return [
      { id: "7", probability: 0.987, decision: "match", comparisons: [{ name: "prior", level: "", weight: 3 }, { name: "name", level: "close", weight: 2 }, { name: "email", level: "<img src=x onerror=alert(1)>", weight: 9 }] },
      { id: "8", probability: 0.85, decision: "review", comparisons: [] },
    ];
  },
};
for (const name of ["clean", "matches", "use", "different", "consent", "error"]) {
  form.addEventListener(`selfsame:${name}`, ({ detail }) => (seen.events[name] ??= []).push(detail));
}

const type = (name, value) => {
  form.elements[name].value = value;
  form.elements[name].dispatchEvent(new Event("input", { bubbles: true }));
};
const leave = (name) => form.elements[name].dispatchEvent(new Event("change", { bubbles: true }));
const panel = () => document.querySelector(".selfsame-duplicates");

try {
  Object.defineProperty(navigator, "globalPrivacyControl", { value: true });
  const entries = ["survey email", "marketing post"].map((said) => ({ purpose: said.split(" ")[0], channel: said.split(" ")[1], status: "granted", at: "2026-01-01" }));
  define({ selfsame: Promise.resolve(selfsame), resolver, debounce: 20, now: () => "2026-11-21T12:00:00Z", consent: { entries } });
  seen.checks.ticked = [form.elements.ask.checked, form.elements.post.checked, form.elements.news.checked];
  type("first", "Ada");
  type("secret", "hunter2");
  type("mail", " ADA@GMIAL.COM ");
  leave("mail");
  await pause(80);
  seen.checks.value = form.elements.mail.value;
  seen.checks.note = document.getElementById(form.elements.mail.getAttribute("aria-describedby"))?.textContent;
  seen.checks.panel = panel().textContent;
  seen.checks.images = document.images.length;
  panel().querySelectorAll("button")[0].click();
  panel().querySelectorAll("button")[1].click();
  seen.checks.left = panel().querySelectorAll("li").length;
  document.querySelector(".selfsame-note button").click();
  await pause(80);
  seen.checks.taken = form.elements.mail.value;
  form.elements.news.click();
  form.elements.back.click();
  seen.checks.submitted = new FormData(form).get("selfsame_consent");
  form.elements.news.click();
  form.elements.news.checked = false;
  seen.checks.unticked = JSON.parse(new FormData(form).get("selfsame_consent")).entries.some(({ purpose, channel, status }) => purpose === "marketing" && channel === "email" && status === "granted");
  form.elements.news.checked = true;
  type("mail", "ada@gmial.com");
  form.reset();
  await pause(80);
  seen.checks.reset = {
    panel: panel().textContent,
    notes: document.querySelectorAll(".selfsame-note").length,
    consent: JSON.parse(new FormData(form).get("selfsame_consent")).entries.map(({ purpose, channel, status, method }) => [purpose, channel, status, method].join(" ").trim()),
    ticked: [form.elements.ask.checked, form.elements.post.checked, form.elements.news.checked],
  };
  document.querySelector("selfsame-form").remove();
  seen.checks.detached = document.querySelector(".selfsame-duplicates") === null;
} catch (error) {
  seen.failure = `${error.name}: ${error.message}`;
}
await fetch("/report", { method: "POST", body: JSON.stringify(seen) });
