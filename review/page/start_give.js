// SPDX-License-Identifier: Apache-2.0
//
// Giving texts: dropped or chosen, sent to the server, looked at, and shown with what was found.

import { post, send } from "./api.js";
import { make } from "./list.js";
import { newSettings, showOptions } from "./start_options.js";
import { attempt, by, CHUNK_BYTES, isBusy, problem, start } from "./start_state.js";
import { LANGUAGE, languageName, plural, t } from "./text.js";

/** @typedef {import("./start_state.js").Text} Text */
/** @typedef {import("./start_state.js").Work} Work */
/** @typedef {import("./start_state.js").Side} Side */

const WAIT_MS = 50;
const LANGUAGES = ["ja", "en", "zh-Hans", "zh-Hant", "ko", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "tr", "ar", "vi", "th", "id"];

export async function ensureWork() {
  if (!start.work || start.work.state === "done") {
    const { id } = await post("works");
    start.work = await post(`works/${id}/settings`, newSettings());
  }
  return /** @type {Work} */ (start.work);
}

/** Sends a file in parts, so that none is too long. @param {string} part @param {File} file */
export async function upload(part, file) {
  const { id } = await ensureWork();
  let offset = 0;
  do {
    const blob = file.slice(offset, offset + CHUNK_BYTES);
    await send(`works/${id}/upload?${new URLSearchParams({ part, name: file.name, offset: String(offset) })}`, blob);
    offset += blob.size;
    by("status").textContent = t("Reading {file}: {percent} %", { file: file.name, percent: file.size ? Math.round((offset / file.size) * 100) : 100 });
  } while (offset < file.size);
}

/** Files that are given one soon after the other are taken one after the other. */
let turn = Promise.resolve();
/** Takes files that were dropped or chosen. @param {File[]} files @param {Side | null} side */
export function take(files, side) {
  turn = turn.then(() => takeNow(files, side));
  return turn;
}

/** @param {File[]} files @param {Side | null} side */
async function takeNow(files, side) {
  if (!files.length) return;
  while (start.work?.state === "reading") await new Promise((done) => setTimeout(done, WAIT_MS)); // start.watch() looks
  if (isBusy(start.work)) return problem(t("These texts are being aligned. Cancel that before you give others."));
  problem("");
  start.isSending = true;
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
    start.work = await post(`works/${current.id}/look`);
  });
  start.isSending = false;
  show();
  start.watch();
}

/** Of two files the one whose name says the reader's own language comes last.
 * @param {File[]} files */
function inOrder(files) {
  const marks = /(^|[._-])(ja|jp|jpn|orig|original|source|src)([._-]|$)/i;
  return marks.test(files[1].name) && !marks.test(files[0].name) ? [files[1], files[0]] : files;
}

/** What people say of the work; its texts are looked at again. @param {object} settings */
export async function change(settings) {
  const current = start.work;
  if (!current) return;
  problem("");
  await attempt(async () => {
    const verb = current.source.file ? "look" : "settings";
    start.work = await post(`works/${current.id}/${verb}`, settings);
  });
  show();
  start.watch();
}

// ---- what is shown ------------------------------------------------------------------------

/** @param {Side} side */
function showText(side) {
  const host = by(side);
  const text = start.work?.[side];
  const isBoth = Boolean(start.work?.source.file && !start.work.target.file && side === "target" && start.work.target.segments);
  host.classList.toggle("has-file", Boolean(text?.file) || isBoth);
  host.classList.remove("next");
  const title = make("h3", "", side === "source" ? t("Original") : t("Translation"));
  const pick = make("label", "pick", text?.file ? t("Choose another file") : t("Choose a file"));
  const input = make("input");
  input.type = "file";
  input.id = `${side}-file`;
  input.addEventListener("change", () => take([...(input.files ?? [])], side));
  pick.append(input);
  if (!text || (!text.file && !isBoth)) {
    const isNext = side === "target" && start.work?.alone;
    host.classList.toggle("next", Boolean(isNext));
    host.replaceChildren(title, make("div", isNext ? "" : "dim",
      isNext ? t("Now give its translation: drop it here, or choose it.") : side === "source" ? t("Drop the original here") : t("Drop its translation here")), pick);
    return;
  }
  const fields = make("div", "fields");
  fields.append(...languageField(side, text));
  if (text.file) fields.append(...formatField(side, text), ...encodingField(side, text));
  const count = text.problem ? make("div", "error", text.problem)
    : make("div", "dim", isBusy(start.work) && !text.segments ? t("reading it …") : plural("{count} sentence", "{count} sentences", text.segments));
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
  const automatic = make("option", "", found ? t("{language} (found)", { language: languageName(found) }) : t("detect"));
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
  const automatic = make("option", "", text.found_format ? t("{format} (found)", { format: text.found_format }) : t("detect"));
  automatic.value = "";
  field.append(automatic);
  for (const name of start.formats) {
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
  field.placeholder = text.found_encoding ? t("{format} (found)", { format: text.found_encoding }) : t("detect");
  field.addEventListener("change", () => change({ [side]: { encoding: field.value.trim() } }));
  return labelled(`${side}-encoding`, t("Encoding"), field);
}

export function show() {
  // What has the focus keeps it.
  const focused = document.activeElement?.id ?? "";
  showText("source");
  showText("target");
  showOptions();
  if (focused && !document.activeElement?.id) document.getElementById(focused)?.focus();
  const busy = isBusy(start.work);
  const aligning = start.work?.state === "aligning" || start.work?.state === "waiting";
  const button = /** @type {HTMLButtonElement} */ (by("align"));
  button.disabled = start.isSending || busy || !start.work || !["ready", "failed"].includes(start.work.state);
  /** @type {HTMLButtonElement} */ (by("swap")).disabled = start.isSending || busy || !start.work?.target.file;
  by("cancel").hidden = !busy;
  const bar = /** @type {HTMLProgressElement} */ (by("progress"));
  bar.hidden = !aligning;
  bar.value = start.work?.progress ?? 0;
  if (!start.isSending)
    by("status").textContent = aligning ? t("Aligning: {percent} %", { percent: Math.round((start.work?.progress ?? 0) * 100) })
      : start.work?.state === "reading" ? t("Reading the texts …")
      : start.work?.state === "ready" ? t("Ready.") : "";
  if (start.work?.problem) problem(start.work.problem);
  by("remarks").replaceChildren(...(start.work?.remarks ?? []).map((line) => make("li", "", line)));
}
