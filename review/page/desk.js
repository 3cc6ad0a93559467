// SPDX-License-Identifier: Apache-2.0
//
// What the other modules share: the parts of the page, the review, and the queue of what
// is to be done.

import { Refusal, STALE } from "./api.js";
import { List } from "./list.js";
import { t } from "./text.js";

/** @template {HTMLElement} T @param {string} id @returns {T} */
export const by = (id) => /** @type {T} */ (document.getElementById(id));

export const list = new List(by("list"), by("rows"));

export const desk = {
  /** There once the review has come. */
  model: /** @type {import("./model.js").Model} */ (/** @type {unknown} */ (null)),
  editor: /** @type {import("./edit.js").Editor | null} */ (null),
  /** The reviewer has ended the review. */
  isOver: false,
  /** What the server had to say when it opened the review. */
  notice: "",
  /** Rows in sight: [first, last). */
  inSight: [0, 0],
  /** Whether the reviewer goes from doubtful row to doubtful row, not row by row. */
  isTour: true,
  /** Where a selection of rows began; -1: there is none. */
  selectedFrom: -1,
  /** Ends what the aligner does, while it does. @type {(() => void) | null} */
  cancel: null,
  /** Most doubtful rows that there were. */
  mostDoubtful: 0,
};

/** Whether the review was opened from the start page, which keeps all work by itself. */
export const IS_DESK = /\/works\/[0-9a-f]{12}\/$/.test(globalThis.location?.pathname ?? "");

/** What is to be done, one after another. @type {Promise<unknown>} */
let queue = Promise.resolve();
/** How much of it is not done yet. */
let undone = 0;
/** Keys and buttons that came meanwhile, in order. @type {(() => void)[]} */
const ahead = [];
/** More are struck by no person. */
const MOST_AHEAD = 200;

/** @param {string} text @param {boolean} [isError] */
export function say(text, isError = false) {
  by("message").textContent = text;
  by("message").classList.toggle("error", isError);
}

/** @param {string} text empty takes it away @param {boolean} [isError]
 * @param {{label: string, run: () => void}} [button] */
export function banner(text, isError = false, button) {
  if (by("banner-text").textContent !== text) by("banner-text").textContent = text;
  by("banner").hidden = !text;
  by("banner").classList.toggle("error", isError);
  const element = by("banner-button");
  element.hidden = !button;
  if (!button) return;
  element.textContent = button.label;
  element.onclick = button.run;
}

/** What is true when the server is gone. */
function goneWords() {
  if (desk.editor?.isDirty())
    return t("Awase does not answer. All that the list shows is on the disk; what you are typing stays in its field and in this browser. Start Awase again.");
  return t("Awase does not answer. All that the list shows is on the disk. Start Awase again.");
}

/** Says why a step did not succeed. @param {Error} error @returns {false} */
export function told(error) {
  say(error.message, true);
  if (!(error instanceof Refusal)) console.error(error);
  else if (error.status === 0) banner(goneWords(), true);
  else if (error.status === STALE) banner(error.message, true);
  return false;
}

function showBusy() { list.frame.setAttribute("aria-busy", String(isBusy())); }

/** Does `step` when all before it is done. Whether it succeeded; else people were told.
 * @param {() => Promise<unknown> | unknown} step @returns {Promise<boolean>} */
export function enqueue(step) {
  ++undone;
  showBusy();
  const mine = queue.then(step).then(() => true, told).finally(() => {
    --undone;
    if (ahead.length) setTimeout(takeNext);
    showBusy();
  });
  queue = mine;
  return mine;
}

/** Does what a key or a button asks for: at once, or when all before it is done. Only then is it known
 * what it is meant for: the list, a field, or a dialogue that opens.
 * @param {() => void} step */
export function inTurn(step) {
  if (!isBusy()) return step();
  if (ahead.length < MOST_AHEAD) ahead.push(step);
}

/** What waits rested on a step that did not succeed. */
export function forgetAhead() {
  ahead.length = 0;
  showBusy();
}

function takeNext() {
  if (undone || !ahead.length) return;
  /** @type {() => void} */ (ahead.shift())();
  // In a task of its own: what the step begins begins after it.
  setTimeout(() => { takeNext(); showBusy(); });
}

/** Whether something is on its way to the server, or waits for it. */
export const isBusy = () => undone > 0 || ahead.length > 0;
