// SPDX-License-Identifier: Apache-2.0
//
// Keys that are struck faster than the server answers: none is lost, and each reaches what
// has the focus when all before it is done, a field that it opened among them.

import { COMMAND_OF_KEY, isSingleKey, keyOf } from "./commands.js";
import { inTurn, isBusy } from "./desk.js";

/** The event is one that was kept. */
let isAgain = false;

/** Whether a key has to wait for what is on its way; then it is struck again when its turn has come.
 * @param {KeyboardEvent} event */
export function holds(event) {
  if (isAgain || !isBusy() || !isOurs(event)) return false;
  event.preventDefault();
  inTurn(() => strike(event));
  return true;
}

/** Whether the page does something with a key, or a field may. @param {KeyboardEvent} event */
const isOurs = (event) => COMMAND_OF_KEY.has(keyOf(event)) || isSingleKey(keyOf(event)) || event.key === "Backspace";

/** A caret. @param {number} at @returns {[number, number]} */
const ends = (at) => [at, at];

/** @param {KeyboardEvent} event */
function strike(event) {
  const target = /** @type {HTMLElement} */ (document.activeElement ?? document.body);
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
  isAgain = true;
  const isFree = target.dispatchEvent(new KeyboardEvent("keydown", {
    key, code, ctrlKey, metaKey, altKey, shiftKey, bubbles: true, cancelable: true,
    modifierCapsLock: event.getModifierState("CapsLock"),
  }));
  isAgain = false;
  if (!isFree || ctrlKey || metaKey || altKey) return;
  // What browsers do with keys of people alone.
  if (target.matches("textarea, input") && key !== "Escape") {
    const field = /** @type {HTMLTextAreaElement} */ (target);
    if (key.length === 1) document.execCommand("insertText", false, key);
    else if (key === "Backspace" || key === "Delete") document.execCommand(key === "Delete" ? "forwardDelete" : "delete");
    else if (key === "Home" || key === "End") field.setSelectionRange(...ends(key === "Home" ? 0 : field.value.length));
    else if (key === "ArrowLeft") field.setSelectionRange(...ends(Math.max(0, field.selectionStart - 1)));
    else if (key === "ArrowRight") field.setSelectionRange(...ends(field.selectionEnd + 1));
  }
  else if (target.matches("button, summary, a") && (key === "Enter" || key === " ")) target.click();
  else if (key === "Escape") /** @type {HTMLDialogElement | null} */ (document.querySelector("dialog[open]"))?.close();
}
