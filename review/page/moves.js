// SPDX-License-Identifier: Apache-2.0
//
// Ways to another row, and finding.

import { get } from "./api.js";
import { by, desk, enqueue, list, say } from "./desk.js";
import { cell } from "./model.js";
import { fetchTexts, rowsAround } from "./row_texts.js";
import { t } from "./text.js";
import { followers, go, select } from "./view.js";

/** @typedef {import("./model.js").Row} Row */
/** @typedef {import("./model.js").Side} Side */
/** @typedef {import("./model.js").Hit} Hit */

export const findField = /** @type {HTMLInputElement} */ (by("find"));
const FIND_MS = 120;

/** A row up or down; a folded run is one. @param {1 | -1} step */
export function goRow(step) {
  desk.isTour = false;
  const { firsts, count, itemOf } = desk.model;
  const item = itemOf[list.place.row] + step;
  if (item >= 0 && item < count) go(firsts[item]);
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
  const pieces = cell(desk.model.rows.at(row), side).length;
  if (piece + step >= 0 && piece + step < pieces) go(row, { piece: piece + step });
  else {
    goRow(step);
    if (step < 0 && list.place.row !== row) go(list.place.row, { piece: Infinity });
  }
}

/** @param {1 | -1} step @param {(row: number) => boolean} wanted @param {string} none */
export function goNext(step, wanted, none) {
  const row = desk.model.next(list.place.row, step, wanted);
  if (row < 0 || (row === list.place.row && !wanted(row))) return say(none);
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
  const at = next === item ? Math.min(Math.max(item + step, 0), desk.model.count - 1) : next;
  go(desk.model.firsts[at]);
}

// ---- finding ------------------------------------------------------------------------

const isRegex = () => /** @type {HTMLInputElement} */ (by("find-regex")).checked;
/** What is looked for, how often it is there, which place was gone to, and for which rows that is known. */
const found = { text: "", regex: false, count: 0, at: -1, revision: -1 };

export const findQuery = () => ({ find: findField.value, regex: isRegex() });

/** Whether the rows are still those that were looked through. */
const isKnown = () => found.text === findField.value && found.regex === isRegex() && found.revision === desk.model.document.revision;

/** @param {Record<string, string | number>} more */
async function ask(more) {
  const [first, last] = desk.inSight;
  const text = findField.value;
  const regex = isRegex();
  const got = text ? await get("find", { find: text, regex: regex ? 1 : 0, first, last, ...more }) : { count: 0, hits: [], revision: desk.model.document.revision };
  Object.assign(found, { text, regex, count: got.count, revision: got.revision });
  showHits(got.hits);
  return got;
}

/** Shows the places in the rows in sight. @param {Hit[]} hits */
function showHits(hits) {
  /** @type {Map<Row, Hit[]>} */
  const byRow = new Map();
  for (const hit of hits) {
    const row = desk.model.rows.at(hit[0]);
    const own = byRow.get(row);
    if (own) own.push(hit);
    else byRow.set(row, [hit]);
  }
  list.hits = byRow;
  for (const row of list.shown.keys()) list.highlight(row);
}

/** The places in rows that came in sight. */
async function findInSight() {
  if (!found.count || found.text !== findField.value) return;
  await ask({}).catch(() => {}); // Whoever looks for it is told.
}

/** @param {1 | -1} step @param {boolean} [stay] */
export async function find(step, stay = false) {
  const { row, side, piece } = list.place;
  const got = await ask({ row, side, piece, step: stay ? 0 : step, ...(isKnown() && found.at >= 0 ? { at: found.at } : {}) });
  by("findmore").hidden = !findField.value;
  if (!got.count) {
    found.at = -1;
    by("found").textContent = findField.value ? t("not found") : "";
    return;
  }
  found.at = got.index;
  by("found").textContent = t("{number} of {count}", { number: got.index + 1, count: got.count });
  /** @type {Hit} */
  const hit = got.hit;
  desk.model.unfold(hit[0]) && list.refresh();
  await fetchTexts(rowsAround(desk.model, hit[0]));
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
    const isNew = found.text !== findField.value || found.regex !== isRegex();
    enqueue(() => find(event.shiftKey ? -1 : 1, isNew));
  } else if (event.key === "Escape") list.frame.focus();
  else return;
  event.preventDefault();
});
followers.push(findInSight);
