// SPDX-License-Identifier: Apache-2.0
//
// What the reviewer can do, as a table: the keys, the buttons and the help sheet are
// made of it.

/** `tool` puts a button on the bar of the whole review or on that of the row.
 * @typedef {{id: string, keys: string[], group: string, label: string, help: string, tool?: "review" | "row"}} Command */

/** @type {Command[]} */
export const COMMANDS = [
  { id: "next-doubtful", keys: ["n"], group: "Go", label: "Next doubtful", help: "next doubtful row", tool: "review" },
  { id: "previous-doubtful", keys: ["N"], group: "Go", label: "Previous doubtful", help: "previous doubtful row" },
  { id: "next-odd", keys: ["x"], group: "Go", label: "Next not 1–1", help: "next row that is not one to one", tool: "review" },
  { id: "previous-odd", keys: ["X"], group: "Go", label: "Previous not 1–1", help: "previous row that is not one to one" },
  { id: "row-down", keys: ["j"], group: "Go", label: "Row down", help: "next row" },
  { id: "row-up", keys: ["k"], group: "Go", label: "Row up", help: "previous row" },
  { id: "segment-down", keys: ["ArrowDown"], group: "Go", label: "Segment down", help: "next segment" },
  { id: "segment-up", keys: ["ArrowUp"], group: "Go", label: "Segment up", help: "previous segment" },
  { id: "left", keys: ["ArrowLeft", "h"], group: "Go", label: "Left column", help: "left column" },
  { id: "right", keys: ["ArrowRight", "l"], group: "Go", label: "Right column", help: "right column" },
  { id: "page-down", keys: ["PageDown", " "], group: "Go", label: "Page down", help: "a page down" },
  { id: "page-up", keys: ["PageUp", "Shift+ "], group: "Go", label: "Page up", help: "a page up" },
  { id: "first", keys: ["Home"], group: "Go", label: "First row", help: "first row" },
  { id: "last", keys: ["End"], group: "Go", label: "Last row", help: "last row" },
  { id: "find", keys: ["/", "Ctrl+f"], group: "Go", label: "Find", help: "find text; Enter goes on, Shift+Enter back" },
  { id: "fold", keys: ["f"], group: "Go", label: "Fold", help: "unfold or fold rows of one side" },

  { id: "accept", keys: ["a"], group: "Decide", label: "Accept", help: "accept, and go to the next doubtful row", tool: "row" },
  { id: "doubt", keys: ["q"], group: "Decide", label: "Doubtful", help: "mark doubtful, or take that back", tool: "row" },
  { id: "delete", keys: ["Delete", "-"], group: "Decide", label: "Delete", help: "delete from the memory, or keep", tool: "row" },
  { id: "clear", keys: ["o"], group: "Decide", label: "Open again", help: "take any mark back", tool: "row" },
  { id: "comment", keys: ["c"], group: "Decide", label: "Comment", help: "comment", tool: "row" },

  { id: "merge", keys: ["m"], group: "Mend", label: "Merge ↓", help: "merge with the row below", tool: "row" },
  { id: "merge-up", keys: ["M"], group: "Mend", label: "Merge ↑", help: "merge with the row above", tool: "row" },
  { id: "split", keys: ["s"], group: "Mend", label: "Split", help: "split the row before this segment", tool: "row" },
  { id: "move-up", keys: ["u"], group: "Mend", label: "Cell ↑", help: "move the cell to the row above", tool: "row" },
  { id: "move-down", keys: ["d"], group: "Mend", label: "Cell ↓", help: "move the cell to the row below", tool: "row" },
  { id: "send-up", keys: ["U"], group: "Mend", label: "Segment ↑", help: "send the first segment of the cell up", tool: "row" },
  { id: "send-down", keys: ["D"], group: "Mend", label: "Segment ↓", help: "send the last segment of the cell down", tool: "row" },
  { id: "edit", keys: ["Enter", "e", "F2"], group: "Mend", label: "Edit", help: "edit the segment", tool: "row" },
  { id: "pin", keys: ["p"], group: "Mend", label: "Pin", help: "hold a segment; p on its counterpart pins the two", tool: "row" },
  { id: "realign", keys: ["r"], group: "Mend", label: "Realign", help: "align anew all that is not confirmed", tool: "review" },
  { id: "undo", keys: ["z", "Ctrl+z"], group: "Mend", label: "Undo", help: "undo", tool: "review" },
  { id: "redo", keys: ["Z", "Ctrl+y", "Ctrl+Z"], group: "Mend", label: "Redo", help: "redo", tool: "review" },

  { id: "panel", keys: ["v"], group: "Page", label: "Overview", help: "overview: doubtful rows, unpaired text, path", tool: "review" },
  { id: "save", keys: ["Ctrl+s", "w"], group: "Page", label: "Save", help: "write the alignment file (every step is on the disk already)", tool: "review" },
  { id: "export", keys: ["E"], group: "Page", label: "Export …", help: "export: TMX, tables, HTML", tool: "review" },
  { id: "quit", keys: ["Q"], group: "Page", label: "End", help: "save and end the review", tool: "review" },
  { id: "help", keys: ["?"], group: "Page", label: "Help", help: "this sheet", tool: "review" },
  { id: "escape", keys: ["Escape"], group: "Page", label: "Give up", help: "give up what was begun" },
];

/** Keys while a text is edited: what is not in the table above. */
export const EDIT_KEYS = [
  ["Enter", "keep the text"],
  ["Escape", "leave it as it was"],
  ["Ctrl+Enter", "cut the segment at the cursor"],
  ["Alt+ArrowUp", "send what is before the cursor to the row above"],
  ["Alt+ArrowDown", "send what is after the cursor to the row below"],
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

/** The name of the key of an event, as in the table. With a Japanese input method on, the
 * letter is known by its place on the keyboard alone. @param {KeyboardEvent} event */
export function keyOf(event) {
  let { key } = event;
  if ((key === "Process" || key === "Unidentified") && /^Key[A-Z]$/.test(event.code))
    key = event.shiftKey ? event.code[3] : event.code[3].toLowerCase();
  if (key.length === 1) key = key.normalize("NFKC");
  let name = "";
  if (event.ctrlKey || event.metaKey) name += "Ctrl+";
  if (event.altKey) name += "Alt+";
  if (event.shiftKey && (key.length > 1 || key === " ")) name += "Shift+";
  return name + key;
}

/** @type {Map<string, string>} */
export const COMMAND_OF_KEY = new Map(COMMANDS.flatMap((command) =>
  command.keys.map((key) => /** @type {[string, string]} */ ([key, command.id]))));
