// SPDX-License-Identifier: Apache-2.0
//
// The review as the page holds it: rows, what changes them, and what is said of them.
// Knows nothing of the DOM.

import { BITS, MARKS, Rows, SHAPE } from "./rows.js";
import { t } from "./text.js";

/** A segment: its number in the text, its text, its kind (2 × block kind + 1 if it begins a block).
 * @typedef {[number, string, number]} Piece */
/** Piece, first and last UTF-16 unit, 1 for a number or date, 1 when the other side has it.
 * @typedef {[number, number, number, number, number]} Spot */
/** `h` is there where a person put the segments together, `e` where one changed a text; the texts of a waiting row are
 * still to come.
 * @typedef {{s: Piece[], t: Piece[], c: number, m?: string, n?: string, h?: number, e?: number, spots?: [Spot[], Spot[]], isWaiting?: boolean}} Row */
/** @typedef {{at: number, count: number, rows: Row[]}} Splice */
/** @typedef {{name: string, language: string}} Origin */
/** @typedef {{sentence: string, pairs: number, doubtful: number, confirmed: number}} Estimate */
/** @typedef {{revision: number, estimate: Estimate, undo: boolean, redo: boolean, saved: boolean}} State */
/** @typedef {State & {count: number, place: number, path: string, real_path: string, has_memory: boolean, issues: string[], source: Origin, target: Origin, confidence: Confidence}} Document */
/** Pairs less sure than these are doubtful, and hardly pairs; the server says them.
 * @typedef {{doubtful_below: number, hardly_below: number}} Confidence */
/** Steps that change nothing but marks come as these: first row, rows, mark.
 * @typedef {[number, number, string]} Marks */
/** @typedef {State & {row: number, verb: string, changed: number, splices: Splice[], marks: Marks[]}} Done */
/** A place of the text that is looked for: row, side (0 or 1), piece, first and last UTF-16 unit.
 * @typedef {[number, number, number, number, number, string?]} Hit */
/** @typedef {"source" | "target"} Side */
/** @typedef {{row: number, side: Side, piece: number}} Place */

/** Until the server says it, no pair is doubtful. @type {Confidence} */
let confidence = { doubtful_below: 0, hardly_below: 0 };
/** From so many rows of one side on, a run is folded. */
const FOLD_FROM = 4;

/** @param {Row} row */
export const isPair = (row) => row.s.length > 0 && row.t.length > 0;

/** @param {Row} row */
const isConfirmed = (row) => row.m === "accepted" || row.m === "pinned" || row.m === "deleted";

/** @param {Row} row */
export const isDoubtful = (row) => row.m === "doubtful" ||
  (!row.m && (isPair(row) ? row.c < confidence.doubtful_below : !row.h && row.c < confidence.hardly_below));

/** The colour of a row by how sure it is.
 * @param {Row} row @returns {"good" | "mid" | "bad" | "one"} */
export function shade(row) {
  if (row.m === "doubtful") return "bad";
  if (!isPair(row) && row.m !== "deleted" && isDoubtful(row)) return "bad";
  if (!isPair(row) || row.m === "deleted") return "one";
  if (isConfirmed(row)) return "good";
  if (row.c < confidence.hardly_below) return "bad";
  return row.c < confidence.doubtful_below ? "mid" : "good";
}

/** @param {Row} row @param {Side} side */
export const cell = (row, side) => (side === "source" ? row.s : row.t);

/** @param {Row} row @param {Side} side */
export const cellText = (row, side) => cell(row, side).map((piece) => piece[1]).join(" ");

/** What is said of a row, in words. @param {Row} row @returns {[string, string]} */
export function stateWords(row) {
  const side = row.s.length ? t("source only") : t("target only");
  const shape = isPair(row) ? t("{source} to {target}", { source: row.s.length, target: row.t.length }) : side;
  const sure = t("{percent} % sure", { percent: Math.round(row.c * 100) });
  if (row.m === "accepted") return [t("✓ accepted"), shape];
  if (row.m === "pinned") return [t("✓ paired by hand"), shape];
  if (row.m === "deleted") return [t("✕ left out"), shape];
  if (row.m === "doubtful") return [t("? doubtful"), isPair(row) ? `${shape} · ${sure}` : shape];
  if (!isPair(row)) return [side, isDoubtful(row) ? t("probably has a counterpart") : ""];
  if (row.h) return [t("by hand"), shape];
  return [sure, shape];
}

