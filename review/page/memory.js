// SPDX-License-Identifier: Apache-2.0
//
// What memories know: the best match of the row here, and units with the word at the caret
// or with what is selected.

import { get } from "./api.js";
import { by, desk, list } from "./desk.js";
import { make } from "./list.js";
import { cellText } from "./model.js";
import { fetchTexts } from "./row_texts.js";
import { plural, t } from "./text.js";

/** @typedef {{score: number, source: string, target: string, file: string}} Known */
/** @typedef {import("./model.js").Side} Side */

const WAIT_MS = 180;
const LONGEST_WORD = 60;
const strip = by("known");
const matchLine = by("known-match");
const wordLine = by("known-word");

/** The best match of the row here. @type {Known | null} */
let best = null;
let asked = "";
let askedWord = "";

/** The translation of the best match, where there is one. */
export const bestTranslation = () => best?.target ?? "";

/** @param {string} text @param {Side} side */
function textOf(text, side) {
  const element = make("bdi", side, text);
  element.lang = desk.model.document[side].language;
  return element;
}

/** How alike two texts are, in words. @param {number} score */
const scoreWords = (score) => score >= 100 ? t("the same") : t("{percent} % alike", { percent: score });

/** @param {Known[]} pairs */
function showMatch(pairs) {
  best = pairs[0] ?? null;
  by("do-use-match").toggleAttribute("disabled", !best);
  if (!best) return matchLine.replaceChildren(make("span", "dim", t("no similar text")));
  const row = desk.model.rows.at(list.place.row);
  const known = best.target === cellText(row, "target") ? [make("b", "", t("✓ the translation is the same"))] : [textOf(best.target, "target")];
  const score = make("b", "", scoreWords(best.score));
  score.title = best.file;
  matchLine.replaceChildren(score, " ", ...(best.score < 100 ? [textOf(best.source, "source"), make("span", "dim", " → ")] : []), ...known);
}

/** Looks the row here up, once it stays the one. */
async function refresh() {
  const { model } = desk;
  const { row } = list.place;
  const key = `${model.document.revision} ${row}`;
  if (key === asked || row >= model.rows.length) return;
  asked = key;
  const [got] = await Promise.all([get("similar", { row }), fetchTexts([row])]).catch(() => [null]);
  if (got && asked === key) showMatch(got.pairs);
}

let timer = 0;
/** After the reviewer went elsewhere. */
export function followRow() {
  strip.hidden = !desk.model?.document.has_memory || desk.isOver;
  by("do-use-match").hidden = strip.hidden;
  if (strip.hidden) return;
  clearTimeout(timer);
  timer = setTimeout(refresh, WAIT_MS);
}

// ---- a word ---------------------------------------------------------------------------

/** The word of a text that an offset is in or behind. @param {string} text @param {number} at @param {string} language */
function wordAt(text, at, language) {
  /** @type {Intl.Segmenter} */
  let segmenter;
  try {
    segmenter = new Intl.Segmenter(language || undefined, { granularity: "word" });
  } catch {
    segmenter = new Intl.Segmenter(undefined, { granularity: "word" }); // The tag is none.
  }
  const words = segmenter.segment(text);
  const isWord = (/** @type {Intl.SegmentData | undefined} */ one) => one?.isWordLike === true;
  const here = words.containing(at);
  if (isWord(here)) return here?.segment ?? "";
  const before = at > 0 ? words.containing(at - 1) : undefined;
  return isWord(before) ? before?.segment ?? "" : "";
}

/** What is selected, or the word at the caret, and the side that it stands on.
 * @returns {{word: string, side: Side} | null} */
function wordHere() {
  const field = desk.editor?.field;
  if (field && document.activeElement === field) {
    const side = /** @type {HTMLElement | null} */ (field.closest(".cell"))?.dataset.side;
    if (!side) return null;
    const { selectionStart, selectionEnd, value } = field;
    const word = selectionEnd > selectionStart ? value.slice(selectionStart, selectionEnd) : wordAt(value, selectionStart, field.lang);
    return { word, side: /** @type {Side} */ (side) };
  }
  const selection = getSelection();
  const node = selection?.anchorNode;
  const piece = (node instanceof Element ? node : node?.parentElement)?.closest(".piece");
  const side = /** @type {HTMLElement | null | undefined} */ (piece?.closest(".cell"))?.dataset.side;
  if (!selection || !node || !piece || !side) return null;
  const selected = selection.toString();
  if (selected) return { word: selected, side: /** @type {Side} */ (side) };
  const before = document.createRange();
  before.selectNodeContents(piece);
  before.setEnd(node, selection.anchorOffset);
  return { word: wordAt(piece.textContent ?? "", before.toString().length, desk.model.document[/** @type {Side} */ (side)].language), side: /** @type {Side} */ (side) };
}

/** The text with the word marked. @param {string} text @param {Side} side @param {string} word */
function marked(text, side, word) {
  const element = textOf("", side);
  const at = text.toLowerCase().indexOf(word.toLowerCase());
  if (at < 0) element.append(text);
  else element.append(text.slice(0, at), make("mark", "match", text.slice(at, at + word.length)), text.slice(at + word.length));
  return element;
}

async function lookUpWord() {
  const here = wordHere();
  const word = here?.word.trim() ?? "";
  if (!here || !word || word.length > LONGEST_WORD || word === askedWord) return;
  askedWord = word;
  const got = await get("with-word", { word, side: here.side }).catch(() => null);
  if (!got || askedWord !== word) return;
  const count = make("span", "dim", got.units
    ? plural("“{word}” in {count} unit:", "“{word}” in {count} units:", got.units, { word })
    : t("“{word}” is in no unit", { word }));
  wordLine.replaceChildren(count, ...got.pairs.map((/** @type {Known} */ pair) => {
    const line = make("div", "known");
    line.append(marked(pair.source, "source", word), make("span", "dim", " → "), marked(pair.target, "target", word));
    line.title = pair.file;
    return line;
  }));
}
let wordTimer = 0;
document.addEventListener("selectionchange", () => {
  if (strip.hidden) return;
  clearTimeout(wordTimer);
  wordTimer = setTimeout(lookUpWord, WAIT_MS);
});
