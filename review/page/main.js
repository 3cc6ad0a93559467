// SPDX-License-Identifier: Apache-2.0
//
// The page: what the reviewer does goes to the server, which writes it to the disk;
// what comes back is shown.

import { get, post, Refusal, WINDOW } from "./api.js";
import { drawMap } from "./charts.js";
import { COMMAND_OF_KEY, COMMANDS, keyName, keyOf } from "./commands.js";
import { fillPanel, openExport, openHelp } from "./dialogs.js";
import { openEditor } from "./edit.js";
import { List, make } from "./list.js";
import { cell, foldText, isDoubtful, isOneToOne, Model } from "./model.js";

/** @typedef {import("./model.js").Row} Row */
/** @typedef {import("./model.js").Side} Side */

/** @template {HTMLElement} T @param {string} id @returns {T} */
const by = (id) => /** @type {T} */ (document.getElementById(id));

const POLL_MS = 2000;
const PLACE_MS = 600;
const CHUNK = 100;

const list = new List(by("list"), by("rows"));
const map = /** @type {HTMLCanvasElement} */ (by("map"));
const panel = by("panel");
const findField = /** @type {HTMLInputElement} */ (by("find"));
/** @type {Model} */
let model;
/** @type {{close: () => void} | null} */
let editor = null;
let isOver = false;
/** What the server had to say when it opened the review. */
let notice = "";
let inSight = [0, 0];
/** Rows that the text looked for stands in. @type {number[]} */
let found = [];
/** What is to be done, one after another. @type {Promise<void>} */
let queue = Promise.resolve();

/** @param {string} text @param {boolean} [isError] */
function say(text, isError = false) {
  by("message").textContent = text;
  by("message").classList.toggle("error", isError);
}

/** @param {string} text empty takes it away */
function banner(text) {
  by("banner").textContent = text;
  by("banner").hidden = !text;
}

/** @param {() => Promise<void> | void} step */
function enqueue(step) {
  list.frame.setAttribute("aria-busy", "true");
  const mine = queue.then(step).catch((error) => {
    say(error.message, true);
    if (!(error instanceof Refusal)) throw error;
    if (error.status === 0) banner(error.message);
  }).finally(() => {
    if (queue === mine) list.frame.setAttribute("aria-busy", "false");
  });
  queue = mine;
  return queue;
}

// ---- the place -------------------------------------------------------------------

/** @param {number} row @param {Partial<import("./model.js").Place>} [more] */
function go(row, more = {}) {
  if (!model.rows.length) return;
  const place = { ...list.place, piece: 0, ...more, row: Math.min(Math.max(row, 0), model.rows.length - 1) };
  const pieces = cell(model.rows[place.row], place.side).length;
  place.piece = Math.min(Math.max(place.piece, 0), Math.max(0, pieces - 1));
  list.place = place;
  list.reveal(true);
  draw();
  notePlace();
}

let placeTimer = 0;
function notePlace() {
  clearTimeout(placeTimer);
  placeTimer = setTimeout(() => { if (!isOver) post("place", { row: list.place.row }).catch(() => {}); }, PLACE_MS);
}

/** A row up or down; a folded run is one. @param {1 | -1} step */
function goRow(step) {
  const item = model.itemOf[list.place.row] + step;
  if (item >= 0 && item < model.items.length) go(model.items[item].first);
}

/** @param {1 | -1} step */
function goSegment(step) {
  const { row, side, piece } = list.place;
  const pieces = cell(model.rows[row], side).length;
  if (piece + step >= 0 && piece + step < pieces) go(row, { piece: piece + step });
  else {
    goRow(step);
    if (step < 0 && list.place.row !== row) go(list.place.row, { piece: Infinity });
  }
}

/** @param {1 | -1} step @param {(row: Row) => boolean} wanted @param {string} none */
function goNext(step, wanted, none) {
  const row = model.next(list.place.row, step, wanted);
  if (row < 0 || (row === list.place.row && !wanted(model.rows[row]))) return say(none);
  model.unfold(row) && list.refresh();
  go(row);
}

/** @param {1 | -1} step */
function goPage(step) {
  const { frame } = list;
  const y = list.tops[model.itemOf[list.place.row]] + step * frame.clientHeight * 0.9;
  go(model.items[list.itemAt(Math.max(0, y))].first);
}

// ---- what is shown ---------------------------------------------------------------

function draw() {
  const { estimate, undo, redo, saved } = model.document;
  by("estimate").textContent = estimate.sentence;
  document.title = `${estimate.doubtful ? `(${estimate.doubtful}) ` : ""}${model.document.path} – Awase review`;
  /** @param {string} id @param {boolean} on */
  const enable = (id, on) => { by(`do-${id}`).toggleAttribute("disabled", !on); };
  enable("undo", undo);
  enable("redo", redo);
  enable("save", !saved);
  by("do-panel").setAttribute("aria-pressed", String(!panel.hidden));
  drawMap(map, model, inSight[0], inSight[1]);
}

