// The run: progress in words and numbers, cancel, and what went wrong.

import { button, byId, el, show } from "./dom.js";
import { failure } from "./failure.js";
import { number, word } from "./say.js";

/** Shows the button that starts; `start` is given a signal and a function for progress. */
export function renderRun(start, note = "") {
  show(byId("run"), el("div", { class: "run-row" },
    el("button", { type: "button", class: "primary big", id: "go", onclick: () => run(start, note) }, "Find the customers"),
    el("span", { class: "soft", id: "run-note" }, note)));
}

async function run(start, note) {
  const controller = new AbortController();
  const cancel = () => controller.abort();
  const escape = ({ key }) => key === "Escape" && cancel();
  const meter = progressMeter(cancel);
  show(byId("run"), meter.node);
  meter.focus();
  document.addEventListener("keydown", escape);
  try {
    await start({ signal: controller.signal, onProgress: meter.take });
  } catch (error) {
    renderRun(start, note);
    if (controller.signal.aborted) cancelled();
    else byId("run").prepend(failure(error));
    byId("go").focus();
  } finally {
    document.removeEventListener("keydown", escape);
    meter.end();
  }
}

function cancelled() {
  byId("run-note").textContent = "Cancelled. Nothing was kept.";
  byId("status").textContent = "Cancelled.";
}

/** Takes progress as often as it comes and draws it once a frame. */
function progressMeter(cancel) {
  const stage = el("strong", {}, "Starting");
  const count = el("span", { class: "soft small" });
  const bar = el("progress", { max: 1, "aria-label": "Progress" });
  const stop = button("Cancel", cancel, { id: "cancel", "aria-keyshortcuts": "Escape" });
  let last;
  let drawn;
  let frame = requestAnimationFrame(draw);

  function draw() {
    frame = requestAnimationFrame(draw);
    if (!last || last === drawn) return;
    const words = word("stage", last.stage);
    if (last.stage !== drawn?.stage) byId("status").textContent = words;
    stage.textContent = words;
    count.textContent = last.total ? `${number(last.done)} of ${number(last.total)}` : "";
    if (last.total) bar.value = last.done / last.total;
    else bar.removeAttribute("value");
    drawn = last;
  }

  return {
    node: el("div", { class: "card meter" }, el("div", { class: "meter-row" }, el("p", {}, stage, " ", count), stop), bar),
    focus: () => stop.focus(),
    take: (progress) => (last = progress),
    end: () => cancelAnimationFrame(frame),
  };
}
