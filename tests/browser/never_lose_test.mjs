// SPDX-License-Identifier: Apache-2.0
//
// What is typed is never lost, and what is arranged by hand stays.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { after, test } from "node:test";
import { alignment, finish, press, Review, rows, settle, shown, strike, until } from "./review.mjs";

after(finish);

const THREE = [[["a1"], ["x1"]], [["b1"], ["y1"]], [["c1"], ["z1"]]];
const typed = (page) => page.$eval("textarea", (field) => field.value);

test("typed text comes to the server though another window was quicker", async () => {
  const review = await Review.start("quick.awase", alignment(THREE));
  const [one, two] = [await review.open(), await review.open()];
  await press(one, "Home", "e", "type: TYPED");
  await press(two, "End", "q");
  await press(one, "Enter");
  assert.equal(shown(await rows(one)), "a1 TYPED|x1 b1|y1 c1|z1!d");
  assert.equal(await one.$("textarea"), null);
  await two.waitForSelector("text=a1 TYPED");
  // The very text was changed there: nobody's text goes without being seen.
  await press(one, "Home", "e", "type: MINE");
  await press(two, "Home", "e");
  await press(two, "type: THEIRS", "Enter");
  await until(two, () => !document.querySelector("textarea"));
  await press(one, "Enter");
  assert.equal(await typed(one), "a1 TYPED MINE");
  assert.match(await one.textContent(".editor .hint"), /Another window has changed this/);
  await press(one, "Enter");
  assert.match(shown(await rows(one)), /^a1 TYPED MINE\|x1/);
  await two.waitForSelector("text=a1 TYPED MINE");
  // A row taken away altogether.
  await press(one, "Home", "e", "type:!");
  await press(two, "Home", "m");
  await press(one, "Enter");
  assert.match(shown(await rows(one)), /^a1 TYPED MINE!,b1\|x1,y1/);
  await review.kill("SIGINT");
});

test("typed text stays in its field when the server is gone, and the banner is true", async () => {
  const review = await Review.start("gone.awase", alignment(THREE));
  const page = await review.open();
  await press(page, "Home", "e", "type: TYPED");
  await review.kill("SIGKILL");
  await press(page, "Enter");
  assert.equal(await typed(page), "a1 TYPED");
  assert.match(await page.textContent("#banner"), /what you are typing stays in its field/);
  // Neither another row nor a button takes it away.
  await page.click("text=c1");
  await settle(page);
  assert.equal(await typed(page), "a1 TYPED");
  await page.click("#do-accept");
  await settle(page);
  assert.equal(await typed(page), "a1 TYPED");
});

test("typed text is back when Awase was killed and is started again", async () => {
  let review = await Review.start("again.awase", alignment(THREE));
  const page = await review.open();
  await press(page, "Home", "j", "e", "type: TYPED");
  await review.kill("SIGKILL");
  review = await Review.start("again.awase");
  await press(page, "Enter");
  assert.equal(await typed(page), "b1 TYPED");
  assert.match(await page.textContent("#banner"), /Awase was started again.*Go on in the new window/);
  const other = await review.open();
  assert.equal(await typed(other), "b1 TYPED");
  await press(other, "Enter");
  assert.equal(shown(await rows(other)), "a1|x1 b1 TYPED|y1 c1|z1");
  await review.kill("SIGINT");
});

test("typed text is back after a reload, which asks before", async () => {
  const review = await Review.start("reload.awase", alignment(THREE));
  const page = await review.open();
  const asked = [];
  page.on("dialog", (dialog) => { asked.push(dialog.type()); dialog.accept(); });
  await press(page, "Home", "j", "c", "type:見る");
  await page.reload();
  await page.waitForSelector("html[data-ready]");
  assert.deepEqual(asked, ["beforeunload"]);
  assert.equal(await typed(page), "見る");
  await press(page, "Enter");
  assert.equal(shown(await rows(page)), "a1|x1 b1|y1#見る c1|z1");
  await page.reload();
  await page.waitForSelector("html[data-ready]");
  assert.equal(await page.$("textarea"), null);
  assert.equal(asked.length, 1, "nothing is asked when nothing is open");
  await review.kill("SIGINT");
});

