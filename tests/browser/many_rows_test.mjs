// SPDX-License-Identifier: Apache-2.0
//
// Reviews that are longer than a window: the texts of rows come when somebody is about to see them.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { alignment, finish, press, Review, rows, settle, until } from "./review.mjs";

after(finish);

const COUNT = 3000;
const many = () => alignment(Array.from({ length: COUNT }, (_, i) =>
  [[`原文${i}。`], i % 10 ? [`Sentence ${i}.`] : [], { c: i % 500 === 7 ? 0.3 : 0.99 }]));

/** Rows that the page has asked for. */
function watch(page) {
  const asked = new Set();
  page.on("request", (request) => {
    const ranges = new URL(request.url()).searchParams.get("at");
    if (!request.url().includes("/rows?") || !ranges) return;
    for (const range of ranges.split(",")) {
      const [first, last] = range.split("-").map(Number);
      for (let row = first; row < last; ++row) asked.add(row);
    }
  });
  return asked;
}

/** Waits for a text in the row where the reviewer is. */
const here = (page, text) => page.waitForSelector(`.row.here:has-text("${text}")`, { timeout: 5000 });

test("texts come for the rows in sight alone, wherever the reviewer goes", async () => {
  const review = await Review.start("many.awase", many());
  let asked = new Set();
  const page = await review.open(async (one) => { asked = watch(one); });
  await here(page, "原文7。");
  assert.ok(asked.size > 0 && asked.size < 300, `${asked.size} rows were asked for`);
  await press(page, "End");
  await here(page, `原文${COUNT - 1}。`);
  await press(page, "N", "N");
  await here(page, "原文2007。");
  await press(page, "g", "type:1500", "Enter");
  await here(page, "原文1499。");
  await page.evaluate(() => { document.querySelector("#list").scrollTop = 20000; });
  await until(page, () => {
    const shown = [...document.querySelectorAll(".row")];
    return shown.length > 0 && shown.every((row) => !row.classList.contains("waiting"));
  });
  assert.ok(asked.size < COUNT / 2, `${asked.size} rows were asked for`);
  assert.deepEqual(page.problems, []);
  await review.kill("SIGINT");
});

test("rows whose texts have not come are found, edited, filtered and replaced like all others", async () => {
  const review = await Review.start("far.awase", many());
  const page = await review.open();
  await press(page, "End", "e", "type: Geändert", "Enter");
  await press(page, "Home", "/", "type:原文２５５５", "Enter");
  await here(page, "原文2555。");
  assert.match(await page.textContent("#found"), /1 of 1/);
  await page.fill("#replace-with", "本文2555");
  await page.click("#replace-open");
  await page.waitForSelector(".places");
  assert.match(await page.textContent(".places"), /2556原文2555本文2555。/);
  await page.click("#dialog .primary");
  await settle(page);
  await page.focus("#list");
  await press(page, "g", "type:2001", "Enter", "ArrowRight", "e", "type:Typed.", "Enter", "c", "type:note", "Enter");
  await press(page, "v");
  await until(page, () => [...document.querySelectorAll("#panel li bdi")].slice(0, 20).every((one) => one.textContent !== ""));
  await press(page, "v");
  await page.selectOption("#filter", "edited");
  await settle(page);
  await until(page, () => document.querySelectorAll(".row:not(.waiting)").length === 3);
  const all = await rows(page);
  assert.equal(all.length, COUNT);
  assert.equal(all[COUNT - 1].s[0][1], `原文${COUNT - 1}。 Geändert`);
  assert.equal(all[2555].s[0][1], "本文2555。");
  assert.deepEqual([all[2000].t[0][1], all[2000].n], ["Typed.", "note"]);
  assert.deepEqual(page.problems, []);
  await review.kill("SIGINT");
});

test("what was being typed far below is back after a reload, though rows moved", async () => {
  const review = await Review.start("draft.awase", many());
  const one = await review.open();
  await press(one, "g", "type:2500", "Enter", "e", "type: halb getippt");
  const two = await review.open();
  await press(two, "Home", "m");
  await two.close();
  one.on("dialog", (dialog) => dialog.accept());
  await one.goto("about:blank");
  await one.goto(review.address, { waitUntil: "commit" });
  await one.waitForSelector("html[data-ready]");
  assert.equal(await one.inputValue("textarea"), "原文2499。 halb getippt");
  await press(one, "Enter");
  const all = await rows(one);
  assert.equal(all[2498].s[0][1], "原文2499。 halb getippt");
  await review.kill("SIGINT");
});

test("a step in another window does not lead a step astray whose row had not come", async () => {
  const review = await Review.start("astray.awase", many());
  const one = await review.open();
  const two = await review.open();
  await press(one, "Home", "m");
  await press(two, "End", "e", "type: too", "Enter");
  const all = await rows(two);
  assert.equal(all.length, COUNT - 1);
  assert.equal(all.filter((row) => row.s[0]?.[1].endsWith(" too")).length, 1);
  assert.equal(all[COUNT - 2].s[0][1], `原文${COUNT - 1}。 too`);
  await review.kill("SIGINT");
});
