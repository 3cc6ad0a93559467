// SPDX-License-Identifier: Apache-2.0
//
// The review as the page holds it: rows, what changes them, and what is said of them.
// Knows nothing of the DOM.

import { t } from "./text.js";

/** A segment: its number in the text, its text, its kind (2 × block kind + 1 if it begins a block).
 * @typedef {[number, string, number]} Piece */
/** Piece, first and last UTF-16 unit, 1 for a number or date, 1 when the other side has it.
 * @typedef {[number, number, number, number, number]} Spot */
/** `h` is there where a person put the segments together, `e` where one changed a text.
 * @typedef {{s: Piece[], t: Piece[], c: number, m?: string, n?: string, h?: number, e?: number, spots?: [Spot[], Spot[]], guess?: {width: number, height: number}}} Row */
/** @typedef {{at: number, count: number, rows: Row[]}} Splice */
/** @typedef {{name: string, language: string}} Origin */
/** @typedef {{sentence: string, pairs: number, doubtful: number, confirmed: number}} Estimate */
/** @typedef {{revision: number, estimate: Estimate, undo: boolean, redo: boolean, saved: boolean}} State */
/** @typedef {State & {rows: Row[], place: number, path: string, has_memory: boolean, issues: string[], source: Origin, target: Origin, confidence: Confidence}} Document */
/** Pairs less sure than these are doubtful, and hardly pairs; the server says them.
 * @typedef {{doubtful_below: number, hardly_below: number}} Confidence */
/** Steps that change nothing but marks come as these: first row, rows, mark.
 * @typedef {[number, number, string]} Marks */
/** @typedef {State & {row: number, verb: string, changed: number, splices: Splice[], marks: Marks[]}} Done */
/** A place of the text that is looked for: row, side (0 or 1), piece, first and last UTF-16 unit.
 * @typedef {[number, number, number, number, number, string?]} Hit */
/** Rows [first, last) as one item of the list: one row, or a folded run.
 * @typedef {{first: number, last: number, folded: boolean}} Item */
/** @typedef {"source" | "target"} Side */
/** @typedef {{row: number, side: Side, piece: number}} Place */

/** Until the server says it, no pair is doubtful. @type {Confidence} */
let confidence = { doubtful_below: 0, hardly_below: 0 };
/** From so many rows of one side on, a run is folded. */
const FOLD_FROM = 4;

/** @param {Row} row */
export const isPair = (row) => row.s.length > 0 && row.t.length > 0;

/** @param {Row} row */
export const isConfirmed = (row) => row.m === "accepted" || row.m === "pinned" || row.m === "deleted";

/** @param {Row} row */
export const isDoubtful = (row) => row.m === "doubtful" ||
  (!row.m && (isPair(row) ? row.c < confidence.doubtful_below : !row.h && row.c < confidence.hardly_below));

/** @param {Row} row */
export const isOneToOne = (row) => row.s.length === 1 && row.t.length === 1;

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
  const side = row.s.length ? t("source alone") : t("target alone");
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
  const sure = t("That this is right is {percent} % probable.", { percent: Math.round(row.c * 100) });
  return row.m || row.h ? shape : `${shape} ${sure}`;
}

/** Which rows can be shown alone. Those that differ in numbers come from the server.
 * @type {Record<string, (row: Row, differing: Set<Row>) => boolean>} */
export const FILTERS = {
  all: () => true,
  doubtful: isDoubtful,
  open: (row) => !row.m && isPair(row),
  "one-sided": (row) => !isPair(row),
  odd: (row) => !isOneToOne(row),
  "by-hand": (row) => Boolean(row.h) || row.m === "pinned",
  edited: (row) => Boolean(row.e),
  commented: (row) => Boolean(row.n),
  numbers: (row, differing) => differing.has(row),
};

