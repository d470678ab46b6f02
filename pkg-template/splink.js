// Models of Splink (versions 3 to 5) as models of this package, and the other way round.
//
// Does: keep Splink's levels, weights, term frequencies and prior one for one; name what it cannot take over.
// Does not: take Splink's blocking rules over: which records meet is the matter of the index here.

import { SelfsameError } from "./error.js";
import { call } from "./guard.js";
import { DIALECTS, NotUnderstood, fromSQL, readWritten, toSQL, written } from "./splink-sql.js";
import { LADDERS } from "./splink-levels.js";
import { isObjects, only } from "./options.js";

const NOT_OBSERVED = "level not observed in training dataset";
const THRESHOLDS = { match: 0.9, review: 0.3 };
/** Kinds that records are compared by, and those of them that the name of the column belongs to. */
const KINDS = [
  "name.given", "name.middle", "name.family", "name.suffix", "date.birth", "email", "phone", "organization", "department", "url", "gender",
  "address.street", "address.number", "address.unit", "address.postcode", "address.locality", "address.region", "address.country",
];
const IDS = ["id.national", "id.tax", "id.vat", "iban", "card"];
const CATEGORIES = ["category", "job-title"];
/** Options of `modelToSplink`. */
const TO_SPLINK = ["columns", "dialect", "idColumn", "linkType", "prior"];

const invalid = (message, details) => new SelfsameError("model.invalid", message, details);
const notUnderstood = (what, details) => new SelfsameError("model.sql", `The model says ${what}, which cannot be understood here.`, { ...details, what });

/** The model that gives the same weights as a saved model of Splink; see `index.d.ts`. */
export function modelFromSplink(settings, options) {
  const { columns = {}, thresholds = THRESHOLDS } = only(options, ["columns", "thresholds"]);
  if (!isObjects(settings?.comparisons)) throw invalid("This is no model of Splink: it has no comparisons.", { key: "comparisons" });
  const known = namesOf(columns);
  return {
    format: "selfsame-model",
    version: 1,
    entity: "person",
    thresholds,
    prior: probability(settings.probability_two_random_records_match ?? 0.0001, { key: "probability_two_random_records_match" }),
    comparisons: settings.comparisons.map((comparison) => comparisonOf(comparison, known)),
    dependences: [],
  };
}

function comparisonOf({ output_column_name, comparison_levels }, known) {
  const name = String(output_column_name ?? "");
  if (!isObjects(comparison_levels)) throw invalid("A comparison of the model has no levels.", { comparison: name });
  const [missing, ...misplaced] = comparison_levels.filter((level) => level.is_null_level);
  const levels = comparison_levels.filter((level) => !level.is_null_level);
  if (misplaced.length > 0 || (missing && missing !== comparison_levels[0])) {
    throw notUnderstood("a null level that is not the first", { comparison: name });
  }
  const read = (level) => ({ ...level, at: { comparison: name, level: labelOf(level) } });
  const context = { known, levels: levels.map(read), taken: new Set() };
  return {
    name,
    ...(missing && { missing: conditionOf(read(missing), known) }),
    levels: context.levels.map((level, at) => levelOf(level, at, context)),
  };
}

const labelOf = (level) => String(level.label_for_charts ?? level.sql_condition ?? "");

function levelOf(level, at, { known, levels, taken }) {
  const name = distinct(level.at.level, taken);
  const isLast = at === levels.length - 1;
  const isElse = String(level.sql_condition).trim().toUpperCase() === "ELSE";
  if (isElse && !isLast) throw notUnderstood("ELSE before the last level", level.at);
  return {
    name,
    m: probabilityOf(level, "m_probability", at, levels.length),
    u: probabilityOf(level, "u_probability", at, levels.length),
    ...(!isElse && { when: conditionOf(level, known) }),
    ...(level.tf_adjustment_column && !isElse && level.tf_adjustment_weight !== 0 && { frequency: frequencyOf(level, levels, known) }),
  };
}

function distinct(label, taken) {
  let name = label;
  for (let number = 2; taken.has(name); number++) name = `${label} (${number})`;
  taken.add(name);
  return name;
}

