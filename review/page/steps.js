// SPDX-License-Identifier: Apache-2.0
//
// What the reviewer does: each step goes to the server, which writes it to the disk;
// what comes back is shown.

import { get, post, Refusal } from "./api.js";
import { banner, by, desk, enqueue, list, say } from "./desk.js";
import { dropDraft, drafts, fetchAnchor, findAnchor, holdDraft, keepDraft, textAt } from "./drafts.js";
import { Editor } from "./edit.js";
import { make } from "./list.js";
import { bestTranslation } from "./memory.js";
import { cell } from "./model.js";
import { goNext, goRow } from "./moves.js";
import { plural, t, translatable } from "./text.js";
import { draw, go, load, panel, refreshPanel, select } from "./view.js";

/** @typedef {import("./model.js").Row} Row */
/** @typedef {import("./model.js").Side} Side */
/** @typedef {import("./drafts.js").Anchor} Anchor */

const PROGRESS_MS = 400;

/** What was done, for people. @type {Record<string, string>} */
const SAID = {
  merge: translatable("rows merged"), split: translatable("row split"), move: translatable("cell moved"), send: translatable("text sent to the neighbour"),
  edit: translatable("text edited"), cut: translatable("segment cut"), comment: translatable("comment changed"), pin: translatable("pair made by hand"),
  realign: translatable("aligned again"), open: translatable("undecided again"), accepted: translatable("accepted"), doubtful: translatable("marked doubtful"),
  deleted: translatable("left out of the memory"), import: translatable("edits of a workbook"), swap: translatable("cells swapped"),
  shift: translatable("column moved"), carry: translatable("text put into this row"), "move-row": translatable("row moved"), replace: translatable("text replaced"),
};

/** `more` may be made when it is the step's turn: rows have moved by then.
 * @param {string} verb @param {object | (() => object)} [more] */
export async function act(verb, more = {}) {
  if (desk.isOver) return;
  const held = list.held;
  try {
    const what = typeof more === "function" ? more() : more;
    const done = await post("act", { revision: desk.model.document.revision, verb, ...what });
    desk.model.apply(done);
    if (held && !desk.model.rows.has(held.row)) list.held = null;
    if (done.changed) select(-1);
    desk.model.unfold(done.row);
    list.refresh();
    const place = done.row === list.place.row ? list.place : { ...list.place, piece: 0 };
    go(done.row, place);
    list.place.row = Math.min(done.row, desk.model.rows.length - 1);
    tell(verb, done);
    refreshPanel();
  } catch (error) {
    if (error instanceof Refusal && error.status === 409) await load();
    throw error;
  }
}

/** @param {string} verb @param {import("./model.js").Done} done */
function tell(verb, done) {
  const words = done.verb in SAID ? t(SAID[done.verb]) : done.verb;
  if (!done.changed) return say(t("nothing changed"));
  if (verb === "undo") return say(t("undone: {what}", { what: words }));
  if (verb === "redo") return say(t("done again: {what}", { what: words }));
  if (done.changed > 1 || verb === "realign" || verb === "pin")
    return say(plural("{what}; {count} row changed", "{what}; {count} rows changed", done.changed, { what: words }));
  say(words);
}

export const here = () => ({ ...list.place });
const rowHere = () => desk.model.rows.at(list.place.row);
/** The selected rows; without a selection, the one here: [first, last). */
export const rangeHere = () =>
  list.selected[1] > list.selected[0] ? [...list.selected] : [list.place.row, list.place.row + 1];
const isSelection = () => list.selected[1] - list.selected[0] > 1;

/** @param {string} mark */
export async function toggle(mark) {
  if (!isSelection()) return act("mark", { row: list.place.row, mark: rowHere().m === mark ? "open" : mark });
  const [first, last] = rangeHere();
  await act("mark-rows", { first, last, mark });
}

export async function clear() {
  if (!isSelection()) return act("clear", { row: list.place.row });
  const [first, last] = rangeHere();
  await act("mark-rows", { first, last, mark: "open" });
}

export function merge() {
  const [first, last] = rangeHere();
  return act("merge", { row: first, count: Math.max(2, last - first) });
}

