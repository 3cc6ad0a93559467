// SPDX-License-Identifier: Apache-2.0
//
// The review page in Chromium, as a reviewer uses it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { COMMANDS } from "../../review/page/commands.js";
import { alignment, folder, finish, press, pressed, Review, rows, run, settle, shown, SOURCE, strike, until } from "./review.mjs";

after(finish);

const THREE = [[["a1"], ["x1"]], [["b1", "b2"], ["y1"], { c: 0.4 }], [["c1"], ["z1"]], [["d1"], []]];

/** What each key does to THREE from the second row, its left column; "" is nothing. */
const KEYS = [
  [["m"], "a1|x1 b1,b2,c1|y1,z1 d1|-"],
  [["M"], "a1,b1,b2|x1,y1 c1|z1 d1|-"],
  [["s"], "a1|x1 b1|y1 b2|- c1|z1 d1|-"],
  [["ArrowDown", "s"], "a1|x1 b1|y1 b2|- c1|z1 d1|-"],
  [["u"], "a1,b1,b2|x1 -|y1 c1|z1 d1|-"],
  [["d"], "a1|x1 -|y1 b1,b2,c1|z1 d1|-"],
  [["ArrowRight", "d"], "a1|x1 b1,b2|- c1|y1,z1 d1|-"],
  [["l", "u"], "a1|x1,y1 b1,b2|- c1|z1 d1|-"],
  [["U"], "a1,b1|x1 b2|y1 c1|z1 d1|-"],
  [["D"], "a1|x1 b1|y1 b2,c1|z1 d1|-"],
  [["a"], "a1|x1 b1,b2|y1!a c1|z1 d1|-"],
  [["q"], "a1|x1 b1,b2|y1!d c1|z1 d1|-"],
  [["Delete"], "a1|x1 b1,b2|y1!d c1|z1 d1|-"],
  [["-"], "a1|x1 b1,b2|y1!d c1|z1 d1|-"],
  [["c", "type:why", "Enter"], "a1|x1 b1,b2|y1#why c1|z1 d1|-"],
  [["e", "type:!", "Enter"], "a1|x1 b1!,b2|y1 c1|z1 d1|-"],
  [["Enter", "Home", "ArrowRight", "Control+Enter"], "a1|x1 b,1,b2|y1 c1|z1 d1|-"],
  [["F2", "Home", "ArrowRight", "Alt+ArrowUp"], "a1,b|x1 1,b2|y1 c1|z1 d1|-"],
  [["ArrowDown", "e", "Home", "ArrowRight", "Alt+ArrowDown"], "a1|x1 b1,b|y1 2,c1|z1 d1|-"],
  [["p", "j", "ArrowRight", "p"], "b1|z1!p"],
  [["p", "j", "j", "b"], "a1|x1 b2|y1 c1|z1 b1,d1|-"],
  [["ArrowRight", "t"], "a1|x1 b1,b2|z1 c1|y1 d1|-"],
  [["ArrowRight", "p", "k", "t"], "a1|y1 b1,b2|x1 c1|z1 d1|-"],
  [["Alt+ArrowUp"], "b1,b2|y1 a1|x1 c1|z1 d1|-"],
  [["Alt+ArrowDown"], "a1|x1 c1|z1 b1,b2|y1 d1|-"],
  [["Shift+ArrowDown", "m"], "a1|x1 b1,b2,c1|y1,z1 d1|-"],
  [["k", "Shift+ArrowDown", "Shift+ArrowDown", "Shift+ArrowUp", "a"], "a1|x1!a b1,b2|y1!a c1|z1 d1|-"],
  [["End", "ArrowRight", "e", "type:w1", "Enter"], "a1|x1 b1,b2|y1 c1|z1 d1|w1"],
];

