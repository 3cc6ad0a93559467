// SPDX-License-Identifier: Apache-2.0
//
// What the reviewer can do, as a table: the keys, the buttons and the help sheet are
// made of it.

import { translatable } from "./text.js";

/** `tool` puts a button on the bar of the alignment, of the review, or of the row; `gap`
 * leaves some room before it.
 * @typedef {{id: string, keys: string[], group: string, label: string, help: string, tool?: "main" | "review" | "row", gap?: boolean}} Command */

const GO = translatable("Go");
const DECIDE = translatable("Decide");
const MEND = translatable("Mend");
const PAGE = translatable("Page");

/** @type {Command[]} */
export const COMMANDS = [
  { id: "next-doubtful", keys: ["n"], group: GO, label: translatable("Next doubtful"), help: translatable("next doubtful row"), tool: "review" },
  { id: "previous-doubtful", keys: ["N"], group: GO, label: translatable("Previous"), help: translatable("previous doubtful row"), tool: "review" },
  { id: "next-odd", keys: ["x"], group: GO, label: translatable("Next not 1 to 1"), help: translatable("next row that is not one to one") },
  { id: "previous-odd", keys: ["X"], group: GO, label: translatable("Previous not 1 to 1"), help: translatable("previous row that is not one to one") },
  { id: "row-down", keys: ["j"], group: GO, label: translatable("Row down"), help: translatable("next row") },
  { id: "row-up", keys: ["k"], group: GO, label: translatable("Row up"), help: translatable("previous row") },
  { id: "segment-down", keys: ["ArrowDown"], group: GO, label: translatable("Segment down"), help: translatable("next segment") },
  { id: "segment-up", keys: ["ArrowUp"], group: GO, label: translatable("Segment up"), help: translatable("previous segment") },
  { id: "left", keys: ["ArrowLeft", "h"], group: GO, label: translatable("Left column"), help: translatable("left column") },
  { id: "right", keys: ["ArrowRight", "l"], group: GO, label: translatable("Right column"), help: translatable("right column") },
  { id: "page-down", keys: ["PageDown", " "], group: GO, label: translatable("Page down"), help: translatable("a page down, also inside a tall row") },
  { id: "page-up", keys: ["PageUp", "Shift+ "], group: GO, label: translatable("Page up"), help: translatable("a page up, also inside a tall row") },
  { id: "first", keys: ["Home"], group: GO, label: translatable("First row"), help: translatable("first row") },
  { id: "last", keys: ["End"], group: GO, label: translatable("Last row"), help: translatable("last row") },
  { id: "jump", keys: ["g"], group: GO, label: translatable("Go to row …"), help: translatable("go to a row by its number, or move this row there") },
  { id: "find", keys: ["/", "Ctrl+f"], group: GO, label: translatable("Find"), help: translatable("find text; Enter goes on, Shift+Enter back") },
  { id: "fold", keys: ["f"], group: GO, label: translatable("Fold"), help: translatable("unfold or fold rows of one side") },
  { id: "select-down", keys: ["Shift+ArrowDown"], group: GO, label: translatable("Select down"), help: translatable("select one row more, downwards") },
  { id: "select-up", keys: ["Shift+ArrowUp"], group: GO, label: translatable("Select up"), help: translatable("select one row more, upwards") },

  { id: "accept", keys: ["a"], group: DECIDE, label: translatable("Accept"), help: translatable("accept, and go on: to the next doubtful row, or to the next row when you read row by row"), tool: "row" },
  { id: "accept-many", keys: ["A"], group: DECIDE, label: translatable("Accept many …"), help: translatable("accept all that are sure enough, or all to here"), tool: "review", gap: true },
  { id: "doubt", keys: ["q"], group: DECIDE, label: translatable("Doubtful"), help: translatable("mark doubtful, or take that back"), tool: "row" },
  { id: "delete", keys: ["Delete", "-"], group: DECIDE, label: translatable("Leave out"), help: translatable("leave out of the memory, or take in again"), tool: "row" },
  { id: "clear", keys: ["o"], group: DECIDE, label: translatable("Undecided"), help: translatable("take back whatever was decided; realigning may change the row again"), tool: "row" },
  { id: "comment", keys: ["c"], group: DECIDE, label: translatable("Comment"), help: translatable("comment"), tool: "row" },

  { id: "edit", keys: ["Enter", "e", "F2"], group: MEND, label: translatable("Edit"), help: translatable("edit the segment, or type a missing translation"), tool: "row", gap: true },
  { id: "merge-up", keys: ["M"], group: MEND, label: translatable("Merge ↑"), help: translatable("merge with the row above"), tool: "row" },
  { id: "merge", keys: ["m"], group: MEND, label: translatable("Merge ↓"), help: translatable("merge with the row below, or all selected rows"), tool: "row" },
  { id: "split", keys: ["s"], group: MEND, label: translatable("Split"), help: translatable("split the row before this segment"), tool: "row" },
  { id: "move-up", keys: ["u"], group: MEND, label: translatable("Cell ↑"), help: translatable("move the cell to the row above"), tool: "row" },
  { id: "move-down", keys: ["d"], group: MEND, label: translatable("Cell ↓"), help: translatable("move the cell to the row below"), tool: "row" },
  { id: "send-up", keys: ["U"], group: MEND, label: translatable("Segment ↑"), help: translatable("send the first segment of the cell up"), tool: "row" },
  { id: "send-down", keys: ["D"], group: MEND, label: translatable("Segment ↓"), help: translatable("send the last segment of the cell down"), tool: "row" },
  { id: "shift-up", keys: ["K"], group: MEND, label: translatable("Column ↑"), help: translatable("close the gap: this cell and those below go up by a row, to the next gap"), tool: "row" },
  { id: "shift-down", keys: ["J"], group: MEND, label: translatable("Column ↓"), help: translatable("make room: this cell and those below go down by a row, to the next gap"), tool: "row" },
  { id: "pin", keys: ["p"], group: MEND, label: translatable("Pair with …"), help: translatable("hold a segment; the same on its counterpart pairs the two, and the rows between follow"), tool: "row" },
  { id: "bring", keys: ["b"], group: MEND, label: translatable("Put here"), help: translatable("put the held segment into this row; all else stays"), tool: "row" },
  { id: "swap", keys: ["t"], group: MEND, label: translatable("Swap"), help: translatable("swap this cell with that of the held segment, or of the row below"), tool: "row" },
  { id: "use-match", keys: ["i"], group: MEND, label: translatable("Use match"), help: translatable("put the translation of the best match from your memories into the field"), tool: "row" },
  { id: "row-move-up", keys: ["Alt+ArrowUp"], group: MEND, label: translatable("Row ↑"), help: translatable("move the row up") },
  { id: "row-move-down", keys: ["Alt+ArrowDown"], group: MEND, label: translatable("Row ↓"), help: translatable("move the row down") },
  { id: "realign", keys: ["r"], group: MEND, label: translatable("Align again"), help: translatable("align anew all that is neither decided nor arranged by hand"), tool: "review" },
  { id: "undo", keys: ["z", "Ctrl+z"], group: MEND, label: translatable("Undo"), help: translatable("undo"), tool: "review", gap: true },
  { id: "redo", keys: ["Z", "Ctrl+y", "Ctrl+Z"], group: MEND, label: translatable("Redo"), help: translatable("redo"), tool: "review" },

  { id: "panel", keys: ["v"], group: PAGE, label: translatable("Overview"), help: translatable("overview: doubtful rows, unpaired text, path"), tool: "review", gap: true },
  { id: "save", keys: ["Ctrl+s", "w"], group: PAGE, label: translatable("Save"), help: translatable("write the alignment file (each step is already on the disk)"), tool: "main" },
  { id: "export", keys: ["E"], group: PAGE, label: translatable("Export …"), help: translatable("export: TMX, tables, HTML"), tool: "main" },
  { id: "import", keys: ["I"], group: PAGE, label: translatable("Read back a workbook …"), help: translatable("read back a workbook that was exported and edited") },
  { id: "print", keys: ["Ctrl+p"], group: PAGE, label: translatable("Print"), help: translatable("open the report, to read or print") },
  { id: "quit", keys: ["Q"], group: PAGE, label: translatable("End …"), help: translatable("save and end the review"), tool: "main" },
  { id: "help", keys: ["?", "F1"], group: PAGE, label: translatable("Help"), help: translatable("this sheet"), tool: "main" },
  { id: "escape", keys: ["Escape"], group: PAGE, label: translatable("Cancel"), help: translatable("cancel what was begun") },
];

