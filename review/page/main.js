// SPDX-License-Identifier: Apache-2.0
//
// The page: keys, buttons and mouse, and what other windows do.

import { holds } from "./ahead.js";
import { get, WINDOW } from "./api.js";
import { COMMAND_OF_KEY, COMMANDS, isSingleKey, keyName, keyOf } from "./commands.js";
import { banner, by, desk, enqueue, inTurn, IS_DESK, isBusy, list, say, told } from "./desk.js";
import { openAcceptMany, openHelp, openJump, openQuit } from "./dialogs.js";
import "./drag.js";
import { openExport, openImport } from "./export.js";
import { make } from "./list.js";
import { findField, goNext, goPage, goRow, goSegment, selectRow } from "./moves.js";
import "./replace.js";
import {
  accept, act, bring, clear, comment, edit, giveUp, here, merge, moveRow, pin, quit,
  realign, restoreDraft, save, swap, toggle, toggleFold, togglePanel, useMatch,
} from "./steps.js";
import { chooseLanguage, LANGUAGE, LANGUAGES, ownName, plural, t, translatable, translatePage } from "./text.js";
import { draw, go, load, map, select, show, withTextHere } from "./view.js";

/** @typedef {import("./model.js").Side} Side */

/** Texts of index.html, for the catalogue. */
export const PAGE_TEXTS = [
  translatable("Doubtful rows looked at"), translatable("Alignment"), translatable("Review"), translatable("Show"), translatable("Find"),
  translatable("Previous place"), translatable("Next place"), translatable("regular expression"), translatable("Replace with"),
  translatable("Replace …"), translatable("Close"), translatable("Pairs of the alignment"), translatable("Map of the text"),
  translatable("Map of the whole text: click to go there"), translatable("Overview"), translatable("This row"), translatable("From your memories"),
  translatable("This is what is in sight. The report has all rows: press Ctrl+P on the page, or choose Export, HTML."),
];
const POLL_MS = 2000;

/** @param {string} id */
const dialogOf = (id) => /** @type {HTMLDialogElement} */ (by(id));

/** @param {1 | -1} step */
function tour(step) {
  desk.isTour = true;
  goNext(step, (row) => desk.model.isDoubtful(row), t("no doubtful row is left"));
}

const singleKeys = {
  isOn: () => { try { return localStorage.getItem("awase:single-keys") !== "off"; } catch { return true; } },
  /** @param {boolean} isOn */
  set(isOn) { try { localStorage.setItem("awase:single-keys", isOn ? "on" : "off"); } catch { /* for this page alone */ } },
};

/** @type {Record<string, () => Promise<unknown> | void>} */
const RUN = {
  "next-doubtful": () => tour(1),
  "previous-doubtful": () => tour(-1),
  "next-odd": () => goNext(1, (row) => !desk.model.isOneToOne(row), t("all rows are one to one")),
  "previous-odd": () => goNext(-1, (row) => !desk.model.isOneToOne(row), t("all rows are one to one")),
  "row-down": () => goRow(1),
  "row-up": () => goRow(-1),
  "segment-down": () => goSegment(1),
  "segment-up": () => goSegment(-1),
  left: () => go(list.place.row, { side: "source" }),
  right: () => go(list.place.row, { side: "target" }),
  "page-down": () => goPage(1),
  "page-up": () => goPage(-1),
  first: () => { desk.isTour = false; go(0); },
  last: () => { desk.isTour = false; go(desk.model.rows.length - 1); },
  jump: () => openJump(dialogOf("dialog"), { rows: desk.model.rows.length, here: list.place.row },
    (row) => { desk.isTour = false; desk.model.unfold(row) && list.refresh(); go(row); list.frame.focus(); },
    (row) => { enqueue(() => moveRow(row)); }),
  find: () => { findField.focus(); findField.select(); },
  fold: toggleFold,
  "select-down": () => selectRow(1),
  "select-up": () => selectRow(-1),
  accept,
  "accept-many": () => openAcceptMany(dialogOf("dialog"),
    { rows: desk.model.rows.length, here: list.place.row, selected: list.selected }, (first, last, least) => desk.model.acceptable(first, last, least),
    (first, last, least) => { enqueue(() => act("accept-rows", { first, last, at_least: least })); }),
  doubt: () => toggle("doubtful"),
  delete: () => toggle("deleted"),
  clear,
  comment,
  merge,
  "merge-up": () => list.place.row > 0 ? act("merge", { row: list.place.row - 1 }) : say(t("there is no row above this one")),
  split: () => act("split", here()),
  "move-up": () => act("move", { ...here(), up: true }),
  "move-down": () => act("move", { ...here(), up: false }),
  "send-up": () => act("send", { ...here(), up: true }),
  "send-down": () => act("send", { ...here(), up: false }),
  "shift-up": () => act("shift", { ...here(), up: true }),
  "shift-down": () => act("shift", { ...here(), up: false }),
  edit: () => edit(),
  pin,
  bring,
  swap,
  "use-match": useMatch,
  "row-move-up": () => moveRow(list.place.row - 1),
  "row-move-down": () => moveRow(list.place.row + 1),
  realign,
  undo: () => act("undo"),
  redo: () => act("redo"),
  panel: () => togglePanel("panel"),
  save,
  export: () => openExport(dialogOf("export")),
  import: openImport,
  print: () => { window.open("report", "_blank", "noopener"); },
  quit: () => {
    const { doubtful } = desk.model.document.estimate;
    openQuit(dialogOf("dialog"), doubtful
      ? plural("{count} doubtful row is left. All is saved; open the alignment again whenever you like.", "{count} doubtful rows are left. All is saved; open the alignment again whenever you like.", doubtful)
      : t("All is saved; open the alignment again whenever you like."),
    () => { enqueue(quit); });
  },
  help: () => openHelp(dialogOf("help"), singleKeys, runFromSheet),
  escape: giveUp,
};

