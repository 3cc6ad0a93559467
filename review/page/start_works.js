// SPDX-License-Identifier: Apache-2.0
//
// The list of works: what can be done with each, and with those of two folders.

import { get, post } from "./api.js";
import { make } from "./list.js";
import { show } from "./start_give.js";
import { attempt, by, isBusy, problem, start } from "./start_state.js";
import { LANGUAGE, plural, t } from "./text.js";

/** @typedef {import("./start_state.js").Work} Work */

/** What can be done with all pairs of two folders. @param {string} set @param {Work[]} works */
function setItem(set, works) {
  const item = make("li", "set");
  const done = works.filter((one) => one.state === "done").length;
  const acts = make("div", "acts");
  if (works.some((one) => !["done", "waiting", "aligning"].includes(one.state))) {
    const all = make("button", "primary", t("Align all"));
    all.addEventListener("click", () => attempt(async () => {
      await post(`sets/${set}/align`);
      await refreshWorks();
      start.watch();
    }));
    acts.append(all);
  }
  if (done) {
    const memory = make("a", done === works.length ? "button primary" : "button", t("One TMX of all"));
    memory.href = `sets/${set}/export`;
    memory.download = "";
    acts.append(memory);
  }
  if (!works.some(isBusy)) {
    const remove = make("button", "", t("Remove all"));
    remove.addEventListener("click", () => {
      if (!confirm(plural("Remove {count} pair of files with all that was done in it? This cannot be undone.",
        "Remove {count} pairs of files with all that was done in them? This cannot be undone.", works.length))) return;
      attempt(async () => {
        for (const one of works) await post(`works/${one.id}/remove`);
        await refreshWorks();
      });
    });
    acts.append(remove);
  }
  item.append(make("div", "names", t("Two folders")), make("div", "about", t("{done} of {count} pairs of files aligned", { done, count: works.length })), acts);
  return item;
}

/** How a work stands, in words. @param {Work} one */
function stateWords(one) {
  if (one.state === "done") {
    const pairs = plural("{count} pair", "{count} pairs", one.pairs);
    return one.doubtful
      ? t("{pairs}, {doubtful}", { pairs, doubtful: plural("{count} is doubtful", "{count} are doubtful", one.doubtful) })
      : t("{pairs}, none is doubtful", { pairs });
  }
  if (one.state === "aligning") return t("Aligning: {percent} %", { percent: Math.round((one.progress ?? 0) * 100) });
  if (one.state === "reading") return t("Reading the texts …");
  if (one.state === "waiting") return t("waits to be aligned");
  if (one.state === "failed") return one.problem;
  return t("not aligned yet");
}

/** @param {Work} one */
const aboutWords = (one) =>
  `${stateWords(one)} · ${new Date(one.seconds * 1000).toLocaleString(LANGUAGE, { dateStyle: "medium", timeStyle: "short" })}`;

/** @param {Work} one */
function workItem(one) {
  const item = make("li");
  const names = [one.source.file, one.target.file].filter(Boolean).join(" / ");
  const acts = make("div", "acts");
  if (one.state === "done") {
    // Of many, that of all is what matters most.
    const review = make("a", one.set ? "button" : "button primary", t("Review"));
    review.href = `works/${one.id}/`;
    review.setAttribute("aria-label", t("Review {names}", { names }));
    const memory = make("a", "button", t("TMX"));
    memory.href = `works/${one.id}/export?format=tmx`;
    memory.download = "";
    memory.setAttribute("aria-label", t("Download {names} as TMX", { names }));
    acts.append(review, memory);
  } else if (!isBusy(one)) {
    const goOn = make("button", "", t("Go on"));
    goOn.addEventListener("click", () => { start.work = one; problem(""); show(); scrollTo(0, 0); });
    goOn.setAttribute("aria-label", t("Go on with {names}", { names }));
    acts.append(goOn);
  }
  if (isBusy(one)) {
    const stop = make("button", "", t("Cancel"));
    stop.setAttribute("aria-label", t("Cancel aligning {names}", { names }));
    stop.addEventListener("click", () => attempt(async () => {
      await post(`works/${one.id}/stop`);
      await refreshWorks();
    }));
    acts.append(stop);
  }
  const remove = make("button", "", t("Remove"));
  remove.setAttribute("aria-label", t("Remove {names}", { names }));
  remove.addEventListener("click", () => {
    if (!confirm(t("Remove {names} with all that was done in it? This cannot be undone.", { names }))) return;
    attempt(async () => {
      await post(`works/${one.id}/remove`);
      if (start.work?.id === one.id) start.work = null;
      show();
      await refreshWorks();
    });
  });
  if (!isBusy(one)) acts.append(remove);
  item.append(make("div", "names", names || t("without texts")), make("div", "about", aboutWords(one)), acts);
  if (one.state === "done" && one.remarks.length) {
    const notes = make("details", "notes");
    const lines = make("ul");
    lines.append(...one.remarks.map((line) => make("li", "", line)));
    notes.append(make("summary", "", plural("{count} note", "{count} notes", one.remarks.length)), lines);
    item.append(notes);
  }
  item.dataset.state = one.state;
  return item;
}

