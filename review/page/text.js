// SPDX-License-Identifier: Apache-2.0
//
// All that people read on the pages goes through here. A sentence is written once, in
// English, as a literal in the call of t(), plural() or translatable(), or as the text of an element
// with data-t; that is its key in the catalogue.

import { CATALOGUES, READER } from "./catalogue.js";

/** @typedef {Record<string, string | number>} Places */

const STORED = "awase-language";

/** All that the page speaks. */
export const LANGUAGES = ["en", ...Object.keys(CATALOGUES)];

function chosen() {
  try {
    return globalThis.localStorage?.getItem(STORED) ?? "";
  } catch {
    return ""; // The browser keeps nothing.
  }
}

/** Of the reader: what was chosen on the page before, else what awase was told, else the
 * first of the browser's that there is a catalogue for. */
export const LANGUAGE = [chosen(), READER, ...(globalThis.navigator?.languages ?? [])]
  .flatMap((tag) => [tag, tag.split("-")[0]]).find((tag) => LANGUAGES.includes(tag)) ?? "en";

/** Keeps the choice and shows the page in that language. @param {string} tag */
export function chooseLanguage(tag) {
  try {
    localStorage.setItem(STORED, tag);
  } catch {
    return;
  }
  location.reload();
}

/** Which form the language takes for a count: gettext lists them in this order.
 * @param {number} count */
function formFor(count) {
  const rules = new Intl.PluralRules(LANGUAGE);
  const used = rules.resolvedOptions().pluralCategories;
  return ["zero", "one", "two", "few", "many", "other"]
    .filter((category) => used.some((one) => one === category)).indexOf(rules.select(count));
}

/** @param {string} sentence @param {Places} places */
const fill = (sentence, places) =>
  sentence.replace(/\{(\w+)\}/g, (all, name) => (name in places ? String(places[name]) : all));

/** What the catalogue has; of a list of forms the one for the count.
 * @param {string} sentence @param {number} count */
function lookUp(sentence, count) {
  const found = CATALOGUES[LANGUAGE]?.[sentence];
  if (!Array.isArray(found)) return found;
  return found[Math.min(formFor(count), found.length - 1)];
}

/** The sentence in the reader's language, with what stands in its places.
 * @param {string} sentence @param {Places} [places] */
export const t = (sentence, places = {}) => fill(lookUp(sentence, 1) ?? sentence, places);

/** The one for one, or that for many with {count}.
 * @param {string} one @param {string} many @param {number} count @param {Places} [places] */
export const plural = (one, many, count, places = {}) =>
  fill(lookUp(one, count) ?? (count === 1 ? one : many), { count, ...places });

/** Marks a sentence of a table, which t() is given later. @param {string} sentence */
export const translatable = (sentence) => sentence;

/** The name of a language for people; its tag where it has none. @param {string} tag */
export function languageName(tag) {
  if (!tag) return "";
  try {
    return new Intl.DisplayNames([LANGUAGE], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** What a language is called by those who speak it. @param {string} tag */
export const ownName = (tag) => new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;

/** Puts the texts of a page, as it was written, into the reader's language. */
export function translatePage() {
  document.documentElement.lang = LANGUAGE;
  for (const element of document.querySelectorAll("[data-t]"))
    element.textContent = t(/** @type {string} */ (element.textContent));
  for (const name of ["aria-label", "title", "placeholder"])
    for (const element of document.querySelectorAll(`[${name}]`))
      element.setAttribute(name, t(/** @type {string} */ (element.getAttribute(name))));
}