// ---- typing -------------------------------------------------------------------------

/** The element that a text is edited in. @param {Anchor} anchor @param {{row: number, piece: number}} place */
function hostOf(anchor, place) {
  const row = desk.model.rows.at(place.row);
  const element = list.shown.get(row);
  if (!element) return null;
  if (anchor.kind === "comment") {
    let note = /** @type {HTMLElement | null} */ (element.querySelector(".comment"));
    if (!note) {
      note = make("div", "comment");
      note.setAttribute("role", "gridcell");
      element.append(note);
    }
    return note;
  }
  const own = /** @type {HTMLElement} */ (element.querySelector(`[data-side=${anchor.side}]`));
  return /** @type {HTMLElement | null} */ (own.querySelector(`[data-piece="${place.piece}"]`)) ?? own;
}

/** @param {Anchor} anchor @param {string} typed @param {number} [caret] */
function open(anchor, typed, caret) {
  const found = findAnchor(anchor);
  if (!found) return say(t("this row is gone"), true);
  /** @type {{row: number, piece: number}} */
  let place = found;
  const { document: about } = desk.model;
  const label = anchor.kind === "comment" ? t("Comment")
    : anchor.side === "source" ? t("Segment of the source") : t("Segment of the translation");
  const release = holdDraft(anchor);
  const editor = new Editor({
    text: anchor.text, typed, label, caret, single: anchor.kind === "comment", isNew: anchor.kind === "empty",
    language: anchor.kind === "comment" ? "" : about[anchor.side].language,
    typedNow: (text) => keepDraft(anchor, text),
    save: (ending, text, cursor) => save(ending, text, cursor),
    closed: () => {
      dropDraft(anchor);
      release();
      desk.editor = null;
      const row = list.editing;
      list.editing = null;
      if (row) {
        list.shown.get(row)?.remove();
        list.shown.delete(row);
        list.forgetHeight(row);
      }
      list.refresh();
      list.frame.focus();
    },
  });

  editor.fetchTexts = (model) => fetchAnchor(anchor, model);

  /** Puts the field where its text is now. */
  editor.remount = () => {
    const now = findAnchor(anchor);
    if (now) place = now;
    place.row = Math.min(place.row, desk.model.rows.length - 1);
    desk.model.unfold(place.row);
    list.editing = desk.model.rows.at(place.row);
    list.refresh();
    if (!list.shown.has(list.editing)) {
      list.place = { ...list.place, row: place.row };
      list.reveal(true);
    }
    const host = hostOf(anchor, place);
    if (host) editor.mount(host);
    list.forgetHeight(list.editing);
    list.render();
    return now;
  };

  /** @param {import("./edit.js").Ending} ending @param {string} text @param {import("./edit.js").AtCursor} cursor */
  async function save(ending, text, cursor) {
    const side = anchor.side;
    /** @returns {object} */
    const what = () => {
      const at = { row: place.row, side, piece: place.piece };
      if (anchor.kind === "comment") return { row: place.row, text };
      if (ending === "keep") return { ...at, text };
      return ending === "cut" ? { ...at, ...cursor } : { ...at, ...cursor, up: ending === "up" };
    };
    const verb = anchor.kind === "comment" ? "comment"
      : ending === "keep" ? "edit" : ending === "cut" ? "cut" : "send-text";
    if (desk.isOver) return false;
    const mine = enqueue(async () => {
      try {
        await actQuietly(verb, what);
      } catch (error) {
        if (!(error instanceof Refusal) || error.status !== 409) throw error;
        await load(); // another window was quicker; the field is where its text is now
        const now = findAnchor(anchor);
        if (!now?.isSame) {
          const theirs = now ? textAt(anchor, now) : "";
          if (now) {
            anchor.text = theirs;
            if (anchor.kind === "segment") anchor.piece = [anchor.piece[0], theirs];
          }
          throw new Refusal(409, now
            ? t("Another window has changed this: it is “{theirs}” now. Keep puts yours in its place, Cancel leaves theirs.", { theirs })
            : t("Another window has split or joined this segment. Copy what you typed, then cancel."));
        }
        await actQuietly(verb, what);
      }
    });
    const isSaved = await mine;
    if (!isSaved) editor.tell(by("message").textContent ?? "");
    return isSaved;
  }

  desk.editor = editor;
  editor.remount();
}

