// SPDX-License-Identifier: Apache-2.0
//
// The way to the server. Addresses are relative: the token is in that of the page.

import { LANGUAGE, t } from "./text.js";

/** What the server refused, in its words. */
export class Refusal extends Error {
  /** @param {number} status 0: no answer @param {string} message */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** The status of requests with the token of an earlier start. */
export const STALE = 403;

export const WINDOW = Math.random().toString(36).slice(2);

/** @param {string} what @param {RequestInit} [options] @param {(response: Response) => Promise<any>} [read]
 * @returns {Promise<any>} */
async function ask(what, options, read) {
  /** @type {Response} */
  let response;
  try {
    response = await fetch(what, { ...options, headers: { "Accept-Language": LANGUAGE } });
  } catch {
    throw new Refusal(0, t("Awase does not answer"));
  }
  if (response.status === 413) throw new Refusal(413, t("This text is longer than 1 MiB, the most that can be sent at once. Shorten it, or cut it into parts"));
  if (response.status === STALE) throw new Refusal(STALE, t("Awase was started again, and this window belongs to the start before. Go on in the new window; what you were typing waits there too."));
  if (response.ok && read) return read(response);
  const body = await response.json().catch(() => ({ error: response.statusText }));
  if (!response.ok) throw new Refusal(response.status, body.error);
  return body;
}

/** @param {string} what @param {Record<string, string | number>} [parameters] */
export const get = (what, parameters = {}) =>
  ask(`${what}?${new URLSearchParams(Object.entries(parameters).map(([k, v]) => [k, String(v)]))}`);

/** @param {string} what @returns {Promise<string>} */
export const getText = (what) => ask(what, undefined, (response) => response.text());

/** Halves of surrogate pairs are no text, and no JSON that others read. @param {string} _ @param {unknown} value */
const wellFormed = (_, value) => typeof value === "string"
  ? value.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD") : value;

/** @param {string} what @param {object} [body] */
export const post = (what, body = {}) =>
  ask(what, { method: "POST", body: JSON.stringify(body, wellFormed) });

/** @param {string} what @param {Blob} bytes */
export const send = (what, bytes) => ask(what, { method: "POST", body: bytes });
