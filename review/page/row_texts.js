// SPDX-License-Identifier: Apache-2.0
//
// The texts of rows: asked for when they are about to be seen or changed.

import { getText } from "./api.js";
import { desk, list } from "./desk.js";

/** Items before and behind those in sight that are asked for with them, and how near to them one that
 * waits may be. */
const AHEAD = 80;
const NEAR = 25;
/** Most rows that are asked for at a time. */
const MOST = 500;

/** @param {number[]} rows rising @returns {string} as the server reads them */
function rangesOf(rows) {
  /** @type {[number, number][]} */
  const ranges = [];
  for (const row of rows) {
    const last = ranges[ranges.length - 1];
    if (last && last[1] === row) last[1] = row + 1;
    else ranges.push([row, row + 1]);
  }
  return ranges.map((range) => range.join("-")).join(",");
}

/** Asks for the texts of those rows that wait for theirs.
 * @param {number[]} rows rising @param {import("./model.js").Model} [model]
 * @returns {Promise<boolean>} whether they are there; false where the server has other rows by now */
export async function fetchTexts(rows, model = desk.model) {
  const wanted = rows.filter((row) => row >= 0 && row < model.rows.length && model.rows.isWaiting(row));
  for (let i = 0; i < wanted.length; i += MOST) {
    const part = wanted.slice(i, i + MOST);
    const [revision, ...lines] = (await getText(`rows?at=${rangesOf(part)}`)).split("\n");
    if (Number(revision) !== model.document.revision) return false;
    model.rows.fill(part, lines);
  }
  return true;
}

/** Rows around one: as many as a window shows, and some more. @param {import("./model.js").Model} model @param {number} row */
export function rowsAround(model, row) {
  const item = model.itemOf[row] ?? 0;
  return rowsOf(model, item - AHEAD, item + AHEAD);
}

/** First rows of items [first, last), of which some may be none. @param {import("./model.js").Model} model
 * @param {number} first @param {number} last */
const rowsOf = (model, first, last) => [...model.firsts.subarray(Math.max(0, first), Math.max(0, Math.min(last, model.count)))];

let isFetching = false;

/** Asks for the texts of what is in sight, and of what a reviewer is about to come to. */
export async function fetchInSight() {
  const { model } = desk;
  if (isFetching || list.model !== model || desk.isOver) return;
  const { frame } = list;
  const [first, last] = [list.itemAt(frame.scrollTop), list.itemAt(frame.scrollTop + frame.clientHeight) + 1];
  if (!rowsOf(model, first - NEAR, last + NEAR).some((row) => model.rows.isWaiting(row))) return;
  isFetching = true;
  // Without an answer people are told by whoever asks for something else.
  const isDone = await fetchTexts(rowsOf(model, first - AHEAD, last + AHEAD), model).catch(() => false);
  isFetching = false;
  if (isDone) list.render();
}