/** act(), but the field in the list stays where it is until it is closed.
 * @param {string} verb @param {() => object} more */
async function actQuietly(verb, more) {
  const done = await post("act", { revision: desk.model.document.revision, verb, ...more() });
  desk.model.apply(done);
  list.place = { ...list.place, row: Math.min(done.row, desk.model.rows.length - 1) };
  tell(verb, done);
  refreshPanel();
  draw();
}

/** Edits the segment here. @param {number} [caret] */
export function edit(caret) {
  const { row, side, piece } = here();
  const pieces = cell(rowHere(), side);
  if (pieces.length) {
    const [number, text] = pieces[piece];
    return open({ kind: "segment", side, piece: [number, text], row, text }, text, caret);
  }
  const [number, text] = cell(rowHere(), side === "source" ? "target" : "source")[0];
  open({ kind: "empty", side, piece: [number, text], row, text: "" }, "");
}

/** Puts the translation of the best match into the field of the translation here; who typed
 * it has yet to keep it. */
export function useMatch() {
  const typed = bestTranslation();
  if (!typed) return say(t("no similar text"));
  const row = rowHere();
  if (row.t.length > 1) return say(t("the translation here has several segments; merge or split the rows first"));
  go(list.place.row, { side: "target", piece: 0 });
  const text = row.t[0]?.[1] ?? "";
  if (text === typed) return say(t("this text is here already"));
  if (row.t.length) return open({ kind: "segment", side: "target", piece: [row.t[0][0], text], row: list.place.row, text }, typed);
  const [number, source] = row.s[0];
  open({ kind: "empty", side: "target", piece: [number, source], row: list.place.row, text: "" }, typed);
}

export function comment() {
  const row = rowHere();
  const side = row.s.length ? "source" : "target";
  const [number, text] = cell(row, side)[0];
  open({ kind: "comment", side, piece: [number, text], row: list.place.row, text: row.n ?? "" }, row.n ?? "");
}

/** Opens again what was being typed when the page went away. */
export async function restoreDraft() {
  const [first, ...others] = await drafts();
  if (!first) return;
  if (!(await fetchAnchor(first.anchor))) await load();
  if (!findAnchor(first.anchor)) {
    desk.notice = t("The row of what you typed before is gone: “{text}”", { text: first.typed });
    banner(desk.notice, false, { label: t("Forget it"), run: () => { dropDraft(first.anchor); desk.notice = ""; banner(""); } });
    return;
  }
  const at = findAnchor(first.anchor);
  go(at ? at.row : 0, { side: first.anchor.side });
  open(first.anchor, first.typed);
  say(others.length
    ? plural("What you typed before is back; {count} text more waits in this browser", "What you typed before is back; {count} texts more wait in this browser", others.length)
    : t("What you typed before is back; Enter keeps it"));
}

// ---- moving by hand -----------------------------------------------------------------

export async function pin() {
  const { row, side, piece } = here();
  if (!cell(rowHere(), side).length) return say(t("this cell is empty"));
  const { held } = list;
  if (!held || held.side === side || !desk.model.rows.has(held.row)) {
    list.held = { row: rowHere(), side, piece };
    list.mark();
    draw();
    return say(t("This segment is held. Go to its counterpart and choose “Pair with …”, or go to another row and choose “Put here” or “Swap”. Esc cancels."));
  }
  const first = { row: desk.model.rows.indexOf(held.row), side: held.side, piece: held.piece };
  const second = { row, side, piece };
  list.held = null;
  await withProgress(() => act("pin", side === "target" ? { source_place: first, target_place: second }
                                                       : { source_place: second, target_place: first }));
}

const heldRow = () => (list.held ? desk.model.rows.indexOf(list.held.row) : -1);

