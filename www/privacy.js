// "Nothing leaves this page": the policy in force, the requests that were made, what was refused.
//
// Does not: claim more than a page can know. What a policy does not govern is said.

import { openDialog } from "./dialog.js";
import { byId, el, show } from "./dom.js";
import { plural } from "./say.js";

const requests = [];
const refused = [];
let ready = 0;
let redraw = () => {};

/** Begins to count; call it first. */
export function watch() {
  new PerformanceObserver((list) => {
    requests.push(...list.getEntries());
    update();
  }).observe({ type: "resource", buffered: true });
  document.addEventListener("securitypolicyviolation", (event) => {
    refused.push(event);
    update();
  });
  byId("privacy-open").addEventListener("click", open);
}

/** The page has all it needs: every request from now on is one too many. */
export function settled() {
  ready = performance.now();
  update();
}

// A blob is made in this page; reading it is no request to anywhere.
const made = () => requests.filter(({ name }) => !/^(blob|data):/.test(name));
const since = () => (ready ? made().filter(({ startTime }) => startTime > ready) : []);

function update() {
  const count = since().length;
  byId("privacy-short").textContent = ready ? `${plural(count, "request")} ` : "";
  byId("privacy-open").classList.toggle("alarm", count + refused.length > 0);
  redraw();
}

const MEANING = {
  "default-src": "whatever is not named is forbidden",
  "script-src": "scripts of this page only, and wasm",
  "style-src": "its own style sheet",
  "img-src": "pictures it carries itself",
  "worker-src": "the engine beside the page; it inherits this policy",
  "connect-src": "no fetch, no beacon, no socket: to nowhere",
  "form-action": "no form can be sent",
  "base-uri": "addresses cannot be bent",
  "require-trusted-types-for": "text cannot become script",
  "trusted-types": "one rule, for the engine's worker",
};

const policy = () => document.querySelector("meta[http-equiv='Content-Security-Policy']").content.split(/;\s*/).filter(Boolean);

function directive(text) {
  const [name] = text.split(" ");
  return [el("dt", {}, el("code", {}, text.replace(/'sha256-[^']+'/g, "'sha256-…'"))), el("dd", { class: "soft" }, MEANING[name])];
}

/** A list that is drawn afresh whenever something was counted. */
function counted() {
  const list = el("ul", { class: "counts" });
  const count = (number, words) => el("li", {}, el("strong", {}, number), ` ${words}`);
  redraw = () => show(list,
    count(since().length, "requests since the page was ready"),
    count(made().length - since().length, "requests to load the page itself"),
    count(refused.length, "attempts refused by the policy"));
  redraw();
  return list;
}

function open() {
  openDialog("Nothing leaves this page", [
    el("p", {}, "The engine runs in this tab. The page carries this policy, which your browser enforces, whatever the scripts would like to do:"),
    el("dl", { class: "policy" }, policy().map(directive)),
    el("h3", {}, "Counted while you look"),
    counted(),
    el("p", { class: "small soft" }, "Counted is what this page asks for. The engine works in a worker, whose requests a page cannot count; it has none to make, as it inherits the policy."),
    el("h3", {}, "What the policy does not govern"),
    el("p", {}, "Navigation. No policy can forbid a page to open another address, and an address can carry data. This page has no code that does so. To be sure without reading it: disconnect, or take the page as one file, run it without a network, and close it before you connect again."),
    location.protocol !== "file:" && el("p", {}, el("a", { href: "selfsame.html", download: "selfsame.html" }, "Take this page as one file")),
    el("p", { class: "soft" }, "Your choices and results live in this tab's memory only: no cookie, no storage, nothing in the address."),
  ]);
}