function conditionOf({ sql_condition, at }, known) {
  if (typeof sql_condition !== "string") throw invalid("A level of the model has no condition.", at);
  try {
    return written(fromSQL(sql_condition, (name, side) => columnOf(known(name, at), side)));
  } catch (error) {
    throw error instanceof NotUnderstood ? notUnderstood(error.message, at) : error;
  }
}

const columnOf = (own, side) => (Array.isArray(own) ? ["join", ...own.flatMap((one, at) => (at ? [["'", " "], ["column", one, side]] : [["column", one, side]]))] : ["column", own, side]);

/** What Splink takes where it has trained nothing, and it says so. */
function probabilityOf(level, key, at, levels) {
  const given = level[key];
  if (given === NOT_OBSERVED) return 1e-6;
  if (given !== undefined && given !== null) return probability(given, { ...level.at, key });
  const m = at === 0 ? 0.95 : 0.05 / (levels - 1);
  const weight = at === 0 ? 10 : -5 + (levels === 2 ? 0 : (8 * (levels - 1 - at)) / (levels - 2));
  return key === "m_probability" ? m : m / 2 ** weight;
}

function probability(given, details) {
  // Splink trains a level that every pair of one kind has to 1; a little less weighs the same.
  if (typeof given === "number" && given > 0 && given <= 1) return Math.min(given, 1 - 1e-9);
  throw invalid("A probability of the model must lie between 0 and 1, and not at 0.", details);
}

/** The u that the share of a value replaces is that of the level of the same column's equality. */
function frequencyOf(level, levels, known) {
  const column = bare(level.tf_adjustment_column);
  const of = known(column, level.at);
  if (Array.isArray(of)) throw notUnderstood("the frequency of several columns together", level.at);
  const same = written(["=", ["column", of, "l"], ["column", of, "r"]]);
  const isExact = (one) => String(one.sql_condition).trim().toUpperCase() !== "ELSE" && conditionOf(one, known) === same;
  const exact = level.disable_tf_exact_match_detection ? level : levels.find(isExact);
  if (!exact) throw notUnderstood("a frequency without a level of the exact match", level.at);
  const u = probabilityOf(exact, "u_probability", levels.indexOf(exact), levels.length);
  return { of, u, weight: level.tf_adjustment_weight ?? 1, least: level.tf_minimum_u_value ?? 0 };
}