let panelTimer = 0;
function refreshPanel() {
  clearTimeout(panelTimer);
  if (panel.hidden) return;
  panelTimer = setTimeout(() => fillPanel(panel, model, list.place.row, (row) => {
    model.unfold(row) && list.refresh();
    go(row);
    list.frame.focus();
  }), 30);
}

let sightTimer = 0;
list.onsight = (/** @type {number} */ first, /** @type {number} */ last) => {
  clearTimeout(sightTimer);
  sightTimer = setTimeout(() => fetchHighlights(first, last), 40);
  const { frame } = list;
  const top = model.items[list.itemAt(frame.scrollTop)];
  const bottom = model.items[list.itemAt(frame.scrollTop + frame.clientHeight)];
  inSight = [top.first, bottom.last];
  drawMap(map, model, inSight[0], inSight[1]);
};

/** @param {number} first @param {number} last */
async function fetchHighlights(first, last) {
  const wanted = model.rows.slice(first, last).some((row) => !row.spots);
  if (!wanted || isOver) return;
  const end = Math.min(last, first + CHUNK);
  const rows = model.rows.slice(first, end);
  const got = await get("highlights", { first, last: end }).catch(() => null);
  if (!got || got.revision !== model.document.revision) return;
  rows.forEach((row, i) => {
    row.spots = got.rows[i];
    list.highlight(row);
  });
}

/** @param {boolean} [isFirst] */
async function load(isFirst = false) {
  const about = await get("document");
  const place = isFirst ? { row: about.place, side: /** @type {Side} */ ("source"), piece: 0 } : list.place;
  model = new Model(about);
  by("title").textContent = `${about.source.name} / ${about.target.name}`;
  list.held = null;
  list.place = { ...place, row: Math.min(place.row, Math.max(0, about.rows.length - 1)) };
  list.show(model);
  if (isFirst && !about.place && !about.undo && about.rows.length && !isDoubtful(about.rows[0])) {
    const doubtful = model.next(-1, 1, isDoubtful);
    if (doubtful > 0) list.place.row = doubtful;
  }
  notice = about.issues.join(" · ");
  banner(notice);
  if (about.rows.length) go(list.place.row, list.place);
  refreshPanel();
}

// ---- what is done ----------------------------------------------------------------

/** What was done, for people. @type {Record<string, string>} */
const SAID = {
  merge: "rows merged", split: "row split", move: "cell moved", send: "text sent to the neighbour",
  edit: "text edited", cut: "segment cut", comment: "comment changed", pin: "pair pinned",
  realign: "aligned anew", open: "open again", accepted: "accepted", doubtful: "marked doubtful",
  deleted: "deleted from the memory", import: "edits of a workbook",
};

/** @param {string} verb @param {object} [more] */
async function act(verb, more = {}) {
  if (isOver) return;
  const held = list.held;
  try {
    const done = await post("act", { revision: model.document.revision, verb, ...more });
    model.apply(done);
    if (held && !model.rows.includes(held.row)) list.held = null;
    model.unfold(done.row);
    list.refresh();
    const place = done.row === list.place.row ? list.place : { ...list.place, piece: 0 };
    go(done.row, place);
    list.place.row = Math.min(done.row, model.rows.length - 1);
    const words = SAID[done.verb] ?? done.verb;
    if (!done.splices.length) say("nothing changed");
    else say(verb === "undo" || verb === "redo" ? `${verb === "undo" ? "undone" : "done again"}: ${words}` : words);
    refreshPanel();
  } catch (error) {
    if (error instanceof Refusal && error.status === 409) await load();
    throw error;
  }
}

const here = () => ({ ...list.place });
const rowHere = () => model.rows[list.place.row];

/** @param {string} mark */
const toggle = (mark) => act("mark", { row: list.place.row, mark: rowHere().m === mark ? "open" : mark });

function edit() {
  const place = here();
  const row = rowHere();
  const piece = cell(row, place.side)[place.piece];
  if (!piece) return say("this cell is empty");
  const element = list.shown.get(row)?.querySelector(`[data-side=${place.side}] [data-piece="${place.piece}"]`);
  if (!element) return;
  open({
    element: /** @type {HTMLElement} */ (element), text: piece[1], single: false, row,
    language: model.document[place.side].language, label: `Segment ${piece[0]} of the ${place.side}`,
    done: (ending, text, cursor) => {
      const ended = { ...place, ...cursor };
      if (ending === "keep") { if (text !== piece[1]) enqueue(() => act("edit", { ...place, text })); }
      else if (ending === "cut") enqueue(() => act("cut", ended));
      else enqueue(() => act("send-text", { ...ended, up: ending === "up" }));
    },
  });
}