/** What can be done where there are no rows. */
const WITHOUT_ROWS = new Set(["find", "undo", "redo", "panel", "save", "export", "import", "print", "quit", "help", "escape"]);

/** What was chosen in the help sheet. @param {string} id */
function runFromSheet(id) {
  list.frame.focus();
  run(id);
}

/** Does what a key or button says; what is being typed is kept before.
 * @param {string} id */
async function run(id) {
  if (desk.editor && !(await desk.editor.finish("keep"))) return;
  if (desk.isOver && id !== "help") return;
  if (!desk.model?.rows.length && !WITHOUT_ROWS.has(id)) return say(t("This alignment has no rows."));
  enqueue(() => (desk.model.rows.length ? withTextHere(RUN[id]) : RUN[id]()));
}

/** What a double click is not to do twice: the second time would be about a row that nobody has looked at, or take the
 * first one back. */
const ONCE = new Set(["accept", "doubt", "delete", "merge", "merge-up", "split", "swap", "pin"]);
const BARS = { main: "maintools", review: "tools", row: "rowtools" };
for (const command of COMMANDS) {
  if (!command.tool) continue;
  const button = make("button", command.id === "export" ? "primary" : command.gap ? "gap" : "", t(command.label));
  button.id = `do-${command.id}`;
  button.title = t(command.help);
  button.setAttribute("aria-label", t(command.label));
  button.setAttribute("aria-keyshortcuts", command.keys[0]);
  const cap = make("kbd", "", keyName(command.keys[0]));
  cap.setAttribute("aria-hidden", "true");
  button.append(cap);
  button.addEventListener("mousedown", (event) => event.preventDefault()); // the list keeps the focus
  button.addEventListener("click", (event) => event.detail > 1 && ONCE.has(command.id) || inTurn(() => {
    if (!desk.editor) list.frame.focus(); // before: what is opened then has the focus
    run(command.id);
  }));
  by(BARS[command.tool]).append(button);
}

const KINDS = [
  ["all", translatable("all rows")], ["doubtful", translatable("doubtful rows")], ["open", translatable("undecided pairs")], ["one-sided", translatable("without counterpart")],
  ["odd", translatable("not 1 to 1")], ["by-hand", translatable("arranged by hand")], ["edited", translatable("edited texts")], ["commented", translatable("with a comment")],
  ["numbers", translatable("numbers differ")],
];
const filter = /** @type {HTMLSelectElement} */ (by("filter"));
for (const [value, label] of KINDS) {
  const option = make("option", "", t(label));
  option.value = value;
  filter.append(option);
}
filter.addEventListener("change", () => { enqueue(() => show(filter.value)); list.frame.focus(); });

document.addEventListener("keydown", (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  if (event.defaultPrevented || event.isComposing) return;
  const key = keyOf(event);
  if (target.closest("input, textarea, select, dialog[open]")) return;
  if (target.closest("button, aside") && (key === "Enter" || key === " ")) return;
  if (isSingleKey(key) && key !== " " && !singleKeys.isOn()) return;
  const id = COMMAND_OF_KEY.get(key);
  if (id === "escape" && desk.cancel) return desk.cancel();
  // A character that is no command may be one of a text, whose field is about to open.
  if (holds(event) || !id) return;
  event.preventDefault();
  run(id);
});

// ---- mouse and touch ------------------------------------------------------------------

