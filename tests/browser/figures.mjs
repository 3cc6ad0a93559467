// SPDX-License-Identifier: Apache-2.0
//
// Prints the figures of docs/performance.md on reviewing: run.sh figures AWASE. Each is
// the best of several runs, for a machine that has other work too. AWASE_FIGURES=rows
// leaves out those on aligning anew.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { alignment, finish, folder, press, Review, run, settle, SOURCE, until } from "./review.mjs";

const RUNS = 5;
const best = (numbers) => Math.min(...numbers);
/** Best times by what was measured and how many rows there were, to be compared. @type {Map<string, Map<number, number>>} */
const measured = new Map();
const note = (what, count, time) => measured.set(what, (measured.get(what) ?? new Map()).set(count, time));
const milliseconds = (number) => `${number < 10 ? number.toFixed(1) : Math.round(number)} ms`;

/** Measured in the page, from when its address is opened. */
const paints = (page) => page.evaluate(async () => {
  const paint = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
  while (!paint()) await new Promise((done) => requestAnimationFrame(done));
  return { paint: paint(), ready: Number(document.documentElement.dataset.ready) };
});

/** A screen after the other, as fast as the screen is drawn. */
const scroll = (page) => page.evaluate(async () => {
  const list = document.querySelector("#list");
  const steps = [];
  const frames = [];
  let before = await new Promise((done) => requestAnimationFrame(done));
  for (let i = 0; i < 120; ++i) {
    list.scrollTop += 300;
    const start = performance.now();
    list.dispatchEvent(new Event("scroll"));
    steps.push(performance.now() - start);
    const now = await new Promise((done) => requestAnimationFrame(done));
    frames.push(now - before);
    before = now;
  }
  const middle = (all) => all.sort((a, b) => a - b)[all.length >> 1];
  return { step: middle(steps), frame: middle(frames) };
});

