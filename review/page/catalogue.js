// SPDX-License-Identifier: Apache-2.0
//
// What stands here while the page is tried without the program, which gives this module
// itself: by language, the English sentence and what it is there, a list of forms where
// a count decides; and the language of the program, empty when the browser may choose.

/** @type {Record<string, Record<string, string | string[]>>} */
export const CATALOGUES = {};
export const READER = "";
