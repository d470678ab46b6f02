// Conditions of Splink, in SQL, to conditions of a model, and back.
//
// Does: the subset of SQL in which Splink's own comparisons are written, for DuckDB, Spark, Postgres, Athena
// and SQLite: AND, OR, NOT, IS NULL, comparisons, arithmetic, and the functions below.
// Does not: guess. What it does not know it names.

/** What SQL calls a function: its name here, how many arguments it takes. */
const FUNCTIONS = {
  jaro_winkler_similarity: ["jaro-winkler", 2],
  jaro_winkler: ["jaro-winkler", 2],
  jaro_similarity: ["jaro", 2],
  jaro_sim: ["jaro", 2],
  levenshtein: ["levenshtein", 2],
  levenshtein_distance: ["levenshtein", 2],
  editdist3: ["levenshtein", 2],
  damerau_levenshtein: ["damerau-levenshtein", 2],
  abs: ["abs", 1],
  length: ["length", 1],
  len: ["length", 1],
  char_length: ["length", 1],
  substr: ["part", 2, 3],
  substring: ["part", 2, 3],
  left: ["left", 2],
  coalesce: ["coalesce", 1, 99],
  ifnull: ["coalesce", 2],
  nullif: ["null-if", 2],
  concat: ["join", 1, 99],
  regexp_extract: ["regexp", 2, 3],
  try_strptime: ["date", 2],
  strptime: ["date", 2],
  try_to_timestamp: ["date", 2],
  to_timestamp: ["date", 2],
  to_date: ["date", 2],
  try_to_date: ["date", 2],
  date: ["date", 1],
  epoch: ["epoch", 1],
  datediff: ["datediff", 2],
  floor: ["floor", 1],
  // Records are folded before they are compared: these change nothing.
  lower: ["same", 1],
  trim: ["same", 1],
};

/** Patterns whose meaning is known, and what gives the same of a folded value. */
const PATTERNS = {
  "^[^@]+": (text) => ["before", text, ["'", "@"]],
  "@([^@]+)$": (text) => ["after", text, ["'", "@"]],
  "^[A-Za-z]{1,2}[0-9][A-Za-z0-9]? [0-9]": (text) => ["postcode-sector", text],
  "^[A-Za-z]{1,2}[0-9][A-Za-z0-9]?": (text) => ["postcode-district", text],
  "^[A-Za-z]{1,2}": (text) => ["postcode-area", text],
};

const DATES = ["%Y-%m-%d", "yyyy-MM-dd", "YYYY-MM-DD"];
const COMPARED = { "=": "=", "==": "=", "<": "<", "<=": "<=", ">": ">", ">=": ">=" };
const TOKEN =
  /\s+|(?<number>\d+\.?\d*(?:e[-+]?\d+)?|\.\d+)|'(?<text>(?:[^']|'')*)'|"(?<quoted>[^"]+)"|`(?<ticked>[^`]+)`|(?<word>[A-Za-z_][\w$]*)|(?<sign><=|>=|<>|!=|==|\|\||::|[-+*/%=<>(),.[\]])/giy;

/** What SQL says that is not understood here. */
export class NotUnderstood extends Error {}

const refuse = (what) => {
  throw new NotUnderstood(what);
};

function tokens(sql) {
  const found = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < sql.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(sql) ?? refuse(`the sign ${sql[at]}`);
    const { number, text, quoted, ticked, word, sign } = match.groups;
    if (number !== undefined) found.push({ is: "number", value: number });
    else if (text !== undefined) found.push({ is: "text", value: text.replaceAll("''", "'") });
    else if (quoted ?? ticked) found.push({ is: "name", value: quoted ?? ticked });
    else if (word) found.push({ is: "word", value: word, lower: word.toLowerCase() });
    else if (sign) found.push({ is: "sign", value: sign });
  }
  return found;
}

