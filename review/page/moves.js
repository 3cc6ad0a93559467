// SPDX-License-Identifier: Apache-2.0
//
// Ways to another row, and finding.

import { get } from "./api.js";
import { by, desk, enqueue, list, say } from "./desk.js";
import { cell } from "./model.js";
import { t } from "./text.js";
import { go, select } from "./view.js";

/** @typedef {import("./model.js").Row} Row */
/** @typedef {import("./model.js").Side} Side */
/** @typedef {import("./model.js").Hit} Hit */

export const findField = /** @type {HTMLInputElement} */ (by("find"));
const FIND_MS = 120;

/** A row up or down; a folded run is one. @param {1 | -1} step */
export function goRow(step) {
  desk.isTour = false;
  const { items, itemOf } = desk.model;
  const item = itemOf[list.place.row] + step;
  if (item >= 0 && item < items.length) go(items[item].first);
}

/** Selects a row more. @param {1 | -1} step */
export function selectRow(step) {
  if (desk.selectedFrom < 0) select(list.place.row);
  goRow(step);
  select(desk.selectedFrom);
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

/** A page up or down. A row that is taller than the window is scrolled through first.
 * @param {1 | -1} step */
export function goPage(step) {
  const { frame, tops } = list;
  const item = desk.model.itemOf[list.place.row];
  const page = frame.clientHeight * 0.9;
  const hidden = step > 0 ? tops[item + 1] - (frame.scrollTop + frame.clientHeight) : frame.scrollTop - tops[item];
  const isInSight = tops[item] < frame.scrollTop + frame.clientHeight && tops[item + 1] > frame.scrollTop;
  if (isInSight && hidden > 1 && tops[item + 1] - tops[item] > frame.clientHeight) {
    frame.scrollTop += step * Math.min(page, hidden);
    list.render();
    return;
  }
  desk.isTour = false;
  const y = tops[item] + step * page;
  const next = list.itemAt(Math.max(0, y));
  // At least one row on, however low the window is.
  const at = next === item ? Math.min(Math.max(item + step, 0), desk.model.items.length - 1) : next;
  go(desk.model.items[at].first);
}

// ---- finding ------------------------------------------------------------------------

const isRegex = () => /** @type {HTMLInputElement} */ (by("find-regex")).checked;
/** @type {{hits: Hit[], at: number, revision: number, text: string}} */
let found = { hits: [], at: -1, revision: -1, text: "" };

export const findQuery = () => ({ find: findField.value, regex: isRegex() });

/** Shows the hits in the rows. */
function showHits() {
  /** @type {Map<Row, Hit[]>} */
  const byRow = new Map();
  for (const hit of found.hits) {
    const row = desk.model.rows[hit[0]];
    const own = byRow.get(row);
    if (own) own.push(hit);
    else byRow.set(row, [hit]);
  }
  list.hits = byRow;
  for (const row of list.shown.keys()) list.highlight(row);
}

/** Asks where the text stands, when that is not known. */
async function look() {
  const text = `${isRegex()}${findField.value}`;
  if (found.text === text && found.revision === desk.model.document.revision) return;
  found = { hits: [], at: -1, revision: desk.model.document.revision, text };
  if (findField.value) {
    const got = await get("find", { find: findField.value, regex: isRegex() ? 1 : 0 });
    found.hits = got.hits;
    found.revision = got.revision;
  }
  showHits();
}

/** @param {1 | -1} step @param {boolean} [stay] */
export async function find(step, stay = false) {
  await look();
  const { hits } = found;
  const isAny = Boolean(findField.value);
  by("findmore").hidden = !isAny;
  if (!hits.length) {
    by("found").textContent = isAny ? t("not found") : "";
    return;
  }
  const { row, side, piece } = list.place;
  const rank = (/** @type {Hit} */ hit) => hit[0] * 2e5 + hit[1] * 1e5 + hit[2];
  const here = rank([row, side === "source" ? 0 : 1, piece, 0, 0]);
  const isCurrent = found.at >= 0 && rank(hits[found.at]) === here;
  let index;
  if (stay) index = hits.findIndex((hit) => rank(hit) >= here || hit[0] === row);
  else if (isCurrent) index = found.at + step;
  else if (step > 0) index = hits.findIndex((hit) => rank(hit) > here);
  else index = hits.findLastIndex((hit) => rank(hit) < here);
  if (index < 0 || index >= hits.length) index = step > 0 ? 0 : hits.length - 1;
  found.at = index;
  by("found").textContent = t("{number} of {count}", { number: index + 1, count: hits.length });
  const hit = hits[index];
  desk.model.unfold(hit[0]) && list.refresh();
  go(hit[0], { side: hit[1] === 0 ? "source" : "target", piece: hit[2] });
}

let findTimer = 0;
function findSoon() {
  clearTimeout(findTimer);
  findTimer = setTimeout(() => enqueue(() => find(1, true)), FIND_MS);
}
findField.addEventListener("input", (event) => {
  if (!(/** @type {InputEvent} */ (event).isComposing)) findSoon();
});
findField.addEventListener("compositionend", findSoon);
by("find-regex").addEventListener("change", findSoon);
by("find-next").addEventListener("click", () => enqueue(() => find(1)));
by("find-previous").addEventListener("click", () => enqueue(() => find(-1)));
findField.addEventListener("keydown", (event) => {
  if (event.isComposing || event.keyCode === 229) return;
  if (event.key === "Enter") {
    clearTimeout(findTimer);
    const isNew = found.text !== `${isRegex()}${findField.value}`;
    enqueue(() => find(event.shiftKey ? -1 : 1, isNew));
  } else if (event.key === "Escape") list.frame.focus();
  else return;
  event.preventDefault();
});