/** The same in whole sentences, for those who see it the first time. @param {Row} row */
export function stateSentence(row) {
  const shape = isPair(row)
    ? t("Segments of the source here: {source}; of the translation: {target}.", { source: row.s.length, target: row.t.length })
    : row.s.length ? t("The translation has no text for this.") : t("The source has no text for this.");
  const sure = t("This row is right with a probability of {percent} %.", { percent: Math.round(row.c * 100) });
  return row.m || row.h ? shape : `${shape} ${sure}`;
}

/** Which rows can be shown alone. Those that differ in numbers come from the server.
 * @type {Record<string, (model: Model, row: number) => boolean>} */
export const FILTERS = {
  all: () => true,
  doubtful: (model, row) => model.isDoubtful(row),
  open: ({ rows }, row) => !rows.mark[row] && rows.isPair(row),
  "one-sided": ({ rows }, row) => !rows.isPair(row),
  odd: (model, row) => !model.isOneToOne(row),
  "by-hand": ({ rows }, row) => Boolean(rows.bits[row] & BITS.byHand) || MARKS[rows.mark[row]] === "pinned",
  edited: ({ rows }, row) => Boolean(rows.bits[row] & BITS.edited),
  commented: ({ rows }, row) => Boolean(rows.bits[row] & BITS.commented),
  numbers: (model, row) => model.differing.has(model.rows.objects[row] ?? null),
};

const CONFIDENCE_UNITS = 10000;
const DOUBTFUL = MARKS.indexOf("doubtful");
const DELETED = MARKS.indexOf("deleted");

export class Model {
  /** @param {string} text what the server gives as "document": a line about the review, and what is asked of all rows */
  constructor(text) {
    const end = text.indexOf("\n");
    /** @type {Document} */
    this.document = JSON.parse(text.slice(0, end));
    this.rows = new Rows(text, end + 1, this.document.count);
    confidence = this.document.confidence;
    this.doubtfulBelow = Math.round(confidence.doubtful_below * CONFIDENCE_UNITS);
    this.hardlyBelow = Math.round(confidence.hardly_below * CONFIDENCE_UNITS);
    /** Runs that the reviewer unfolded, by their first row. @type {WeakSet<Row>} */
    this.unfolded = new WeakSet();
    /** First row of each item of the list, and the one behind its last: an item is a row, or a folded run. */
    this.firsts = new Int32Array(0);
    this.lasts = new Int32Array(0);
    /** Item of each row; of one that is not shown, that of the next one. */
    this.itemOf = new Int32Array(0);
    /** How many items there are. */
    this.count = 0;
    /** One of FILTERS. */
    this.filter = "all";
    /** @type {Set<Row | null>} */
    this.differing = new Set();
    this.arrange();
  }

  // What is asked of many rows, by their numbers.

  /** @param {number} row */
  isDoubtful(row) {
    const { mark, bits } = this.rows;
    if (mark[row]) return mark[row] === DOUBTFUL;
    const sure = this.rows.confidence[row];
    return this.rows.isPair(row) ? sure < this.doubtfulBelow : !(bits[row] & BITS.byHand) && sure < this.hardlyBelow;
  }

  /** @param {number} row */
  isOneToOne(row) { return this.rows.shape[row] === SHAPE.oneToOne; }

  /** shade() of a row. @param {number} row @returns {"good" | "mid" | "bad" | "one"} */
  shadeOf(row) {
    const { mark } = this.rows;
    if (mark[row] === DOUBTFUL) return "bad";
    if (mark[row] === DELETED) return "one";
    if (!this.rows.isPair(row)) return this.isDoubtful(row) ? "bad" : "one";
    if (mark[row]) return "good";
    const sure = this.rows.confidence[row];
    return sure < this.hardlyBelow ? "bad" : sure < this.doubtfulBelow ? "mid" : "good";
  }

