// SPDX-License-Identifier: Apache-2.0
//
// Ways to another row.

import { by, desk, list, say } from "./desk.js";
import { cell, foldText } from "./model.js";
import { go } from "./view.js";

/** @typedef {import("./model.js").Row} Row */
/** @typedef {import("./model.js").Side} Side */

export const findField = /** @type {HTMLInputElement} */ (by("find"));

/** A row up or down; a folded run is one. @param {1 | -1} step */
export function goRow(step) {
  const item = desk.model.itemOf[list.place.row] + step;
  if (item >= 0 && item < desk.model.items.length) go(desk.model.items[item].first);
}

/** @param {1 | -1} step */
export function goSegment(step) {
  const { row, side, piece } = list.place;
  const pieces = cell(desk.model.rows[row], side).length;
  if (piece + step >= 0 && piece + step < pieces) go(row, { piece: piece + step });
  else {
    goRow(step);
    if (step < 0 && list.place.row !== row) go(list.place.row, { piece: Infinity });
  }
}

/** @param {1 | -1} step @param {(row: Row) => boolean} wanted @param {string} none */
export function goNext(step, wanted, none) {
  const row = desk.model.next(list.place.row, step, wanted);
  if (row < 0 || (row === list.place.row && !wanted(desk.model.rows[row]))) return say(none);
  desk.model.unfold(row) && list.refresh();
  go(row);
}

/** @param {1 | -1} step */
export function goPage(step) {
  const { frame } = list;
  const y = list.tops[desk.model.itemOf[list.place.row]] + step * frame.clientHeight * 0.9;
  go(desk.model.items[list.itemAt(Math.max(0, y))].first);
}

/** @param {1 | -1} step @param {boolean} [stay] */
function find(step, stay = false) {
  const wanted = foldText(findField.value);
  if (!wanted) { by("found").textContent = ""; return; }
  /** Rows that it stands in. @type {number[]} */
  const found = [];
  desk.model.rows.forEach((row, i) => {
    if ([...row.s, ...row.t].some((piece) => foldText(piece[1]).includes(wanted)) || foldText(row.n ?? "").includes(wanted))
      found.push(i);
  });
  if (!found.length) { by("found").textContent = "not found"; return; }
  const at = list.place.row;
  let index = step > 0 ? found.findIndex((row) => row > at || (stay && row === at)) : found.findLastIndex((row) => row < at);
  if (index < 0) index = step > 0 ? 0 : found.length - 1;
  by("found").textContent = `${index + 1} of ${found.length}`;
  const row = found[index];
  desk.model.unfold(row) && list.refresh();
  const side = desk.model.rows[row].s.some((piece) => foldText(piece[1]).includes(wanted)) ? "source" : "target";
  const piece = cell(desk.model.rows[row], side).findIndex((one) => foldText(one[1]).includes(wanted));
  go(row, { side, piece: Math.max(0, piece) });
}

findField.addEventListener("input", (event) => {
  if (!(/** @type {InputEvent} */ (event).isComposing)) find(1, true);
});
findField.addEventListener("compositionend", () => find(1, true));
findField.addEventListener("keydown", (event) => {
  if (event.isComposing || event.keyCode === 229) return;
  if (event.key === "Enter") find(event.shiftKey ? -1 : 1);
  else if (event.key === "Escape") list.frame.focus();
  else return;
  event.preventDefault();
});
