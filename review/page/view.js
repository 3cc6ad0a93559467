// SPDX-License-Identifier: Apache-2.0
//
// What is shown: the place where the reviewer is, the map, the overview, and the numbers
// and names of the rows in sight.

import { get, getText, post } from "./api.js";
import { drawMap } from "./charts.js";
import { banner, by, desk, IS_DESK, list } from "./desk.js";
import { followRow } from "./memory.js";
import { fillPanel } from "./panel.js";
import { cell, Model } from "./model.js";
import { fetchInSight, fetchTexts, rowsAround } from "./row_texts.js";
import { languageName, t } from "./text.js";

/** @typedef {import("./model.js").Row} Row */
/** @typedef {import("./model.js").Side} Side */

const PLACE_MS = 600;
const CHUNK = 100;
/** How often what another window overtakes is tried. */
const ROUNDS = 3;

export const map = /** @type {HTMLCanvasElement} */ (by("map"));
export const panel = by("panel");

/** @param {number} row @param {Partial<import("./model.js").Place>} [more] */
export function go(row, more = {}) {
  if (!desk.model.rows.length) return;
  const place = { ...list.place, piece: 0, ...more, row: Math.min(Math.max(row, 0), desk.model.rows.length - 1) };
  const pieces = cell(desk.model.rows.at(place.row), place.side).length;
  place.piece = Math.min(Math.max(place.piece, 0), Math.max(0, pieces - 1));
  list.place = place;
  list.reveal(true);
  draw();
  notePlace();
}

/** Selects the rows from there to here; -1: none. @param {number} from */
export function select(from) {
  desk.selectedFrom = from;
  const { row } = list.place;
  list.selected = from < 0 ? [0, 0] : [Math.min(from, row), Math.max(from, row) + 1];
  list.mark();
}

let placeTimer = 0;
function notePlace() {
  clearTimeout(placeTimer);
  placeTimer = setTimeout(() => { if (!desk.isOver) post("place", { row: list.place.row }).catch(() => {}); }, PLACE_MS);
}

/** How many of the doubtful rows were looked at. */
function drawProgress() {
  const { doubtful } = desk.model.document.estimate;
  desk.mostDoubtful = Math.max(desk.mostDoubtful, doubtful);
  const looked = desk.mostDoubtful - doubtful;
  const bar = /** @type {HTMLProgressElement} */ (by("looked"));
  bar.parentElement?.toggleAttribute("hidden", !desk.mostDoubtful);
  bar.max = Math.max(1, desk.mostDoubtful);
  bar.value = looked;
  by("looked-words").textContent = t("{looked} of {count} looked at", { looked, count: desk.mostDoubtful });
}

