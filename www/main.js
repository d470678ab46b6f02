// The page: files in, columns checked, customers out. Wires the parts; each knows only its own.

import { renderChoices } from "./choices.js";
import { correctedNote, fileCard } from "./columns.js";
import { decisions } from "./decision.js";
import { byId, show } from "./dom.js";
import { engine } from "./engine.js";
import { failure } from "./failure.js";
import { acceptFiles, sampleFiles } from "./files.js";
import { preview } from "./preview.js";
import { settled, watch } from "./privacy.js";
import { renderResults } from "./results.js";
import { renderRun } from "./run.js";
import { plural } from "./say.js";
import { addFiles, options, reset, session } from "./session.js";
import { tryRecord } from "./try.js";

const VIEWS = ["start", "prepare", "results"];
let result;

function view(name) {
  for (const id of VIEWS) byId(id).hidden = id !== name;
  byId(`${name}-head`).focus({ preventScroll: true });
  scrollTo({ top: 0 });
}

const say = (text) => (byId("status").textContent = text);

const notices = (list) => show(byId("notices"), list);

async function take(files) {
  addFiles(files);
  say("Reading the columns.");
  document.body.classList.add("busy");
  try {
    const { api } = await engine();
    for (const file of session.files.filter(({ preview }) => !preview)) await look(api, file);
    // Files that cannot be read are told and left out.
    notices(session.files.filter(({ error }) => error).map(({ name, error }) => failure(error, { name })));
  } catch (error) {
    notices([failure(error)]);
  }
  document.body.classList.remove("busy");
  session.files = session.files.filter(({ preview }) => preview);
  if (session.files.length) prepare();
}

async function look(api, file) {
  try {
    file.preview = await preview(api, file);
  } catch (error) {
    file.error = error;
  }
}

function prepare() {
  view("prepare");
  renderPrepare();
  say(`${plural(session.files.length, "file")} read. Check what the columns mean.`);
}

function renderPrepare() {
  const changed = ({ header }) => {
    // Columns of one header mean one thing: other files may show it too.
    const having = session.files.filter(({ preview }) => preview.columns.some((column) => column.header === header));
    if (having.length > 1) renderPrepare();
    else renderRun(start, correctedNote());
  };
  const remove = (file) => {
    session.files = session.files.filter((other) => other !== file);
    if (session.files.length) renderPrepare();
    else startOver();
  };
  show(byId("inputs"), session.files.map((file) => fileCard(file, { changed, remove })));
  renderChoices();
  renderRun(start, correctedNote());
}

async function start({ signal, onProgress }) {
  await result?.free();
  result = undefined;
  const { api, where } = await engine();
  const began = performance.now();
  const inputs = session.files.map(({ name, data }) => ({ name, data }));
  result = await api.resolve(inputs, { ...options(), signal, onProgress });
  notices([]);
  renderResults(result, { seconds: (performance.now() - began) / 1000, where });
  view("results");
  say(`Done: ${plural(result.summary.customers, "customer")} of ${plural(result.summary.records, "record")}.`);
}

async function startOver() {
  reset();
  notices([]);
  show(byId("inputs"));
  show(byId("result"));
  view("start");
  await result?.free();
  result = undefined;
}

function back() {
  view("prepare");
  renderPrepare();
}

watch();
addEventListener("unhandledrejection", ({ reason }) => notices([failure(reason)]));
acceptFiles(take);
byId("sample").addEventListener("click", async () => take(await sampleFiles()));
byId("clear").addEventListener("click", startOver);
byId("again").addEventListener("click", startOver);
byId("back").addEventListener("click", back);

try {
  const [{ api, where }] = await Promise.all([engine(), import("./sample.js")]);
  byId("version").textContent = await api.version();
  document.documentElement.dataset.engine = where;
  tryRecord(api);
  decisions(api);
  settled();
} catch (error) {
  notices([failure(error)]);
}
