import type { Explanation } from "./index.js";
import type { Words } from "./words/en.js";

export interface WaterfallOptions {
  /** Heading and accessible name; default: the band and the probability. */
  title?: string;
  /** Default: English. */
  words?: Words;
  /** Units of the drawing, and pixels where nothing else is said; default 720. */
  width?: number;
  /** Begins the ids in the picture, so that several may stand in one page; default `waterfall`. */
  id?: string;
}

/**
 * What `compare`, `find` or a pair of `resolve` explains, as one SVG: a bar for each addend of the weight, from
 * the prior to the sum, with its words and bits. Self-contained, light and dark; the same explanation gives the
 * same text. It shows no value of a record.
 */
export function waterfallSvg(explanation: Explanation, options?: WaterfallOptions): string;