test("text too long for a request stays in its field, and half characters are no reason to lose it", async () => {
  const review = await Review.start("hostile.awase", alignment([[["長い。".repeat(8000)], ["x"]], [["a"], ["b"]]]));
  const page = await review.open();
  assert.match(await page.textContent(".row .cell"), /4,?000 characters more/);
  const type = async (text) => {
    await press(page, "Home", "j", "e", "Control+a");
    await page.evaluate((value) => {
      const field = document.querySelector("textarea");
      field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }, text);
    await press(page, "Enter");
  };
  await type("あ".repeat(360000));
  assert.match(await page.textContent("#edit-hint"), /longer than 1 MiB/);
  assert.equal((await page.inputValue("textarea")).length, 360000);
  await press(page, "Escape");
  await type("a\uD800b \u{29E3D}");
  assert.match(shown(await rows(page)), / a\uFFFDb \u{29E3D}\|b$/u);
  await review.kill("SIGINT");
});

test("what was arranged by hand stays when the rest is aligned again", async () => {
  const text = (word) => [[`${word}が庭で寝ています。`], [`The ${word} sleeps.`], { c: 0.99 }];
  const review = await Review.start("hand.awase", alignment(["猫", "犬", "鳥", "魚", "馬"].map(text)));
  const page = await review.open();
  const shapes = async () => (await rows(page)).map((row) => `${row.s.length}-${row.t.length}`).join(" ");
  await press(page, "Home", "m");
  assert.equal(await shapes(), "2-2 1-1 1-1 1-1");
  await press(page, "End", "p", "ArrowRight", "p");
  assert.match(await shapes(), /^2-2 /, "a pin leaves it alone");
  await press(page, "Home", "j", "r");
  assert.match(await shapes(), /^2-2 /);
  assert.match(await page.textContent("#message"), /rows? changed|nothing changed/);
  assert.equal(await page.textContent(".row.here .number"), "2", "the place stays");
  await press(page, "Home", "o", "r");
  assert.match(await shapes(), /^1-1 1-1 /, "undecided again, it is aligned as the rest is");
  await review.kill("SIGINT");
});

test("rows of one side that are hardly right are visited and counted", async () => {
  const review = await Review.start("alone.awase", alignment([
    [["a1"], ["x1"], { c: 1 }], [["b1"], [], { c: 0.0053 }], [[], ["y1"], { c: 0.0001 }], [["c1"], ["z1"], { c: 1 }]]));
  const page = await review.open();
  assert.equal(await page.textContent(".row.here .number"), "2");
  assert.match(await page.textContent("#estimate"), /About 2 of 4 rows are wrong/);
  await press(page, "n");
  assert.equal(await page.textContent(".row.here .number"), "3");
  assert.equal(await page.$eval(".row.here", (row) => row.classList.contains("bad")), true);
  await review.kill("SIGINT");
});

test("doubtful marks stay out of the export, which says how many, and refuses to be empty", async () => {
  const review = await Review.start("doubt.awase", alignment([
    [["猫が好きです。"], ["I like cats."], { m: "doubtful" }], [["犬です。"], ["It is a dog."], { c: 0.6 }]]));
  const page = await review.open();
  await press(page, "E");
  await until(page, () => document.querySelectorAll("#export .count").length === 3 && document.querySelector("#export .count").textContent);
  assert.deepEqual(await page.$$eval("#export .count", (all) => all.map((one) => one.textContent)), ["1 pair", "0 pairs", "0 pairs"]);
  assert.match(await page.textContent("#export"), /the 1 marked doubtful too, which is left out otherwise/);
  await page.check("#accepted-only");
  await page.waitForSelector("#export .primary:disabled");
  await page.check("input[value=all]");
  await page.check("#with-doubtful");
  await until(page, () => document.querySelector("#export .count").textContent === "2 pairs");
  await review.kill("SIGINT");
});

