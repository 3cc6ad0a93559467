// SPDX-License-Identifier: Apache-2.0
//
// Fifteen errors as aligners make them, each mended by keyboard alone, by mouse alone and by
// touch alone. What is done is counted: at most two actions for each error, beside typing and
// going to the place.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { alignment, browser, finish, Review, rows, servePage, settle, shown } from "./review.mjs";

after(finish);

/** Before and after each error stands a pair that is right. An action is [command] or
 * [command, row, side, piece]: first one goes there. Rows count from the first one with the error.
 * "type" types; "drag" drags that cell to a row. */
const ERRORS = [
  { what: "two pairs in one row", is: "a1,b1|x1,y1", want: "a1|x1 b1|y1", do: [["split", 0, "source", 1]] },
  { what: "two sources of one target torn apart", is: "a1|x1 b1|-", want: "a1,b1|x1", do: [["merge", 0, "source", 0]] },
  { what: "two targets of one source torn apart", is: "a1|x1 -|y1", want: "a1|x1,y1", do: [["merge", 0, "source", 0]] },
  { what: "a pair as two rows of one side", is: "a1|- -|x1", want: "a1|x1", do: [["merge", 0, "source", 0]] },
  { what: "a target one row too low", is: "a1|- b1|x1,y1", want: "a1|x1 b1|y1", do: [["send-up", 1, "target", 0]] },
  { what: "a target one row too high", is: "a1|x1,y1 b1|-", want: "a1|x1 b1|y1", do: [["send-down", 0, "target", 0]] },
  { what: "a source one row too high", is: "a1,b1|x1 c1|y1", want: "a1|x1 b1,c1|y1", do: [["send-down", 0, "source", 0]] },
  { what: "the targets of three rows one too low", is: "a1|- b1|x1 c1|y1 -|z1", want: "a1|x1 b1|y1 c1|z1", do: [["shift-up", 0, "target", 0]] },
  { what: "neighbours swapped", is: "a1|y1 b1|x1", want: "a1|x1 b1|y1", do: [["swap", 0, "target", 0]] },
  { what: "two targets swapped, far apart", is: "a1|z1 b1|y1 c1|x1", want: "a1|x1 b1|y1 c1|z1", do: [["pin", 0, "target", 0], ["swap", 2, "target", 0]] },
  { what: "a target three rows away", is: "a1|- b1|y1 c1|z1 -|x1", want: "a1|x1 b1|y1 c1|z1", do: [["pin", 3, "target", 0], ["bring", 0, "target", 0]], pointer: [["drag", 3, "target", 0]] },
  { what: "two sentences that were not cut", is: "a1b1|x1 -|y1", want: "a1|x1 b1|y1", do: [["edit", 0, "source", 0], ["cut-down"]] },
  { what: "the end of a text belongs to the next row", is: "a1b1|x1 c1|y1", want: "a1|x1 b1,c1|y1", do: [["edit", 0, "source", 0], ["cut-down"]] },
  { what: "a translation is missing", is: "a1|-", want: "a1|x1", do: [["edit", 0, "target", 0], ["type", "x1"], ["keep"]] },
  { what: "a pair that is none", is: "a1|q1", want: "a1|q1!d", do: [["delete", 0, "source", 0]] },
];
const KEYS = { split: "s", merge: "m", "send-up": "U", "send-down": "D", "shift-up": "K", swap: "t", pin: "p", bring: "b", edit: "Enter", "cut-down": "Alt+ArrowDown", keep: "Enter", delete: "Delete" };

/** "a1,b1|x1 …" as rows for alignment(). */
const rowsOf = (text) => text.split(" ").map((row) => {
  const [source, target] = row.split("|").map((cell) => (cell === "-" ? [] : cell.split(",")));
  return [source, target, { c: 0.4 }];
});
const content = () => alignment(ERRORS.flatMap((error, i) => [[[`before ${i}`], [`vor ${i}`], { c: 0.99 }], ...rowsOf(error.is)]).concat([[["end"], ["Ende"], { c: 0.99 }]]));
const wanted = ERRORS.map((error, i) => `before ${i}|vor ${i} ${error.want}`).join(" ") + " end|Ende";

/** The first row of each error, as long as those before are mended. */
function firstRow(index) {
  let row = 0;
  for (let i = 0; i < index; ++i) row += 1 + ERRORS[i].want.split(" ").length;
  return row + 1;
}

async function start(name, options) {
  const review = await Review.start(name, content());
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.problems = [];
  page.on("pageerror", (error) => page.problems.push(error.message));
  await servePage(page);
  await page.goto(review.address);
  await page.waitForSelector("html[data-ready]");
  return { review, context, page };
}