export function draw() {
  const { estimate, undo, redo, saved } = desk.model.document;
  by("estimate").textContent = estimate.sentence;
  drawProgress();
  const name = IS_DESK ? by("title").textContent ?? "" : desk.model.document.path.replace(/^.*\//, "");
  document.title = estimate.doubtful
    ? t("({count}) {file} – Awase review", { count: estimate.doubtful, file: name })
    : t("{file} – Awase review", { file: name });
  /** @param {string} id @param {boolean} on */
  const enable = (id, on) => { by(`do-${id}`).toggleAttribute("disabled", !on); };
  enable("undo", undo && !desk.isOver);
  enable("redo", redo && !desk.isOver);
  enable("save", !saved && !desk.isOver);
  enable("bring", list.held !== null && !desk.isOver);
  by("do-panel").setAttribute("aria-pressed", String(!panel.hidden));
  const isNothing = !desk.model.count;
  by("nothing").hidden = !isNothing;
  by("nothing").textContent = isNothing
    ? desk.model.rows.length ? t("No row is of this kind. Show all rows to go on.") : t("This alignment has no rows.") : "";
  drawMap(map, desk.model, desk.inSight[0], desk.inSight[1]);
  followRow();
}

function closePanel() {
  panel.hidden = true;
  by("do-panel").setAttribute("aria-pressed", "false");
  list.frame.focus();
}

let panelTimer = 0;
export function refreshPanel() {
  clearTimeout(panelTimer);
  if (panel.hidden) return;
  panelTimer = setTimeout(async () => {
    const { model } = desk;
    const fill = () => fillPanel(panel, model, list.place.row, (row) => {
      if (getComputedStyle(panel).position === "absolute") closePanel(); // it lies on the list
      desk.model.unfold(row) && list.refresh();
      go(row);
      list.frame.focus();
    }, closePanel);
    const waiting = fill().filter((row) => model.rows.isWaiting(row));
    if (waiting.length && await fetchTexts(waiting, model).catch(() => false) && model === desk.model) fill();
  }, 30);
}

/** Called when other rows are in sight. @type {(() => void)[]} */
export const followers = [];
let sightTimer = 0;
list.onsight = (/** @type {number} */ first, /** @type {number} */ last) => {
  fetchInSight();
  clearTimeout(sightTimer);
  sightTimer = setTimeout(() => {
    fetchHighlights(first, last);
    followers.forEach((one) => one());
  }, 40);
  const { frame } = list;
  const top = list.itemAt(frame.scrollTop);
  const bottom = list.itemAt(frame.scrollTop + frame.clientHeight);
  desk.inSight = [desk.model.firsts[top], desk.model.lasts[bottom]];
  drawMap(map, desk.model, desk.inSight[0], desk.inSight[1]);
};

/** @param {number} first @param {number} last */
async function fetchHighlights(first, last) {
  if (desk.isOver) return;
  // Of filtered rows each stands alone.
  const shown = [...list.shown.keys()].filter((row) => !row.spots);
  if (!shown.length) return;
  const isRun = last - first <= CHUNK;
  const from = isRun ? first : desk.model.rows.indexOf(shown[0]);
  const end = Math.min(isRun ? last : from + 1, from + CHUNK);
  if (from < 0) return;
  const { rows } = desk.model;
  /** @type {Row[]} */
  const asked = [];
  for (let row = from; row < end; ++row) asked.push(rows.at(row));
  const got = await get("highlights", { first: from, last: end }).catch(() => null);
  if (!got || got.revision !== desk.model.document.revision) return;
  asked.forEach((row, i) => {
    row.spots = got.rows[i];
    list.highlight(row);
  });
  if (!isRun) fetchHighlights(first, last);
}

/** Shows the rows of that kind alone. @param {string} filter one of FILTERS */
export async function show(filter) {
  const { model } = desk;
  if (filter === "numbers") {
    const got = await get("differing");
    model.differing = new Set(got.rows.map((/** @type {number} */ row) => model.rows.at(row)));
  }
  model.filter = filter;
  model.arrange();
  list.frame.scrollTop = 0;
  list.show(model);
  if (model.count && !model.isShown(list.place.row)) go(model.firsts[model.itemOf[list.place.row]]);
  else { list.reveal(true); draw(); }
}

/** Names over the columns. */
function headColumns() {
  const { document: about } = desk.model;
  /** @param {Side} side */
  const name = (side) => {
    const part = document.createElement("span");
    const language = document.createElement("b");
    language.textContent = languageName(about[side].language) || (side === "source" ? t("Source") : t("Translation"));
    part.append(language, ` ${about[side].name}`);
    return part;
  };
  by("columns").replaceChildren(document.createElement("span"), document.createElement("span"), name("source"), name("target"));
  const names = (["source", "target"]).map((side) => by("columns").children[side === "source" ? 2 : 3].textContent);
  list.frame.setAttribute("aria-label", t("Pairs of the alignment: {source}, {target}", { source: names[0] ?? "", target: names[1] ?? "" }));
}

/** The review as the server has it, with the texts that are needed at once. @param {boolean} isFirst */
async function loadModel(isFirst) {
  for (let round = 1;; ++round) {
    const model = new Model(await getText("document"));
    const { rows, document: about } = model;
    const filter = desk.model?.filter ?? "all";
    if (filter !== "all" && filter !== "numbers") {
      model.filter = filter;
      model.arrange();
    }
    let { row } = isFirst ? { row: about.place } : list.place;
    if (isFirst && !about.place && !about.undo && rows.length && !model.isDoubtful(0))
      row = Math.max(0, model.next(-1, 1, (one) => model.isDoubtful(one)));
    row = Math.min(row, Math.max(0, rows.length - 1));
    const isSame = await fetchTexts(rowsAround(model, row), model) && await (desk.editor?.fetchTexts(model) ?? true);
    // Another window may have gone on meanwhile.
    if (isSame || round === ROUNDS) return { model, row };
  }
}

/** Does what needs the text of the row here. @param {() => unknown} step */
export async function withTextHere(step) {
  for (let round = 0; round < ROUNDS && desk.model.rows.length && desk.model.rows.isWaiting(list.place.row); ++round)
    if (!(await fetchTexts([list.place.row]))) await load();
  return step();
}

/** @param {boolean} [isFirst] */
export async function load(isFirst = false) {
  const { model, row } = await loadModel(isFirst);
  const { document: about, rows } = model;
  const place = isFirst ? { row, side: /** @type {Side} */ ("source"), piece: 0 } : list.place;
  const { editor } = desk;
  if (editor) editor.isMoving = true; // its field leaves the page and comes back
  desk.model = model;
  by("title").textContent = `${about.source.name} / ${about.target.name}`;
  headColumns();
  list.held = null;
  list.hits = new Map();
  list.editing = null;
  list.place = { ...place, row: Math.min(place.row, Math.max(0, rows.length - 1)) };
  desk.selectedFrom = -1;
  list.selected = [0, 0];
  list.show(desk.model);
  desk.notice = about.issues.join(" · ");
  banner(desk.notice);
  if (rows.length) go(list.place.row, list.place);
  else draw();
  editor?.remount();
  refreshPanel();
}
