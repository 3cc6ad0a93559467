// SPDX-License-Identifier: Apache-2.0
//
// The start page: texts are given, looked at and aligned; work goes on where it was left;
// memories are searched.

import { get, post, send } from "./api.js";
import { make } from "./list.js";
import { chooseLanguage, LANGUAGE, languageName, LANGUAGES as SPOKEN, ownName, plural, t, translatable, translatePage } from "./text.js";

/** @typedef {{file: string, language: string, encoding: string, format: string, found_language: string, found_encoding: string, found_format: string, segments: number, problem: string}} Text */
/** @typedef {{id: string, set: string, source: Text, target: Text, keep_code: boolean, keep_furniture: boolean, memory: string, glossary: string, srx: string, state: string, problem: string, remarks: string[], pairs: number, doubtful: number, seconds: number, progress?: number}} Work */
/** @typedef {"source" | "target"} Side */

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

const CHUNK_BYTES = 512 * 1024;
const BUSY_MS = 400;
const CALM_MS = 4000;
const LANGUAGES = ["ja", "en", "zh-Hans", "zh-Hant", "ko", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "tr", "ar", "vi", "th", "id"];

/** @template {HTMLElement} T @param {string} id @returns {T} */
const by = (id) => /** @type {T} */ (document.getElementById(id));

/** The work that is being given. @type {Work | null} */
let work = null;
/** @type {string[]} */
let formats = [];
let isSending = false;

/** @param {string} text */
function problem(text) { by("problem").textContent = text; }

/** @param {Work | null} one */
const isBusy = (one) => one !== null && ["reading", "waiting", "aligning"].includes(one.state);

/** Does something that may fail, and says why. @param {() => Promise<void>} step */
async function attempt(step) {
  try {
    await step();
    by("banner").hidden = true;
  } catch (error) {
    const refusal = /** @type {import("./api.js").Refusal} */ (error);
    if (refusal.status === 0) {
      by("banner").hidden = false;
      by("banner").classList.add("error");
      by("banner-text").textContent = t("Awase does not answer. Start “awase desk” again: all work is on the disk.");
    } else {
      problem(refusal.message);
      console.debug(refusal);
    }
  }
}

// ---- giving texts -----------------------------------------------------------------------

async function ensureWork() {
  if (!work || work.state === "done") work = await post("works");
  return /** @type {Work} */ (work);
}

/** Sends a file in parts, so that none is too long. @param {string} part @param {File} file */
async function upload(part, file) {
  const { id } = await ensureWork();
  let offset = 0;
  do {
    const blob = file.slice(offset, offset + CHUNK_BYTES);
    await send(`works/${id}/upload?${new URLSearchParams({ part, name: file.name, offset: String(offset) })}`, blob);
    offset += blob.size;
    by("status").textContent = t("Reading {file}: {percent} %", { file: file.name, percent: file.size ? Math.round((offset / file.size) * 100) : 100 });
  } while (offset < file.size);
}

/** Takes files that were dropped or chosen. @param {File[]} files @param {Side | null} side */
async function take(files, side) {
  if (!files.length || isBusy(work)) return;
  problem("");
  isSending = true;
  show();
  await attempt(async () => {
    const current = await ensureWork();
    if (files.length === 1) {
      const to = side ?? (current.source.file && !current.target.file ? "target" : "source");
      await upload(to, files[0]);
    } else {
      const [one, two] = inOrder(files.slice(0, 2));
      await upload("source", one);
      await upload("target", two);
      if (files.length > 2) problem(t("Only two files are taken at a time: {one} and {two}.", { one: one.name, two: two.name }));
    }
    work = await post(`works/${current.id}/look`);
  });
  isSending = false;
  show();
  watch();
}

/** Of two files the one whose name says the reader's own language comes last.
 * @param {File[]} files */
function inOrder(files) {
  const marks = /(^|[._-])(ja|jp|jpn|orig|original|source|src)([._-]|$)/i;
  return marks.test(files[1].name) && !marks.test(files[0].name) ? [files[1], files[0]] : files;
}

/** @param {string} part */
function takeOption(part) {
  const input = /** @type {HTMLInputElement} */ (by(part));
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    if (file) attempt(() => upload(part, file).then(() => { by("status").textContent = ""; }));
  });
}

/** What people say of the texts. @param {object} settings @param {boolean} [looks] */
async function change(settings, looks = true) {
  const current = work;
  if (!current) return;
  problem("");
  await attempt(async () => {
    const texts = current.source.file || current.target.file;
    const verb = looks && texts ? "look" : "settings";
    work = await post(`works/${current.id}/${verb}`, settings);
  });
  show();
  watch();
}