export class Model {
  /** @param {Document} document */
  constructor(document) {
    this.document = document;
    this.rows = document.rows;
    confidence = document.confidence;
    /** Runs that the reviewer unfolded, by their first row. @type {WeakSet<Row>} */
    this.unfolded = new WeakSet();
    /** @type {Item[]} */
    this.items = [];
    /** Item of each row; of one that is not shown, that of the next one. @type {number[]} */
    this.itemOf = [];
    /** One of FILTERS. */
    this.filter = "all";
    /** @type {Set<Row>} */
    this.differing = new Set();
    this.arrange();
  }

  /** Takes over what the server did. @param {Done} done */
  apply(done) {
    for (const [first, count, mark] of done.marks)
      for (let at = first; at < first + count; ++at) {
        // Another object: what is known of the old one is true no more.
        this.rows[at] = { ...this.rows[at], m: mark === "open" ? undefined : mark };
      }
    for (const splice of [...done.splices].reverse())
      this.rows.splice(splice.at, splice.count, ...splice.rows);
    Object.assign(this.document, {
      revision: done.revision, estimate: done.estimate, undo: done.undo, redo: done.redo,
      saved: done.saved,
    });
    this.arrange();
  }

  /** Makes the items of the list anew. */
  arrange() {
    if (this.filter === "all") this.arrangeAll();
    else this.arrangeFiltered(FILTERS[this.filter]);
  }

  /** @param {(row: Row, differing: Set<Row>) => boolean} wanted */
  arrangeFiltered(wanted) {
    this.items = [];
    this.itemOf = new Array(this.rows.length);
    this.rows.forEach((row, i) => {
      this.itemOf[i] = this.items.length;
      if (wanted(row, this.differing)) this.items.push({ first: i, last: i + 1, folded: false });
    });
    for (let i = this.rows.length; i-- > 0 && this.itemOf[i] === this.items.length;)
      this.itemOf[i] = Math.max(0, this.items.length - 1);
  }

  /** Whether the filter shows the row. @param {number} row */
  isShown(row) {
    const item = this.items[this.itemOf[row]];
    return item !== undefined && item.first <= row && row < item.last;
  }

  /** A run of rows of one side that stay together: no one needs to look at them.
   * @param {number} first */
  runFrom(first) {
    const { rows } = this;
    /** @param {Row} row */
    const side = (row) => isPair(row) || isDoubtful(row) ? "" : row.s.length ? "s" : "t";
    const own = side(rows[first]);
    let last = first + 1;
    if (own) while (last < rows.length && side(rows[last]) === own && !rows[last].n && !rows[last].m) ++last;
    return last;
  }

  arrangeAll() {
    const { rows } = this;
    this.items = [];
    this.itemOf = new Array(rows.length);
    for (let first = 0; first < rows.length;) {
      let last = this.runFrom(first);
      const folded = last - first >= FOLD_FROM && !this.unfolded.has(rows[first]);
      if (!folded) last = first + (last - first >= FOLD_FROM ? last - first : 1);
      if (folded) {
        this.itemOf.fill(this.items.length, first, last);
        this.items.push({ first, last, folded });
      } else {
        for (let row = first; row < last; ++row) {
          this.itemOf[row] = this.items.length;
          this.items.push({ first: row, last: row + 1, folded: false });
        }
      }
      first = last;
    }
  }

  /** Unfolds the run that `row` is in. @param {number} row */
  unfold(row) {
    const item = this.items[this.itemOf[row]];
    if (!item?.folded) return false;
    this.unfolded.add(this.rows[item.first]);
    this.arrange();
    return true;
  }

  /** Folds the run of one-sided rows around `row` again. @param {number} row */
  fold(row) {
    let first = row;
    while (first > 0 && !this.unfolded.has(this.rows[first]) && !isPair(this.rows[first])) --first;
    if (!this.unfolded.delete(this.rows[first])) return false;
    this.arrange();
    return true;
  }

  /** The next row after `from` that `wanted` says, round the end; -1 when there is none.
   * @param {number} from @param {1 | -1} step @param {(row: Row) => boolean} wanted */
  next(from, step, wanted) {
    const count = this.rows.length;
    for (let i = 1; i <= count; ++i) {
      const row = (((from + step * i) % count) + count) % count;
      if (wanted(this.rows[row])) return row;
    }
    return -1;
  }
}