/** Keys while a text is edited: what is not in the table above. */
export const EDIT_KEYS = [
  ["Enter", translatable("keep the text")],
  ["Escape", translatable("leave it as it was")],
  ["Ctrl+Enter", translatable("cut the segment at the cursor")],
  ["Alt+ArrowUp", translatable("send what is before the cursor to the row above")],
  ["Alt+ArrowDown", translatable("send what is after the cursor to the row below")],
];

const NAMES = /** @type {Record<string, string>} */ ({
  ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→", " ": "Space", Escape: "Esc",
  PageDown: "PgDn", PageUp: "PgUp", Delete: "Del",
});

/** How a key is shown. @param {string} key */
export function keyName(key) {
  const parts = key.split("+").filter((part) => part !== "");
  const last = parts.pop() ?? "+";
  return [...parts, NAMES[last] ?? last].join(" ");
}

/** The name of the key of an event, as in the table. Where the keyboard writes no Latin
 * letters, and with a Japanese input method on, a letter is known by its place on the
 * keyboard. Caps Lock does not make it a capital.
 * @param {KeyboardEvent} event */
export function keyOf(event) {
  let key = event.key.length === 1 ? event.key.normalize("NFKC") : event.key;
  const isLetterKey = /^Key[A-Z]$/.test(event.code);
  const isLatin = /^[a-z]$/i.test(key);
  const isByPlace = isLetterKey && !isLatin && (key.length === 1 || key === "Process" || key === "Unidentified");
  if (isByPlace) key = event.code[3];
  if (isByPlace || (isLatin && event.getModifierState("CapsLock")))
    key = event.shiftKey ? key.toUpperCase() : key.toLowerCase();
  let name = "";
  if (event.ctrlKey || event.metaKey) name += "Ctrl+";
  if (event.altKey) name += "Alt+";
  if (event.shiftKey && (key.length > 1 || key === " ")) name += "Shift+";
  return name + key;
}

/** Whether a key writes a character, and so may be spoken or struck by chance.
 * @param {string} key */
export const isSingleKey = (key) => [...key].length === 1;

/** @type {Map<string, string>} */
export const COMMAND_OF_KEY = new Map(COMMANDS.flatMap((command) =>
  command.keys.map((key) => /** @type {[string, string]} */ ([key, command.id]))));
