import type { Assessment } from "./index.js";
import type { Words } from "./words/en.js";

export interface ReportOptions {
  /** Heading of the page; default: that of the words. */
  title?: string;
  /** Default: English. */
  words?: Words;
}

/**
 * The report as one page of HTML for people: no scripts, nothing loaded from elsewhere, light, dark
 * and on paper. The same assessment gives the same text.
 *
 * Unless `assessment.masked`, the examples of duplicates on it show personal data.
 */
export function reportHTML(assessment: Assessment, options?: ReportOptions): string;
