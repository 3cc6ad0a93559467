// SPDX-License-Identifier: Apache-2.0
//
// The export dialogue: which pairs, how many these are, and as what.

import { get, post, send } from "./api.js";
import { by, enqueue, IS_DESK, say } from "./desk.js";
import { dialogWith, radio } from "./dialogs.js";
import { make } from "./list.js";
import { plural, t, translatable } from "./text.js";
import { load } from "./view.js";

const FORMATS = [
  ["tmx", translatable("TMX: for OmegaT, Trados, memoQ, Phrase, …")],
  ["xlsx", translatable("XLSX: a workbook for others to review in; “Read back a workbook …” takes in their edits")],
  ["tsv", translatable("TSV: a table")],
  ["csv", translatable("CSV: a table that Excel opens")],
  ["xliff", translatable("XLIFF 1.2")],
  ["html", translatable("HTML: one file to read, print or mail")],
  ["awase", translatable("Awase alignment")],
];
/** Formats that hold every row, whatever is accepted. */
const WHOLE = ["html", "awase", "xlsx"];
const LEAST = 80;

/** @param {HTMLDialogElement} dialog */
export function openExport(dialog) {
  const formats = make("fieldset", "choices");
  formats.append(make("legend", "", t("As what")));
  FORMATS.forEach(([format, label], i) => formats.append(radio("format", format, t(label), i === 0)));
  const memory = make("input");
  memory.id = "memory-name";
  memory.setAttribute("list", "memory-names");
  memory.setAttribute("aria-label", t("Name of the memory"));
  memory.value = "main";
  if (IS_DESK) {
    const line = radio("format", "memory", t("into your memory, to be searched on the start page:"), false);
    const names = make("datalist");
    names.id = "memory-names";
    line.append(" ", memory, names);
    formats.append(line);
    get("../../memories").then((got) => names.append(...got.memories.map((/** @type {string} */ name) => {
      const option = make("option");
      option.value = name;
      return option;
    }))).catch(() => {});
  }
  const pairs = make("fieldset", "choices");
  pairs.append(make("legend", "", t("Which pairs")));
  const all = radio("pairs", "all", t("all pairs"), true);
  const accepted = radio("pairs", "accepted", t("only accepted pairs"), false);
  accepted.querySelector("input")?.setAttribute("id", "accepted-only");
  const sure = radio("pairs", "sure", t("accepted pairs, and those with at least this confidence, in percent:"), false);
  const least = make("input");
  Object.assign(least, { type: "number", min: "0", max: "100", value: String(LEAST), id: "least" });
  least.setAttribute("aria-label", t("Percent"));
  sure.append(" ", least);
  const counts = [all, accepted, sure].map((line) => {
    const count = make("span", "count");
    line.append(count);
    return count;
  });
  const doubtful = make("label");
  const withDoubtful = make("input");
  withDoubtful.type = "checkbox";
  withDoubtful.id = "with-doubtful";
  const doubtfulWords = make("span");
  doubtful.append(withDoubtful, " ", doubtfulWords);
  doubtful.hidden = true; // until it is known how many there are
  pairs.append(all, accepted, sure, doubtful);
  const problem = make("p", "error");
  problem.setAttribute("role", "alert");

  /** @param {string} name */
  const chosen = (name) => /** @type {HTMLInputElement} */ (dialog.querySelector(`input[name=${name}]:checked`)).value;
  /** @returns {Record<string, string | number>} */
  const choice = () => ({
    format: chosen("format"), accepted: chosen("pairs") === "accepted" ? 1 : 0,
    least: chosen("pairs") === "sure" ? least.value : 0, doubtful: withDoubtful.checked ? 1 : 0,
  });
  const button = make("button", "primary", t("Download"));

  async function count() {
    const isWhole = WHOLE.includes(chosen("format"));
    pairs.toggleAttribute("disabled", isWhole);
    problem.textContent = isWhole ? t("This format holds every row, whatever was decided.") : "";
    problem.classList.toggle("error", false);
    const got = await get("export-check", { ...choice(), accepted: 0, least: least.value }).catch((error) => {
      problem.textContent = error.message;
      return null;
    });
    if (!got) return;
    [got.all, got.accepted, got.sure].forEach((number, i) => {
      counts[i].textContent = plural("{count} pair", "{count} pairs", number);
    });
    doubtfulWords.textContent = withDoubtful.checked
      ? t("those marked doubtful too, with a mark that says so")
      : plural("the {count} marked doubtful too, which is left out otherwise", "the {count} marked doubtful too, which are left out otherwise", got.doubtful);
    doubtful.hidden = !got.doubtful && !withDoubtful.checked;
    const number = { all: got.all, accepted: got.accepted, sure: got.sure }[chosen("pairs")];
    button.textContent = chosen("format") === "memory" ? t("Add to the memory") : t("Download");
    button.disabled = !isWhole && number === 0;
    if (button.disabled) problem.textContent = t("This choice holds no pair. Choose another one.");
  }

  /** Puts the pairs into a memory. */
  async function give() {
    const done = await post("memory", {
      memory: memory.value.trim(), pairs: chosen("pairs"), least: Number(least.value), doubtful: withDoubtful.checked,
    });
    dialog.close();
    say(plural("{count} pair added to {memory}", "{count} pairs added to {memory}", done.added, { memory: memory.value.trim() }));
  }

  button.addEventListener("click", async () => {
    if (chosen("format") === "memory") {
      button.disabled = true;
      await give().catch((error) => {
        problem.textContent = error.message;
        problem.classList.add("error");
      });
      button.disabled = false;
      return;
    }
    const query = new URLSearchParams(Object.entries(choice()).map(([k, v]) => [k, String(v)]));
    button.disabled = true;
    try {
      const response = await fetch(`export?${query}`);
      if (!response.ok) throw new Error((await response.json()).error);
      const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("Content-Disposition") ?? "");
      const link = make("a");
      link.href = URL.createObjectURL(await response.blob());
      link.download = name ? decodeURIComponent(name[1]) : `alignment.${chosen("format")}`;
      dialog.close(); // before: who sees that the file is there has the list again
      document.body.append(link);
      link.click();
      link.remove();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
      say(t("exported as {file}", { file: link.download }));
    } catch (error) {
      problem.textContent = error instanceof TypeError ? t("Awase does not answer") : /** @type {Error} */ (error).message;
      problem.classList.add("error");
    } finally {
      button.disabled = false;
    }
  });
  const back = make("button", "", t("Read back a workbook …"));
  back.id = "take-back";
  back.type = "button";
  back.addEventListener("click", () => { dialog.close(); openImport(); });
  dialogWith(dialog, "export-title", t("Export"), [formats, pairs, problem], [button, back]);
  dialog.onchange = count;
  least.addEventListener("input", () => {
    /** @type {HTMLInputElement} */ (sure.querySelector("input")).checked = true;
    count();
  });
  button.focus();
  count();
}

// ---- a workbook that comes back -----------------------------------------------------------

const PART_BYTES = 512 * 1024;

/** @param {File} file */
async function takeBack(file) {
  let offset = 0;
  let got;
  do {
    const part = file.slice(offset, offset + PART_BYTES);
    const last = offset + part.size >= file.size ? 1 : 0;
    got = await send(`import?${new URLSearchParams({ name: file.name, offset: String(offset), last: String(last) })}`, part);
    offset += part.size;
  } while (offset < file.size);
  await load();
  say(t("{file}: {what}", { file: file.name, what: got.said }));
  if (!got.issues.length) return;
  const issues = make("ul", "places");
  issues.append(...got.issues.map((/** @type {string} */ issue) => make("li", "", issue)));
  dialogWith(/** @type {HTMLDialogElement} */ (by("dialog")), "dialog-title", t("Not understood"), [make("p", "", got.said), issues], []);
}

/** Asks for a workbook that was exported and edited. */
export function openImport() {
  const input = make("input");
  input.type = "file";
  input.id = "workbook";
  input.accept = ".xlsx,.ods";
  input.hidden = true;
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    input.remove();
    if (file) enqueue(() => takeBack(file));
  });
  document.body.append(input);
  input.click();
}
