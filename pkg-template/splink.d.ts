import type { Kind, ModelDefinition } from "./index.js";

export interface FromSplinkOptions {
  /**
   * What the columns of Splink's table mean, by name; else it is inferred from the name. A column that joins
   * others with spaces between is the list of them.
   */
  columns?: Record<string, Kind | readonly string[]>;
  /** Splink has none; default: match 0.9, review 0.3. */
  thresholds?: { match: number; review: number };
}

/**
 * The model that gives records the weights that Splink gives them: level for level, with Splink's term
 * frequencies and prior. Takes what `linker.misc.save_model_to_json` wrote (Splink 3 to 5); probabilities that
 * were not trained are Splink's defaults. Blocking rules are left out: which records meet is the index's matter.
 * Call it after `load()`, as the names of columns are understood by the engine.
 *
 * Throws `model.sql` with comparison and level for what cannot be understood, `model.column` for a column
 * that records are not compared by, `model.invalid` for a probability that is none.
 */
export function modelFromSplink(settings: object, options?: FromSplinkOptions): ModelDefinition;

export interface ToSplinkOptions {
  /**
   * What the columns of the table are called in Splink, by what conditions call them (`name.given`,
   * `address.postcode`, `category/occupation`, …). What is not named here is not there. Without it every column
   * is there, called like `name_given`.
   */
  columns?: Record<string, string>;
  /** Default: `duckdb`. */
  dialect?: "duckdb" | "spark";
  /** Default: `unique_id`. */
  idColumn?: string;
  /** Default: `dedupe_only`. */
  linkType?: "dedupe_only" | "link_only" | "link_and_dedupe";
  /** Probability that two records drawn at random are one customer; default: the model's, else Splink's 0.0001. */
  prior?: number;
}

/** What Splink cannot say, and so is not in the settings. */
export interface Omitted {
  comparison?: string;
  level?: string;
  dependence?: string;
  model?: string;
  key?: string;
  /**
   * `level`: it rests on a table, a sound or the words of a text; its m and u are counted with the last level.
   * `column`: its column is not there. `comparison`: none of its levels can be said. `dependence`: Splink adds
   * up all weights. `second-model`: Splink has one. `by-records`: the model states no prior.
   */
  reason: "level" | "column" | "comparison" | "dependence" | "second-model" | "by-records";
}

/**
 * A model as settings that Splink 4 and 5 load, with the weight of every level that SQL can say. The values of
 * the table should be the cleansed ones, folded: lower case, without marks. Add blocking rules of your own.
 */
export function modelToSplink(model: ModelDefinition, options?: ToSplinkOptions): { settings: Record<string, unknown>; omitted: Omitted[] };