const memory = (review) =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${review.process.pid}/status`, "utf8"))[1]) / 1024;

const heap = async (page) => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("HeapProfiler.collectGarbage");
  return (await devtools.send("Runtime.getHeapUsage")).usedSize / 1048576;
};

async function manyRows(count) {
  const rows = Array.from({ length: count }, (_, i) =>
    [[`第${i}文は長さのあるふつうの文であり、数字も含む。`], i % 97 ? [`Sentence ${i} is of ordinary length and has a number too.`] : [], { c: i % 50 ? 0.99 : 0.5 }]);
  const review = await Review.start(`${count}.awase`, alignment(rows));
  const runs = [];
  for (let run = 0; run < RUNS; ++run) {
    const page = await review.open();
    runs.push({ ...(await paints(page)), ...(await scroll(page)), heap: await heap(page) });
    if (run === 0) await press(page, "m", "z");
    await page.close();
  }
  const of = (name) => best(runs.map((run) => run[name]));
  for (const name of ["ready", "step"]) note(name, count, of(name));
  console.log(`${count} rows: first paint ${milliseconds(of("paint"))}, ready for keys ${milliseconds(of("ready"))}`);
  console.log(`${count} rows: a step of scrolling ${milliseconds(of("step"))}, a frame ${milliseconds(of("frame"))} (medians of 120)`);
  console.log(`${count} rows: server ${Math.round(memory(review))} MB at most, page ${Math.round(of("heap"))} MB of script heap`);
  await review.kill("SIGINT");
}

/** What is done to many rows at once. */
async function bulk(count) {
  const content = Array.from({ length: count }, (_, i) =>
    [[`第${i}文は長さのあるふつうの文であり、数字も含む。`], i % 97 ? [`Sentence ${i} is of ordinary length and has a number too.`] : [], { c: i % 50 ? 0.99 : 0.5 }]);
  const review = await Review.start(`${count}.awase`, alignment(content));
  const page = await review.open();
  const times = { "accept all": [], undo: [], find: [] };
  const timed = async (what, step) => {
    const start = Date.now();
    await step();
    times[what].push(Date.now() - start);
  };
  for (let run = 0; run < RUNS; ++run) {
    await press(page, "A");
    await page.fill("#accept-least", "80");
    await timed("accept all", async () => { await page.click("#dialog .primary"); await settle(page); });
    await timed("undo", () => press(page, "z"));
    await press(page, "/", "Control+a");
    await timed("find", () => press(page, `type:文は長さ${"のある".slice(0, 1 + (run % 3))}`, "Enter"));
    await press(page, "Escape");
  }
  for (const [what, all] of Object.entries(times)) {
    note(what, count, best(all));
    console.log(`${count} rows: ${what} ${milliseconds(best(all))}`);
  }
  await page.close();
  await review.kill("SIGINT");
}

/** Aligning very many rows anew: how soon the page says how far it is, and ends it. */
async function realignMany(count) {
  const [ja, en] = [["猫", "犬", "鳥", "海", "山", "川", "空", "花"], ["cat", "dog", "bird", "sea", "mountain", "river", "sky", "flower"]];
  const rows = Array.from({ length: count }, (_, i) =>
    [[`${ja[i % 8]}と${ja[(i * 7) % 5]}が${i}個ある。`], [`There are ${i} of ${en[i % 8]} and ${en[(i * 7) % 5]}.`], { c: 0.4 }]);
  const review = await Review.start("many.awase", alignment(rows));
  const page = await review.open();
  const timed = async (step) => {
    const start = Date.now();
    await step();
    return milliseconds(Date.now() - start);
  };
  page.keyboard.press("r");
  const shown = await timed(() => until(page, () => /Aligning: \d+ %/.test(document.querySelector("#banner-text").textContent), 60000));
  const ended = await timed(async () => { await page.click("#banner-button"); await settle(page); });
  console.log(`realign ${count} rows: progress after ${shown}, cancelled in ${ended}, whole ${await timed(() => press(page, "r"))}`);
  await page.close();
  await review.kill("SIGINT");
}

/** The manual of corpora/ again and again, each time with another number, as awase aligns it. */
function manual(copies) {
  const MANUAL = join(SOURCE, "corpora/product-manual/manual");
  for (const side of ["ja", "en"]) {
    const lines = readFileSync(`${MANUAL}.${side}.segments`, "utf8").trim().split("\n");
    const text = Array.from({ length: copies }, (_, i) => lines.map((line) => `${line} ${1000 + i}\n`).join("")).join("");
    writeFileSync(join(folder, `manual.${side}`), text);
  }
  const path = join(folder, "manual.awase");
  run("align", "--segmented", "--source-lang", "ja", "--target-lang", "en",
    join(folder, "manual.ja"), join(folder, "manual.en"), "-o", path, "-q");
  return readFileSync(path, "utf8");
}

/** @param {(line: string, bead: number) => string} change what the reviewer did before, by beads */
async function realign(what, content, change) {
  let bead = 0;
  const lines = content.split("\n").map((line) => (line.startsWith("bead\t") ? change(line, bead++) : line));
  const review = await Review.start("realign.awase", lines.join("\n"));
  const page = await review.open();
  const times = [];
  for (let run = 0; run < RUNS; ++run) {
    times.push(await page.evaluate(async () => {
      const ask = async (verb) => {
        const { revision } = await (await fetch("state")).json();
        const got = await fetch("act", { method: "POST", body: JSON.stringify({ revision, verb }) });
        return (await got.json()).splices;
      };
      const start = performance.now();
      const splices = await ask("realign");
      const time = performance.now() - start;
      if (splices.length) await ask("undo");
      return time;
    }));
  }
  const counts = ["s", "t"].map((side) => lines.filter((line) => line.startsWith(`${side}\t`)).length);
  console.log(`realign ${counts.join(" and ")} segments, ${what}: ${milliseconds(best(times))}`);
  await page.close();
  await review.kill("SIGINT");
}

for (const count of [200, 20000, 100000]) await manyRows(count);
for (const count of [20000, 100000]) await bulk(count);
for (const [what, times] of measured)
  console.log(`100000 rows beside 20000: ${what} ${(times.get(100000) / times.get(20000)).toFixed(2)}`);
const isWhole = process.env.AWASE_FIGURES !== "rows";
if (isWhole) await realignMany(100000);
for (const copies of isWhole ? [13, 25] : []) {
  const content = manual(copies);
  await realign("none confirmed", content, (line) => line);
  await realign("one in ten confirmed", content, (line, bead) => (bead % 10 ? line : line.replace("open", "accepted")));
  await realign("none confirmed and none sure", content, () => "bead\t0.4000\topen");
}
await finish();
