// SPDX-License-Identifier: Apache-2.0
//
// The pages for everyone: what axe-core finds in every state of them is nothing.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, test } from "node:test";
import { alignment, browser, finish, press, Review, servePage, settle } from "./review.mjs";

after(finish);

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const ROWS = [
  [["第1章"], ["Chapter 1"], { c: 0.99 }], [["a"], ["b"], { c: 0.4 }], [["c"], [], { c: 0.1 }], [["d"], ["e"], { m: "accepted", n: "note" }],
  [["f"], ["g"], { m: "deleted" }], [["h"], ["i"], { m: "doubtful" }], ...["j", "k", "l", "m"].map((one) => [[], [one]]), [["n"], ["o"]],
];
const LOOKS = { light: { colorScheme: "light" }, dark: { colorScheme: "dark" }, forced: { forcedColors: "active" },
  phone: { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true } };
/** What is done to come into each state. */
const STATES = {
  list: [], edit: ["Home", "e"], "empty cell": ["Home", "j", "j", "ArrowRight", "e"], help: ["?"], export: ["E"], many: ["A"],
  jump: ["g"], end: ["Q"], overview: ["v"], find: ["/", "type:Chapter", "Enter"], selected: ["Home", "Shift+ArrowDown"],
};

const violations = async (page) => {
  await page.evaluate(AXE);
  return page.evaluate(async () => (await window.axe.run()).violations.map((one) =>
    `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`));
};

test("the export dialogue is whole before the server has counted the pairs", async () => {
  const review = await Review.start("axe-waits.awase", alignment(ROWS));
  const page = await review.open((one) => one.route("**/export-check?**", () => {}));
  await press(page, "E");
  assert.deepEqual(await violations(page), []);
  assert.ok(await page.isHidden("#with-doubtful"));
  await page.close();
  await review.kill("SIGINT");
});

for (const [look, options] of Object.entries(LOOKS))
  test(`axe-core finds nothing: ${look}`, async () => {
    const review = await Review.start(`axe-${look}.awase`, alignment(ROWS));
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    for (const [state, keys] of Object.entries(STATES)) {
      const page = await context.newPage();
      await servePage(page);
      await page.goto(review.address);
      await page.waitForSelector("html[data-ready]");
      await press(page, ...keys);
      await settle(page);
      assert.deepEqual(await violations(page), [], state);
      await page.evaluate(() => { localStorage.clear(); });
      await page.close({ runBeforeUnload: false });
    }
    await context.close();
    await review.kill("SIGINT");
  });
