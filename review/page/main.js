// SPDX-License-Identifier: Apache-2.0
//
// The page: keys, buttons and mouse, and what other windows do.

import { get, WINDOW } from "./api.js";
import { COMMAND_OF_KEY, COMMANDS, keyName, keyOf } from "./commands.js";
import { banner, by, desk, enqueue, list, say } from "./desk.js";
import { openExport, openHelp } from "./dialogs.js";
import { make } from "./list.js";
import { isDoubtful, isOneToOne } from "./model.js";
import { findField, goNext, goPage, goRow, goSegment } from "./moves.js";
import {
  accept, act, comment, edit, giveUp, here, pin, quit, realign, save, toggle, toggleFold, togglePanel,
} from "./steps.js";
import { draw, go, load, map } from "./view.js";

/** @typedef {import("./model.js").Side} Side */

const POLL_MS = 2000;

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
  last: () => go(desk.model.rows.length - 1),
  find: () => { findField.focus(); findField.select(); },
  fold: toggleFold,
  accept,
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
  save,
  export: () => openExport(/** @type {HTMLDialogElement} */ (by("export"))),
  quit,
  help: () => openHelp(/** @type {HTMLDialogElement} */ (by("help"))),
  escape: giveUp,
};

for (const command of COMMANDS.filter((one) => one.tool)) {
  const button = make("button", "", command.label);
  button.id = `do-${command.id}`;
  button.title = command.help;
  button.setAttribute("aria-keyshortcuts", command.keys[0]);
  button.append(make("kbd", "", keyName(command.keys[0])));
  button.addEventListener("mousedown", (event) => event.preventDefault()); // the list keeps the focus
  button.addEventListener("click", () => {
    desk.editor?.close();
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
    if (row.classList.contains("fold")) desk.model.unfold(Number(row.dataset.row)) && list.refresh();
    go(Number(row.dataset.row), { ...(side ? { side: /** @type {Side} */ (side) } : {}), piece: Number(piece ?? 0) });
    if (!desk.editor) list.frame.focus();
  });
});
list.inner.addEventListener("dblclick", (event) => {
  if (/** @type {HTMLElement} */ (event.target).closest(".piece")) enqueue(edit);
});

let isDragging = false;
/** @param {PointerEvent} event */
function goByMap(event) {
  if (!desk.model) return;
  const box = map.getBoundingClientRect();
  const share = (event.clientY - box.top) / box.height;
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

async function poll() {
  if (desk.isOver) return;
  const state = await get("state", { window: WINDOW });
  if (state.windows > 1)
    banner(`This review is open in ${state.windows} windows: what is done in one shows in the others.`);
  else banner(desk.notice);
  if (state.revision !== desk.model.document.revision && !desk.editor) {
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
  document.documentElement.dataset.ready = String(performance.now());
});