test("every key mends as it says, and is undone and done again", async () => {
  const review = await Review.start("keys.awase", alignment(THREE));
  const page = await review.open();
  const start = shown(await rows(page));
  const is = async (wanted, why) => assert.equal(shown(await rows(page)), wanted, why);
  for (const [keys, wanted] of KEYS) {
    await strike(page, "Home", "j", "ArrowLeft", ...keys);
    const did = shown(await rows(page));
    if (wanted.endsWith("!p")) assert.ok(did.includes(wanted), `${keys}: ${did}`);
    else assert.equal(did, wanted, String(keys));
    await strike(page, "z");
    await is(start, `undo of ${keys}`);
    await strike(page, keys.length > 1 ? "Z" : keys[0] < "a" ? "Control+y" : "Control+Shift+Z");
    await is(did, `redo of ${keys}`);
    await strike(page, "Control+z");
    await is(start, `undo of ${keys} again`);
  }
  // What is shown is what is there.
  const texts = await page.$$eval(".row .piece", (all) => all.map((one) => one.textContent));
  assert.deepEqual(texts, ["a1", "x1", "b1", "b2", "y1", "c1", "z1", "d1"]);
  assert.deepEqual(page.problems.filter((one) => !one.includes("422")), []);
  await review.kill("SIGINT");
});

test("the reviewer goes where the keys say", async () => {
  const review = await Review.start("go.awase", alignment([...THREE, [["猫の本"], ["the cat"], { c: 0.2 }], [["e"], ["f", "g"]]]));
  const page = await review.open();
  const here = () => page.$eval(".row.here .number", (one) => Number(one.textContent));
  assert.equal(await here(), 2, "the first doubtful row");
  for (const [key, row] of [["n", 5], ["n", 2], ["N", 5], ["x", 6], ["x", 2], ["X", 6], ["Home", 1], ["j", 2],
                            ["k", 1], ["ArrowDown", 2], ["ArrowDown", 2], ["ArrowDown", 3], ["ArrowUp", 2], ["End", 6], ["PageUp", 1]]) {
    await press(page, key);
    assert.equal(await here(), row, key);
  }
  await press(page, "/", "type:ＣＡＴ", "Enter");
  await press(page, "Escape");
  assert.equal(await here(), 5, "found, whatever the width and case");
  assert.equal(await page.textContent("#found"), "1 of 1");
  await press(page, "?");
  assert.ok(await page.isVisible("#help"));
  assert.match(await page.textContent("#help"), /split the row before this segment/);
  await press(page, "Escape");
  assert.ok(!(await page.isVisible("#help")));
  await press(page, "F1", "Escape", "g", "type:4", "Enter");
  assert.equal(await here(), 4, "to a row by its number");
  await page.evaluate(() => { window.open = (address) => { window.opened = address; }; });
  await press(page, "Control+p");
  assert.equal(await page.evaluate(() => window.opened), "report");
  assert.match(await page.evaluate(async () => (await fetch("report")).text()), /<table/);
  await press(page, "v");
  await page.waitForSelector("#panel canvas");
  assert.match(await page.textContent("#panel"), /Path of the alignment.*Doubtful \(2\).*Unpaired text \(1\)/);
  await press(page, "v");
  await press(page, "N");
  await press(page, "n", "a");
  assert.equal(await here(), 2, "accepting goes on to the next doubtful row");
  await press(page, "Q", "Enter");
  assert.equal(await review.ended, 0);
  assert.match(review.file(), /accepted\ns\t6\t-\t猫の本/);
});

test("rows of one side are folded, marks are taken back, all is aligned anew and saved", async () => {
  const alone = ["p", "q", "r", "t"].map((text) => [[text], []]);
  const review = await Review.start("rest.awase", alignment([...THREE.slice(0, 3), ...alone, [["u1"], ["v1"]]]));
  const page = await review.open();
  const texts = () => page.$$eval("#list .row", (all) => all.map((one) => one.textContent).join("\n"));
  const inSight = () => page.$$eval("#list .row", (all) => all.length);
  assert.match(await texts(), /4 source segments without counterpart/);
  await press(page, "End", "k", "f");
  assert.equal(await inSight(), 8);
  await press(page, "f");
  assert.equal(await inSight(), 5);
  await page.click("#list .fold");
  await settle(page);
  assert.equal(await inSight(), 8, "a click unfolds too");
  await press(page, "Home", "a", "Home", "h", "l");
  assert.ok(await page.$(".row.here .cell.here[data-side=target]"));
  assert.match(shown(await rows(page)), /^a1\|x1!a /);
  await press(page, "o");
  assert.match(shown(await rows(page)), /^a1\|x1 b1/);
  await press(page, "r");
  const pieces = (await rows(page)).flatMap((row) => [...row.s, ...row.t]).map((piece) => piece[1]);
  assert.deepEqual(pieces.sort(), ["a1", "b1", "b2", "c1", "p", "q", "r", "t", "u1", "v1", "x1", "y1", "z1"]);
  const before = review.file();
  await press(page, "Home", "q", "w");
  assert.notEqual(review.file(), before);
  await press(page, "Shift+Space", "Space");
  await press(page, "Control+f", "type:u1", "Enter");
  await press(page, "Escape", "p", "Escape");
  assert.match(await page.textContent("#message"), /cancelled/);
  await review.kill("SIGKILL");
  await press(page, "j", "m");
  assert.match(await page.textContent("#banner"), /does not answer/);
});