export async function bring() {
  const { held } = list;
  const from = heldRow();
  if (!held || from < 0) return say(t("hold a segment first: “Pair with …”, or p"));
  list.held = null;
  await act("carry", { from: { row: from, side: held.side, piece: held.piece }, cell: false, to: list.place.row });
}

/** A cell that was dragged to another row. @param {number} from @param {Side} side @param {number} to */
export const carryCell = (from, side, to) => act("carry", { from: { row: from, side, piece: 0 }, cell: true, to });

export async function swap() {
  const from = heldRow();
  const { row } = list.place;
  const side = list.held?.side ?? list.place.side;
  const other = from >= 0 && from !== row ? from : row + 1;
  if (other >= desk.model.rows.length) return say(t("there is no row below this one"));
  list.held = null;
  await act("swap", { row, with: other, side });
}

/** @param {number} to */
export function moveRow(to) {
  if (to < 0 || to >= desk.model.rows.length) return say(t("there is no row there"));
  return act("move-row", { row: list.place.row, to });
}

// ---- what takes long ------------------------------------------------------------------

/** Shows how far the aligner is, and lets people end it. @param {() => Promise<void>} work */
async function withProgress(work) {
  const stop = () => { post("cancel").catch(() => {}); };
  desk.cancel = stop;
  const timer = setInterval(async () => {
    const state = await get("state").catch(() => null);
    if (!state || state.aligning < 0 || !desk.cancel) return;
    banner(t("Aligning: {percent} %", { percent: Math.round(state.aligning * 100) }), false, { label: t("Cancel"), run: stop });
  }, PROGRESS_MS);
  try {
    await work();
  } finally {
    desk.cancel = null;
    clearInterval(timer);
    banner(desk.notice);
  }
}

export async function realign() {
  say(t("aligning …"));
  await withProgress(() => act("realign", { row: list.place.row }));
}

/** Ends the review; asks before. */
export async function quit() {
  await post("quit");
  desk.isOver = true;
  if (document.querySelector(".home")) return location.assign("../../");
  banner(t("The review is saved and has ended. You can close this window."));
  document.body.classList.add("over");
  for (const button of document.querySelectorAll("header button, footer button")) /** @type {HTMLButtonElement} */ (button).disabled = true;
  say("");
}

export function toggleFold() {
  const { row } = list.place;
  if (!desk.model.unfold(row) && !desk.model.fold(row)) return say(t("nothing to fold here"));
  list.refresh();
  go(desk.model.firsts[desk.model.itemOf[row]]);
}

/** @param {string} id */
export function togglePanel(id) {
  panel.hidden = !panel.hidden;
  by(`do-${id}`).setAttribute("aria-pressed", String(!panel.hidden));
  refreshPanel();
}

export function giveUp() {
  if (list.held || isSelection()) say(t("cancelled"));
  list.held = null;
  select(-1);
  list.mark();
  draw();
}

const isDoubtful = (/** @type {number} */ row) => desk.model.isDoubtful(row);

export async function accept() {
  if (isSelection()) {
    const [first, last] = rangeHere();
    return act("mark-rows", { first, last, mark: "accepted" });
  }
  const item = desk.model.itemOf[list.place.row];
  await act("mark", { row: list.place.row, mark: "accepted" });
  if (desk.model.filter !== "all") return goToItem(item);
  if (!desk.isTour) return goRow(1);
  if (desk.model.next(list.place.row, 1, isDoubtful) >= 0) goNext(1, isDoubtful, "");
  else atEnd();
}

/** What takes the place of a row that the filter shows no more. @param {number} item */
function goToItem(item) {
  const { firsts, count } = desk.model;
  if (!count) return atEnd();
  const at = desk.model.isShown(list.place.row) ? item + 1 : item;
  go(firsts[Math.min(at, count - 1)]);
}

function atEnd() {
  say(t("accepted; that was the last doubtful row"));
  banner(t("You have looked at all doubtful rows. Export the memory, or read on row by row."), false,
    { label: t("Export …"), run: () => by("do-export").click() });
}

export async function save() {
  await post("save");
  desk.model.document.saved = true;
  draw();
  say(t("saved to {file}", { file: desk.model.document.path }));
}
