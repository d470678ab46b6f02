// An error for a person: what happened, what to do, the code for whoever is asked.

import { button, el } from "./dom.js";
import { word } from "./say.js";

const TRY = "Try again, or start over with another file.";

/** What to do about an error: the words of its code, else its own. */
const advice = ({ code, message }) => {
  const words = code && word("errorCode", code);
  return words && words !== code ? words : message || TRY;
};

const place = ({ details = {} }) =>
  Object.entries(details).filter(([name]) => name !== "cause").map(([name, value]) => `${name} ${value}`).join(", ");

/** A notice; `name` is the file it is about. */
export function failure(error, { name, dismiss } = {}) {
  const exact = error.code && error.message !== advice(error) ? error.message : "";
  return el("div", { class: "failure", role: "alert" },
    el("p", { class: "failure-head" }, name ? [el("bdi", {}, name), ": "] : "", advice(error)),
    exact && el("p", { class: "small" }, exact),
    el("p", { class: "small soft" }, el("code", {}, error.code ?? error.name ?? "error"), place(error) && ` · ${place(error)}`),
    dismiss && button("Dismiss", dismiss));
}