/** Does all steps of all errors by `hand`, and counts what is an action. */
async function mendAll({ review, context, page }, hand, pick) {
  const counts = [];
  for (const [i, error] of ERRORS.entries()) {
    let count = 0;
    for (const [command, row, ...where] of pick(error)) {
      if (command === "type") {
        await page.keyboard.insertText(row);
        continue;
      }
      ++count;
      await hand(page, command, row === undefined ? undefined : firstRow(i) + row, ...where);
      await settle(page);
    }
    counts.push(count);
    assert.ok(count <= 2, `${error.what}: ${count} actions`);
  }
  const isReal = (text) => text.replace(/#\S+/g, "");
  assert.equal(isReal(shown(await rows(page))), wanted);
  assert.deepEqual(page.problems, []);
  await context.close();
  await review.kill("SIGINT");
  return counts.reduce((sum, one) => sum + one, 0);
}

test("by keyboard alone", async () => {
  const opened = await start("fifteen-keys.awase", {});
  const { page } = opened;
  const total = await mendAll(opened, async (_, command, row, side, piece) => {
    if (row !== undefined) { // going to the place: g, the number, Enter, and arrows
      await page.keyboard.press("g");
      await page.waitForSelector("#jump");
      await page.keyboard.insertText(String(row + 1));
      await page.keyboard.press("Enter");
      await settle(page);
      await page.keyboard.press(side === "source" ? "ArrowLeft" : "ArrowRight");
      for (let i = 0; i < piece; ++i) await page.keyboard.press("ArrowDown");
      await settle(page);
    }
    if (command === "cut-down") for (const key of ["ArrowLeft", "ArrowLeft"]) await page.keyboard.press(key);
    await page.keyboard.press(KEYS[command]);
  }, (error) => error.do);
  assert.ok(total <= 20, `${total} actions`);
});

/** The centre of what is found. */
async function centre(page, selector) {
  const element = page.locator(selector).first();
  await element.scrollIntoViewIfNeeded();
  const box = await element.boundingBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, box };
}

/** Brings a row into sight as a wheel or a finger would. */
const scrollTo = async (page, row) => {
  for (let i = 0; i < 60 && !(await page.$(`.row[data-row="${row}"] .cell`)); ++i) {
    await page.evaluate((to) => {
      const first = Number(document.querySelector("#rows .row").dataset.row);
      document.querySelector("#list").scrollTop += to < first ? -300 : 300;
    }, row);
    await page.waitForTimeout(20);
  }
  await page.locator(`.row[data-row="${row}"]`).first().scrollIntoViewIfNeeded();
};
const cellOf = (row, side, piece) => `.row[data-row="${row}"] .cell[data-side=${side}] ${piece === undefined ? "" : `.piece[data-piece="${piece}"]`}`;

/** A hand that points: `tap` is a click or a touch, `drag` moves with the button or finger down. */
const pointing = (tap, drag) => async (page, command, row, side, piece) => {
  if (row !== undefined) {
    await scrollTo(page, row);
    const own = (await page.$(cellOf(row, side, piece))) ? cellOf(row, side, piece) : cellOf(row, side);
    await tap(page, own); // going to the place
    await settle(page);
    if (command === "drag") return drag(page, `${cellOf(row, side)}.grip`, cellOf(row - 3, "source"));
  }
  if (command === "cut-down") {
    await page.evaluate(() => document.querySelector(".editor textarea").setSelectionRange(2, 2)); // a tap between two letters
    return tap(page, ".edit-buttons button:has-text('Text after')");
  }
  if (command === "keep") return tap(page, ".edit-buttons button:has-text('Keep')");
  return tap(page, `#do-${command}`);
};
const byPointer = (error) => error.pointer ?? error.do;

test("by mouse alone", async () => {
  const opened = await start("fifteen-mouse.awase", {});
  const total = await mendAll(opened, pointing((page, selector) => page.locator(selector).first().click(), async (page, from, to) => {
    await page.hover(from);
    const start = await centre(page, from);
    const end = await centre(page, to);
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move(end.x, end.y, { steps: 5 });
    await page.mouse.up();
  }), byPointer);
  assert.ok(total <= 20, `${total} actions`);
});

for (const [device, viewport] of [["a tablet", { width: 1024, height: 800 }], ["a phone", { width: 390, height: 780 }]])
  test(`by touch alone, on ${device}`, async () => {
    const isPhone = viewport.width < 500;
    const opened = await start(`fifteen-touch-${viewport.width}.awase`, { viewport, hasTouch: true, isMobile: true });
    const devtools = await opened.context.newCDPSession(opened.page);
    const touch = (type, x, y) => devtools.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x, y }] });
    const total = await mendAll(opened, pointing((page, selector) => page.locator(selector).first().tap(), async (page, from, to) => {
      await centre(page, to); // both are in sight
      const start = await centre(page, from);
      const end = await page.locator(to).first().boundingBox().then((box) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 }));
      await touch("touchStart", start.x, start.y);
      for (let i = 1; i <= 5; ++i) await touch("touchMove", start.x + ((end.x - start.x) * i) / 5, start.y + ((end.y - start.y) * i) / 5);
      // The finger rests before it goes: to Chromium it was no flick, whose end takes the next tap.
      await page.waitForTimeout(150);
      await touch("touchMove", end.x + 1, end.y);
      await page.waitForTimeout(50);
      await touch("touchEnd");
      await page.waitForTimeout(50);
    }), isPhone ? (error) => error.do : byPointer); // On a phone no row so far away is in sight.
    assert.ok(total <= 20, `${total} actions`);
  });
