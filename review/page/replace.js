// SPDX-License-Identifier: Apache-2.0
//
// Replacing what is found, each place shown before and after.

import { get } from "./api.js";
import { by, desk, enqueue } from "./desk.js";
import { dialogWith } from "./dialogs.js";
import { make } from "./list.js";
import { cell } from "./model.js";
import { findQuery } from "./moves.js";
import { fetchTexts } from "./row_texts.js";
import { act } from "./steps.js";
import { plural, t } from "./text.js";

/** @typedef {import("./model.js").Hit} Hit */

const AROUND = 30;

/** @param {HTMLDialogElement} dialog */
async function open(dialog) {
  const query = findQuery();
  const replacement = /** @type {HTMLInputElement} */ (by("replace-with")).value;
  /** @type {{count: number, hits: Hit[]}} The first places. */
  const got = await get("find", { find: query.find, regex: query.regex ? 1 : 0, replaces: 1, with: replacement });
  if (!(await fetchTexts([...new Set(got.hits.map((hit) => hit[0]))]))) throw new Error(t("another window was quicker; look at the row again"));
  const places = make("ol", "places");
  got.hits.forEach((hit, i) => places.append(placeOf(hit, i)));
  const rest = got.count - got.hits.length;
  const button = make("button", "primary");
  const count = () => {
    const skipped = places.querySelectorAll("input:not(:checked)").length;
    const left = got.count - skipped;
    button.textContent = plural("Replace {count} place", "Replace {count} places", left);
    button.disabled = left === 0;
  };
  places.addEventListener("change", count);
  button.addEventListener("click", () => {
    const skip = [...places.querySelectorAll("input")].flatMap((box, i) => (box.checked ? [] : [i]));
    dialog.close();
    enqueue(() => act("replace", { ...query, with: replacement, skip }));
  });
  count();
  dialogWith(dialog, "dialog-title", t("Replace"),
    [places, ...(rest > 0 ? [make("p", "hint", plural("and {count} place more", "and {count} places more", rest))] : [])], [button]);
  button.focus();
}

/** @param {Hit} hit @param {number} index */
function placeOf(hit, index) {
  const side = hit[1] === 0 ? "source" : "target";
  const text = cell(desk.model.rows.at(hit[0]), side)[hit[2]][1];
  const line = make("label");
  const box = make("input");
  box.type = "checkbox";
  box.checked = true;
  box.id = `place-${index}`;
  const shown = make("bdi");
  shown.lang = desk.model.document[side].language;
  const before = text.slice(Math.max(0, hit[3] - AROUND), hit[3]);
  shown.append(hit[3] > AROUND ? "…" : "", before, make("del", "", text.slice(hit[3], hit[4])), make("ins", "", hit[5] ?? ""),
    text.slice(hit[4], hit[4] + AROUND), hit[4] + AROUND < text.length ? "…" : "");
  line.append(box, make("span", "count", String(hit[0] + 1)), shown);
  const item = make("li");
  item.append(line);
  return item;
}

by("replace-open").addEventListener("click", () => enqueue(() => open(/** @type {HTMLDialogElement} */ (by("dialog")))));
