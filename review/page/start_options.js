// SPDX-License-Identifier: Apache-2.0
//
// What people say of a work beside its texts: the tool that it is for, older memory, glossary,
// rules, and what is kept.

import { make } from "./list.js";
import { change, ensureWork, upload } from "./start_give.js";
import { attempt, by, isBusy, start } from "./start_state.js";
import { t, translatable } from "./text.js";

/** Files that may be given beside the texts. @type {("memory" | "glossary" | "srx")[]} */
const EXTRAS = ["memory", "glossary", "srx"];
/** Boxes, and what they say. @type {[string, "keep_code" | "keep_furniture"][]} */
const BOXES = [["keep-code", "keep_code"], ["keep-furniture", "keep_furniture"]];
/** Names of tools for people. @type {Record<string, string>} */
const TOOLS = { omegat: "OmegaT", trados: "Trados Studio", memoq: "memoQ", phrase: "Phrase" };
const STORED = "awase-tool";

const tool = /** @type {HTMLSelectElement} */ (by("tool"));

/** Texts of start.html, for the catalogue. */
export const OPTION_TEXTS = [
  translatable("For which tool?"),
  translatable("Sentences are cut as this tool cuts them, so that it finds its own segments in the memory. Menus and code stay in."),
];

/** What the reader chose last, else what awase was told. */
function usualTool() {
  try {
    return localStorage.getItem(STORED) ?? start.usualTool;
  } catch {
    return start.usualTool; // The browser keeps nothing.
  }
}

/** What a new work is told before its texts are looked at. */
export const newSettings = () => ({ tool: tool.value });

/** The tools there are, once the server has said them. @param {string[]} names */
export function offerTools(names) {
  tool.append(new Option(t("any tool"), ""), ...names.map((name) => new Option(TOOLS[name] ?? name, name)));
  tool.value = names.includes(usualTool()) ? usualTool() : "";
}

/** Shows what is said of the work that is being given. */
export function showOptions() {
  const { work } = start;
  if (work) tool.value = work.tool;
  by("tool-hint").hidden = !tool.value;
  const isFixed = start.isSending || isBusy(work);
  tool.disabled = isFixed;
  for (const [id, key] of BOXES) {
    const box = /** @type {HTMLInputElement} */ (by(id));
    // A tool shows all there is to translate.
    box.checked = Boolean(tool.value) || Boolean(work?.[key]);
    box.disabled = isFixed || Boolean(tool.value);
  }
  for (const part of EXTRAS) {
    /** @type {HTMLInputElement} */ (by(part)).disabled = isFixed;
    const given = by(`${part}-given`);
    given.hidden = !work?.[part];
    given.querySelector("span")?.replaceChildren(work?.[part] ?? "");
    /** @type {HTMLButtonElement} */ (given.querySelector("button")).disabled = isFixed;
  }
}

for (const part of EXTRAS) {
  const given = make("span", "given");
  given.id = `${part}-given`;
  given.hidden = true;
  const away = make("button", "", t("Remove"));
  away.type = "button";
  away.addEventListener("click", () => change({ [part]: "" }));
  given.append(make("span"), " ", away);
  const input = /** @type {HTMLInputElement} */ (by(part));
  input.after(given);
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    if (!file) return;
    attempt(async () => {
      await upload(part, file);
      input.value = "";
      await change({});
    });
  });
}
for (const [id, key] of BOXES)
  by(id).addEventListener("change", async () => {
    const { checked } = /** @type {HTMLInputElement} */ (by(id));
    await attempt(async () => { await ensureWork(); });
    await change({ [key]: checked });
  });
tool.addEventListener("change", () => {
  try {
    localStorage.setItem(STORED, tool.value);
  } catch { /* for this page alone */ }
  if (start.work) change({ tool: tool.value });
  else showOptions();
});