test("many are accepted at once, rows are filtered, and the end is said", async () => {
  const review = await Review.start("many.awase", alignment([...THREE, [["年は2024年。"], ["In 1999."], { c: 0.97 }]]));
  const page = await review.open();
  const inSight = () => page.$$eval("#list .row .number", (all) => all.map((one) => one.textContent).join(" "));
  assert.equal(await page.textContent("#looked-words"), "0 of 1 looked at");
  await press(page, "A");
  assert.equal(await page.textContent("#dialog .primary"), "Accept 1 pair");
  await page.fill("#accept-least", "85");
  assert.equal(await page.textContent("#dialog .primary"), "Accept 3 pairs");
  await page.click("#dialog .primary");
  await settle(page);
  assert.equal(shown(await rows(page)), "a1|x1!a b1,b2|y1 c1|z1!a d1|- 年は2024年。|In 1999.!a");
  await press(page, "z");
  for (const [filter, numbers] of [["doubtful", "2"], ["one-sided", "4"], ["odd", "2 4"], ["numbers", "2 5"], ["edited", ""], ["all", "1 2 3 4 5"]]) {
    await page.selectOption("#filter", filter);
    await settle(page);
    assert.equal(await inSight(), numbers, filter);
  }
  await press(page, "Home", "n", "a");
  assert.match(await page.textContent("#banner"), /You have looked at all doubtful rows.*Export/);
  assert.equal(await page.textContent("#looked-words"), "1 of 1 looked at");
  await press(page, "Home", "a");
  assert.equal(await page.textContent(".row.here .number"), "2", "row by row, accepting goes to the next row");
  await review.kill("SIGINT");
});

test("all places are found whatever their kana, and replaced as is shown before", async () => {
  const review = await Review.start("find.awase", alignment([[["コンピューターとこんぴゅーた。"], ["“Computer” it’s"]], [["ｺﾝﾋﾟｭｰﾀ"], ["a 12 b 34"]]]));
  const page = await review.open();
  await press(page, "/", "type:コンピュータ", "Enter");
  assert.equal(await page.textContent("#found"), "1 of 3");
  assert.deepEqual(await page.$$eval("mark.found", (all) => all.map((one) => one.textContent)), ["コンピュータ", "こんぴゅーた", "ｺﾝﾋﾟｭｰﾀ"]);
  await press(page, "Enter");
  assert.equal(await page.textContent("#found"), "2 of 3");
  await page.fill("#find", "(\\d)(\\d)");
  await page.check("#find-regex");
  await page.fill("#replace-with", "\\2\\1");
  await page.click("#replace-open");
  await page.waitForSelector("#dialog .places");
  assert.deepEqual(await page.$$eval(".places label", (all) => all.map((one) => one.textContent)), ["2a 1221 b 34", "2a 12 b 3443"]);
  await page.uncheck("#place-0");
  await page.click("#dialog .primary");
  await settle(page);
  assert.match(shown(await rows(page)), /a 12 b 43/);
  await page.click("#do-undo");
  await settle(page);
  assert.match(shown(await rows(page)), /a 12 b 34/);
  await review.kill("SIGINT");
});

test("an alignment without rows does no harm, whatever is pressed", async () => {
  const review = await Review.start("none.awase", alignment([]));
  const page = await review.open();
  for (const { id, keys } of COMMANDS) {
    if (["quit", "import", "print"].includes(id)) continue;
    await page.keyboard.press(keys[0].replace("Ctrl", "Control"));
    await settle(page);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    assert.doesNotMatch(await page.textContent("#message"), /undefined|null/, id);
  }
  await page.click("#do-edit");
  await settle(page);
  assert.equal(await page.textContent("#message"), "This alignment has no rows.");
  assert.deepEqual(page.problems.filter((one) => !one.includes("422")), []);
  await review.kill("SIGINT");
});

