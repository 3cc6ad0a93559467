// SPDX-License-Identifier: Apache-2.0
//
// What the reviewer does: each step goes to the server, which writes it to the disk;
// what comes back is shown.

import { post, Refusal } from "./api.js";
import { banner, by, desk, enqueue, list, say } from "./desk.js";
import { openEditor } from "./edit.js";
import { make } from "./list.js";
import { cell, isDoubtful } from "./model.js";
import { goNext } from "./moves.js";
import { draw, go, load, panel, refreshPanel } from "./view.js";

/** @typedef {import("./model.js").Row} Row */
/** @typedef {import("./model.js").Side} Side */

/** What was done, for people. @type {Record<string, string>} */
const SAID = {
  merge: "rows merged", split: "row split", move: "cell moved", send: "text sent to the neighbour",
  edit: "text edited", cut: "segment cut", comment: "comment changed", pin: "pair pinned",
  realign: "aligned anew", open: "open again", accepted: "accepted", doubtful: "marked doubtful",
  deleted: "deleted from the memory", import: "edits of a workbook",
};

/** @param {string} verb @param {object} [more] */
export async function act(verb, more = {}) {
  if (desk.isOver) return;
  const held = list.held;
  try {
    const done = await post("act", { revision: desk.model.document.revision, verb, ...more });
    desk.model.apply(done);
    if (held && !desk.model.rows.includes(held.row)) list.held = null;
    desk.model.unfold(done.row);
    list.refresh();
    const place = done.row === list.place.row ? list.place : { ...list.place, piece: 0 };
    go(done.row, place);
    list.place.row = Math.min(done.row, desk.model.rows.length - 1);
    const words = SAID[done.verb] ?? done.verb;
    if (!done.splices.length) say("nothing changed");
    else say(verb === "undo" || verb === "redo" ? `${verb === "undo" ? "undone" : "done again"}: ${words}` : words);
    refreshPanel();
  } catch (error) {
    if (error instanceof Refusal && error.status === 409) await load();
    throw error;
  }
}

export const here = () => ({ ...list.place });
const rowHere = () => desk.model.rows[list.place.row];

/** @param {string} mark */
export const toggle = (mark) => act("mark", { row: list.place.row, mark: rowHere().m === mark ? "open" : mark });

export function edit() {
  const place = here();
  const row = rowHere();
  const piece = cell(row, place.side)[place.piece];
  if (!piece) return say("this cell is empty");
  const element = list.shown.get(row)?.querySelector(`[data-side=${place.side}] [data-piece="${place.piece}"]`);
  if (!element) return;
  open({
    element: /** @type {HTMLElement} */ (element), text: piece[1], single: false, row,
    language: desk.model.document[place.side].language, label: `Segment ${piece[0]} of the ${place.side}`,
    done: (ending, text, cursor) => {
      const ended = { ...place, ...cursor };
      if (ending === "keep") { if (text !== piece[1]) enqueue(() => act("edit", { ...place, text })); }
      else if (ending === "cut") enqueue(() => act("cut", ended));
      else enqueue(() => act("send-text", { ...ended, up: ending === "up" }));
    },
  });
}

export function comment() {
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
  desk.editor = openEditor({
    ...what,
    closed: () => {
      desk.editor = null;
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

export async function pin() {
  const { row, side, piece } = here();
  if (!cell(rowHere(), side).length) return say("this cell is empty");
  const { held } = list;
  if (!held || held.side === side || !desk.model.rows.includes(held.row)) {
    list.held = { row: rowHere(), side, piece };
    list.mark();
    return say(`held; go to its counterpart in the ${side === "source" ? "target" : "source"} and press p; Esc gives up`);
  }
  const first = { row: desk.model.rows.indexOf(held.row), side: held.side, piece: held.piece };
  const second = { row, side, piece };
  list.held = null;
  await act("pin", side === "target" ? { source_place: first, target_place: second }
                                     : { source_place: second, target_place: first });
}

export async function realign() {
  say("aligning …");
  await act("realign");
}

export async function quit() {
  await post("quit");
  desk.isOver = true;
  banner("The review is saved and has ended. You can close this window.");
  document.body.classList.add("over");
  for (const button of document.querySelectorAll("button")) button.disabled = true;
  say("");
}

export function toggleFold() {
  const { row } = list.place;
  if (!desk.model.unfold(row) && !desk.model.fold(row)) return say("nothing to fold here");
  list.refresh();
  go(desk.model.items[desk.model.itemOf[row]].first);
}

/** @param {string} id */
export function togglePanel(id) {
  panel.hidden = !panel.hidden;
  by(`do-${id}`).setAttribute("aria-pressed", String(!panel.hidden));
  refreshPanel();
}

export function giveUp() {
  if (list.held) say("given up");
  list.held = null;
  list.mark();
}

export async function accept() {
  await act("mark", { row: list.place.row, mark: "accepted" });
  if (desk.model.next(list.place.row, 1, isDoubtful) >= 0) goNext(1, isDoubtful, "");
  else say("accepted; no doubtful row is left");
}

export async function save() {
  await post("save");
  desk.model.document.saved = true;
  draw();
  say(`saved to ${desk.model.document.path}`);
}
