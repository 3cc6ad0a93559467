// SPDX-License-Identifier: Apache-2.0
//
// The help sheet, the export dialog, and the overview beside the list.

import { COMMANDS, EDIT_KEYS, keyName } from "./commands.js";
import { drawPath, rowAt } from "./charts.js";
import { make } from "./list.js";
import { cellText, isDoubtful, isPair, stateWords } from "./model.js";

/** @typedef {import("./model.js").Model} Model */

const FORMATS = [
  ["tmx", "TMX: for OmegaT, Trados, memoQ, Phrase, …"],
  ["xlsx", "XLSX: a workbook to review in; awase review --import reads it back"],
  ["tsv", "TSV: a table"],
  ["csv", "CSV: a table that Excel opens"],
  ["xliff", "XLIFF 1.2"],
  ["html", "HTML: one file to read, print or mail"],
  ["awase", "Awase alignment"],
];
/** Formats that hold every row, whatever is accepted. */
const WHOLE = ["html", "awase", "xlsx"];
/** Most rows that a list of the overview shows. */
const LISTED = 500;

/** @param {string[]} keys */
function keyCaps(keys) {
  const out = make("dt");
  keys.forEach((key, i) => out.append(...(i ? [" "] : []), make("kbd", "", keyName(key))));
  return out;
}

/** @param {HTMLDialogElement} dialog */
export function openHelp(dialog) {
  const title = make("h2", "", "Keys");
  title.id = "help-title";
  const sheet = make("div", "keys");
  const groups = [...new Set(COMMANDS.map((command) => command.group))];
  for (const group of groups) {
    const section = make("section");
    const terms = make("dl");
    for (const command of COMMANDS.filter((one) => one.group === group))
      terms.append(keyCaps(command.keys), make("dd", "", command.help));
    section.append(make("h3", "", group), terms);
    sheet.append(section);
  }
  const section = make("section");
  const terms = make("dl");
  for (const [key, help] of EDIT_KEYS) terms.append(keyCaps([key]), make("dd", "", help));
  section.append(make("h3", "", "While editing"), terms);
  sheet.append(section);
  const buttons = make("div", "buttons");
  const close = make("button", "", "Close");
  close.addEventListener("click", () => dialog.close());
  buttons.append(close);
  dialog.replaceChildren(title, make("p", "", "Everything can be done with the mouse too: click a segment, then the buttons below the list; a double click edits."), buttons, sheet);
  dialog.showModal();
}

/** @param {HTMLDialogElement} dialog */
export function openExport(dialog) {
  const title = make("h2", "", "Export");
  title.id = "export-title";
  const formats = make("div", "formats");
  FORMATS.forEach(([format, label], i) => {
    const line = make("label");
    const choice = make("input");
    choice.type = "radio";
    choice.name = "format";
    choice.value = format;
    choice.checked = i === 0;
    line.append(choice, ` ${label}`);
    formats.append(line);
  });
  const only = make("label");
  const accepted = make("input");
  accepted.type = "checkbox";
  accepted.id = "accepted-only";
  only.append(accepted, " only pairs that were accepted or pinned");
  const buttons = make("div", "buttons");
  const go = make("button", "", "Download");
  const close = make("button", "", "Close");
  const chosen = () =>
    /** @type {HTMLInputElement} */ (formats.querySelector("input:checked")).value;
  formats.addEventListener("change", () => { accepted.disabled = WHOLE.includes(chosen()); });
  go.addEventListener("click", () => {
    const link = make("a");
    link.href = `export?format=${chosen()}${accepted.checked && !accepted.disabled ? "&accepted=1" : ""}`;
    link.download = "";
    document.body.append(link);
    link.click();
    link.remove();
    dialog.close();
  });
  close.addEventListener("click", () => dialog.close());
  buttons.append(go, close);
  dialog.replaceChildren(title, formats, only, buttons);
  dialog.showModal();
  go.focus();
}

/** @param {HTMLElement} panel @param {Model} model @param {number} place
 * @param {(row: number) => void} go */
export function fillPanel(panel, model, place, go) {
  const plot = make("canvas");
  plot.setAttribute("role", "img");
  plot.setAttribute("aria-label", "Path of the alignment: source from left to right, target from top to bottom");
  plot.addEventListener("click", (event) => {
    const box = plot.getBoundingClientRect();
    go(rowAt(model, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height));
  });
  /** @type {number[]} */
  const doubtful = [];
  /** @type {number[]} */
  const unpaired = [];
  model.rows.forEach((row, i) => {
    if (isDoubtful(row)) doubtful.push(i);
    if (!isPair(row) && row.m !== "deleted") unpaired.push(i);
  });
  doubtful.sort((a, b) => model.rows[a].c - model.rows[b].c);
  panel.replaceChildren(
    make("h2", "", "Path"), plot,
    make("h2", "", `Doubtful (${doubtful.length})`), rowList(doubtful, model, go),
    make("h2", "", `Unpaired text (${unpaired.length})`), rowList(unpaired, model, go));
  drawPath(plot, model, place);
}

/** @param {number[]} rows @param {Model} model @param {(row: number) => void} go */
function rowList(rows, model, go) {
  const list = make("ol");
  for (const index of rows.slice(0, LISTED)) {
    const row = model.rows[index];
    const item = make("li");
    const button = make("button");
    const side = row.s.length ? "source" : "target";
    const text = make("bdi", "", cellText(row, side).slice(0, 60));
    text.lang = model.document[side].language;
    button.append(make("span", "", `${index + 1} · ${isPair(row) ? stateWords(row)[0] : side}`), text);
    button.addEventListener("click", () => go(index));
    item.append(button);
    list.append(item);
  }
  if (rows.length > LISTED) list.append(make("li", "hint", `and ${rows.length - LISTED} more`));
  return list;
}
