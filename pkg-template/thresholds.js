// Which threshold gives what: by labels, or without them as an estimate that says how far it may be off.
//
// Does: count precision and recall at every threshold; calibrate weights by labels, isotonic or by Platt.
// Does not: ask the engine. Pairs are those of a result, labels are by the ids of its records.

import { SelfsameError } from "./error.js";
import { only } from "./options.js";

/** Labels below which a calibration is a guess. */
const FEW = 100;
/** Standard deviations on either side of what is told. */
const Z = 1.96;
/** Bits by which all weights may be off where nothing but the model speaks. */
const DOUBT = 2;
const ROUNDS = 100;

const odds = (weight) => 1 / (1 + 2 ** -weight);
const key = (left, right) => JSON.stringify([String(left), String(right)].sort());
const invalid = (message, details = {}) => new SelfsameError("labels.invalid", message, details);

/** Precision and recall at the thresholds that tell pairs apart; see `index.d.ts`. */
export function thresholds(pairs, labels, options) {
  const { points = 100 } = only(options, ["points"]);
  if (!Number.isInteger(points) || points < 1) throw new SelfsameError("option.invalid", "The option `points` must be a whole number from 1.", { option: "points" });
  return labels === undefined ? estimated(pairs, points) : counted(judged(pairs, labels), points);
}

/** The pairs, one by one, as far as they are pairs. */
function* weighed(pairs) {
  const refuse = () => new SelfsameError("option.invalid", "The pairs are those of a result, or objects with leftId, rightId, weight and probability.");
  if (typeof pairs?.[Symbol.iterator] !== "function") throw refuse();
  for (const pair of pairs) {
    if (typeof pair?.weight !== "number") throw refuse();
    yield pair;
  }
}

/** The labels with the weights of their pairs, best first; a pair that was not kept has none. */
function judged(pairs, labels) {
  const said = labelsOf(labels);
  const found = [];
  for (const { leftId, rightId, weight, probability } of weighed(pairs)) {
    const name = key(leftId, rightId);
    if (!said.has(name)) continue;
    found.push({ weight, probability, same: said.get(name) });
    said.delete(name);
  }
  for (const same of said.values()) found.push({ weight: -Infinity, probability: 0, same });
  return found.sort((a, b) => b.weight - a.weight);
}

function labelsOf(labels) {
  if (!Array.isArray(labels)) throw invalid("The labels must be a list of { left, right, same }.");
  const said = new Map();
  for (const [at, label] of labels.entries()) {
    const isLabel = [label?.left, label?.right].every((id) => ["string", "number"].includes(typeof id)) && typeof label.same === "boolean";
    if (!isLabel) throw invalid("A label has the ids left and right, and same: true or false.", { row: at + 1 });
    const { left, right, same } = label;
    if (String(left) === String(right)) throw new SelfsameError("labels.same-record", "A label names the same record twice.", { row: at + 1 });
    const name = key(left, right);
    if (said.has(name) && said.get(name) !== same) throw new SelfsameError("labels.contradiction", "A label contradicts another of the same pair.", { row: at + 1 });
    said.set(name, same);
  }
  return said;
}

function counted(all, points) {
  const same = all.filter((pair) => pair.same).length;
  const rows = [];
  let [right, wrong] = [0, 0];
  for (const [at, pair] of all.entries()) {
    if (pair.weight === -Infinity) break;
    pair.same ? right++ : wrong++;
    if (all[at + 1]?.weight === pair.weight) continue;
    rows.push({ threshold: pair.probability, weight: pair.weight, ...measures(right, wrong, same) });
  }
  const best = rows.reduce((best, row) => (best && best.f1 >= row.f1 ? best : row), undefined);
  const averagePrecision = rows.reduce((sum, row, at) => sum + (row.recall - (rows[at - 1]?.recall ?? 0)) * row.precision, 0);
  return { from: "labels", labels: { same, different: all.length - same, notKept: all.filter((pair) => pair.same && pair.weight === -Infinity).length }, averagePrecision, best: best ?? null, rows: thinned(rows, points) };
}

function measures(right, wrong, same) {
  const [precision, recall] = [right / (right + wrong), same > 0 ? right / same : 0];
  return {
    right, wrong, missed: same - right, precision, recall,
    f1: right > 0 ? (2 * right) / (right + wrong + same) : 0,
    precisionRange: wilson(right, right + wrong), recallRange: wilson(right, same),
  };
}

/** Wilson's interval of a share (1927): also of none and of all it says that more could have been seen. */
function wilson(part, all) {
  if (all === 0) return [0, 1];
  const [share, z2] = [part / all, Z ** 2];
  const middle = share + z2 / (2 * all);
  const spread = Z * Math.sqrt((share * (1 - share)) / all + z2 / (4 * all ** 2));
  return [Math.max(0, (middle - spread) / (1 + z2 / all)), Math.min(1, (middle + spread) / (1 + z2 / all))];
}

/** Some rows, the first and the last among them. */
function thinned(rows, points) {
  if (rows.length <= points) return rows;
  const step = (rows.length - 1) / Math.max(points - 1, 1);
  return Array.from({ length: points }, (_, at) => rows[Math.round(at * step)]);
}