// ---- two folders ------------------------------------------------------------------------

/** A path without the folder itself, whose name says nothing of the pairs. @param {string} path */
const below = (path) => path.replace(/^[^/]+\//, "");

/** All files of what was dropped or chosen, with their paths below the folder.
 * @param {FileSystemEntry} entry @param {string} path @returns {Promise<{path: string, file: File}[]>} */
async function filesOf(entry, path = "") {
  if (entry.isFile) {
    const file = await new Promise((done, fail) => /** @type {FileSystemFileEntry} */ (entry).file(done, fail));
    return [{ path: below(path + entry.name), file }];
  }
  const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
  const found = [];
  for (;;) {
    /** @type {FileSystemEntry[]} */
    const some = await new Promise((done, fail) => reader.readEntries(done, fail));
    if (!some.length) return found;
    for (const one of some) found.push(...await filesOf(one, `${path}${entry.name}/`));
  }
}

/** Takes two folders: their files are paired, and each pair is a work.
 * @param {{path: string, file: File}[][]} folders */
async function takeFolders(folders) {
  problem("");
  isSending = true;
  show();
  await attempt(async () => {
    const { id } = await post("sets");
    for (const [i, part] of ["source", "target"].entries())
      for (const { path, file } of folders[i]) {
        let offset = 0;
        do {
          const blob = file.slice(offset, offset + CHUNK_BYTES);
          await send(`sets/${id}/upload?${new URLSearchParams({ part, name: path, offset: String(offset) })}`, blob);
          offset += blob.size;
        } while (offset < file.size);
        by("status").textContent = t("Reading {file}: {percent} %", { file: path, percent: 100 });
      }
    const got = await post(`sets/${id}/pair`);
    by("status").textContent = plural("{count} pair of files found; it is in the list below", "{count} pairs of files found; they are in the list below", got.pairs);
    by("remarks").replaceChildren(...got.unpaired.map((/** @type {{file: string, why: string}} */ one) =>
      make("li", "", t("{file}: {why}", { file: one.file, why: one.why }))));
    shownWorks = "";
    await list();
  });
  isSending = false;
  watch();
}

/** What can be done with all pairs of two folders. @param {string} set @param {Work[]} works */
function setItem(set, works) {
  const item = make("li", "set");
  const done = works.filter((one) => one.state === "done").length;
  const acts = make("div", "acts");
  if (works.some((one) => !["done", "waiting", "aligning"].includes(one.state))) {
    const all = make("button", "primary", t("Align all"));
    all.addEventListener("click", () => attempt(async () => {
      await post(`sets/${set}/align`);
      await list();
      watch();
    }));
    acts.append(all);
  }
  if (done) {
    const memory = make("a", "button", t("One TMX of all"));
    memory.href = `sets/${set}/export`;
    memory.download = "";
    acts.append(memory);
  }
  item.append(make("div", "names", t("Two folders")), make("div", "about", t("{done} of {count} pairs of files aligned", { done, count: works.length })), acts);
  return item;
}

// ---- what is shown ------------------------------------------------------------------------

/** @param {Side} side */
function showText(side) {
  const host = by(side);
  const text = work?.[side];
  const isBoth = Boolean(work?.source.file && !work.target.file && side === "target" && work.target.segments);
  host.classList.toggle("has-file", Boolean(text?.file) || isBoth);
  const title = make("h3", "", side === "source" ? t("Original") : t("Translation"));
  const pick = make("label", "pick", text?.file ? t("Choose another file") : t("Choose a file"));
  const input = make("input");
  input.type = "file";
  input.id = `${side}-file`;
  input.addEventListener("change", () => take([...(input.files ?? [])], side));
  pick.append(input);
  if (!text || (!text.file && !isBoth)) {
    host.replaceChildren(title, make("div", "dim", side === "source" ? t("Drop the original here") : t("Drop its translation here")), pick);
    return;
  }
  const fields = make("div", "fields");
  fields.append(...languageField(side, text));
  if (text.file) fields.append(...formatField(side, text), ...encodingField(side, text));
  const count = text.problem ? make("div", "error", text.problem)
    : make("div", "dim", isBusy(work) && !text.segments ? t("looking at it …") : plural("{count} sentence", "{count} sentences", text.segments));
  host.replaceChildren(title, make("div", "name", isBoth ? t("in the same file") : text.file), count, fields, ...(text.file ? [pick] : []));
}

/** @param {string} id @param {string} label @param {HTMLElement} field @returns {HTMLElement[]} */
function labelled(id, label, field) {
  field.id = id;
  const caption = make("label", "", label);
  caption.htmlFor = id;
  return [caption, field];
}

/** @param {Side} side @param {Text} text */
function languageField(side, text) {
  const field = make("select");
  const found = text.found_language;
  const known = new Set([...LANGUAGES, found, text.language].filter(Boolean));
  const automatic = make("option", "", found ? t("{language} (found)", { language: languageName(found) }) : t("find out"));
  automatic.value = "";
  field.append(automatic);
  for (const tag of [...known].sort((a, b) => languageName(a).localeCompare(languageName(b), LANGUAGE))) {
    const option = make("option", "", languageName(tag));
    option.value = tag;
    field.append(option);
  }
  field.value = text.language;
  field.addEventListener("change", () => change({ [side]: { language: field.value } }));
  return labelled(`${side}-language`, t("Language"), field);
}

/** @param {Side} side @param {Text} text */
function formatField(side, text) {
  const field = make("select");
  const automatic = make("option", "", text.found_format ? t("{format} (found)", { format: text.found_format }) : t("find out"));
  automatic.value = "";
  field.append(automatic);
  for (const name of formats) {
    const option = make("option", "", name);
    option.value = name;
    field.append(option);
  }
  field.value = text.format;
  field.addEventListener("change", () => change({ [side]: { format: field.value } }));
  return labelled(`${side}-format`, t("Format"), field);
}

/** @param {Side} side @param {Text} text */
function encodingField(side, text) {
  const field = make("input");
  field.value = text.encoding;
  field.placeholder = text.found_encoding || t("find out");
  field.addEventListener("change", () => change({ [side]: { encoding: field.value.trim() } }));
  return labelled(`${side}-encoding`, t("Encoding"), field);
}

function show() {
  // What has the focus keeps it.
  const focused = document.activeElement?.id ?? "";
  showText("source");
  showText("target");
  if (focused && !document.activeElement?.id) document.getElementById(focused)?.focus();
  const busy = isBusy(work);
  const aligning = work?.state === "aligning" || work?.state === "waiting";
  const button = /** @type {HTMLButtonElement} */ (by("align"));
  button.disabled = isSending || busy || !work || !["ready", "failed"].includes(work.state);
  /** @type {HTMLButtonElement} */ (by("swap")).disabled = isSending || busy || !work?.target.file;
  by("cancel").hidden = !busy;
  const bar = /** @type {HTMLProgressElement} */ (by("progress"));
  bar.hidden = !aligning;
  bar.value = work?.progress ?? 0;
  if (!isSending)
    by("status").textContent = aligning ? t("Aligning: {percent} %", { percent: Math.round((work?.progress ?? 0) * 100) })
      : work?.state === "reading" ? t("Looking at the texts …")
      : work?.state === "ready" ? t("Ready.") : "";
  if (work?.problem) problem(work.problem);
  by("remarks").replaceChildren(...(work?.remarks ?? []).map((line) => make("li", "", line)));
}

/** How a work stands, in words. @param {Work} one */
function stateWords(one) {
  if (one.state === "done") {
    const pairs = plural("{count} pair", "{count} pairs", one.pairs);
    return one.doubtful
      ? t("{pairs}, {doubtful}", { pairs, doubtful: plural("{count} is doubtful", "{count} are doubtful", one.doubtful) })
      : t("{pairs}, none is doubtful", { pairs });
  }
  if (one.state === "aligning") return t("being aligned");
  if (one.state === "waiting") return t("waits to be aligned");
  if (one.state === "failed") return one.problem;
  return t("not aligned yet");
}

/** @param {Work} one */
function workItem(one) {
  const item = make("li");
  const names = [one.source.file, one.target.file].filter(Boolean).join(" / ");
  const when = new Date(one.seconds * 1000).toLocaleString(LANGUAGE, { dateStyle: "medium", timeStyle: "short" });
  const acts = make("div", "acts");
  if (one.state === "done") {
    const review = make("a", "button primary", t("Review"));
    review.href = `works/${one.id}/`;
    review.setAttribute("aria-label", t("Review {names}", { names }));
    const memory = make("a", "button", t("TMX"));
    memory.href = `works/${one.id}/export?format=tmx`;
    memory.download = "";
    memory.setAttribute("aria-label", t("Download {names} as TMX", { names }));
    acts.append(review, memory);
  } else if (!isBusy(one)) {
    const goOn = make("button", "", t("Go on"));
    goOn.addEventListener("click", () => { work = one; problem(""); show(); scrollTo(0, 0); });
    goOn.setAttribute("aria-label", t("Go on with {names}", { names }));
    acts.append(goOn);
  }
  const remove = make("button", "", t("Remove"));
  remove.setAttribute("aria-label", t("Remove {names}", { names }));
  remove.addEventListener("click", () => {
    if (!confirm(t("Remove {names} with all that was done in it? This cannot be undone.", { names }))) return;
    attempt(async () => {
      await post(`works/${one.id}/remove`);
      if (work?.id === one.id) work = null;
      show();
      await list();
    });
  });
  acts.append(remove);
  item.append(make("div", "names", names || t("without texts")), make("div", "about", `${stateWords(one)} · ${when}`), acts);
  item.dataset.state = one.state;
  return item;
}

let shownWorks = "";
let areOthersBusy = false;
async function list() {
  const got = await get("works");
  /** @type {Work[]} */
  const works = got.works.filter((/** @type {Work} */ one) => one.source.file && one.id !== (work && work.state !== "done" ? work.id : ""));
  const text = JSON.stringify(works);
  by("folder").textContent = t("Kept in {folder}", { folder: got.folder });
  if (text === shownWorks) return;
  shownWorks = text;
  by("no-works").hidden = works.length > 0;
  const items = [];
  const seen = new Set();
  for (const one of works) {
    if (!one.set) items.push(workItem(one));
    else if (!seen.has(one.set)) {
      seen.add(one.set);
      const own = works.filter((other) => other.set === one.set);
      items.push(setItem(one.set, own), ...own.map(workItem));
    }
  }
  by("works").replaceChildren(...items);
  areOthersBusy = works.some(isBusy);
}

// ---- watching -----------------------------------------------------------------------------

let timer = 0;
function watch() {
  clearTimeout(timer);
  timer = setTimeout(async () => {
    await attempt(async () => {
      if (work && isBusy(work)) {
        const before = work.state;
        work = /** @type {Work} */ (await get(`works/${work.id}/work`));
        show();
        if (before === "aligning" || before === "waiting") {
          if (work.state === "done") return location.assign(`works/${work.id}/`);
        }
      }
      if (!isBusy(work)) await list();
    });
    watch();
  }, isBusy(work) || areOthersBusy ? BUSY_MS : CALM_MS);
}

/** Folders that are chosen one by one. @type {{path: string, file: File}[][]} */
const chosen = [[], []];
["source-folder", "target-folder"].forEach((id, i) => by(id).addEventListener("change", () => {
  const { files } = /** @type {HTMLInputElement} */ (by(id));
  chosen[i] = [...(files ?? [])].map((file) => ({ path: below(file.webkitRelativePath || file.name), file }));
  if (chosen[0].length && chosen[1].length) takeFolders(chosen);
}));
by("align").addEventListener("click", () => attempt(async () => {
  if (!work) return;
  problem("");
  work = await post(`works/${work.id}/align`);
  show();
  watch();
}));
by("cancel").addEventListener("click", () => attempt(async () => {
  if (work) await post(`works/${work.id}/stop`);
}));
by("swap").addEventListener("click", () => change({ swap: true }));
for (const part of ["memory", "glossary", "srx"]) takeOption(part);
for (const [id, key] of [["keep-code", "keep_code"], ["keep-furniture", "keep_furniture"]])
  by(id).addEventListener("change", async () => {
    await attempt(async () => { await ensureWork(); });
    await change({ [key]: /** @type {HTMLInputElement} */ (by(id)).checked });
  });

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

// ---- searching memories -------------------------------------------------------------------

async function listMemories() {
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
  by("hits").replaceChildren(...got.hits.map((/** @type {{texts: {language: string, text: string}[], file: string}} */ hit) => {
    const item = make("li");
    for (const one of hit.texts.slice(0, 2)) {
      const line = make("p", "", one.text);
      line.lang = one.language;
      line.dir = "auto";
      item.append(line);
    }
    const copy = make("button", "", t("Copy"));
    copy.title = t("Copy the translation");
    copy.addEventListener("click", () => navigator.clipboard.writeText(hit.texts.at(-1)?.text ?? ""));
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
  if (event.key === "Enter" && !event.isComposing) /** @type {HTMLElement | null} */ (by("hits").querySelector("button"))?.click();
});
by("which").addEventListener("change", () => attempt(search));

translatePage();
const spoken = /** @type {HTMLSelectElement} */ (by("language"));
spoken.hidden = SPOKEN.length < 2;
for (const tag of SPOKEN) spoken.append(new Option(ownName(tag), tag, false, tag === LANGUAGE));
spoken.addEventListener("change", () => chooseLanguage(spoken.value));
attempt(async () => {
  ({ formats } = await get("formats"));
  await list();
  await listMemories();
  show();
  watch();
  document.documentElement.dataset.ready = "1";
});
