// SPDX-License-Identifier: Apache-2.0
//
// Two folders: their files are sent and paired.

import { post, send } from "./api.js";
import { make } from "./list.js";
import { show } from "./start_give.js";
import { newSettings, showOptions } from "./start_options.js";
import { attempt, by, CHUNK_BYTES, problem, start } from "./start_state.js";
import { refreshWorks } from "./start_works.js";
import { plural, t } from "./text.js";

/** A path without the folder itself, whose name says nothing of the pairs. @param {string} path */
export const below = (path) => path.replace(/^[^/]+\//, "");

/** All files of what was dropped or chosen, with their paths below the folder.
 * @param {FileSystemEntry} entry @param {string} path @returns {Promise<{path: string, file: File}[]>} */
export async function filesOf(entry, path = "") {
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
export async function takeFolders(folders) {
  problem("");
  start.isSending = true;
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
    const got = await post(`sets/${id}/pair`, newSettings());
    by("status").textContent = plural("{count} pair of files found; it is in the list below", "{count} pairs of files found; they are in the list below", got.pairs);
    by("remarks").replaceChildren(...got.unpaired.map((/** @type {{file: string, why: string}} */ one) =>
      make("li", "", t("{file}: {why}", { file: one.file, why: one.why }))));
    await refreshWorks(true);
  });
  start.isSending = false;
  showOptions();
  start.watch();
}
