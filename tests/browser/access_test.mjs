// SPDX-License-Identifier: Apache-2.0
//
// The pages for everyone: what axe-core finds in every state of them is nothing.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, test } from "node:test";
import { Desk, drop } from "./desk.mjs";
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
  comment: ["Home", "c"], held: ["Home", "p"],
  replace: ["/", "type:Chapter", "Enter", async (page) => { await page.click("#replace-open"); await page.waitForSelector(".places"); }],
  gone: [async (page) => { await page.route("**/act", (route) => route.abort()); await press(page, "Home", "m"); }],
  nothing: [async (page) => { await page.selectOption("#filter", "edited"); await settle(page); }],
};

/** @param {import("playwright-core").Page} page */
async function doAll(page, steps) {
  for (const step of steps) await (typeof step === "string" ? press(page, step) : step(page));
}

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
      await doAll(page, keys);
      await settle(page);
      assert.deepEqual(await violations(page), [], state);
      await page.evaluate(() => { localStorage.clear(); });
      await page.close({ runBeforeUnload: false });
    }
    await context.close();
    await review.kill("SIGINT");
  });

const JA = "猫が庭で寝ています。\n\n犬は2匹います。\n";
const EN = "A cat is sleeping in the garden.\n\nThere are 2 dogs.\n";
const START = {
  options: [(page) => page.$$eval("details", (all) => { for (const one of all) one.open = true; })],
  alone: [(page) => drop(page, [["a.ja.txt", JA]]), (page) => page.waitForSelector("#target.next")],
  wrong: [(page) => drop(page, [["a.ja.txt", JA], ["b.bin", new Uint8Array([0, 1, 2, 0, 0, 255])]]), (page) => page.waitForSelector(".text .error")],
  given: [(page) => drop(page, [["a.ja.txt", JA], ["b.en.txt", EN]]), (page) => page.waitForSelector("#align:not(:disabled)")],
};

for (const [look, options] of Object.entries(LOOKS))
  test(`axe-core finds nothing on the start page: ${look}`, async () => {
    const desk = await Desk.start(`axe-${look}`);
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    for (const [state, steps] of Object.entries(START)) {
      const page = await context.newPage();
      await servePage(page, "start.html");
      await page.goto(desk.address);
      await page.waitForSelector("html[data-ready]");
      for (const step of steps) await step(page);
      assert.deepEqual(await violations(page), [], state);
      await page.close();
    }
    await context.close();
    desk.process.kill("SIGINT");
    assert.equal(await desk.ended, 0);
  });
