// SPDX-License-Identifier: Apache-2.0
//
// The rows as the page holds them. What is asked of all rows at a time comes first, and is
// kept in columns of numbers. The text of a row comes when somebody is about to see it,
// which most rows never are: until then the row waits, and all else is known of it.

/** @typedef {import("./model.js").Row} Row */
/** @typedef {import("./model.js").Piece} Piece */

/** Characters of a row: shape, mark, bits, kind, confidence (5), pieces of both sides, widths and first
 * numbers of both sides (4 each); see append_row_columns() of review/row_parts.h. */
const ROW_CHARS = 27;
const ZERO = 48;
const DIGITS = 64;
/** A shape. */
export const SHAPE = { pair: 0, source: 1, target: 2, oneToOne: 3 };
/** Marks by their numbers. @type {(string | undefined)[]} */
export const MARKS = [undefined, "accepted", "doubtful", "deleted", "pinned"];
/** Bits of a row. */
export const BITS = { byHand: 1, edited: 2, commented: 4 };
/** Of a row whose segments are of several kinds. */
export const MIXED = 30;
const MOST_PIECES = 60;
/** Of a text that is longer than any sentence, so much counts. */
const MOST_SHOWN = 20000;
const SURE = 10000;

/** Columns, and what they hold. @type {[string, Uint8ArrayConstructor | Uint16ArrayConstructor | Uint32ArrayConstructor | Float32ArrayConstructor][]} */
const COLUMNS = [["shape", Uint8Array], ["mark", Uint8Array], ["bits", Uint8Array], ["kind", Uint8Array], ["confidence", Uint16Array],
  ["sources", Uint8Array], ["targets", Uint8Array], ["sourceWidth", Uint32Array], ["targetWidth", Uint32Array],
  ["firstSource", Uint32Array], ["firstTarget", Uint32Array], ["height", Float32Array]];

/** How wide texts are, in px of one line. @param {Piece[]} pieces */
function widthOf(pieces) {
  let width = 0;
  for (const [, text] of pieces)
    width += Math.min(text.length, MOST_SHOWN) * (text.charCodeAt(text.length >> 1) >= 0x2E80 ? 15 : 7.3);
  return Math.round(width);
}

/** @param {Row} row */
function kindOf(row) {
  const kinds = new Set([...row.s, ...row.t].map((piece) => piece[2] >> 1));
  return kinds.size === 1 ? [...kinds][0] : MIXED;
}

/** @param {Row} row */
function shapeOf(row) {
  if (!row.t.length) return SHAPE.source;
  if (!row.s.length) return SHAPE.target;
  return row.s.length === 1 && row.t.length === 1 ? SHAPE.oneToOne : SHAPE.pair;
}

export class Rows {
  /** @param {string} text what is known of all rows, from `at` on @param {number} at @param {number} count how many */
  constructor(text, at, count) {
    this.length = count;
    /** Those that somebody asked for, and those that came later. @type {(Row | undefined)[]} */
    this.objects = new Array(count);
    this.shape = new Uint8Array(count);
    this.mark = new Uint8Array(count);
    this.bits = new Uint8Array(count);
    this.kind = new Uint8Array(count);
    /** In ten thousandths. */
    this.confidence = new Uint16Array(count);
    this.sources = new Uint8Array(count);
    this.targets = new Uint8Array(count);
    this.sourceWidth = new Uint32Array(count);
    this.targetWidth = new Uint32Array(count);
    /** Numbers of the first segments; 0: there is none, or a person typed it. */
    this.firstSource = new Uint32Array(count);
    this.firstTarget = new Uint32Array(count);
    /** As measured in the page; 0: not yet. */
    this.height = new Float32Array(count);
    const digit = (/** @type {number} */ i) => text.charCodeAt(i) - ZERO;
    const width = (/** @type {number} */ i) => ((digit(i) * DIGITS + digit(i + 1)) * DIGITS + digit(i + 2)) * DIGITS + digit(i + 3);
    for (let row = 0; row < count; ++row) {
      this.shape[row] = digit(at);
      this.mark[row] = digit(at + 1);
      this.bits[row] = digit(at + 2);
      this.kind[row] = digit(at + 3);
      this.confidence[row] = digit(at + 4) * 10000 + digit(at + 5) * 1000 + digit(at + 6) * 100 + digit(at + 7) * 10 + digit(at + 8);
      this.sources[row] = digit(at + 9);
      this.targets[row] = digit(at + 10);
      this.sourceWidth[row] = width(at + 11);
      this.targetWidth[row] = width(at + 15);
      this.firstSource[row] = width(at + 19);
      this.firstTarget[row] = width(at + 23);
      at += ROW_CHARS;
    }
  }