list.inner.addEventListener("mousedown", (event) => { if (event.shiftKey) event.preventDefault(); });
list.inner.addEventListener("click", (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  const element = /** @type {HTMLElement | null} */ (target.closest(".row"));
  if (!element || target.closest(".editor")) return;
  const row = desk.model.rows.at(Number(element.dataset.row));
  const at = Number(element.dataset.row);
  const side = /** @type {HTMLElement | null} */ (target.closest(".cell"))?.dataset.side;
  const piece = /** @type {HTMLElement | null} */ (target.closest(".piece"))?.dataset.piece;
  const isFold = element.classList.contains("fold");
  inTurn(async () => {
    if (desk.editor && !(await desk.editor.finish("keep"))) return;
    enqueue(() => {
      desk.isTour = false;
      const before = list.place.row;
      const moved = desk.model.rows.indexOf(row); // by steps that were on their way
      const now = moved < 0 ? at : moved;
      if (isFold) desk.model.unfold(now) && list.refresh();
      go(now, { ...(side ? { side: /** @type {Side} */ (side) } : {}), piece: Number(piece ?? 0) });
      if (event.shiftKey) select(desk.selectedFrom < 0 ? before : desk.selectedFrom);
      else select(-1);
      if (!desk.editor) list.frame.focus();
    });
  });
});

/** Where in the text of its segment the mouse is. @param {MouseEvent} event @param {HTMLElement} piece */
function caretAt(event, piece) {
  const range = document.caretRangeFromPoint?.(event.clientX, event.clientY);
  if (!range || !piece.contains(range.startContainer)) return undefined;
  const before = document.createRange();
  before.selectNodeContents(piece);
  before.setEnd(range.startContainer, range.startOffset);
  return before.toString().length;
}
list.inner.addEventListener("dblclick", (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  const piece = /** @type {HTMLElement | null} */ (target.closest(".piece"));
  if (target.closest(".editor")) return;
  if (piece) {
    const caret = caretAt(event, piece);
    inTurn(() => { enqueue(() => withTextHere(() => edit(caret))); });
  } else if (target.closest(".cell.empty")) inTurn(() => { enqueue(() => withTextHere(edit)); });
});

let isDragging = false;
/** @param {PointerEvent} event */
function goByMap(event) {
  if (!desk.model) return;
  const box = map.getBoundingClientRect();
  const share = (event.clientY - box.top) / box.height;
  desk.isTour = false;
  go(Math.floor(Math.min(Math.max(share, 0), 0.9999) * desk.model.rows.length));
}
map.addEventListener("pointerdown", (event) => {
  isDragging = true;
  map.setPointerCapture(event.pointerId);
  goByMap(event);
});
map.addEventListener("pointermove", (event) => { if (isDragging) goByMap(event); });
map.addEventListener("pointerup", () => { isDragging = false; list.frame.focus(); });
new ResizeObserver(() => { if (desk.model) draw(); }).observe(map);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);

// ---- other windows, and the end of this one ---------------------------------------------

async function poll() {
  if (desk.isOver) return;
  const state = await get("state", { window: WINDOW });
  if (desk.isOver) return;
  if (state.changed_outside)
    banner(t("Another program has changed {file}. Your steps are safe: saving writes them to a new file beside it.", { file: desk.model.document.path }), true);
  else if (state.windows > 1)
    banner(t("This review is open in {count} windows: what is done in one shows in the others.", { count: state.windows }));
  else if (!by("banner").querySelector("button:not([hidden])") || by("banner").classList.contains("error")) banner(desk.notice);
  if (isBusy() || state.revision === desk.model.document.revision || desk.editor) return;
  await enqueue(async () => {
    // What this window did meanwhile is known to it.
    if (state.revision <= desk.model.document.revision || desk.editor) return;
    await load();
    say(t("changed in another window"));
  });
}
let isPolling = false;
setInterval(() => {
  if (isPolling || desk.cancel) return;
  isPolling = true;
  poll().catch(told).finally(() => { isPolling = false; });
}, POLL_MS);
addEventListener("pagehide", () => { fetch(`state?window=${WINDOW}&gone=1`, { keepalive: true }).catch(() => {}); });
addEventListener("beforeunload", (event) => {
  if (desk.isOver || !(desk.editor?.isDirty() || isBusy())) return;
  event.preventDefault();
  event.returnValue = "";
});

translatePage();
const languages = /** @type {HTMLSelectElement} */ (by("language"));
languages.hidden = LANGUAGES.length < 2;
for (const tag of LANGUAGES) languages.append(new Option(ownName(tag), tag, false, tag === LANGUAGE));
languages.addEventListener("change", () => chooseLanguage(languages.value));
if (IS_DESK) {
  by("do-save").hidden = true;
  const home = make("a", "home", t("← All work"));
  home.href = "../../";
  by("title").before(home);
}
enqueue(async () => {
  await load(true);
  list.frame.focus();
  await poll();
  await restoreDraft();
  document.documentElement.dataset.ready = String(performance.now());
});
