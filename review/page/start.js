// SPDX-License-Identifier: Apache-2.0
//
// The start page: texts are given, looked at and aligned; work goes on where it was left;
// memories are searched.

import { get, post } from "./api.js";
import { below, filesOf, takeFolders } from "./start_folders.js";
import { change, show, take } from "./start_give.js";
import { listMemories } from "./start_memories.js";
import { offerTools } from "./start_options.js";
import { attempt, by, isBusy, problem, start } from "./start_state.js";
import { refreshWorks } from "./start_works.js";
import { chooseLanguage, LANGUAGE, LANGUAGES, ownName, translatable, translatePage } from "./text.js";

/** @typedef {import("./start_state.js").Work} Work */
/** @typedef {import("./start_state.js").Side} Side */

/** Texts of start.html, for the catalogue. */
export const PAGE_TEXTS = [
  translatable("Two texts in, a translation memory out."), translatable("New alignment"),
  translatable("Drop a text and its translation here, or choose them. One file that holds both (TMX, XLIFF, XLSX, a bilingual document) is enough."),
  translatable("Swap the two texts"), translatable("Options"), translatable("Older memory (TMX)"), translatable("Glossary (TSV, TBX)"),
  translatable("Sentence rules (SRX)"), translatable("align menus and running headers too"), translatable("keep lines of code as pairs"),
  translatable("Two folders"), translatable("Two folders of texts and translations: drop both, or choose them here."),
  translatable("Folder of the originals"), translatable("Folder of the translations"),
  translatable("Align"), translatable("Cancel"), translatable("Aligning"), translatable("Recent work"),
  translatable("Nothing yet. What you align stays here until you remove it."), translatable("Search your memories"),
  translatable("Language of the page"), translatable("Memory"), translatable("Words to look for"),
];

const BUSY_MS = 400;
const CALM_MS = 4000;

let timer = 0;
function watch() {
  clearTimeout(timer);
  timer = setTimeout(async () => {
    await attempt(async () => {
      if (start.work && isBusy(start.work)) {
        const before = start.work.state;
        start.work = /** @type {Work} */ (await get(`works/${start.work.id}/work`));
        show();
        if (before === "aligning" || before === "waiting") {
          if (start.work.state === "done") return location.assign(`works/${start.work.id}/`);
        }
      }
      if (!isBusy(start.work)) await refreshWorks();
    });
    watch();
  }, isBusy(start.work) || start.areOthersBusy ? BUSY_MS : CALM_MS);
}
start.watch = watch;

/** Folders that are chosen one by one. @type {{path: string, file: File}[][]} */
const chosen = [[], []];
["source-folder", "target-folder"].forEach((id, i) => by(id).addEventListener("change", () => {
  const { files } = /** @type {HTMLInputElement} */ (by(id));
  chosen[i] = [...(files ?? [])].map((file) => ({ path: below(file.webkitRelativePath || file.name), file }));
  if (chosen[0].length && chosen[1].length) takeFolders(chosen);
}));
by("align").addEventListener("click", () => attempt(async () => {
  if (!start.work) return;
  problem("");
  /** @type {HTMLButtonElement} */ (by("align")).disabled = true; // a second click asks for nothing
  try {
    start.work = await post(`works/${start.work.id}/align`);
  } finally {
    show();
  }
  start.watch();
}));
by("cancel").addEventListener("click", () => attempt(async () => {
  if (start.work) await post(`works/${start.work.id}/stop`);
}));
by("swap").addEventListener("click", () => change({ swap: true }));

document.addEventListener("dragover", (event) => {
  event.preventDefault();
  by("new").classList.add("dropping");
});
document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) by("new").classList.remove("dropping"); });
document.addEventListener("drop", (event) => {
  event.preventDefault();
  by("new").classList.remove("dropping");
  const entries = [...(event.dataTransfer?.items ?? [])].map((one) => one.webkitGetAsEntry?.()).filter((one) => one !== null && one !== undefined);
  if (entries.length === 2 && entries.every((one) => one?.isDirectory)) {
    Promise.all(entries.map((one) => filesOf(/** @type {FileSystemEntry} */ (one)))).then(takeFolders);
    return;
  }
  const host = /** @type {HTMLElement} */ (event.target).closest?.(".text");
  take([...(event.dataTransfer?.files ?? [])], host ? /** @type {Side} */ (host.id) : null);
});

translatePage();
const spoken = /** @type {HTMLSelectElement} */ (by("language"));
spoken.hidden = LANGUAGES.length < 2;
for (const tag of LANGUAGES) spoken.append(new Option(ownName(tag), tag, false, tag === LANGUAGE));
spoken.addEventListener("change", () => chooseLanguage(spoken.value));
attempt(async () => {
  const { formats, tools, tool } = await get("formats");
  Object.assign(start, { formats, usualTool: tool });
  offerTools(tools);
  await refreshWorks();
  await listMemories();
  show();
  start.watch();
  document.documentElement.dataset.ready = "1";
});
