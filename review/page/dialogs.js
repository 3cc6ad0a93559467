// SPDX-License-Identifier: Apache-2.0
//
// The help sheet and the small dialogues: accepting many, going to a row, the end.

import { COMMANDS, EDIT_KEYS, keyName } from "./commands.js";
import { make } from "./list.js";
import { plural, t } from "./text.js";

/** Fills a dialogue and shows it. @param {HTMLDialogElement} dialog @param {string} id of its title
 * @param {string} words @param {(HTMLElement | string)[]} content @param {HTMLButtonElement[]} buttons */
export function dialogWith(dialog, id, words, content, buttons) {
  const title = make("h2", "", words);
  title.id = id;
  const row = make("div", "buttons");
  const close = make("button", "", t("Close"));
  close.type = "button";
  close.addEventListener("click", () => dialog.close());
  row.append(...buttons, close);
  dialog.onchange = null;
  dialog.replaceChildren(title, ...content, row);
  if (!dialog.open) dialog.showModal();
}

/** @param {string} name @param {string} value @param {string} label @param {boolean} isChosen */
export function radio(name, value, label, isChosen) {
  const line = make("label");
  const choice = make("input");
  Object.assign(choice, { type: "radio", name, value, checked: isChosen });
  line.append(choice, ` ${label}`);
  return line;
}

/** @param {string[]} keys */
function keyCaps(keys) {
  const out = make("dt");
  keys.forEach((key, i) => out.append(...(i ? [" "] : []), make("kbd", "", keyName(key))));
  return out;
}

/** @param {HTMLDialogElement} dialog @param {{isOn: () => boolean, set: (isOn: boolean) => void}} singleKeys
 * @param {(id: string) => void} run does what a command says */
export function openHelp(dialog, singleKeys, run) {
  /** @param {import("./commands.js").Command} command */
  const doable = (command) => {
    const line = make("dd");
    const button = make("button", "", t(command.help));
    button.type = "button";
    button.addEventListener("click", () => { dialog.close(); run(command.id); });
    line.append(button);
    return line;
  };
  const frame = make("div", "keysframe");
  frame.tabIndex = 0;
  frame.setAttribute("role", "region");
  frame.setAttribute("aria-label", t("Keys"));
  const sheet = make("div", "keys");
  frame.append(sheet);
  for (const group of new Set(COMMANDS.map((command) => command.group))) {
    const section = make("section");
    const terms = make("dl");
    for (const command of COMMANDS.filter((one) => one.group === group))
      terms.append(keyCaps(command.keys), doable(command));
    section.append(make("h3", "", t(group)), terms);
    sheet.append(section);
  }
  const section = make("section");
  const terms = make("dl");
  for (const [key, help] of EDIT_KEYS) terms.append(keyCaps([key]), make("dd", "", t(help)));
  section.append(make("h3", "", t("While editing")), terms);
  sheet.append(section);
  const line = make("label");
  const box = make("input");
  box.type = "checkbox";
  box.id = "single-keys";
  box.checked = singleKeys.isOn();
  box.addEventListener("change", () => singleKeys.set(box.checked));
  line.append(box, ` ${t("Keys of a single character work (turn them off when you dictate)")}`);
  dialogWith(dialog, "help-title", t("All commands and their keys"), [
    make("p", "", t("Choose a segment, then a button below the list or a line of this sheet. Double-click a text to edit it. Drag ⠿ to move a cell to another row. Hold Shift and click to select rows.")),
    line, frame], []);
}

/** @param {HTMLDialogElement} dialog @param {{rows: number, here: number, selected: number[]}} where
 * @param {(first: number, last: number, least: number) => number} count
 * @param {(first: number, last: number, least: number) => void} run */
export function openAcceptMany(dialog, where, count, run) {
  const least = make("input");
  Object.assign(least, { type: "number", min: "0", max: "100", value: "95", id: "accept-least" });
  const line = make("label");
  line.append(`${t("Accept all undecided pairs with at least this confidence, in percent:")} `, least);
  const scope = make("fieldset", "choices");
  scope.append(make("legend", "", t("Where")), radio("scope", "all", t("in the whole text"), true),
    radio("scope", "here", t("from the first row to this one"), false));
  const [first, last] = where.selected;
  if (last > first) scope.append(radio("scope", "selected", t("in the selected rows"), false));
  const button = make("button", "primary");
  const range = () => {
    const value = /** @type {HTMLInputElement} */ (scope.querySelector("input:checked")).value;
    return value === "all" ? [0, where.rows] : value === "here" ? [0, where.here + 1] : [first, last];
  };
  const refresh = () => {
    const [from, to] = range();
    const number = count(from, to, Number(least.value) / 100);
    button.textContent = plural("Accept {count} pair", "Accept {count} pairs", number);
    button.disabled = number === 0;
  };
  button.addEventListener("click", () => {
    const [from, to] = range();
    dialog.close();
    run(from, to, Number(least.value) / 100);
  });
  least.addEventListener("input", refresh);
  dialogWith(dialog, "dialog-title", t("Accept many"), [line, scope], [button]);
  dialog.onchange = refresh;
  refresh();
  least.focus();
}

/** @param {HTMLDialogElement} dialog @param {{rows: number, here: number}} where
 * @param {(row: number) => void} go @param {(row: number) => void} move */
export function openJump(dialog, where, go, move) {
  const number = make("input");
  Object.assign(number, { type: "number", min: "1", max: String(where.rows), value: String(where.here + 1), id: "jump" });
  const line = make("label");
  line.append(`${t("Row, of {count}:", { count: where.rows })} `, number);
  const row = () => Math.min(Math.max(Number(number.value) || 1, 1), where.rows) - 1;
  const there = make("button", "primary", t("Go there"));
  const moving = make("button", "", t("Move this row there"));
  there.addEventListener("click", () => { dialog.close(); go(row()); });
  moving.addEventListener("click", () => { dialog.close(); move(row()); });
  number.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    there.click();
  });
  dialogWith(dialog, "dialog-title", t("Go to row"), [line], [there, moving]);
  number.select();
}

/** @param {HTMLDialogElement} dialog @param {string} words @param {() => void} run */
export function openQuit(dialog, words, run) {
  const button = make("button", "primary", t("Save and end"));
  button.id = "really-quit";
  button.addEventListener("click", () => { dialog.close(); run(); });
  dialogWith(dialog, "dialog-title", t("End the review?"), [make("p", "", words)], [button]);
  button.focus();
}
