// SPDX-License-Identifier: Apache-2.0
//
// What is being typed, kept in the browser until the server has it: over a reload, a
// closed window, a server that is gone.

import { desk } from "./desk.js";
import { cell } from "./model.js";

/** @typedef {import("./model.js").Side} Side */
/** What a text is edited in: a segment, an empty cell, or the comment of a row. `piece` is
 * the segment, or the first one of the row on that side.
 * @typedef {{kind: "segment" | "empty" | "comment", side: Side, piece: [number, string], row: number, text: string}} Anchor */

const prefix = () => `awase:${desk.model.document.path}:`;
/** @param {Anchor} anchor */
const keyOf = (anchor) => `${prefix()}${anchor.kind}:${anchor.side}:${anchor.piece[0]}:${anchor.piece[0] ? "" : anchor.row}`;

/** @param {() => void} step a browser may forbid to keep anything */
function quietly(step) {
  try { step(); } catch { /* then only the field has it */ }
}

/** @param {Anchor} anchor @param {string} typed */
export const keepDraft = (anchor, typed) =>
  quietly(() => localStorage.setItem(keyOf(anchor), JSON.stringify({ anchor, typed })));

/** @param {Anchor} anchor */
export const dropDraft = (anchor) => quietly(() => localStorage.removeItem(keyOf(anchor)));

/** All that was typed into this review and has not come to the server.
 * @returns {{anchor: Anchor, typed: string}[]} */
export function drafts() {
  /** @type {{anchor: Anchor, typed: string}[]} */
  const found = [];
  quietly(() => {
    for (let i = 0; i < localStorage.length; ++i) {
      const key = /** @type {string} */ (localStorage.key(i));
      if (!key.startsWith(prefix())) continue;
      try {
        found.push(JSON.parse(/** @type {string} */ (localStorage.getItem(key))));
      } catch {
        localStorage.removeItem(key);
      }
    }
  });
  return found;
}

/** Where what was edited is now, and whether it is as it was.
 * @param {Anchor} anchor @returns {{row: number, piece: number, isSame: boolean} | null} */
export function findAnchor(anchor) {
  const { rows } = desk.model;
  const { kind, side, piece } = anchor;
  /** @type {{row: number, piece: number, isSame: boolean} | null} */
  let best = null;
  let bestRank = Infinity;
  rows.forEach((row, at) => {
    const own = kind === "empty" ? (side === "source" ? "target" : "source") : side;
    cell(row, own).forEach((one, i) => {
      if (one[0] !== piece[0]) return;
      if (kind !== "segment" && i > 0) return;
      const isSame = one[1] === piece[1] &&
        (kind === "segment" || (kind === "empty" ? !cell(row, side).length : (row.n ?? "") === anchor.text));
      if (piece[0] === 0 && one[1] !== piece[1]) return;
      const rank = Math.abs(at - anchor.row) + (isSame ? 0 : rows.length);
      if (rank >= bestRank) return;
      bestRank = rank;
      best = { row: at, piece: kind === "segment" ? i : 0, isSame };
    });
  });
  return best;
}

/** What stands there now. @param {Anchor} anchor @param {{row: number, piece: number}} place */
export function textAt(anchor, place) {
  const row = desk.model.rows[place.row];
  if (anchor.kind === "comment") return row.n ?? "";
  return cell(row, anchor.side)[place.piece]?.[1] ?? "";
}
