// SPDX-License-Identifier: Apache-2.0
//
// The rows as the page holds them. They come as one text, a line each, which begins with what
// is asked of all rows at a time: that is kept in columns of numbers. A row itself is read
// from its line when somebody asks for it, which most rows never see.

/** @typedef {import("./model.js").Row} Row */
/** @typedef {import("./model.js").Piece} Piece */

/** Characters before the JSON of a line: shape, mark, bits, kind, confidence (5), pieces of both
 * sides, widths of both sides (4 each); see row_line() of review/row_json.cpp. */
const PREFIX = 19;
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
  ["begin", Uint32Array], ["end", Uint32Array], ["height", Float32Array]];

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
  /** @param {string} text lines of rows from `at` on @param {number} at @param {number} count how many */
  constructor(text, at, count) {
    this.text = text;
    this.length = count;
    /** Those that were read from their lines, and those that came later. @type {(Row | undefined)[]} */
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
    /** Where the JSON of a row stands in the text. */
    this.begin = new Uint32Array(count);
    this.end = new Uint32Array(count);
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
      this.begin[row] = at + PREFIX;
      const end = text.indexOf("\n", at);
      this.end[row] = end;
      at = end + 1;
    }
  }

  /** The row at a place that is there. @param {number} i @returns {Row} */
  at(i) {
    return this.objects[i] ??= JSON.parse(this.text.slice(this.begin[i], this.end[i]));
  }

  /** Where a row is that was read; -1: nowhere. @param {Row} row */
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
  }

  /** @param {number} i */
  isPair(i) { return this.shape[i] === SHAPE.pair || this.shape[i] === SHAPE.oneToOne; }
}