test("texts hold no control characters, and nothing typed is no text", async () => {
  const review = await Review.start("controls.awase", alignment([[["a1"], ["x1"]], [["b1"], []]]));
  const page = await review.open();
  await press(page, "Home", "e", "Control+a", "type:one\ttwo\nthree\u0000four\u001B", "Enter");
  assert.match(shown(await rows(page)), /^one two threefour\|x1 /);
  await press(page, "Home", "e", "Home", "Control+Enter");
  assert.match(await page.textContent("#edit-hint"), /caret/);
  await press(page, "Escape", "j", "ArrowRight", "e", "type:  ", "Enter");
  assert.equal(await page.$("textarea"), null, "white space in an empty cell is nothing typed");
  assert.match(shown(await rows(page)), / b1\|-$/);
  await review.kill("SIGINT");
});

test("the mouse can do it too", async () => {
  const review = await Review.start("mouse.awase", alignment(THREE));
  const page = await review.open();
  await page.click("text=c1");
  await page.click("#do-merge-up");
  await settle(page);
  assert.equal(shown(await rows(page)), "a1|x1 b1,b2,c1|y1,z1 d1|-");
  await page.click("#do-undo");
  await page.dblclick("text=x1");
  await page.keyboard.type("2");
  await page.click("#do-accept");
  await settle(page);
  assert.equal(shown(await rows(page)), "a1|x12!a b1,b2|y1 c1|z1 d1|-");
  await page.click("text=b1");
  await page.dblclick("#do-doubt");
  await settle(page);
  assert.equal(shown(await rows(page)), "a1|x12!a b1,b2|y1!d c1|z1 d1|-", "a double click does not take it back");
  await page.dblclick("#do-undo");
  await settle(page);
  assert.equal(shown(await rows(page)), "a1|x12 b1,b2|y1 c1|z1 d1|-", "undo may be asked for twice");
  await page.click("#map", { position: { x: 15, y: 2 } });
  await settle(page);
  assert.equal(await page.textContent(".row.here .number"), "1");
  await review.kill("SIGTERM");
});

test("kill -9 loses nothing, and the review goes on at the place", async () => {
  let review = await Review.start("kill.awase", alignment(THREE));
  const before = review.file();
  let page = await review.open();
  await press(page, "j", "m", "z", "M");
  await press(page, "c", "type:見た", "Enter");
  const did = shown(await rows(page));
  await review.kill("SIGKILL");
  assert.equal(review.file(), before, "the file itself waits until it is saved");
  await page.close();
  review = await Review.start("kill.awase");
  page = await review.open();
  assert.equal(shown(await rows(page)), did);
  assert.match(await page.textContent(".row.here"), /見た/);
  await press(page, "z", "z");
  assert.equal(shown(await rows(page)), "a1|x1 b1,b2|y1 c1|z1 d1|-");
  await press(page, "Z", "Control+s");
  assert.notEqual(review.file(), before);
  await review.kill("SIGINT");
});

test("two windows, and two programs, are noticed", async () => {
  const review = await Review.start("two.awase", alignment(THREE));
  const one = await review.open();
  const two = await review.open((page) => page.clock.install());
  await press(one, "Home", "m");
  await press(two, "Home", "a"); // it has not seen the merge
  assert.match(await two.textContent("#message"), /another window was quicker/);
  await two.clock.fastForward(2500);
  await two.waitForSelector("#banner:has-text('2 windows')");
  assert.equal(shown(await rows(two)), "a1,b1,b2|x1,y1 c1|z1 d1|-");
  assert.equal(await two.$$eval(".row", (rows) => rows.length), 3, "it shows what the other did");
  assert.throws(() => run("review", review.path, "--no-browser"), /another awase is reviewing/);
  await review.kill("SIGINT");
});

test("Japanese is typed with an input method", async () => {
  const review = await Review.start("ime.awase", alignment(THREE));
  const page = await review.open();
  const devtools = await page.context().newCDPSession(page);
  await press(page, "Home", "e", "Control+a");
  await devtools.send("Input.imeSetComposition", { text: "にほn", selectionStart: 3, selectionEnd: 3 });
  await devtools.send("Input.imeSetComposition", { text: "日本", selectionStart: 2, selectionEnd: 2 });
  // The Enter that ends the conversion.
  await devtools.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: "Process", code: "Enter", windowsVirtualKeyCode: 229 });
  await devtools.send("Input.insertText", { text: "日本" });
  assert.ok(await page.isVisible("textarea"), "still editing");
  await press(page, "Enter");
  assert.match(shown(await rows(page)), /^日本\|x1/);
  // Keys work while the input method is on: only their place is known.
  await devtools.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: "Process", code: "KeyM", windowsVirtualKeyCode: 229 });
  await settle(page);
  assert.match(shown(await rows(page)), /^日本,b1,b2\|x1,y1 /);
  await review.kill("SIGINT");
});