/** Reads a condition into lists of a function and its arguments; `column` says what a column is called here. */
export function fromSQL(sql, column) {
  const all = tokens(sql);
  let at = 0;
  const peek = () => all[at] ?? { is: "end", value: "the end" };
  const isSign = (value) => peek().is === "sign" && peek().value === value;
  const isWord = (value) => peek().is === "word" && peek().lower === value;
  const take = (is) => is && ++at > 0;
  const need = (is, what) => take(is) || refuse(`${what} before ${peek().value}`);

  const chain = (word, name, next) => () => {
    const parts = [next()];
    while (take(isWord(word))) parts.push(next());
    return parts.length > 1 ? [name, ...parts] : parts[0];
  };
  const negated = () => (take(isWord("not")) ? ["not", negated()] : compared());

  function compared() {
    const left = sum();
    if (take(isWord("is"))) {
      const not = take(isWord("not"));
      need(isWord("null"), "NULL");
      return not ? ["not", ["is-null", left]] : ["is-null", left];
    }
    const sign = peek().is === "sign" && peek().value;
    if (sign === "<>" || sign === "!=") return (at++, ["not", ["=", left, sum()]]);
    return sign in COMPARED ? (at++, [COMPARED[sign], left, sum()]) : left;
  }

  const infix = (signs, next) => () => {
    let left = next();
    for (;;) {
      const sign = signs.find(isSign);
      if (!sign) return left;
      at++;
      left = [sign === "||" ? "join" : sign, left, next()];
    }
  };

  function primary() {
    const token = peek();
    at++;
    if (token.is === "number") return Number(token.value);
    if (token.is === "text") return ["'", token.value];
    if (token.is === "sign" && token.value === "-") return ["-", 0, primary()];
    if (token.is === "sign" && token.value === "(") {
      const inner = either();
      need(isSign(")"), "a bracket");
      return inner;
    }
    if (token.is === "word" && isSign("(")) return called(token.lower);
    if (token.is === "word" && ["null", "true", "false", "case", "cast", "exists", "select"].includes(token.lower)) refuse(token.value.toUpperCase());
    if (token.is === "word" || token.is === "name") return named(token.value);
    return refuse(token.value);
  }

  function called(name) {
    at++;
    const args = [];
    while (!take(isSign(")"))) {
      if (args.length > 0) need(isSign(","), "a comma");
      args.push(either());
    }
    const [own, least, most = least] = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : refuse(`the function ${name}`);
    if (args.length < least || args.length > most) refuse(`the function ${name} of ${args.length} arguments`);
    return SPECIAL[own] ? SPECIAL[own](...args) : [own, ...args];
  }

  function named(name) {
    if (/^[lr]$/i.test(name) && take(isSign("."))) {
      const { is, value } = peek();
      if (is !== "word" && is !== "name") refuse(value);
      at++;
      return column(value, name.toLowerCase());
    }
    if (isSign(".") || isSign("[") || isSign("::")) refuse(`${peek().value} behind a column`);
    const [, base, side] = name.match(/^(.+)_([lr])$/i) ?? refuse(`${name}, which is the column of no side`);
    return column(base, side.toLowerCase());
  }

  const product = infix(["*", "/"], primary);
  const sum = infix(["||", "+", "-"], product);
  const both = chain("and", "and", negated);
  const either = chain("or", "or", both);
  const read = either();
  if (at < all.length) refuse(peek().value);
  return typed(read);
}

const SPECIAL = {
  same: (text) => text,
  left: (text, letters) => ["part", text, 1, letters],
  floor: (number) => ["floor", number],
  regexp: (text, pattern, group = 0) => {
    const known = PATTERNS[pattern[1]] ?? refuse(`the pattern ${pattern[1]}`);
    if (typeof group !== "number" || group !== (pattern[1].includes("(") ? 1 : 0)) refuse(`the group ${group} of a pattern`);
    return known(text);
  },
  date: (text, format) => {
    if (format && !DATES.includes(format[1])) refuse(`dates written as ${format[1]}`);
    return text[0] === "days" ? text : ["days", text];
  },
  epoch: (date) => (date[0] === "days" ? ["*", date, 86400] : refuse("epoch of what is no date")),
  datediff: (a, b) => ["-", ["days", a], ["days", b]],
};