/** What the probabilities themselves say, with the range of weights that are off by `DOUBT` bits either way. */
function estimated(pairs, points) {
  const weights = Array.from(weighed(pairs), ({ weight }) => weight).sort((a, b) => b - a);
  const [low, middle, high] = [-DOUBT, 0, DOUBT].map((shift) => running(weights.map((weight) => odds(weight + shift))));
  const rows = [];
  for (const [at, weight] of weights.entries()) {
    if (weights[at + 1] === weight) continue;
    const [least, , most] = [low, middle, high].map((sums) => sums[at].sum / (at + 1));
    const chance = (Z * Math.sqrt(middle[at].variance)) / (at + 1);
    const recall = (sums) => (sums.at(-1).sum > 0 ? sums[at].sum / sums.at(-1).sum : 0);
    const recalls = [low, middle, high].map(recall);
    rows.push({
      threshold: odds(weight), weight, matches: middle[at].sum,
      precision: middle[at].sum / (at + 1), precisionRange: [Math.max(0, least - chance), Math.min(1, most + chance)],
      recall: recalls[1], recallRange: [Math.min(...recalls), Math.max(...recalls)],
    });
  }
  return { from: "estimate", doubt: DOUBT, pairs: weights.length, matches: middle.at(-1)?.sum ?? 0, matchesRange: [low.at(-1)?.sum ?? 0, high.at(-1)?.sum ?? 0], rows: thinned(rows, points) };
}

function running(probabilities) {
  let [sum, variance] = [0, 0];
  return probabilities.map((p) => ({ sum: (sum += p), variance: (variance += p * (1 - p)) }));
}

/** What a weight is worth by labels; see `index.d.ts`. */
export function calibrate(pairs, labels, options) {
  const { method = "isotonic" } = only(options, ["method"]);
  const fit = { isotonic, platt }[method];
  if (!fit) throw new SelfsameError("option.invalid", 'The option `method` must be "isotonic" or "platt".', { option: "method" });
  const all = judged(pairs, labels).filter(({ weight }) => weight !== -Infinity).reverse();
  const same = all.filter((pair) => pair.same).length;
  if (same === 0 || same === all.length) throw invalid("Labels of both answers are needed, of pairs that the result has.", { same, different: all.length - same });
  return Calibration.of({ method, labels: { same, different: all.length - same }, doubts: all.length < FEW ? ["few-labels"] : [], ...fit(all, same) });
}

/** A rising curve from bits to a probability, as points, straight between them. */
export class Calibration {
  static of({ method, labels, doubts, points, slope, intercept }) {
    return Object.assign(new Calibration(), { method, labels, doubts, ...(points ? { points } : { slope, intercept }) });
  }

  /** The probability that a pair of so many bits is one customer. */
  probability(weight) {
    if (!this.points) return odds(this.slope * weight + this.intercept);
    const above = this.points.findIndex(([bits]) => bits >= weight);
    if (above === 0) return this.points[0][1];
    if (above < 0) return this.points.at(-1)[1];
    const [[x0, y0], [x1, y1]] = [this.points[above - 1], this.points[above]];
    return y0 + ((y1 - y0) * (weight - x0)) / (x1 - x0);
  }

  /** The option `threshold` from which on pairs are one customer with that probability; undefined where none is. */
  threshold(probability) {
    if (!this.points) return this.slope > 0 ? odds((Math.log2(probability / (1 - probability)) - this.intercept) / this.slope) : undefined;
    const above = this.points.findIndex(([, share]) => share >= probability);
    if (above < 0) return undefined;
    if (above === 0) return odds(this.points[0][0]);
    const [[x0, y0], [x1, y1]] = [this.points[above - 1], this.points[above]];
    return odds(x0 + ((x1 - x0) * (probability - y0)) / (y1 - y0));
  }
}

/** Pools neighbours that fall until the shares rise (Ayer and others 1955). */
function isotonic(all) {
  const pools = [];
  for (const { weight, same } of all) {
    const last = pools.at(-1);
    if (last?.to === weight) {
      last.same += same;
      last.all += 1;
    } else pools.push({ from: weight, to: weight, same: Number(same), all: 1 });
    while (pools.length > 1 && share(pools.at(-2)) >= share(pools.at(-1))) {
      const { to, same, all } = pools.pop();
      const before = pools.at(-1);
      Object.assign(before, { to, same: before.same + same, all: before.all + all });
    }
  }
  return { points: pools.flatMap((pool) => (pool.from === pool.to ? [[pool.from, share(pool)]] : [[pool.from, share(pool)], [pool.to, share(pool)]])) };
}

const share = ({ same, all }) => same / all;

/** Logistic regression on the weight, with Platt's targets (1999), by Newton's steps (Lin and others 2007). */
function platt(all, same) {
  const different = all.length - same;
  const targets = all.map((pair) => (pair.same ? (same + 1) / (same + 2) : 1 / (different + 2)));
  let [slope, intercept] = [1, 0];
  const loss = (slope, intercept) => all.reduce((sum, { weight }, at) => {
    const bits = slope * weight + intercept;
    return sum + Math.log1p(2 ** -Math.abs(bits)) + Math.LN2 * (Math.max(bits, 0) - targets[at] * bits);
  }, 0);
  for (let round = 0, before = loss(slope, intercept); round < ROUNDS; round++) {
    let [g0, g1, h00, h01, h11] = [0, 0, 1e-12, 0, 1e-12];
    all.forEach(({ weight }, at) => {
      const p = odds(slope * weight + intercept);
      const [gradient, curve] = [(p - targets[at]) * Math.LN2, p * (1 - p) * Math.LN2 ** 2];
      g0 += gradient * weight;
      g1 += gradient;
      h00 += curve * weight * weight;
      h01 += curve * weight;
      h11 += curve;
    });
    const determinant = h00 * h11 - h01 * h01;
    const [d0, d1] = [(h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant];
    let step = 1;
    while (step > 1e-10 && !(loss(slope - step * d0, intercept - step * d1) <= before)) step /= 2;
    [slope, intercept] = [slope - step * d0, intercept - step * d1];
    const now = loss(slope, intercept);
    if (before - now < 1e-12) break;
    before = now;
  }
  return { slope, intercept };
}