  /** The row at a place that is there. @param {number} i @returns {Row} */
  at(i) { return this.objects[i] ??= this.waitingRow(i); }

  /** What is known of a row whose text has not come. @param {number} i @returns {Row} */
  waitingRow(i) {
    const kind = 2 * (this.kind[i] === MIXED ? 0 : this.kind[i]);
    const pieces = (/** @type {number} */ count) => Array.from({ length: count }, () => /** @type {Piece} */ ([0, "", kind]));
    /** @type {Row} */
    const row = { s: pieces(this.sources[i]), t: pieces(this.targets[i]), c: this.confidence[i] / SURE, isWaiting: true };
    if (this.mark[i]) row.m = MARKS[this.mark[i]];
    if (this.bits[i] & BITS.byHand) row.h = 1;
    if (this.bits[i] & BITS.edited) row.e = 1;
    return row;
  }

  /** @param {number} i */
  isWaiting(i) { return !this.known(i); }

  /** The row, when its text is here. @param {number} i */
  known(i) {
    const row = this.objects[i];
    return row?.isWaiting ? undefined : row;
  }

  /** Takes over texts that have come. Who holds a row holds the same one.
   * @param {number[]} wanted rows @param {string[]} lines their JSON */
  fill(wanted, lines) {
    wanted.forEach((i, k) => {
      const row = this.at(i);
      if (!row.isWaiting) return;
      delete row.isWaiting;
      Object.assign(row, JSON.parse(lines[k]));
    });
  }

  /** Where a row is that somebody asked for; -1: nowhere. @param {Row} row */
  indexOf(row) { return this.objects.indexOf(row); }

  /** @param {Row} row */
  has(row) { return this.objects.includes(row); }

  /** Gives rows a mark. @param {number} first @param {number} count @param {string} name */
  markRows(first, count, name) {
    this.mark.fill(Math.max(0, MARKS.indexOf(name)), first, first + count);
    for (let i = first; i < first + count; ++i) {
      const row = this.objects[i];
      if (!row) continue;
      if (name === "open") delete row.m;
      else row.m = name;
    }
  }

  /** Puts rows in the places of others. @param {import("./model.js").Splice[]} splices in order, apart from each other */
  replace(splices) {
    if (!splices.length) return;
    const length = splices.reduce((sum, one) => sum + one.rows.length - one.count, this.length);
    /** @type {any} */
    const self = this;
    for (const [name, Column] of COLUMNS) {
      const old = self[name];
      const column = new Column(length);
      let from = 0;
      let to = 0;
      for (const { at, count, rows } of splices) {
        column.set(old.subarray(from, at), to);
        to += at - from + rows.length;
        from = at + count;
      }
      column.set(old.subarray(from), to);
      self[name] = column;
    }
    /** @type {(Row | undefined)[]} */
    const objects = [];
    let from = 0;
    for (const { at, count, rows } of splices) {
      for (; from < at; ++from) objects.push(this.objects[from]);
      for (const row of rows) {
        this.describe(objects.length, row);
        objects.push(row);
      }
      from = at + count;
    }
    for (; from < this.length; ++from) objects.push(this.objects[from]);
    this.objects = objects;
    this.length = length;
  }

  /** Notes in the columns what a row is. @param {number} i @param {Row} row */
  describe(i, row) {
    this.shape[i] = shapeOf(row);
    this.mark[i] = Math.max(0, MARKS.indexOf(row.m));
    this.bits[i] = (row.h ? BITS.byHand : 0) | (row.e ? BITS.edited : 0) | (row.n ? BITS.commented : 0);
    this.kind[i] = kindOf(row);
    this.confidence[i] = Math.round(row.c * SURE);
    this.sources[i] = Math.min(row.s.length, MOST_PIECES);
    this.targets[i] = Math.min(row.t.length, MOST_PIECES);
    this.sourceWidth[i] = widthOf(row.s);
    this.targetWidth[i] = widthOf(row.t);
    this.firstSource[i] = row.s[0]?.[0] ?? 0;
    this.firstTarget[i] = row.t[0]?.[0] ?? 0;
  }

  /** @param {number} i */
  isPair(i) { return this.shape[i] === SHAPE.pair || this.shape[i] === SHAPE.oneToOne; }
}
