// SPDX-License-Identifier: Apache-2.0
//
// Pictures of the pages in their states, to be looked at by people: run.sh looks AWASE FOLDER.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { alignment, browser, finish, press, Review, servePage, settle } from "./review.mjs";

const OUT = process.env.AWASE_LOOKS ?? "/tmp/looks";
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
const review = await Review.start("looks.awase", alignment(ROWS));

async function look(name, options, prepare = async () => {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  await servePage(page);
  await page.goto(review.address);
  await page.waitForSelector("html[data-ready]");
  await page.waitForTimeout(250);
  await prepare(page);
  await page.waitForTimeout(250);
  await page.screenshot({ path: join(OUT, `${name}.png`) });
  await context.close();
}
const phone = { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true };
await look("light", { colorScheme: "light" });
await look("dark", { colorScheme: "dark" });
await look("phone", phone);
await look("forced", { forcedColors: "active" });
await look("edit", { colorScheme: "light" }, async (page) => { await press(page, "Home", "j", "e"); });
await look("empty", { colorScheme: "dark" }, async (page) => { await press(page, "Home", "j", "j", "j", "ArrowRight", "e"); });
await look("export", { colorScheme: "light" }, async (page) => { await press(page, "E"); });
await look("help", { colorScheme: "dark" }, async (page) => { await press(page, "?"); });
await look("accept", { colorScheme: "light" }, async (page) => { await press(page, "A"); });
await look("find", { colorScheme: "light" }, async (page) => { await press(page, "/", "type:ステーション", "Enter"); });
await look("overview", { colorScheme: "light" }, async (page) => { await press(page, "v"); });
await look("select", { colorScheme: "light" }, async (page) => { await press(page, "Home", "Shift+ArrowDown", "Shift+ArrowDown"); });
await look("filter", { colorScheme: "light" }, async (page) => { await page.selectOption("#filter", "one-sided"); await settle(page); });
await look("low", { viewport: { width: 640, height: 360 } });
await finish();