test("keys work on keyboards that write no Latin letters, and can be turned off", async () => {
  const review = await Review.start("codes.awase", alignment(THREE));
  const page = await review.open();
  const devtools = await page.context().newCDPSession(page);
  const key = async (name, code, modifiers = 0) => {
    await devtools.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: name, code, modifiers });
    await settle(page);
  };
  await press(page, "Home");
  await key("в", "KeyD");
  assert.equal(shown(await rows(page)), "-|x1 a1,b1|y1 c1|z1");
  await key("ז", "KeyZ");
  assert.equal(shown(await rows(page)), "a1|x1 b1|y1 c1|z1");
  await press(page, "Home");
  await key("ض", "KeyQ");
  assert.equal(shown(await rows(page)), "a1|x1!d b1|y1 c1|z1");
  await key("Q", "KeyQ", 8);
  assert.ok(await page.isVisible("#dialog"), "the end is asked for");
  await press(page, "Escape", "?");
  await page.uncheck("#single-keys");
  await page.keyboard.press("Escape");
  await press(page, "m", "Delete");
  assert.equal(shown(await rows(page)), "a1|x1!d b1|y1 c1|z1");
  assert.match((await rows(page))[0].m, /deleted/, "Del alone works");
  await review.kill("SIGINT");
});

test("a page down goes on in a low window, and through a tall row", async () => {
  const long = "長い文です。".repeat(120);
  const review = await Review.start("low.awase", alignment([[[long], ["Long."]], ...THREE]));
  const page = await review.open();
  await page.setViewportSize({ width: 360, height: 300 });
  await press(page, "Home");
  const top = () => page.$eval("#list", (list) => list.scrollTop);
  const seen = [];
  for (let i = 0; i < 40 && seen.at(-1) !== "4"; ++i) {
    const before = await top();
    await press(page, "PageDown");
    seen.push(await page.textContent(".row.here .number"));
    if (seen.at(-1) === "1") assert.ok((await top()) > before, "it scrolls");
  }
  assert.ok(seen.filter((one) => one === "1").length > 1, "through the tall row");
  assert.equal(seen.at(-1), "4", "to the end");
  await review.kill("SIGINT");
});

test("a file that another program changed is noticed while the page is open", async () => {
  const review = await Review.start("outside.awase", alignment(THREE));
  const page = await review.open();
  await press(page, "Home", "m");
  writeFileSync(review.path, alignment(THREE.slice(1)));
  await page.waitForSelector("#banner:has-text('Another program has changed')");
  await review.kill("SIGINT");
});

/** Answers of the server come late, as where the disk is slow. @param {import("playwright-core").Page} page */
const slowly = (page) => page.route(/\/(act|state|find|document)(\?.*)?$/, async (route) => {
  await new Promise((done) => setTimeout(done, 150));
  await route.continue();
});

test("keys struck faster than the server answers are all done, in order and where they are meant for", async () => {
  const review = await Review.start("ahead.awase", alignment(THREE));
  const page = await review.open(slowly);
  const quickly = async (keys) => {
    for (const key of keys) await page.keyboard.press(key);
    await settle(page);
  };
  // The field opens when the merge is done; what is typed is text, no commands.
  await quickly(["Home", "m", "e", "q", "m", "z", "Enter", "j", "a"]);
  assert.equal(shown(await rows(page)), "a1qmz,b1|x1,y1 c1|z1!a");
  await quickly(["z", "z", "z"]);
  assert.equal(shown(await rows(page)), "a1|x1 b1|y1 c1|z1");
  // So are dialogues and the field of finding.
  await quickly(["Home", "q", "g", "3", "Enter", "q", "/", "b", "1", "Enter", "Escape", "a"]);
  assert.equal(shown(await rows(page)), "a1|x1!d b1|y1!a c1|z1!d");
  // Buttons, too, and what was chosen with the mouse is what it was when it was chosen.
  await page.keyboard.press("Home");
  await page.keyboard.press("m");
  await page.click("text=c1");
  await page.click("#do-accept");
  await settle(page);
  assert.equal(shown(await rows(page)), "a1,b1|x1,y1!d c1|z1!a");
  await page.keyboard.press("z");
  await page.dblclick("text=x1");
  await page.keyboard.press("2");
  await page.click("#do-doubt");
  await settle(page);
  assert.match(shown(await rows(page)), /x12/);
  await review.kill("SIGINT");
});
