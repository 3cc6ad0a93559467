// SPDX-License-Identifier: Apache-2.0
//
// What is being typed, kept in the browser until the server has it: over a reload, a
// closed window, a server that is gone.

import { get } from "./api.js";
import { desk } from "./desk.js";
import { cell } from "./model.js";
import { fetchTexts } from "./row_texts.js";

/** @typedef {import("./model.js").Side} Side */
/** What a text is edited in: a segment, an empty cell, or the comment of a row. `piece` is
 * the segment, or the first one of the row on that side.
 * @typedef {{kind: "segment" | "empty" | "comment", side: Side, piece: [number, string], row: number, text: string}} Anchor */

const prefix = () => `awase:${desk.model.document.real_path}:`;
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

/** What a window holds while it has the field of a draft. Windows of an earlier start of Awase, whose address is
 * another one, do not count: their fields come to nothing. @param {string} key */
const lockOf = (key) => `${location.pathname} ${key}`;

/** Says to other windows that what is edited has its field here, until the window or that field is closed.
 * @param {Anchor} anchor @returns {() => void} to be called when the field is closed */
export function holdDraft(anchor) {
  let release = () => {};
  const closed = new Promise((done) => { release = () => done(undefined); });
  navigator.locks?.request(lockOf(keyOf(anchor)), { ifAvailable: true }, (lock) => (lock ? closed : undefined)).catch(() => {});
  return release;
}

/** All that was typed into this review, has not come to the server, and has no field in another window.
 * @returns {Promise<{anchor: Anchor, typed: string}[]>} */
export async function drafts() {
  const locks = await navigator.locks?.query().catch(() => undefined);
  const elsewhere = new Set((locks?.held ?? []).map((lock) => lock.name));
  /** @type {{anchor: Anchor, typed: string}[]} */
  const found = [];
  quietly(() => {
    for (let i = 0; i < localStorage.length; ++i) {
      const key = /** @type {string} */ (localStorage.key(i));
      if (!key.startsWith(prefix()) || elsewhere.has(lockOf(key))) continue;
      try {
        found.push(JSON.parse(/** @type {string} */ (localStorage.getItem(key))));
      } catch {
        localStorage.removeItem(key);
      }
    }
  });
  return found;
}

/** The side that its segment is on. @param {Anchor} anchor @returns {Side} */
const ownSide = ({ kind, side }) => kind !== "empty" ? side : side === "source" ? "target" : "source";

/** Asks for the texts of the rows where what was edited may be.
 * @param {Anchor} anchor @param {import("./model.js").Model} [model] @returns {Promise<boolean>} as of fetchTexts() */
export async function fetchAnchor(anchor, model = desk.model) {
  const { revision, rows } = await get("where", { side: ownSide(anchor), number: anchor.piece[0], row: anchor.row });
  return revision === model.document.revision && fetchTexts(rows, model);
}

/** Where what was edited is now, and whether it is as it was. Its row has a text: see fetchAnchor().
 * @param {Anchor} anchor @returns {{row: number, piece: number, isSame: boolean} | null} */
export function findAnchor(anchor) {
  const { rows } = desk.model;
  const { kind, side, piece } = anchor;
  /** @type {{row: number, piece: number, isSame: boolean} | null} */
  let best = null;
  // From where it was outwards: most often it is there.
  const most = Math.max(anchor.row, rows.length - 1 - anchor.row);
  for (let distance = 0; distance <= most; ++distance)
    for (const at of distance ? [anchor.row - distance, anchor.row + distance] : [anchor.row]) {
      if (at < 0 || at >= rows.length) continue;
      const row = rows.known(at);
      if (!row) continue;
      for (const [i, one] of cell(row, ownSide(anchor)).entries()) {
        if (one[0] !== piece[0] || (kind !== "segment" && i > 0)) continue;
        const isSame = one[1] === piece[1] &&
          (kind === "segment" || (kind === "empty" ? !cell(row, side).length : (row.n ?? "") === anchor.text));
        if (piece[0] === 0 && one[1] !== piece[1]) continue;
        const found = { row: at, piece: kind === "segment" ? i : 0, isSame };
        if (isSame) return found;
        best ??= found;
      }
    }
  return best;
}

/** What stands there now. @param {Anchor} anchor @param {{row: number, piece: number}} place */
export function textAt(anchor, place) {
  const row = desk.model.rows.at(place.row);
  if (anchor.kind === "comment") return row.n ?? "";
  return cell(row, anchor.side)[place.piece]?.[1] ?? "";
}