test("Arabic goes from right to left, Japanese has its fonts", async () => {
  const review = await Review.start("rtl.awase", alignment([[["猫が好き。"], ["أحب القطط."]]], "ja", "ar"));
  const page = await review.open();
  const [ja, ar] = await page.$$eval(".piece", (all) => all.map((one) => {
    const style = getComputedStyle(one);
    return { direction: style.direction, font: style.fontFamily };
  }));
  assert.match(ja.font, /Noto Sans CJK JP/);
  assert.equal(ar.direction, "rtl");
  await review.kill("SIGINT");
});

test("20,000 rows scroll, with few of them in the page", async () => {
  const content = Array.from({ length: 20000 }, (_, i) =>
    [[`第${i}文は長さのあるふつうの文であり、数字も含む。`], i % 97 ? [`Sentence ${i} is of ordinary length and has a number too.`] : [], { c: i % 50 ? 0.99 : 0.5 }]);
  const review = await Review.start("big.awase", alignment(content));
  const page = await review.open();
  const inPage = () => page.$$eval(".row", (all) => all.length);
  for (const key of ["End", "PageUp", "n", "Home", "PageDown", "N"]) {
    await press(page, key);
    assert.ok((await inPage()) < 60, `${key}: ${await inPage()} rows in the page`);
    const isInSight = await page.$eval(".row.here", (row) => {
      const [at, frame] = [row.getBoundingClientRect(), document.querySelector("#list").getBoundingClientRect()];
      return at.top >= frame.top - 1 && at.bottom <= frame.bottom + 1;
    });
    assert.ok(isInSight, `${key}: the row is in sight`);
  }
  await press(page, "Home", "m", "z");
  await review.kill("SIGINT");
});

test("number, state, source and translation stand in this order under their names", async () => {
  const review = await Review.start("columns.awase", alignment([[["a"], ["x"], { n: "note" }], [["b"], []]]));
  const page = await review.open();
  const lefts = await page.$eval(".row", (row) => [".number", ".state", "[data-side=source]", "[data-side=target]"].map((one) => row.querySelector(one).getBoundingClientRect().left));
  assert.deepEqual(lefts, [...lefts].sort((a, b) => a - b));
  const [, , source, target] = await page.$$eval("#columns > *", (all) => all.map((one) => one.getBoundingClientRect().left));
  assert.ok(Math.abs(source - lefts[2]) < 12 && Math.abs(target - lefts[3]) < 12, `${source} ${lefts[2]} ${target} ${lefts[3]}`);
  await review.kill("SIGINT");
});

