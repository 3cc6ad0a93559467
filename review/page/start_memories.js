// SPDX-License-Identifier: Apache-2.0
//
// Searching memories.

import { get } from "./api.js";
import { make } from "./list.js";
import { attempt, by } from "./start_state.js";
import { plural, t } from "./text.js";

export async function listMemories() {
  const { memories } = await get("memories");
  by("search").hidden = !memories.length;
  by("which").replaceChildren(...memories.map((/** @type {string} */ name) => make("option", "", name)));
}

let asked = 0;
async function search() {
  const number = ++asked;
  const text = /** @type {HTMLInputElement} */ (by("query")).value;
  const got = await get("memories/find", { memory: /** @type {HTMLSelectElement} */ (by("which")).value, text });
  if (number !== asked) return;
  by("hits-count").textContent = text ? plural("{count} unit", "{count} units", got.units) : "";
  by("hits").replaceChildren(...[...(got.similar), ...got.hits].map((/** @type {{texts: {language: string, text: string}[], file: string, score?: number}} */ hit) => {
    const item = make("li");
    if (hit.score !== undefined) item.append(make("b", "score", hit.score >= 100 ? t("the same") : t("{percent} % alike", { percent: hit.score })));
    for (const one of hit.texts.slice(0, 2)) {
      const line = make("p", "", one.text);
      line.lang = one.language;
      line.dir = "auto";
      item.append(line);
    }
    const copy = make("button", "", t("Copy"));
    copy.title = t("Copy the translation");
    copy.addEventListener("click", () => attempt(async () => {
      await navigator.clipboard.writeText(hit.texts.at(-1)?.text ?? "");
      by("hits-count").textContent = t("The translation is copied.");
    }));
    item.append(copy);
    item.title = hit.file;
    return item;
  }));
}
let searchTimer = 0;
by("query").addEventListener("input", () => {
  clearTimeout(searchTimer);
  searchTimer = setTimeout(() => attempt(search), 150);
});
by("query").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.isComposing && event.keyCode !== 229) /** @type {HTMLElement | null} */ (by("hits").querySelector("button"))?.click();
});
by("which").addEventListener("change", () => attempt(search));
