// SPDX-License-Identifier: Apache-2.0
//
// A field in the place of a text, for editing it. Enter that ends a Japanese conversion
// does not end the editing.

import { make } from "./list.js";

/** @typedef {{before: string, after: string}} AtCursor */
/** How the editing ended. @typedef {"keep" | "cut" | "up" | "down"} Ending */

/** Puts a field over `element`. `done` is given what is in it; `closed` comes last, always.
 * @param {{element: HTMLElement, text: string, label: string, language: string, single: boolean,
 *   done: (ending: Ending, text: string, cursor: AtCursor) => void, closed: () => void}} what */
export function openEditor(what) {
  const field = make("textarea", what.single ? "note-input" : "");
  field.value = what.text;
  field.rows = 1;
  field.dir = "auto";
  field.lang = what.language;
  field.setAttribute("aria-label", what.label);
  field.spellcheck = false;
  const hint = make("div", "hint", what.single
    ? "Enter keeps · Esc leaves as it was"
    : "Enter keeps · Esc leaves as it was · Ctrl Enter cuts here · Alt ↑ ↓ sends what is before or after the cursor");
  const fit = () => {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 2}px`;
  };
  let isOpen = true;
  const close = () => {
    if (!isOpen) return;
    isOpen = false;
    what.closed();
  };
  /** @param {Ending} ending */
  const finish = (ending) => {
    if (!isOpen) return;
    const at = field.selectionStart;
    what.done(ending, field.value, { before: field.value.slice(0, at), after: field.value.slice(at) });
    close();
  };
  field.addEventListener("input", fit);
  field.addEventListener("blur", () => finish("keep"));
  field.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.isComposing || event.keyCode === 229) return;
    /** @type {Ending | undefined} */
    let ending;
    if (event.key === "Enter") ending = (event.ctrlKey || event.metaKey) && !what.single ? "cut" : "keep";
    else if (event.altKey && !what.single && event.key === "ArrowUp") ending = "up";
    else if (event.altKey && !what.single && event.key === "ArrowDown") ending = "down";
    else if (event.key === "Escape") {
      event.preventDefault();
      close();
      return;
    }
    if (!ending) return;
    event.preventDefault();
    finish(ending);
  });
  what.element.replaceChildren(field, hint);
  fit();
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
  return { close: () => finish("keep") };
}
