// SPDX-License-Identifier: Apache-2.0
//
// The list of rows. Only those in sight are in the document: heights of the others are
// guessed from their texts until they are seen.

import { cell, cellText, isPair, shade, stateSentence, stateWords } from "./model.js";
import { BITS, MIXED } from "./rows.js";
import { plural, t, translatable } from "./text.js";

/** @typedef {import("./model.js").Row} Row */
/** @typedef {import("./model.js").Side} Side */
/** @typedef {import("./model.js").Place} Place */
/** @typedef {import("./model.js").Model} Model */

/** @type {Side[]} */
const SIDES = ["source", "target"];
const MARGIN_ITEMS = 6;
const FOLD_PX = 40;
/** Of a text that is longer than any sentence, so much is drawn: browsers take seconds for it. */
const MOST_SHOWN = 20000;
const HEADING_KINDS = [0, 1]; // title, heading

/** @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag @param {string} [className] @param {string} [text] @returns {HTMLElementTagNameMap[T]} */
export function make(tag, className = "", text = "") {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

/** What a cell is dragged by. */
function makeGrip() {
  const grip = make("span", "grip", "⠿");
  grip.setAttribute("aria-hidden", "true");
  grip.title = t("Drag this cell to another row");
  return grip;
}

/** Kinds of blocks (×2) that say why they have no counterpart. @type {Record<number, string>} */
const KIND_REASONS = { 7: translatable("boxes"), 8: translatable("contents"), 9: translatable("menu"), 10: translatable("page header"), 11: translatable("page footer"), 12: translatable("code"), 6: translatable("notes") };

/** What a folded run is. @param {Uint8Array} kinds of its rows @param {Side} side */
function foldWords(kinds, side) {
  const isOne = kinds[0] !== MIXED && kinds.every((one) => one === kinds[0]);
  const kind = isOne ? KIND_REASONS[kinds[0]] : undefined;
  const count = kinds.length;
  if (kind)
    return side === "source"
      ? plural("{count} source segment without counterpart ({kind}):", "{count} source segments without counterpart ({kind}):", count, { kind: t(kind) })
      : plural("{count} target segment without counterpart ({kind}):", "{count} target segments without counterpart ({kind}):", count, { kind: t(kind) });
  return side === "source"
    ? plural("{count} source segment without counterpart:", "{count} source segments without counterpart:", count)
    : plural("{count} target segment without counterpart:", "{count} target segments without counterpart:", count);
}

export class List {
  /** @param {HTMLElement} frame @param {HTMLElement} inner */
  constructor(frame, inner) {
    this.frame = frame;
    this.inner = inner;
    /** @type {Model | null} */
    this.model = null;
    /** @type {Place} */
    this.place = { row: 0, side: "source", piece: 0 };
    /** What is held for a pin. @type {{row: Row, side: Side, piece: number} | null} */
    this.held = null;
    /** That of the frame when it was last measured. */
    this.height = 0;
    /** Where each item begins, in px; one more at the end. @type {Float64Array} */
    this.tops = new Float64Array(1);
    /** Of the frame, as it was measured last. */
    this.width = 0;
    /** What is in the document now. @type {Map<Row, HTMLElement>} */
    this.shown = new Map();
    /** The row whose text is being edited stays in the document. @type {Row | null} */
    this.editing = null;
    /** So does the one whose cell is dragged. @type {Row | null} */
    this.dragged = null;
    /** Selected rows: [first, last). */
    this.selected = [0, 0];
    /** Places of what is looked for, by row. @type {Map<Row, import("./model.js").Hit[]>} */
    this.hits = new Map();
    /** Called when other rows came in sight. @type {(first: number, last: number) => void} */
    this.onsight = () => {};
    frame.addEventListener("scroll", () => this.render(), { passive: true });
    new ResizeObserver(() => this.resize()).observe(frame);
  }

  /** @param {Model} model */
  show(model) {
    this.model = model;
    for (const element of this.shown.values()) element.remove();
    this.shown.clear();
    this.refresh();
  }

  /** Of a row that looks otherwise now. @param {Row} row */
  forgetHeight(row) {
    const at = this.model?.rows.indexOf(row) ?? -1;
    if (at >= 0) /** @type {Model} */ (this.model).rows.height[at] = 0;
  }

  /** After rows changed. */
  refresh() {
    this.measureTops();
    this.render();
  }

  /** Heights are others now. What the reviewer was at stays in sight. */
  resize() {
    const top = this.model ? this.tops[this.model.itemOf[this.place.row]] : undefined;
    const wasInSight = typeof top === "number" && top < this.frame.scrollTop + this.height && top >= this.frame.scrollTop;
    this.height = this.frame.clientHeight;
    document.documentElement.style.setProperty("--scroll-bar", `${this.frame.offsetWidth - this.frame.clientWidth}px`);
    this.model?.rows.height.fill(0);
    this.width = this.frame.clientWidth;
    this.refresh();
    if (wasInSight) this.reveal();
  }

  /** The height that a row may have. @param {number} row @param {number} width of a cell, in px @param {boolean} isNarrow */
  guess(row, width, isNarrow) {
    const { sources, targets, sourceWidth, targetWidth, bits } = /** @type {Model} */ (this.model).rows;
    const source = Math.max(sources[row], Math.ceil(sourceWidth[row] / width));
    const target = Math.max(targets[row], Math.ceil(targetWidth[row] / width));
    const most = isNarrow ? Math.max(1, source) + Math.max(1, target) + 1 : Math.max(2, source, target);
    return most * 24 + 12 + (bits[row] & BITS.commented ? 24 : 0);
  }

  measureTops() {
    if (!this.model) return;
    this.width ||= this.frame.clientWidth;
    const isNarrow = this.width < 640; // page.css: one language above the other
    const width = Math.max(120, isNarrow ? this.width - 60 : (this.width - 200) / 2);
    const { firsts, lasts, count, rows } = this.model;
    this.tops = new Float64Array(count + 1);
    for (let i = 0; i < count; ++i) {
      const row = firsts[i];
      const height = lasts[i] - row > 1 ? FOLD_PX : rows.height[row] || this.guess(row, width, isNarrow);
      this.tops[i + 1] = this.tops[i] + height;
    }
    this.inner.style.height = `${this.tops[count]}px`;
  }

  /** Moves what lies below items whose heights turned out otherwise.
   * @param {number} first @param {number} last items: [first, last) @param {Float64Array} heights theirs */
  shiftTops(first, last, heights) {
    const before = this.tops[last];
    for (let i = first; i < last; ++i) this.tops[i + 1] = this.tops[i] + heights[i - first];
    const shift = this.tops[last] - before;
    for (let i = last + 1; i < this.tops.length; ++i) this.tops[i] += shift;
    this.inner.style.height = `${this.tops[this.tops.length - 1]}px`;
  }

  /** The item at this height. @param {number} y */
  itemAt(y) {
    let low = 0;
    let high = Math.max(0, this.tops.length - 2);
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.tops[middle] <= y) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  render() {
    const { model, frame } = this;
    if (!model) return;
    const { count, firsts, lasts } = model;
    const anchor = this.itemAt(frame.scrollTop);
    const offset = frame.scrollTop - this.tops[anchor];
    const first = Math.max(0, anchor - MARGIN_ITEMS);
    const last = Math.min(count, this.itemAt(frame.scrollTop + frame.clientHeight) + 1 + MARGIN_ITEMS);
    /** @type {Map<Row, number>} */
    const wanted = new Map();
    for (let i = first; i < last; ++i) wanted.set(model.rows.at(firsts[i]), i);
    for (const [row, element] of this.shown)
      if (!wanted.has(row) && row !== this.editing && row !== this.dragged) {
        element.remove();
        this.shown.delete(row);
      }
    for (const [row, i] of wanted) {
      const old = this.shown.get(row);
      const folded = model.isFolded(i);
      const isOther = old && (old.classList.contains("fold") !== folded || old.classList.contains("waiting") !== Boolean(row.isWaiting) || (old.dataset.mark !== (row.m ?? "") && row !== this.editing));
      if (old && isOther) {
        old.remove();
        this.shown.delete(row);
      }
      if (!this.shown.has(row)) {
        const element = folded ? this.makeFold(i) : this.makeRow(row);
        if (row.isWaiting) this.leaveRoom(element, this.tops[i + 1] - this.tops[i]);
        this.shown.set(row, element);
        this.inner.append(element);
      }
    }
    // For readers of the page rows stand in order. What is being edited is not moved: it
    // would lose the focus.
    let before = this.inner.firstElementChild;
    for (const row of wanted.keys()) {
      const element = /** @type {HTMLElement} */ (this.shown.get(row));
      if (element === before) before = element.nextElementSibling;
      else if (row !== this.editing) this.inner.insertBefore(element, before);
    }
    let changed = false;
    const heights = new Float64Array(last - first);
    for (const [row, i] of wanted) {
      const element = /** @type {HTMLElement} */ (this.shown.get(row));
      this.number(element, i);
      const height = element.offsetHeight;
      heights[i - first] = height;
      changed ||= Math.abs(height - (this.tops[i + 1] - this.tops[i])) > 0.5;
      if (!model.isFolded(i) && !row.isWaiting) model.rows.height[firsts[i]] = height;
    }
    if (changed) {
      this.shiftTops(first, last, heights);
      frame.scrollTop = this.tops[anchor] + offset;
    }
    for (const [row, i] of wanted)
      /** @type {HTMLElement} */ (this.shown.get(row)).style.transform = `translateY(${this.tops[i]}px)`;
    this.mark();
    if (last > first) this.onsight(firsts[first], lasts[last - 1]);
  }

  /** The room that a row will need once its text is there. @param {HTMLElement} element @param {number} height */
  leaveRoom(element, height) {
    element.classList.add("waiting");
    element.setAttribute("aria-busy", "true");
    element.style.minHeight = `${height}px`;
  }

  /** @param {HTMLElement} element @param {number} index */
  number(element, index) {
    const row = /** @type {Model} */ (this.model).firsts[index];
    element.dataset.row = String(row);
    element.setAttribute("aria-rowindex", String(row + 1));
    const number = element.querySelector(".number");
    if (number) number.textContent = String(row + 1);
  }

  /** @param {number} index */
  makeFold(index) {
    const { firsts, lasts, rows } = /** @type {Model} */ (this.model);
    const row = rows.at(firsts[index]);
    const side = row.s.length ? "source" : "target";
    const element = make("div", "row fold");
    element.setAttribute("role", "row");
    element.style.height = `${FOLD_PX}px`;
    element.dataset.mark = row.m ?? "";
    const label = make("div", "", `▸ ${foldWords(rows.kind.subarray(firsts[index], lasts[index]), side)} `);
    const first = make("bdi", "", cellText(row, side).slice(0, 60));
    first.lang = /** @type {Model} */ (this.model).document[side].language;
    label.append(first, " …");
    label.setAttribute("role", "gridcell");
    label.setAttribute("aria-expanded", "false");
    const number = make("div", "number");
    number.setAttribute("role", "rowheader");
    element.append(number, label);
    return element;
  }

  /** @param {Row} row */
  makeRow(row) {
    const element = make("div", `row ${shade(row)} ${row.m ?? ""}`);
    element.dataset.shade = shade(row);
    element.dataset.mark = row.m ?? "";
    element.setAttribute("role", "row");
    const state = make("div", "state");
    const [word, shape] = stateWords(row);
    state.append(make("b", "", word), make("span", "", shape));
    state.setAttribute("role", "gridcell");
    state.title = stateSentence(row);
    const number = make("div", "number");
    number.setAttribute("role", "rowheader");
    element.append(number, state);
    for (const side of SIDES) element.append(this.makeCell(row, side));
    element.querySelectorAll(".cell:not(.empty)").forEach((one) => one.append(makeGrip()));
    if (row.n) {
      const note = make("div", "comment", row.n);
      note.dir = "auto";
      note.setAttribute("role", "gridcell");
      note.setAttribute("aria-label", t("Comment: {text}", { text: row.n }));
      element.append(note);
    }
    return element;
  }

  /** @param {Row} row @param {Side} side */
  makeCell(row, side) {
    const { document: about } = /** @type {Model} */ (this.model);
    const pieces = cell(row, side);
    const element = make("div", pieces.length ? "cell" : "cell empty");
    element.setAttribute("role", "gridcell");
    element.dataset.side = side;
    element.lang = about[side].language;
    if (!pieces.length) {
      element.setAttribute("aria-label", t("no counterpart"));
      element.title = t("No counterpart. Double-click to type one.");
    }
    pieces.forEach((piece, i) => {
      const text = make("div", "piece");
      if (HEADING_KINDS.includes(piece[2] >> 1)) text.classList.add("heading");
      text.dir = "auto";
      text.dataset.piece = String(i);
      this.fill(text, row, side, i);
      element.append(text);
    });
    return element;
  }

  /** The text of a piece with its numbers and names. @param {HTMLElement} element
   * @param {Row} row @param {Side} side @param {number} index */
  fill(element, row, side, index) {
    const text = cell(row, side)[index][1];
    const sideIndex = side === "source" ? 0 : 1;
    const spots = (row.spots?.[sideIndex] ?? []).filter((spot) => spot[0] === index);
    const hits = (this.hits.get(row) ?? [])
      .filter((hit) => hit[1] === sideIndex && hit[2] === index);
    const cuts = new Set([0, text.length, ...spots.flatMap((one) => [one[1], one[2]]), ...hits.flatMap((one) => [one[3], one[4]])]);
    const limit = text.length > MOST_SHOWN ? MOST_SHOWN : text.length;
    cuts.add(limit);
    const ends = [...cuts].filter((one) => one <= limit).sort((a, b) => a - b);
    /** @type {(string | HTMLElement)[]} */
    const parts = [];
    for (let i = 0; i + 1 < ends.length; ++i) {
      const [begin, end] = [ends[i], ends[i + 1]];
      const spot = spots.find((one) => one[1] <= begin && end <= one[2]);
      const isHit = hits.some((one) => one[3] <= begin && end <= one[4]);
      if (!spot && !isHit) {
        parts.push(text.slice(begin, end));
        continue;
      }
      const mark = make("mark", `${spot ? spot[4] ? "match" : "miss" : ""} ${isHit ? "found" : ""}`, text.slice(begin, end));
      if (spot && !spot[4]) mark.title = spot[3] ? t("this number is not on the other side") : t("this name is not on the other side");
      parts.push(mark);
    }
    if (limit < text.length)
      parts.push(make("span", "hint", ` … ${plural("{count} character more, which editing shows", "{count} characters more, which editing shows", text.length - limit)}`));
    element.replaceChildren(...parts);
  }

  /** Shows the highlights that have come for a row. @param {Row} row */
  highlight(row) {
    const element = this.shown.get(row);
    if (!element || row === this.editing) return;
    for (const piece of element.querySelectorAll(".piece")) {
      const text = /** @type {HTMLElement} */ (piece);
      const side = /** @type {Side} */ (/** @type {HTMLElement} */ (text.closest(".cell")).dataset.side);
      this.fill(text, row, side, Number(text.dataset.piece));
    }
  }

  /** Shows where the reviewer is. */
  mark() {
    const model = /** @type {Model} */ (this.model);
    const itemHere = model.itemOf[this.place.row];
    const at = itemHere < model.count ? model.firsts[itemHere] : this.place.row;
    const rowHere = at < model.rows.length ? model.rows.at(at) : null;
    let active = "";
    for (const [row, element] of this.shown) {
      const isHere = row === rowHere;
      element.classList.toggle("here", isHere);
      const at = Number(element.dataset.row);
      const isSelected = this.selected[0] <= at && at < this.selected[1];
      element.classList.toggle("selected", isSelected);
      element.setAttribute("aria-selected", String(isHere || isSelected));
      for (const side of element.querySelectorAll(".cell")) {
        const cellElement = /** @type {HTMLElement} */ (side);
        const inCell = isHere && cellElement.dataset.side === this.place.side;
        cellElement.classList.toggle("here", inCell);
        if (inCell) active = cellElement.id = "here";
        else if (cellElement.id) cellElement.removeAttribute("id");
        const pieces = cellElement.querySelectorAll(".piece");
        pieces.forEach((piece, i) => {
          piece.classList.toggle("here", inCell && pieces.length > 1 && i === this.place.piece);
          piece.classList.toggle("held", this.held?.row === row && this.held.side === cellElement.dataset.side && this.held.piece === i);
        });
      }
    }
    if (active) this.frame.setAttribute("aria-activedescendant", active);
    else this.frame.removeAttribute("aria-activedescendant");
    this.frame.setAttribute("aria-rowcount", String(model.rows.length));
    this.frame.setAttribute("aria-colcount", "4");
  }

  /** Brings the place into sight. @param {boolean} [centre] */
  reveal(centre = false) {
    const model = /** @type {Model} */ (this.model);
    const index = model.itemOf[this.place.row];
    if (index === undefined || index >= model.count) return;
    for (let round = 0; round < 3; ++round) { // heights are known once it is in sight
      const top = this.tops[index];
      const bottom = this.tops[index + 1];
      const { scrollTop, clientHeight } = this.frame;
      const inSight = top >= scrollTop && bottom <= scrollTop + clientHeight;
      if (!inSight) {
        if (centre && (top > scrollTop + clientHeight || bottom < scrollTop))
          this.frame.scrollTop = top - clientHeight / 3;
        else if (top < scrollTop || bottom - top > clientHeight) this.frame.scrollTop = top;
        else this.frame.scrollTop = bottom - clientHeight;
      }
      this.render();
      if (inSight) break;
    }
  }
}
