// SPDX-License-Identifier: Apache-2.0
//
// Pictures of the pages in their states, in both languages, to be looked at by people:
// run.sh looks AWASE FOLDER. Each name says look, language and state.

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Desk, drop } from "./desk.mjs";
import { alignment, browser, finish, folder, press, Review, run, servePage, settle, until } from "./review.mjs";

const OUT = process.env.AWASE_LOOKS ?? "/tmp/looks";
const ONLY = new RegExp(process.env.AWASE_LOOKS_ONLY ?? ".");
rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });

const long = "国際宇宙ステーションは、地上から約400キロメートル上空に建設された巨大な有人実験施設です。";
const ROWS = [
  [["第1章 はじめに"], ["Chapter 1: Introduction"], { c: 0.99 }],
  [[long], ["The International Space Station is a huge manned laboratory about 400 kilometres above the ground."], { c: 0.97, m: "accepted" }],
  [["1周約90分というスピードで地球の周りを回りながら、実験・研究を行っています。", "研究の成果は公開されます。"], ["It circles the Earth in about 80 minutes."], { c: 0.42 }],
  [["訳されていない文です。"], [], { c: 0.12 }],
  [["完成は2011年7月でした。"], ["It was completed in July 2011."], { c: 0.93, m: "doubtful", n: "日付を確認" }],
  [["除かれる文。"], ["A sentence left out."], { c: 0.9, m: "deleted" }],
  ...["a", "b", "c", "d", "e"].map((one) => [[], [`A caption that stands on one side alone, ${one}.`], { c: 0.9 }]),
  [["おわり。"], ["The end."], { c: 0.88 }],
];
const phone = { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true };
const LOOKS = {
  light: { colorScheme: "light" }, dark: { colorScheme: "dark" }, forced: { forcedColors: "active" },
  phone, large: { viewport: { width: 640, height: 400 } },
};
const LANGUAGES = { en: "en-GB", ja: "ja-JP" };

/** Looks that differ in shape or colours alone are taken in one language. @type {Record<string, string[]>} */
const ONLY_IN = { dark: ["ja"], forced: ["en"], phone: ["ja"], large: ["en"] };
const isTaken = (looks, language) => (ONLY_IN[looks] ?? [language]).includes(language);

/** States of the review, and what is done to come there. */
const REVIEW = {
  list: [], edit: ["Home", "j", "e"], empty: ["Home", "j", "j", "j", "ArrowRight", "e"], comment: ["Home", "j", "c"],
  export: ["E"], help: ["?"], accept: ["A"], jump: ["g"], quit: ["Q"], overview: ["v"], find: ["/", "type:ステーション", "Enter"],
  replace: ["/", "type:ステーション", "Enter", async (page) => { await page.fill("#replace-with", "基地"); await page.click("#replace-open"); await page.waitForSelector(".places"); }],
  selected: ["Home", "Shift+ArrowDown", "Shift+ArrowDown"], held: ["Home", "j", "p"],
  filter: [async (page) => { await page.selectOption("#filter", "one-sided"); await settle(page); }],
  nothing: [async (page) => { await page.selectOption("#filter", "edited"); await settle(page); }],
  done: [async (page) => { await page.click("#do-accept-many"); await page.fill("#accept-least", "0"); await page.click("#dialog .primary"); await settle(page); }, "Home", "n", "a", "n", "a", "n", "a"],
  known: ["Home", "j", "j", "j", "j", "e", "Home", async (page) => { await until(page, () => document.querySelector("#known-match b") !== null && document.querySelector("#known-word").textContent !== ""); }],
  gone: [async (page) => { await page.route("**/act", (route) => route.abort()); await press(page, "Home", "m"); }],
};

/** An older memory, which the rows are asked for. */
const KNOWN = join(folder, "known.awm");
writeFileSync(join(folder, "known.tmx"), `<?xml version="1.0"?><tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="ja" datatype="plaintext"/><body><tu><tuv xml:lang="ja"><seg>完成は2010年3月でした。</seg></tuv><tuv xml:lang="en"><seg>It was completed in March 2010.</seg></tuv></tu></body></tmx>`);
run("memory", "add", KNOWN, join(folder, "known.tmx"), "-q");

