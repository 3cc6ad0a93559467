// SPDX-License-Identifier: Apache-2.0
//
// A cell is dragged by its grip to another row, with the mouse, a finger or a pen.

import { by, desk, enqueue, list, say } from "./desk.js";
import { carryCell } from "./steps.js";
import { t } from "./text.js";

/** @typedef {import("./model.js").Side} Side */

const EDGE_PX = 40;
const SCROLL_PX = 14;

/** @type {{row: number, side: Side, x: number, y: number, over: HTMLElement | null} | null} */
let drag = null;
let scrolling = 0;

/** The row under the finger. @param {number} x @param {number} y */
function rowAt(x, y) {
  const row = document.elementFromPoint(x, y)?.closest(".row:not(.fold)");
  return row instanceof HTMLElement && list.inner.contains(row) ? row : null;
}

function showTarget() {
  if (!drag) return;
  const over = rowAt(drag.x, drag.y);
  drag.over = over && Number(over.dataset.row) !== drag.row ? over : null;
  for (const element of list.shown.values()) element.classList.toggle("dropping", element === drag.over);
}

/** Near its edges the list moves. */
function scroll() {
  if (!drag) return;
  const { top, bottom } = list.frame.getBoundingClientRect();
  const step = drag.y < top + EDGE_PX ? -SCROLL_PX : drag.y > bottom - EDGE_PX ? SCROLL_PX : 0;
  if (step) {
    list.frame.scrollTop += step;
    showTarget();
  }
  scrolling = requestAnimationFrame(scroll);
}

function end() {
  drag = null;
  list.dragged = null;
  cancelAnimationFrame(scrolling);
  document.body.classList.remove("dragging");
  for (const element of list.shown.values()) element.classList.remove("dropping");
}

list.inner.addEventListener("pointerdown", (event) => {
  const grip = /** @type {HTMLElement} */ (event.target);
  const cell = /** @type {HTMLElement | null} */ (grip.closest(".cell"));
  const row = /** @type {HTMLElement | null} */ (grip.closest(".row"));
  if (!grip.classList.contains("grip") || !cell || !row || desk.isOver || event.button > 0) return;
  event.preventDefault();
  const at = Number(row.dataset.row);
  drag = { row: at, side: /** @type {Side} */ (cell.dataset.side), x: event.clientX, y: event.clientY, over: null };
  list.dragged = desk.model.rows.at(at); // It stays in the page, however far the list moves.
  document.body.classList.add("dragging");
  say(t("drop the cell on another row"));
  scroll();
});
addEventListener("pointermove", (event) => {
  if (!drag) return;
  Object.assign(drag, { x: event.clientX, y: event.clientY });
  showTarget();
});
addEventListener("pointerup", () => {
  if (!drag) return;
  const { row, side, over } = drag;
  end();
  if (!over) return say(t("cancelled"));
  const to = Number(over.dataset.row);
  enqueue(() => carryCell(row, side, to));
  by("list").focus();
});
addEventListener("pointercancel", end);
addEventListener("keydown", (event) => { if (drag && event.key === "Escape") end(); }, true);
