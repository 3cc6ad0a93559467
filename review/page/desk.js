// SPDX-License-Identifier: Apache-2.0
//
// What the other modules share: the parts of the page, the review, and the queue of what
// is to be done.

import { Refusal } from "./api.js";
import { List } from "./list.js";

/** @template {HTMLElement} T @param {string} id @returns {T} */
export const by = (id) => /** @type {T} */ (document.getElementById(id));

export const list = new List(by("list"), by("rows"));

export const desk = {
  /** There once the review has come. */
  model: /** @type {import("./model.js").Model} */ (/** @type {unknown} */ (null)),
  editor: /** @type {{close: () => void} | null} */ (null),
  /** The reviewer has ended the review. */
  isOver: false,
  /** What the server had to say when it opened the review. */
  notice: "",
  /** Rows in sight: [first, last). */
  inSight: [0, 0],
};

/** What is to be done, one after another. @type {Promise<void>} */
let queue = Promise.resolve();

/** @param {string} text @param {boolean} [isError] */
export function say(text, isError = false) {
  by("message").textContent = text;
  by("message").classList.toggle("error", isError);
}

/** @param {string} text empty takes it away @param {boolean} [isError] */
export function banner(text, isError = false) {
  by("banner").textContent = text;
  by("banner").hidden = !text;
  by("banner").classList.toggle("error", isError);
}

/** @param {() => Promise<void> | void} step */
export function enqueue(step) {
  list.frame.setAttribute("aria-busy", "true");
  const mine = queue.then(step).catch((error) => {
    say(error.message, true);
    if (!(error instanceof Refusal)) throw error;
    if (error.status === 0) banner(error.message, true);
  }).finally(() => {
    if (queue === mine) list.frame.setAttribute("aria-busy", "false");
  });
  queue = mine;
  return queue;
}