const bare = (name) => String(name).replace(/^["`[]|["`\]]$/g, "");

/** What the columns of Splink's table are called here: as the caller says, else as their headers mean. */
function namesOf(columns) {
  const found = new Map();
  const nameOf = (column, at) => {
    const given = columns[column];
    if (Array.isArray(given)) return given.map((one) => nameOf(one, at));
    const kind = given ?? call("inferSchema", JSON.stringify([column]), "[]");
    return ownName(given ? kind : JSON.parse(kind)[0].kind, column, at);
  };
  return (column, at) => {
    if (!found.has(column)) found.set(column, nameOf(column, at));
    return found.get(column);
  };
}

function ownName(kind, column, at) {
  if (KINDS.includes(kind)) return kind;
  if (IDS.includes(kind)) return `id/${kind}`;
  if (CATEGORIES.includes(kind)) return `category/${column.replace(/[\s()/']+/g, "_")}`;
  throw new SelfsameError("model.column", `The column \`${column}\` would be compared as ${kind}, which says nothing: name its kind in \`columns\`.`, { ...at, column, kind });
}

/** A model as settings that Splink loads; see `index.d.ts`. */
export function modelToSplink(model, options) {
  const { columns, dialect = "duckdb", idColumn = "unique_id", linkType = "dedupe_only", prior = model?.prior } = only(options, TO_SPLINK);
  if (!DIALECTS.includes(dialect)) throw new SelfsameError("option.invalid", `The option \`dialect\` must be one of ${DIALECTS.join(", ")}.`, { option: "dialect" });
  if (!isObjects(model?.comparisons)) throw invalid("This is no model: it has no comparisons.", { key: "comparisons" });
  const bare = model.comparisons.find(({ name, levels }) => typeof name !== "string" || !isObjects(levels) || levels.length === 0);
  if (bare) throw invalid("A comparison of the model has no levels.", { comparison: String(bare.name ?? "") });
  const omitted = (model.dependences ?? []).map(({ name }) => ({ dependence: name, reason: "dependence" }));
  if (model.organization) omitted.push({ model: "organization", reason: "second-model" });
  const has = (name) => !columns || Object.hasOwn(columns, name);
  const context = { dialect, omitted, has, column: (name) => columns?.[name] ?? columnName(name) };
  const comparisons = model.comparisons.map((comparison) => splinkComparison(comparison, context)).filter(Boolean);
  const settings = {
    link_type: linkType,
    sql_dialect: dialect,
    unique_id_column_name: idColumn,
    probability_two_random_records_match: prior ?? 0.0001,
    retain_matching_columns: true,
    retain_intermediate_calculation_columns: false,
    blocking_rules_to_generate_predictions: [],
    comparisons,
  };
  if (prior === undefined) omitted.push({ key: "prior", reason: "by-records" });
  return { settings, omitted };
}

const columnName = (name) => name.replace(/^(id|category)\//, "").replace(/[^\w]+/g, "_");

function splinkComparison(comparison, context) {
  const { name, levels } = comparison;
  const isWritten = levels.some((level) => level.when);
  const ladder = isWritten ? { missing: comparison.missing, levels: Object.fromEntries(levels.map((level) => [level.name, level.when])) } : LADDERS[name];
  const omit = (reason, level) => void context.omitted.push({ comparison: name, ...(level && { level: level.name }), reason });
  if (!ladder) return omit("comparison");
  const condition = (text) => (text === undefined ? text : where(readWritten(text), context.has));
  const missing = condition(ladder.missing);
  if (missing === true) return omit("column");
  const sql = (tree) => toSQL(tree, context.dialect, context.column);
  const last = { ...levels.at(-1), when: isWritten ? condition(ladder.levels[levels.at(-1).name]) : undefined };
  const kept = [];
  for (const level of levels.slice(0, -1)) {
    const when = condition(ladder.levels[level.name]);
    if (when === false || when === null) omit("column", level);
    else if (when) kept.push({ ...level, when, frequency: level.frequency ?? frequencyOfTable(level, ladder) });
    else {
      // Its pairs fall to what comes after it: mostly to the last level.
      omit("level", level);
      last.m += level.m;
      last.u += level.u;
    }
  }
  return {
    output_column_name: name.replace(/[^\w]+/g, "_"),
    comparison_levels: [
      ...(missing ? [{ sql_condition: sql(missing), label_for_charts: "missing", is_null_level: true }] : []),
      ...[...kept, last].map((level) => splinkLevel(level, sql, context)),
    ],
  };
}

function splinkLevel({ name, m, u, when, frequency }, sql, { column }) {
  const level = { sql_condition: when ? sql(when) : "ELSE", label_for_charts: name, m_probability: m, u_probability: u };
  if (!frequency || !when) return level;
  const { of, weight, least } = frequency;
  // Splink looks for the level of the exact match by itself, unless it is told that it is this one.
  const isOwn = frequency.u === u && { disable_tf_exact_match_detection: true };
  return { ...level, tf_adjustment_column: column(of), tf_adjustment_weight: weight, ...(least > 0 && { tf_minimum_u_value: least }), ...isOwn };
}

/** A condition where some columns are not there: true, false, null for what is never known, or what is left. */
function where(tree, has) {
  if (!Array.isArray(tree) || tree[0] === "'") return tree;
  const [name, ...args] = tree;
  if (name === "column") return has(args[0]) ? tree : null;
  const given = args.map((one) => where(one, has));
  if (name === "is-null") return given[0] === null ? true : [name, given[0]];
  if (name === "not") return typeof given[0] === "boolean" ? !given[0] : given[0] && [name, given[0]];
  if (name === "and" || name === "or") {
    const settles = name === "or";
    const left = given.map((one) => one ?? false).filter((one) => one !== !settles);
    if (left.includes(settles)) return settles;
    return left.length > 1 ? [name, ...left] : (left[0] ?? !settles);
  }
  return given.includes(null) ? null : [name, ...given];
}

/** `generic` only ever takes weight away: no share below u is believed. */
function frequencyOfTable({ name, u, termFrequency }, ladder) {
  const of = ladder?.frequencies?.[name];
  return of && termFrequency && { of, u, weight: 1, least: termFrequency === "generic" ? u : 0 };
}
