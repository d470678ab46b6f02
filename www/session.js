// What the person has chosen so far. Lives in this tab's memory and nowhere else: not in the
// address, not in storage.

export const session = {
  /** @type {{ name: string, data: Blob, preview?: object, error?: Error }[]} */
  files: [],
  /** Corrected columns, by header: a schema names columns by header, in all files alike. */
  corrected: new Map(),
  country: "",
  id: "",
};

export function reset() {
  Object.assign(session, { files: [], corrected: new Map(), country: "", id: "" });
}

/** Adds files under names that no other has. */
export function addFiles(list) {
  for (const data of list) session.files.push({ name: freeName(data.name), data });
}

function freeName(name) {
  const taken = (name) => session.files.some((file) => file.name === name);
  for (let count = 2, free = name; ; count += 1) {
    if (!taken(free)) return free;
    free = `${name} (${count})`;
  }
}

/** What a column means: as corrected, else as inferred. */
export const meaning = (column) => session.corrected.get(column.header) ?? column;

export function correct(column, change) {
  const { header, group } = column;
  const { kind, purpose, channel, polarity } = { ...meaning(column), ...change };
  const consent = kind === "consent" ? { purpose: purpose ?? "marketing", channel, polarity } : {};
  session.corrected.set(header, prune({ header, kind, group, ...consent }));
}

const prune = (object) => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined && value !== ""));

/** The options of `resolve` that follow from the choices. */
export const options = () =>
  prune({
    schema: session.corrected.size ? { fields: [...session.corrected.values()] } : undefined,
    country: session.country,
    id: session.id,
    asOf: today(),
  });

/** The day where the person is. */
function today(now = new Date()) {
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