  /** Pairs without a mark that are at least so sure. @param {number} first @param {number} last @param {number} least 0..1 */
  acceptable(first, last, least) {
    const { rows } = this;
    const from = Math.round(least * CONFIDENCE_UNITS);
    let count = 0;
    for (let row = first; row < last; ++row) if (!rows.mark[row] && rows.isPair(row) && rows.confidence[row] >= from) ++count;
    return count;
  }

  /** Takes over what the server did. @param {Done} done */
  apply(done) {
    for (const [first, count, mark] of done.marks) this.rows.markRows(first, count, mark);
    this.rows.replace(done.splices);
    Object.assign(this.document, {
      revision: done.revision, estimate: done.estimate, undo: done.undo, redo: done.redo,
      saved: done.saved,
    });
    this.arrange();
  }

  /** Makes the items of the list anew. */
  arrange() {
    const { length } = this.rows;
    this.firsts = new Int32Array(length);
    this.lasts = new Int32Array(length);
    this.itemOf = new Int32Array(length);
    this.count = 0;
    if (this.filter === "all") this.arrangeAll();
    else this.arrangeFiltered(FILTERS[this.filter]);
  }

  /** @param {number} first @param {number} last */
  addItem(first, last) {
    this.firsts[this.count] = first;
    this.lasts[this.count] = last;
    ++this.count;
  }

  /** @param {(model: Model, row: number) => boolean} wanted */
  arrangeFiltered(wanted) {
    const { length } = this.rows;
    for (let row = 0; row < length; ++row) {
      this.itemOf[row] = this.count;
      if (wanted(this, row)) this.addItem(row, row + 1);
    }
    for (let i = length; i-- > 0 && this.itemOf[i] === this.count;) this.itemOf[i] = Math.max(0, this.count - 1);
  }

  /** Whether an item is a run of rows. @param {number} item */
  isFolded(item) { return this.lasts[item] - this.firsts[item] > 1; }

  /** Whether the filter shows the row. @param {number} row */
  isShown(row) {
    const item = this.itemOf[row];
    return item < this.count && this.firsts[item] <= row && row < this.lasts[item];
  }

  /** A run of rows of one side that stay together: no one needs to look at them.
   * @param {number} first */
  runFrom(first) {
    const { rows } = this;
    const { shape } = rows;
    let last = first + 1;
    if (rows.isPair(first) || this.isDoubtful(first)) return last;
    while (last < rows.length && shape[last] === shape[first] && !rows.mark[last] && !(rows.bits[last] & BITS.commented) && !this.isDoubtful(last)) ++last;
    return last;
  }

  arrangeAll() {
    const { rows } = this;
    for (let first = 0; first < rows.length;) {
      const last = this.runFrom(first);
      const known = rows.objects[first];
      const isFolded = last - first >= FOLD_FROM && !(known && this.unfolded.has(known));
      if (isFolded) {
        this.itemOf.fill(this.count, first, last);
        this.addItem(first, last);
      } else {
        for (let row = first; row < last; ++row) {
          this.itemOf[row] = this.count;
          this.addItem(row, row + 1);
        }
      }
      first = last;
    }
  }

  /** Unfolds the run that `row` is in. @param {number} row */
  unfold(row) {
    const item = this.itemOf[row];
    if (item >= this.count || !this.isFolded(item)) return false;
    this.unfolded.add(this.rows.at(this.firsts[item]));
    this.arrange();
    return true;
  }

  /** Folds the run of one-sided rows around `row` again. @param {number} row */
  fold(row) {
    const { rows } = this;
    const isUnfolded = (/** @type {number} */ at) => { const known = rows.objects[at]; return known !== undefined && this.unfolded.has(known); };
    let first = row;
    while (first > 0 && !isUnfolded(first) && !rows.isPair(first)) --first;
    if (!isUnfolded(first)) return false;
    this.unfolded.delete(rows.at(first));
    this.arrange();
    return true;
  }

  /** The next row after `from` that `wanted` says, round the end; -1 when there is none.
   * @param {number} from @param {1 | -1} step @param {(row: number) => boolean} wanted */
  next(from, step, wanted) {
    const count = this.rows.length;
    for (let i = 1; i <= count; ++i) {
      const row = (((from + step * i) % count) + count) % count;
      if (wanted(row)) return row;
    }
    return -1;
  }
}