/** @param {import("playwright-core").Page} page */
async function doAll(page, steps) {
  for (const step of steps) await (typeof step === "string" ? press(page, step) : step(page));
  await page.waitForTimeout(200);
}

async function look(name, options, address, first, steps) {
  if (!ONLY.test(name)) return;
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  await servePage(page, first);
  await page.goto(address);
  await page.waitForSelector("html[data-ready]");
  await page.waitForTimeout(150);
  await doAll(page, steps);
  await page.screenshot({ path: join(OUT, `${name}.png`), fullPage: first === "start.html" });
  await context.close();
}

for (const [language, locale] of Object.entries(LANGUAGES))
  for (const [looks, options] of Object.entries(LOOKS))
    for (const [state, steps] of Object.entries(REVIEW)) {
      const name = `${looks}-${language}-review-${state}`;
      if (!ONLY.test(name) || !isTaken(looks, language)) continue;
      const review = await Review.start(`${name}.awase`, alignment(ROWS), ...(state === "known" ? ["--memory", KNOWN] : []));
      await look(name, { ...options, locale }, review.address, "index.html", steps);
      await review.kill("SIGKILL");
    }

// ---- the start page --------------------------------------------------------------------

const JA = "# 国際宇宙ステーション\n\n地上から約400キロメートルの上空にあります。\n\n1周約90分で地球を回ります。\n";
const EN = "# International Space Station\n\nIt is about 400 kilometres above the ground.\n\nIt circles the Earth in about 90 minutes.\n";
const align = async (page) => {
  await drop(page, [["station.ja.md", JA], ["station.en.md", EN]]);
  await page.waitForSelector("#align:not(:disabled)");
};
const open = (page) => page.$$eval("details", (all) => { for (const one of all) one.open = true; });
const START = {
  fresh: [], options: [open], given: [align], pairs: [async (page) => { await drop(page, [["both.csv", "source,target\n猫がいます。,There is a cat.\n犬がいます。,There is a dog.\n"]]); await page.waitForSelector("#align:not(:disabled)"); }],
  tool: [align, async (page) => { await page.selectOption("#tool", "omegat"); await page.waitForSelector("#align:not(:disabled)"); }],
  wrong: [async (page) => { await drop(page, [["a.ja.txt", JA], ["b.bin", new Uint8Array([0, 1, 2, 0, 0, 255, 254, 0])]]); await page.waitForSelector(".text .error"); }],
  alone: [async (page) => { await drop(page, [["a.ja.txt", JA]]); await page.waitForSelector("#target.next"); }],
};
const LIST = {
  works: [], search: [async (page) => { await page.fill("#query", "地球"); await page.waitForSelector("#hits li"); }],
};

if (ONLY.test("start") || ONLY.source.includes("start")) {
  const fresh = await Desk.start("looks-fresh");
  const full = await Desk.start("looks-full");
  {
    const page = await full.open();
    await align(page);
    await page.click("#align");
    await page.waitForURL(/\/works\//);
    await page.waitForSelector("html[data-ready]");
    await press(page, "E");
    await page.check("#export input[value=memory]");
    await page.fill("#memory-name", "space");
    await page.click("#export .primary");
    await until(page, () => document.querySelector("#message").textContent !== "");
    await page.goto(full.address);
    await page.waitForSelector("html[data-ready]");
    await align(page);
    await page.close();
  }
  for (const [language, locale] of Object.entries(LANGUAGES))
    for (const [looks, options] of Object.entries(LOOKS)) {
      if (!isTaken(looks, language)) continue;
      for (const [state, steps] of Object.entries(START))
        await look(`${looks}-${language}-start-${state}`, { ...options, locale }, fresh.address, "start.html", steps);
      for (const [state, steps] of Object.entries(LIST))
        await look(`${looks}-${language}-start-${state}`, { ...options, locale }, full.address, "start.html", steps);
    }
}
await finish();
