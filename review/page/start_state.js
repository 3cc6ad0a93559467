// SPDX-License-Identifier: Apache-2.0
//
// What the parts of the start page share: the work that is being given, and ways to say how
// it goes.

import { STALE } from "./api.js";
import { t } from "./text.js";

/** @typedef {{file: string, language: string, encoding: string, format: string, found_language: string, found_encoding: string, found_format: string, segments: number, problem: string}} Text */
/** @typedef {{id: string, set: string, source: Text, target: Text, tool: string, alone: boolean, keep_code: boolean, keep_furniture: boolean, memory: string, glossary: string, srx: string, state: string, problem: string, remarks: string[], pairs: number, doubtful: number, seconds: number, progress?: number}} Work */
/** @typedef {"source" | "target"} Side */

export const CHUNK_BYTES = 512 * 1024;

/** @template {HTMLElement} T @param {string} id @returns {T} */
export const by = (id) => /** @type {T} */ (document.getElementById(id));

export const start = {
  /** The work that is being given. @type {Work | null} */
  work: null,
  /** Names of formats. @type {string[]} */
  formats: [],
  /** The tool that works are for, where the reader chose none. */
  usualTool: "",
  /** Whether files are on their way to the server. */
  isSending: false,
  /** Whether a work of the list is read or aligned. */
  areOthersBusy: false,
  /** Looks soon how far the server is. */
  watch: () => {},
};

/** @param {string} text */
export function problem(text) { by("problem").textContent = text; }

/** @param {Work | null} one */
export const isBusy = (one) => one !== null && ["reading", "waiting", "aligning"].includes(one.state);

/** Does something that may fail, and says why. @param {() => Promise<void>} step */
export async function attempt(step) {
  try {
    await step();
    by("banner").hidden = true;
  } catch (error) {
    const refusal = /** @type {import("./api.js").Refusal} */ (error);
    if (refusal.status === 0) {
      by("banner").hidden = false;
      by("banner").classList.add("error");
      by("banner-text").textContent = t("Awase does not answer. Start “awase desk” again: all work is on the disk.");
    } else if (refusal.status === STALE) {
      by("banner").hidden = false;
      by("banner").classList.add("error");
      by("banner-text").textContent = refusal.message;
    } else {
      problem(refusal.message);
      console.debug(refusal);
    }
  }
}