/** Works out what holds no column, and takes `days` of `days` for one. */
function typed(tree) {
  if (!Array.isArray(tree) || tree[0] === "'" || tree[0] === "column") return tree;
  const [name, ...rest] = tree;
  const args = rest.map(typed);
  const numbers = args.every((one) => typeof one === "number");
  if (name === "floor") return numbers ? Math.floor(args[0]) : refuse("floor of what is no number");
  if (numbers && name === "/") return args[0] / args[1];
  if (numbers && name === "*") return args[0] * args[1];
  if (numbers && name === "-") return args[0] - args[1];
  if (name === "days" && args[0][0] === "days") return args[0];
  if (name === "-" && args[1][0] === "days" && args[1][1][1] === "1970-01-01") return args[0];
  if (name === "/" && args[0][0] === "*" && args[0][2] === args[1]) return args[0][1];
  // A name with its own writing is folded here: what it is compared with would have to be, too.
  if (name === "=" && args.some((one) => one[0] === "'" && one[1] !== "")) refuse("a text of the condition's own");
  return [name, ...args];
}

/** A condition as a model has it. */
export function written(tree) {
  if (typeof tree === "number") return String(tree);
  if (tree[0] === "'") return tree[1].includes("'") ? refuse("a text with a quote in it") : `'${tree[1]}'`;
  if (tree[0] === "column") return `${tree[2]}:${tree[1]}`;
  return `(${[tree[0], ...tree.slice(1).map(written)].join(" ")})`;
}

/** The same read again. */
export function readWritten(text) {
  const parts = text.match(/\(|\)|'[^']*'|[^\s()']+/g) ?? [];
  let at = 0;
  const read = () => {
    const part = parts[at++];
    if (part === "(") {
      const list = [parts[at++]];
      while (at < parts.length && parts[at] !== ")") list.push(read());
      at++;
      return list;
    }
    if (part?.startsWith("'")) return ["'", part.slice(1, -1)];
    if (/^[lr]:/.test(part)) return ["column", part.slice(2), part[0]];
    return Number(part);
  };
  return read();
}

const CALLS = {
  duckdb: { "jaro-winkler": "jaro_winkler_similarity", jaro: "jaro_similarity", length: "length", part: "substr", coalesce: "coalesce", "null-if": "nullif", abs: "abs", levenshtein: "levenshtein", "damerau-levenshtein": "damerau_levenshtein" },
};
CALLS.spark = { ...CALLS.duckdb, "jaro-winkler": "jaro_winkler", jaro: "jaro_sim" };

export const DIALECTS = Object.keys(CALLS);

/** A condition in SQL; `column` gives the name of a column without its side. */
export function toSQL(tree, dialect, column) {
  const quote = dialect === "spark" ? "`" : '"';
  const sql = (one) => {
    if (typeof one === "number") return String(one);
    const [name, ...args] = one;
    if (name === "'") return `'${args[0].replaceAll("'", "''")}'`;
    if (name === "column") return `${quote}${column(args[0])}_${args[1]}${quote}`;
    const given = args.map(sql);
    if (name === "and" || name === "or") return given.map((part) => `(${part})`).join(` ${name.toUpperCase()} `);
    if (name === "not") return `NOT (${given[0]})`;
    if (name === "is-null") return `${given[0]} IS NULL`;
    if (name === "days") return dialect === "spark" ? `datediff(date(try_to_timestamp(${given[0]}, 'yyyy-MM-dd')), to_date('1970-01-01', 'yyyy-MM-dd'))` : `(EPOCH(try_strptime(${given[0]}, '%Y-%m-%d')) / 86400)`;
    if (name === "before") return `regexp_extract(${given[0]}, '^[^@]+', 0)`;
    if (name === "after") return `regexp_extract(${given[0]}, '@([^@]+)$', 1)`;
    if (name.startsWith("postcode-")) return `regexp_extract(${given[0]}, '${POSTCODES[name]}', 0)`;
    if (name === "join") return dialect === "spark" ? `concat(${given.join(", ")})` : `(${given.join(" || ")})`;
    if (["=", "<", "<=", ">", ">="].includes(name)) return `${given[0]} ${name} ${given[1]}`;
    if ("+-*/".includes(name)) return `(${given[0]} ${name} ${given[1]})`;
    return `${CALLS[dialect][name]}(${given.join(", ")})`;
  };
  return sql(tree);
}

const POSTCODES = Object.fromEntries(Object.entries(PATTERNS).map(([pattern, own]) => [own("")[0], pattern]));
