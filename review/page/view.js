// SPDX-License-Identifier: Apache-2.0
//
// What is shown: the place where the reviewer is, the map, the overview, and the numbers
// and names of the rows in sight.

import { get, post } from "./api.js";
import { drawMap } from "./charts.js";
import { banner, by, desk, list } from "./desk.js";
import { fillPanel } from "./dialogs.js";
import { cell, isDoubtful, Model } from "./model.js";

/** @typedef {import("./model.js").Row} Row */
/** @typedef {import("./model.js").Side} Side */

const PLACE_MS = 600;
const CHUNK = 100;

export const map = /** @type {HTMLCanvasElement} */ (by("map"));
export const panel = by("panel");

/** @param {number} row @param {Partial<import("./model.js").Place>} [more] */
export function go(row, more = {}) {
  if (!desk.model.rows.length) return;
  const place = { ...list.place, piece: 0, ...more, row: Math.min(Math.max(row, 0), desk.model.rows.length - 1) };
  const pieces = cell(desk.model.rows[place.row], place.side).length;
  place.piece = Math.min(Math.max(place.piece, 0), Math.max(0, pieces - 1));
  list.place = place;
  list.reveal(true);
  draw();
  notePlace();
}

let placeTimer = 0;
function notePlace() {
  clearTimeout(placeTimer);
  placeTimer = setTimeout(() => { if (!desk.isOver) post("place", { row: list.place.row }).catch(() => {}); }, PLACE_MS);
}

export function draw() {
  const { estimate, undo, redo, saved } = desk.model.document;
  by("estimate").textContent = estimate.sentence;
  document.title = `${estimate.doubtful ? `(${estimate.doubtful}) ` : ""}${desk.model.document.path} – Awase review`;
  /** @param {string} id @param {boolean} on */
  const enable = (id, on) => { by(`do-${id}`).toggleAttribute("disabled", !on); };
  enable("undo", undo && !desk.isOver);
  enable("redo", redo && !desk.isOver);
  enable("save", !saved && !desk.isOver);
  by("do-panel").setAttribute("aria-pressed", String(!panel.hidden));
  drawMap(map, desk.model, desk.inSight[0], desk.inSight[1]);
}

let panelTimer = 0;
export function refreshPanel() {
  clearTimeout(panelTimer);
  if (panel.hidden) return;
  panelTimer = setTimeout(() => fillPanel(panel, desk.model, list.place.row, (row) => {
    desk.model.unfold(row) && list.refresh();
    go(row);
    list.frame.focus();
  }), 30);
}

let sightTimer = 0;
list.onsight = (/** @type {number} */ first, /** @type {number} */ last) => {
  clearTimeout(sightTimer);
  sightTimer = setTimeout(() => fetchHighlights(first, last), 40);
  const { frame } = list;
  const top = desk.model.items[list.itemAt(frame.scrollTop)];
  const bottom = desk.model.items[list.itemAt(frame.scrollTop + frame.clientHeight)];
  desk.inSight = [top.first, bottom.last];
  drawMap(map, desk.model, desk.inSight[0], desk.inSight[1]);
};

/** @param {number} first @param {number} last */
async function fetchHighlights(first, last) {
  const wanted = desk.model.rows.slice(first, last).some((row) => !row.spots);
  if (!wanted || desk.isOver) return;
  const end = Math.min(last, first + CHUNK);
  const rows = desk.model.rows.slice(first, end);
  const got = await get("highlights", { first, last: end }).catch(() => null);
  if (!got || got.revision !== desk.model.document.revision) return;
  rows.forEach((row, i) => {
    row.spots = got.rows[i];
    list.highlight(row);
  });
}

/** @param {boolean} [isFirst] */
export async function load(isFirst = false) {
  const about = await get("document");
  const place = isFirst ? { row: about.place, side: /** @type {Side} */ ("source"), piece: 0 } : list.place;
  desk.model = new Model(about);
  by("title").textContent = `${about.source.name} / ${about.target.name}`;
  list.held = null;
  list.place = { ...place, row: Math.min(place.row, Math.max(0, about.rows.length - 1)) };
  list.show(desk.model);
  if (isFirst && !about.place && !about.undo && about.rows.length && !isDoubtful(about.rows[0])) {
    const doubtful = desk.model.next(-1, 1, isDoubtful);
    if (doubtful > 0) list.place.row = doubtful;
  }
  desk.notice = about.issues.join(" · ");
  banner(desk.notice);
  if (about.rows.length) go(list.place.row, list.place);
  refreshPanel();
}