/** What is shown, by work or set: an item stays as long as it says the same, so that a click is not lost
 * and what has the focus keeps it. @type {Map<string, {text: string, item: HTMLElement}>} */
let kept = new Map();

/** @param {Map<string, {text: string, item: HTMLElement}>} now @param {string} id @param {unknown} what it is made of
 * @param {() => HTMLElement} fresh */
function itemOf(now, id, what, fresh) {
  const text = JSON.stringify(what);
  const old = kept.get(id);
  const one = old?.text === text ? old : { text, item: fresh() };
  now.set(id, one);
  return one.item;
}

/** @param {HTMLElement[]} items */
function showItems(items) {
  const host = by("works");
  if (items.length === host.children.length && items.every((one, i) => one === host.children[i])) return;
  const focused = /** @type {HTMLElement | null} */ (document.activeElement);
  host.replaceChildren(...items);
  if (focused?.isConnected && host.contains(focused)) focused.focus();
}

/** Works that are shown before the reader asks for more. */
const SHOWN = 8;
let areAllShown = false;
let shownWorks = "";
/** Shows the works there are. @param {boolean} [anew] */
export async function refreshWorks(anew = false) {
  const got = await get("works");
  /** @type {Work[]} */
  const works = got.works.filter((/** @type {Work} */ one) => one.source.file && one.id !== (start.work && start.work.state !== "done" ? start.work.id : ""));
  const text = JSON.stringify(works);
  by("folder").textContent = t("Kept in {folder}", { folder: got.folder });
  if (text === shownWorks && !anew) return;
  shownWorks = text;
  by("no-works").hidden = works.length > 0;
  const items = [];
  const seen = new Set();
  /** @type {Map<string, {text: string, item: HTMLElement}>} */
  const now = new Map();
  /** @param {Work} one */
  const itemFor = (one) => {
    const item = itemOf(now, one.id, { ...one, progress: 0 }, () => workItem(one));
    item.querySelector(".about")?.replaceChildren(aboutWords(one));
    return item;
  };
  for (const one of works) {
    if (!one.set) items.push(itemFor(one));
    else if (!seen.has(one.set)) {
      seen.add(one.set);
      const { set } = one;
      const own = works.filter((other) => other.set === set)
        .sort((a, b) => a.source.file.localeCompare(b.source.file, LANGUAGE, { numeric: true }));
      items.push(itemOf(now, set, own.map((other) => other.state), () => setItem(set, own)), ...own.map(itemFor));
    }
  }
  kept = now;
  const rest = items.length - SHOWN;
  if (rest > 1 && !areAllShown) {
    const more = make("li", "more");
    const button = make("button", "", plural("Show {count} more", "Show {count} more", rest));
    button.addEventListener("click", () => {
      areAllShown = true;
      attempt(() => refreshWorks(true));
    });
    more.append(button);
    items.splice(SHOWN, rest, more);
  }
  showItems(items);
  start.areOthersBusy = works.some(isBusy);
}