function comment() {
  const row = rowHere();
  const at = list.place.row;
  const element = list.shown.get(row);
  if (!element) return;
  let note = /** @type {HTMLElement | null} */ (element.querySelector(".comment"));
  if (!note) element.append(note = make("div", "comment"));
  open({
    element: note, text: row.n ?? "", single: true, row, language: "", label: "Comment",
    done: (_, text) => { if (text !== (row.n ?? "")) enqueue(() => act("comment", { row: at, text })); },
  });
}

/** @param {{element: HTMLElement, text: string, single: boolean, row: Row, language: string, label: string,
 *   done: (ending: import("./edit.js").Ending, text: string, cursor: import("./edit.js").AtCursor) => void}} what */
function open(what) {
  list.editing = what.row;
  editor = openEditor({
    ...what,
    closed: () => {
      editor = null;
      list.editing = null;
      list.shown.get(what.row)?.remove();
      list.shown.delete(what.row);
      list.heights.delete(what.row);
      list.refresh();
      list.frame.focus();
    },
  });
  list.heights.delete(what.row);
  list.render();
}

async function pin() {
  const { row, side, piece } = here();
  if (!cell(rowHere(), side).length) return say("this cell is empty");
  const { held } = list;
  if (!held || held.side === side || !model.rows.includes(held.row)) {
    list.held = { row: rowHere(), side, piece };
    list.mark();
    return say(`held; go to its counterpart in the ${side === "source" ? "target" : "source"} and press p; Esc gives up`);
  }
  const first = { row: model.rows.indexOf(held.row), side: held.side, piece: held.piece };
  const second = { row, side, piece };
  list.held = null;
  await act("pin", side === "target" ? { source_place: first, target_place: second }
                                     : { source_place: second, target_place: first });
}

async function realign() {
  say("aligning …");
  await act("realign");
}

async function quit() {
  await post("quit");
  isOver = true;
  banner("The review is saved and has ended. You can close this window.");
  say("");
}

function toggleFold() {
  const { row } = list.place;
  if (!model.unfold(row) && !model.fold(row)) return say("nothing to fold here");
  list.refresh();
  go(model.items[model.itemOf[row]].first);
}

/** @param {string} id */
function togglePanel(id) {
  panel.hidden = !panel.hidden;
  by(`do-${id}`).setAttribute("aria-pressed", String(!panel.hidden));
  refreshPanel();
}

function giveUp() {
  if (list.held) say("given up");
  list.held = null;
  list.mark();
}

/** @type {Record<string, () => Promise<void> | void>} */
const RUN = {
  "next-doubtful": () => goNext(1, isDoubtful, "no doubtful row is left"),
  "previous-doubtful": () => goNext(-1, isDoubtful, "no doubtful row is left"),
  "next-odd": () => goNext(1, (row) => !isOneToOne(row), "all rows are one to one"),
  "previous-odd": () => goNext(-1, (row) => !isOneToOne(row), "all rows are one to one"),
  "row-down": () => goRow(1),
  "row-up": () => goRow(-1),
  "segment-down": () => goSegment(1),
  "segment-up": () => goSegment(-1),
  left: () => go(list.place.row, { side: "source" }),
  right: () => go(list.place.row, { side: "target" }),
  "page-down": () => goPage(1),
  "page-up": () => goPage(-1),
  first: () => go(0),
  last: () => go(model.rows.length - 1),
  find: () => { findField.focus(); findField.select(); },
  fold: toggleFold,
  accept: async () => {
    await act("mark", { row: list.place.row, mark: "accepted" });
    const next = model.next(list.place.row, 1, isDoubtful);
    if (next >= 0) goNext(1, isDoubtful, "");
    else say("accepted; no doubtful row is left");
  },
  doubt: () => toggle("doubtful"),
  delete: () => toggle("deleted"),
  clear: () => act("mark", { row: list.place.row, mark: "open" }),
  comment,
  merge: () => act("merge", { row: list.place.row }),
  "merge-up": () => list.place.row > 0 ? act("merge", { row: list.place.row - 1 }) : say("there is no row above this one"),
  split: () => act("split", here()),
  "move-up": () => act("move", { ...here(), up: true }),
  "move-down": () => act("move", { ...here(), up: false }),
  "send-up": () => act("send", { ...here(), up: true }),
  "send-down": () => act("send", { ...here(), up: false }),
  edit,
  pin,
  realign,
  undo: () => act("undo"),
  redo: () => act("redo"),
  panel: () => togglePanel("panel"),
  save: async () => {
    await post("save");
    model.document.saved = true;
    draw();
    say(`saved to ${model.document.path}`);
  },
  export: () => openExport(/** @type {HTMLDialogElement} */ (by("export"))),
  quit,
  help: () => openHelp(/** @type {HTMLDialogElement} */ (by("help"))),
  escape: giveUp,
};