test("colours have contrast, and all has names", async () => {
  const review = await Review.start("names.awase", alignment(THREE));
  const page = await review.open();
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    const poor = await page.evaluate(() => {
      const style = getComputedStyle(document.documentElement);
      const light = (name) => {
        const [r, g, b] = style.getPropertyValue(name).trim().slice(1).match(/../g).map((two) => {
          const c = parseInt(two, 16) / 255;
          return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const out = [];
      for (const back of ["--bg", "--soft", "--focus-soft", "--hit", "--miss"])
        for (const front of ["--ink", ...(back === "--hit" || back === "--miss" ? [] : ["--dim", "--good", "--mid", "--bad"])]) {
          const [low, high] = [light(back), light(front)].sort((a, b) => a - b);
          const ratio = (high + 0.05) / (low + 0.05);
          if (ratio < 4.5) out.push(`${front} on ${back}: ${ratio.toFixed(2)}`);
        }
      return out;
    });
    assert.deepEqual(poor, [], colorScheme);
    assert.equal(await page.getAttribute("#list", "role"), "grid");
    assert.ok(await page.$(`#${await page.getAttribute("#list", "aria-activedescendant")}`));
    const nameless = await page.$$eval("button, input, canvas", (all) => all.filter((one) =>
      !one.textContent && !one.ariaLabel && !one.labels?.length).map((one) => one.outerHTML));
    assert.deepEqual(nameless, []);
  }
  await review.kill("SIGINT");
});

// ---- the joint statement ---------------------------------------------------------

const STATEMENT = join(SOURCE, "corpora/joint-statement-2025-09-22/statement");
const lines = (path) => readFileSync(path, "utf8").trim().split("\n");
const sources = lines(`${STATEMENT}.ja.segments`);
const targets = lines(`${STATEMENT}.en.segments`);
const gold = lines(`${STATEMENT}.gold`).map((line) =>
  line.split(":").slice(0, 2).map((list) => (list.match(/\d+/g) ?? []).map(Number)));

/** Ten errors as aligners make them: gold beads from, how many, what stands there instead, and
 * the keys that mend it from the left cell of the first of these rows. */
const ERRORS = [
  [1, 2, [[[1, 2], [1, 2]]], "s"], // two pairs in one
  [3, 1, [[[3], [3]], [[4], []]], "m"], // 2-1 torn apart
  [4, 1, [[[5], [4]], [[], [5]]], "m"], // 1-2 torn apart
  [6, 2, [[[7], []], [[8], [7, 8]]], "j ArrowRight U"], // a target too low
  [8, 2, [[[9], [9, 10]], [[10], []]], "ArrowRight D"], // a target too high
  [10, 2, [[[11], [11]], [[12, 13], [12, 13]]], "j ArrowRight U"], // half of a 1-2 too low
  [12, 2, [[[14, 15], [14]], [[], [15]]], "D"], // a source too high
  [15, 1, [[[17], []], [[], [17]]], "m"], // a pair as two rows of one side
  [19, 3, [[[21], []], [[22], [22]], [[23], [23]], [[], [24]]], "j ArrowRight u j j u j j u"], // off by one
  [34, 2, [[[36], [39, 40]], [[37], [41]]], "ArrowRight D"], // half of a 1-2 too high
];

test("ten errors in the joint statement are mended from the keyboard alone", async () => {
  const texts = (bead, options) => [bead[0].map((i) => sources[i]), bead[1].map((i) => targets[i]), options];
  const beads = gold.map((bead) => [bead]);
  for (const [from, count, wrong] of ERRORS) {
    beads[from] = wrong;
    for (let i = 1; i < count; ++i) beads[from + i] = [];
  }
  const review = await Review.start("statement.awase", alignment(beads.flatMap((rows, i) =>
    rows.map((bead) => texts(bead, { c: rows.length === 1 && rows[0] === gold[i] ? 0.97 : 0.4 })))));
  const score = () => {
    const found = join(folder, "found.vecalign");
    run("review", review.path, "--export", found, "-q");
    return JSON.parse(run("evaluate", `${STATEMENT}.gold`, found, "--json")).total.strict.f1;
  };
  const page = await review.open();
  for (const [, , [first], keys] of ERRORS) {
    await press(page, "Home", "/", `type:${sources[first[0][0]].slice(0, 24)}`, "Enter");
    await press(page, "Escape", "ArrowLeft", ...keys.split(" "));
  }
  await press(page, "Q", "Enter");
  assert.equal(await review.ended, 0);
  assert.equal(score(), 1);
  // Before, it was not so.
  writeFileSync(review.path, alignment(beads.flat().map((bead) => texts(bead))));
  assert.ok(score() < 0.7);
});

test("an edited workbook is taken back, and what was not understood is said", async () => {
  const review = await Review.start("workbook.awase", alignment([[["猫が好きです。"], ["I like cats."]], [["犬です。"], ["It is a dog."]], [["鳥です。"], ["It is a bird."]]]));
  const page = await review.open();
  await press(page, "E");
  await page.check("#export input[value=xlsx]");
  const [got] = await Promise.all([page.waitForEvent("download"), page.click("#export button.primary")]);
  const path = join(folder, "workbook.xlsx");
  await got.saveAs(path);
  await until(page, () => !document.querySelector("dialog[open]"));
  const take = async () => {
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), press(page, "I")]);
    await chooser.setFiles(path);
    await until(page, () => /workbook\.xlsx/.test(document.querySelector("#message").textContent));
    await settle(page);
  };
  await take();
  assert.equal(await page.textContent("#message"), "workbook.xlsx: nothing changed");
  await press(page, "End", "ArrowRight", "e", "Control+a", "type:Birds.", "Enter");
  await press(page, "E");
  await Promise.all([page.waitForEvent("filechooser"), page.click("#take-back")]).then(([chooser]) => chooser.setFiles({ name: "a.txt", mimeType: "", buffer: Buffer.from("no workbook") }));
  await until(page, () => document.querySelector("#message").classList.contains("error"));
  assert.match(await page.textContent("#message"), /a\.txt/);
  assert.match(shown(await rows(page)), /Birds\./, "nothing was lost");
  await review.kill("SIGINT");
});

