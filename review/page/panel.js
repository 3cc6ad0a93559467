// SPDX-License-Identifier: Apache-2.0
//
// The overview beside the list: the path, the doubtful rows, what has no counterpart.

import { drawPath, rowAt } from "./charts.js";
import { make } from "./list.js";
import { cellText, stateWords } from "./model.js";
import { MARKS } from "./rows.js";
import { plural, t } from "./text.js";

/** @typedef {import("./model.js").Model} Model */

/** Most rows that a list of the overview shows. */
const LISTED = 500;

/** Gives the rows that it lists, rising.
 * @param {HTMLElement} panel @param {Model} model @param {number} place
 * @param {(row: number) => void} go @param {() => void} close @returns {number[]} */
export function fillPanel(panel, model, place, go, close) {
  const away = make("button", "away", t("Close"));
  away.type = "button";
  away.addEventListener("click", close);
  const plot = make("canvas");
  plot.setAttribute("role", "img");
  plot.setAttribute("aria-label", t("Path of the alignment: source from left to right, target from top to bottom"));
  plot.addEventListener("click", (event) => {
    const box = plot.getBoundingClientRect();
    go(rowAt(model, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height));
  });
  /** @type {number[]} */
  const doubtful = [];
  /** @type {number[]} */
  const unpaired = [];
  for (let i = 0; i < model.rows.length; ++i) {
    if (model.isDoubtful(i)) doubtful.push(i);
    if (!model.rows.isPair(i) && MARKS[model.rows.mark[i]] !== "deleted") unpaired.push(i);
  }
  doubtful.sort((a, b) => model.rows.confidence[a] - model.rows.confidence[b]);
  panel.replaceChildren(
    away, make("h2", "", t("Path of the alignment")), plot,
    make("h2", "", t("Doubtful ({count})", { count: doubtful.length })), rowList(doubtful, model, go),
    make("h2", "", t("Unpaired text ({count})", { count: unpaired.length })), rowList(unpaired, model, go));
  drawPath(plot, model, place);
  return [...new Set([...doubtful.slice(0, LISTED), ...unpaired.slice(0, LISTED)])].sort((a, b) => a - b);
}

/** @param {number[]} rows @param {Model} model @param {(row: number) => void} go */
function rowList(rows, model, go) {
  const list = make("ol");
  for (const index of rows.slice(0, LISTED)) {
    const row = model.rows.at(index);
    const item = make("li");
    const button = make("button");
    const side = row.s.length ? "source" : "target";
    const text = make("bdi", "", cellText(row, side).slice(0, 60));
    text.lang = model.document[side].language;
    button.append(make("span", "", `${index + 1} · ${stateWords(row)[0]}`), text);
    button.addEventListener("click", () => go(index));
    item.append(button);
    list.append(item);
  }
  if (rows.length > LISTED)
    list.append(make("li", "hint", plural("and {count} more", "and {count} more", rows.length - LISTED)));
  return list;
}