// ---- find ------------------------------------------------------------------------

/** @param {1 | -1} step @param {boolean} [stay] */
function find(step, stay = false) {
  const wanted = foldText(findField.value);
  if (!wanted) { found = []; by("found").textContent = ""; return; }
  found = [];
  model.rows.forEach((row, i) => {
    if ([...row.s, ...row.t].some((piece) => foldText(piece[1]).includes(wanted)) || foldText(row.n ?? "").includes(wanted))
      found.push(i);
  });
  if (!found.length) { by("found").textContent = "not found"; return; }
  const at = list.place.row;
  let index = step > 0 ? found.findIndex((row) => row > at || (stay && row === at)) : found.findLastIndex((row) => row < at);
  if (index < 0) index = step > 0 ? 0 : found.length - 1;
  by("found").textContent = `${index + 1} of ${found.length}`;
  const row = found[index];
  model.unfold(row) && list.refresh();
  const side = model.rows[row].s.some((piece) => foldText(piece[1]).includes(wanted)) ? "source" : "target";
  const piece = cell(model.rows[row], side).findIndex((one) => foldText(one[1]).includes(wanted));
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

// ---- keys, mouse, other windows --------------------------------------------------

for (const command of COMMANDS.filter((one) => one.tool)) {
  const button = make("button", "", command.label);
  button.id = `do-${command.id}`;
  button.title = command.help;
  button.setAttribute("aria-keyshortcuts", command.keys[0]);
  button.append(make("kbd", "", keyName(command.keys[0])));
  button.addEventListener("mousedown", (event) => event.preventDefault()); // the list keeps the focus
  button.addEventListener("click", () => {
    editor?.close();
    enqueue(RUN[command.id]);
    if (command.id !== "find") list.frame.focus();
  });
  by(command.tool === "review" ? "tools" : "rowtools").append(button);
}

document.addEventListener("keydown", (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  if (event.defaultPrevented || event.isComposing) return;
  const key = keyOf(event);
  if (target.closest("input, textarea, select, dialog[open]")) return;
  if (target.closest("button") && (key === "Enter" || key === " ")) return;
  const id = COMMAND_OF_KEY.get(key);
  if (!id) return;
  event.preventDefault();
  enqueue(RUN[id]);
});

list.inner.addEventListener("click", (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  const row = /** @type {HTMLElement | null} */ (target.closest(".row"));
  if (!row || target.closest("textarea")) return;
  const side = /** @type {HTMLElement | null} */ (target.closest(".cell"))?.dataset.side;
  const piece = /** @type {HTMLElement | null} */ (target.closest(".piece"))?.dataset.piece;
  enqueue(() => {
    if (row.classList.contains("fold")) model.unfold(Number(row.dataset.row)) && list.refresh();
    go(Number(row.dataset.row), { ...(side ? { side: /** @type {Side} */ (side) } : {}), piece: Number(piece ?? 0) });
    if (!editor) list.frame.focus();
  });
});
list.inner.addEventListener("dblclick", (event) => {
  if (/** @type {HTMLElement} */ (event.target).closest(".piece")) enqueue(edit);
});

let isDragging = false;
/** @param {PointerEvent} event */
function goByMap(event) {
  const box = map.getBoundingClientRect();
  const share = (event.clientY - box.top) / box.height;
  go(Math.floor(Math.min(Math.max(share, 0), 0.9999) * model.rows.length));
}
map.addEventListener("pointerdown", (event) => {
  isDragging = true;
  map.setPointerCapture(event.pointerId);
  goByMap(event);
});
map.addEventListener("pointermove", (event) => { if (isDragging) goByMap(event); });
map.addEventListener("pointerup", () => { isDragging = false; list.frame.focus(); });
new ResizeObserver(() => { if (model) draw(); }).observe(map);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);

async function poll() {
  if (isOver) return;
  const state = await get("state", { window: WINDOW });
  if (state.windows > 1)
    banner(`This review is open in ${state.windows} windows: what is done in one shows in the others.`);
  else banner(notice);
  if (state.revision !== model.document.revision && !editor) {
    await load();
    say("changed in another window");
  }
}
let isPolling = false;
setInterval(() => {
  if (isPolling) return;
  isPolling = true;
  enqueue(poll).finally(() => { isPolling = false; });
}, POLL_MS);
addEventListener("pagehide", () => { fetch(`state?window=${WINDOW}&gone=1`, { keepalive: true }).catch(() => {}); });

enqueue(async () => {
  await load(true);
  list.frame.focus();
  await poll();
  document.documentElement.dataset.ready = "true";
});