test("a text that lies one row too low is put right in one step", async () => {
  const review = await Review.start("shift.awase", alignment([[["a"], []], [["b"], ["x"]], [["c"], ["y"]], [[], ["z"]]]));
  const page = await review.open();
  await press(page, "Home", "ArrowRight", "K");
  assert.equal(shown(await rows(page)), "a|x b|y c|z");
  await press(page, "J");
  assert.equal(shown(await rows(page)), "a|- b|x c|y -|z");
  await press(page, "z");
  assert.equal(shown(await rows(page)), "a|x b|y c|z");
  await review.kill("SIGINT");
});

test("memories say what they know of the row and of the word at the caret", async () => {
  const tmx = join(folder, "known.tmx");
  writeFileSync(tmx, `<?xml version="1.0"?><tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="ja" datatype="plaintext"/><body>${
    [["猫が12匹います。", "There are 12 cats."], ["庭に犬がいます。", "A dog is in the garden."]].map(([ja, en]) =>
      `<tu><tuv xml:lang="ja"><seg>${ja}</seg></tuv><tuv xml:lang="en"><seg>${en}</seg></tuv></tu>`).join("")}</body></tmx>`);
  run("memory", "add", join(folder, "known.awm"), tmx, "-q");
  const review = await Review.start("memory.awase", alignment([[["猫が15匹います。"], []], [["庭に犬がいます。"], ["A dog is in the garden."]], [["まったく別の話。"], ["Else."]]]),
    "--memory", join(folder, "known.awm"));
  const page = await review.open();
  await press(page, "Home");
  await until(page, () => /There are 15 cats\./.test(document.querySelector("#known-match").textContent));
  assert.match(await page.textContent("#known-match"), /9\d % alike.*猫が12匹います。/, "numbers are those of the row");
  await press(page, "i");
  assert.equal(await page.inputValue("textarea"), "There are 15 cats.");
  await press(page, "Enter");
  assert.match(shown(await rows(page)), /^猫が15匹います。\|There are 15 cats\. /);
  await press(page, "j");
  await until(page, () => /the translation is the same/.test(document.querySelector("#known-match").textContent));
  await press(page, "ArrowLeft", "e", "Home");
  await until(page, () => /“庭” in 1 unit/.test(document.querySelector("#known-word").textContent));
  assert.match(await page.textContent("#known-word"), /庭に犬がいます。 → A dog is in the garden\./);
  await press(page, "Escape", "j");
  await until(page, () => /no similar text/.test(document.querySelector("#known-match").textContent));
  await review.kill("SIGINT");
});

test("the export is a memory of all or of the accepted, which real importers take", async () => {
  const review = await Review.start("export.awase", alignment([[["猫が好きです。"], ["I like cats."], { m: "accepted" }], [["犬です。"], ["It is a dog."]]]));
  const page = await review.open();
  const download = async (accepted) => {
    await press(page, "E");
    if (accepted) await page.check("#accepted-only");
    const [got] = await Promise.all([page.waitForEvent("download"), page.click("#export button.primary")]);
    const path = join(folder, `${accepted}.tmx`);
    await got.saveAs(path);
    return path;
  };
  const all = await download(false);
  assert.equal(readFileSync(all, "utf8").match(/<tu[ >]/g).length, 2);
  assert.equal(readFileSync(await download(true), "utf8").match(/<tu[ >]/g).length, 1);
  // Where they lie beside the project.
  const importers = join(SOURCE, "../shared/checks/tmx-interop");
  if (existsSync(importers)) execFileSync(importers, [all, "ja", "en", "犬です。", "It is a dog."], { stdio: "pipe" });
  await review.kill("SIGINT");
});

test("every key was pressed", () => {
  assert.deepEqual(COMMANDS.flatMap((command) => command.keys).filter((key) => !pressed.has(key)), []);
});
