import type { Label, ResolvedPair } from "./index.js";

type Weighed = Pick<ResolvedPair, "leftId" | "rightId" | "weight" | "probability">;
/** Least and most, 0 to 1. */
type Range = [least: number, most: number];

/** All pairs from a threshold on. */
export interface ThresholdRow {
  /** The option `threshold` of `resolve`. */
  threshold: number;
  /** The same in bits. */
  weight: number;
  precision: number;
  recall: number;
  precisionRange: Range;
  recallRange: Range;
}

export interface CountedRow extends ThresholdRow {
  /** Labelled pairs from the threshold on: the same, and different. */
  right: number;
  wrong: number;
  /** Labelled the same, and below the threshold. */
  missed: number;
  f1: number;
}

/** By labels: shares with Wilson's interval of 95 %. They hold for pairs like those that were labelled. */
export interface CountedThresholds {
  from: "labels";
  /** Distinct labelled pairs; `notKept` are the same, but the result does not have them. */
  labels: { same: number; different: number; notKept: number };
  /** The area under precision and recall. */
  averagePrecision: number;
  /** The row of the best F1; null where the result has no labelled pair. */
  best: CountedRow | null;
  rows: CountedRow[];
}

export interface EstimatedRow extends ThresholdRow {
  /** Pairs from the threshold on that are expected to be one customer. */
  matches: number;
}

/**
 * From the probabilities alone. Ranges: all weights off by `doubt` bits either way, and chance. Recall is among the pairs
 * that were kept: what never met, or weighed nothing, is not known here, so it is at most that.
 */
export interface EstimatedThresholds {
  from: "estimate";
  doubt: number;
  pairs: number;
  /** Expected among all pairs. */
  matches: number;
  matchesRange: [least: number, most: number];
  rows: EstimatedRow[];
}

/** Rows from the highest threshold to the lowest, `points` at most; default 100. */
export interface ThresholdOptions {
  points?: number;
}

/**
 * Precision and recall of the pairs of a result at each threshold: `thresholds(result.pairs, labels)`.
 * Throws `labels.invalid`, `labels.same-record` and `labels.contradiction`.
 */
export function thresholds(pairs: Iterable<Weighed>, labels: readonly Label[], options?: ThresholdOptions): CountedThresholds;
export function thresholds(pairs: Iterable<Weighed>, labels?: undefined, options?: ThresholdOptions): EstimatedThresholds;

export interface CalibrateOptions {
  /** `isotonic` (default) supposes only that more bits are more; `platt`, a curve of two numbers, needs fewer labels. */
  method?: "isotonic" | "platt";
}

/** From bits to the probability that labels show. Plain data: it may be kept as JSON and come back by `Calibration.of`. */
export class Calibration {
  static of(kept: Omit<Calibration, "probability" | "threshold">): Calibration;
  readonly method: "isotonic" | "platt";
  readonly labels: { same: number; different: number };
  /** `few-labels`: fewer than a hundred. */
  readonly doubts: "few-labels"[];
  /** Isotonic: bits and probability, rising. */
  readonly points?: [weight: number, probability: number][];
  /** Platt: log2 of the odds is slope · weight + intercept. */
  readonly slope?: number;
  readonly intercept?: number;
  /** The probability that a pair of so many bits is one customer. */
  probability(weight: number): number;
  /** The option `threshold` from which on pairs have that probability; undefined where no pair has. */
  threshold(probability: number): number | undefined;
}

/** Calibrates the weights of a result by labels of both answers. Throws as `thresholds` does. */
export function calibrate(pairs: Iterable<Weighed>, labels: readonly Label[], options?: CalibrateOptions): Calibration;
