// SPDX-License-Identifier: Apache-2.0
//
// A field in the place of a text, for editing it. It stays, with what is in it, until the
// server has that. Enter that ends a Japanese conversion does not end the editing.

import { holds } from "./ahead.js";
import { keyName } from "./commands.js";
import { forgetAhead } from "./desk.js";
import { make } from "./list.js";
import { t } from "./text.js";

/** @typedef {{before: string, after: string}} AtCursor */
/** How the editing ends. @typedef {"keep" | "cut" | "up" | "down"} Ending */

export class Editor {
  /** `save` gives what the server has to have; true when it has it. `closed` comes last.
   * @param {{text: string, typed?: string, label: string, language: string, single: boolean, isNew: boolean, caret?: number,
   *   typedNow: (text: string) => void,
   *   save: (ending: Ending, text: string, cursor: AtCursor) => Promise<boolean>,
   *   closed: () => void}} what */
  constructor(what) {
    this.what = what;
    this.isOpen = true;
    this.isMoving = false;
    /** @type {Promise<boolean> | null} */
    this.sending = null;
    /** Puts the field where its text is now; whoever opens it says how. @type {() => unknown} */
    this.remount = () => null;
    /** Asks for the texts of the rows where that may be. @type {(model: import("./model.js").Model) => Promise<boolean>} */
    this.fetchTexts = async () => true;
    this.field = make("textarea", what.single ? "note-input" : "");
    this.field.value = what.typed ?? what.text;
    this.field.rows = 1;
    this.field.dir = "auto";
    this.field.lang = what.language;
    this.field.setAttribute("aria-label", what.label);
    this.field.spellcheck = false;
    this.hint = make("div", "hint");
    this.hint.id = "edit-hint";
    this.hint.setAttribute("role", "status");
    this.field.setAttribute("aria-describedby", "edit-hint");
    this.buttons = make("div", "edit-buttons");
    this.addButton(t("Keep"), "Enter", () => this.finish("keep"));
    if (!what.single) {
      this.addButton(t("Cut here"), "Ctrl+Enter", () => this.finish("cut"));
      this.addButton(t("Text before ↑"), "Alt+ArrowUp", () => this.finish("up"));
      this.addButton(t("Text after ↓"), "Alt+ArrowDown", () => this.finish("down"));
    }
    this.addButton(t("Cancel"), "Escape", () => this.close());
    this.node = make("div", "editor");
    this.node.append(this.field, this.buttons, this.hint);
    this.field.addEventListener("input", () => {
      this.fit();
      what.typedNow(this.field.value);
    });
    this.field.addEventListener("blur", (event) => {
      const next = /** @type {FocusEvent} */ (event).relatedTarget;
      const isOwn = next instanceof Node && this.node.contains(next);
      if (!this.isMoving && !isOwn && document.hasFocus()) this.finish("keep");
    });
    this.field.addEventListener("keydown", (event) => this.key(event));
  }

  /** @param {string} label @param {string} key @param {() => void} run */
  addButton(label, key, run) {
    const button = make("button", "", label);
    button.type = "button";
    button.title = keyName(key);
    button.setAttribute("aria-keyshortcuts", key);
    button.addEventListener("mousedown", (event) => event.preventDefault()); // the caret stays
    button.addEventListener("click", run);
    this.buttons.append(button);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    event.stopPropagation();
    if (event.isComposing || event.keyCode === 229) return;
    if (holds(event)) return;
    if (event.key === "Escape") {
      event.preventDefault();
      return this.close();
    }
    /** @type {Ending | undefined} */
    let ending;
    if (event.key === "Enter") ending = (event.ctrlKey || event.metaKey) && !this.what.single ? "cut" : "keep";
    else if (event.altKey && !this.what.single && event.key === "ArrowUp") ending = "up";
    else if (event.altKey && !this.what.single && event.key === "ArrowDown") ending = "down";
    if (!ending) return;
    event.preventDefault();
    this.finish(ending);
  }

  /** Puts the field into the page, or into another place of it. @param {HTMLElement} host */
  mount(host) {
    const { selectionStart, selectionEnd } = this.field;
    const isFirst = !this.node.isConnected && !this.isMoving;
    this.isMoving = true;
    host.replaceChildren(this.node);
    this.fit();
    this.field.focus({ preventScroll: !isFirst });
    const caret = this.what.caret ?? this.field.value.length;
    if (isFirst) this.field.setSelectionRange(caret, caret);
    else this.field.setSelectionRange(selectionStart, selectionEnd);
    this.isMoving = false;
  }

  fit() {
    this.field.style.height = "auto";
    this.field.style.height = `${this.field.scrollHeight + 2}px`;
  }

  /** White space alone in an empty cell is no text. */
  isDirty() {
    const { value } = this.field;
    return this.isOpen && value !== this.what.text && !(this.what.isNew && !value.trim());
  }

  /** @param {string} text */
  tell(text) { this.hint.textContent = text; }

  /** Sends what is in the field. It closes when the server has it, and stays otherwise.
   * @param {Ending} ending @returns {Promise<boolean>} whether it is closed */
  finish(ending) {
    if (!this.isOpen) return Promise.resolve(true);
    if (this.sending) return this.sending;
    if (ending === "keep" && !this.isDirty()) {
      this.close();
      return Promise.resolve(true);
    }
    const at = this.field.selectionStart;
    const { value } = this.field;
    this.field.readOnly = true;
    this.sending = this.what.save(ending, value, { before: value.slice(0, at), after: value.slice(at) })
      .then((isSaved) => {
        this.sending = null;
        this.field.readOnly = false;
        if (isSaved) this.close();
        else forgetAhead();
        return isSaved;
      });
    return this.sending;
  }

  close() {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.isMoving = true; // to be taken out of the page is no blur
    this.what.closed();
  }
}
