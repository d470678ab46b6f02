// What the columns of a file mean, from its beginning.
//
// Does: resolve the first rows of one file and keep what is known about its columns, with values as
// typed. The engine infers from the first 1,000 rows, so it will find the same in the whole file.
// Does not: read CSV itself.

const HEAD = 400_000;
const ROWS = 30;
const SAMPLES = 3;
const NEWLINE = 10;

export async function preview(api, { name, data }) {
  const whole = data.size <= HEAD;
  const head = whole ? data : await beginning(data);
  try {
    return await look(api, name, head, whole);
  } catch (error) {
    // Cut off it may not be what it is whole: one long JSON array, a cell over many lines.
    if (whole || error.code === "engine.reset") throw error;
    return look(api, name, data, true);
  }
}

/** Up to the last line that is whole, also in UTF-16. */
async function beginning(data) {
  const bytes = new Uint8Array(await data.slice(0, HEAD).arrayBuffer());
  const last = bytes.lastIndexOf(NEWLINE);
  const even = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const end = even ? last + 1 + ((last + 1) % 2) : last + 1;
  return bytes.subarray(0, last < 0 ? bytes.length : end);
}

async function look(api, name, data, whole) {
  const result = await api.resolve([{ name, data }]);
  try {
    const [input] = result.assessment.inputs;
    const records = await result.records.page(0, ROWS);
    const columns = input.columns.map((column) => ({ ...column, samples: samples(records, column.header) }));
    return { ...input, columns, whole };
  } finally {
    await result.free();
  }
}

function samples(records, header) {
  const raw = records.flatMap(({ fields }) => fields[header]?.raw ?? []).filter(Boolean);
  return [...new Set(raw)].slice(0, SAMPLES);
}
