// SPDX-License-Identifier: Apache-2.0
//
// The whole way without a command line: two files are given, aligned, reviewed and taken
// away.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, test } from "node:test";
import { Desk, drop } from "./desk.mjs";
import { AWASE, finish, folder, press, SOURCE, until } from "./review.mjs";

after(finish);

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const JA = "猫が庭で寝ています。\n\n犬は2匹います。\n\n鳥が木の上で歌っています。\n";
const EN = "A cat is sleeping in the garden.\n\nThere are 2 dogs.\n\nA bird is singing on the tree.\n";

const axe = async (page) => {
  await page.evaluate(AXE);
  return page.evaluate(async () => (await window.axe.run()).violations.map((one) =>
    `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 100)).join(" | ")}`));
};

test("from dropping two files to a TMX, and on after the program was killed", async () => {
  let desk = await Desk.start("whole");
  let page = await desk.open();
  assert.deepEqual(await axe(page), []);
  await drop(page, [["pets.en.txt", EN], ["pets.ja.txt", JA]]);
  await page.waitForSelector("#align:not(:disabled)");
  assert.match(await page.textContent("#source"), /pets\.ja\.txt3 sentences/);
  assert.match(await page.textContent("#target"), /pets\.en\.txt3 sentences/);
  assert.equal(await page.$eval("#source-language", (one) => one.selectedOptions[0].textContent), "Japanese (found)");
  assert.equal(await page.$eval("#target-format", (one) => one.selectedOptions[0].textContent), "text (found)");
  assert.match(await page.getAttribute("#source-encoding", "placeholder") ?? "", /UTF-8/);
  assert.deepEqual(await axe(page), []);
  await page.click("#align");
  await page.waitForURL(/\/works\/[0-9a-f]{12}\/$/);
  await page.waitForSelector("html[data-ready]");
  await page.click("text=A cat is sleeping in the garden.");
  await press(page, "a");
  await press(page, "E");
  const [got] = await Promise.all([page.waitForEvent("download"), page.click("#export .primary")]);
  assert.equal(got.suggestedFilename(), "pets.ja.tmx", "named after the text");
  assert.equal(await page.title(), "pets.ja.txt / pets.en.txt – Awase review");
  const memory = join(folder, "pets.tmx");
  await got.saveAs(memory);
  assert.match(readFileSync(memory, "utf8"), /猫が庭で寝ています。[^]*A cat is sleeping in the garden\./);
  const importers = join(SOURCE, "../shared/checks/tmx-interop");
  if (existsSync(importers))
    execFileSync(importers, [memory, "ja", "en", "犬は2匹います。", "There are 2 dogs."], { stdio: "pipe" });
  // Into a memory, which is searched on the start page.
  await press(page, "E");
  await page.check("#export input[value=memory]");
  await page.fill("#memory-name", "animals");
  await page.click("#export .primary");
  await until(page, () => /3 pairs added to animals/.test(document.querySelector("#message").textContent));
  assert.deepEqual(page.problems, []);
  desk.process.kill("SIGKILL");
  await desk.ended;

  desk = await Desk.start("whole");
  page = await desk.open();
  await page.waitForSelector("#works li[data-state=done]");
  assert.match(await page.textContent("#works li"), /pets\.ja\.txt \/ pets\.en\.txt3 pairs/);
  assert.deepEqual(await axe(page), []);
  await page.fill("#query", "dogs");
  await page.waitForSelector("#hits li");
  assert.match(await page.textContent("#hits li"), /犬は2匹います。There are 2 dogs\./);
  await page.fill("#query", "犬は3匹いますか。");
  await page.waitForSelector("#hits .score");
  assert.match(await page.textContent("#hits li"), /^\d\d % alike犬は2匹います。There are 2 dogs\.Copy/, "what is similar is there too");
  await page.click("#works a.primary");
  await page.waitForSelector("html[data-ready]");
  assert.match(await page.textContent("#rows"), /✓ accepted/, "what was accepted is");
  await page.click(".home");
  await page.waitForSelector("#works li[data-state=done]");
  page.on("dialog", (dialog) => dialog.accept());
  await page.click("#works li button");
  await page.waitForSelector("#no-works:not([hidden])");
  desk.process.kill("SIGINT");
  assert.equal(await desk.ended, 0);
});

test("files may be given one by one, changed, swapped; what is wrong is said", async () => {
  const desk = await Desk.start("steps");
  const page = await desk.open();
  mkdirSync(join(folder, "given"), { recursive: true });
  const given = (name, text) => { writeFileSync(join(folder, "given", name), text); return join(folder, "given", name); };
  await page.setInputFiles("#source-file", given("a.txt", EN));
  await until(page, () => /Now give its translation/.test(document.querySelector("#target").textContent));
  assert.ok(await page.isDisabled("#align"));
  await page.setInputFiles("#target-file", given("b.bin", Buffer.from([0, 1, 2, 3, 0, 0, 255, 254, 0])));
  await page.waitForSelector("#target .error");
  assert.match(await page.textContent("#target .error"), /^b\.bin: /, "where it lies is nobody's business");
  await page.setInputFiles("#target-file", given("b.txt", JA));
  await page.waitForSelector("#align:not(:disabled)");
  await page.click("#swap");
  await until(page, () => /b\.txt/.test(document.querySelector("#source").textContent));
  await page.waitForSelector("#align:not(:disabled)");
  await page.selectOption("#source-language", "ja");
  await until(page, () => document.querySelector("#source-language").value === "ja" && !document.querySelector("#align").disabled);
  desk.process.kill("SIGINT");
  assert.equal(await desk.ended, 0);
});

test("what is wrong is said in the words of the page, and a double click asks once", async () => {
  const desk = await Desk.start("words");
  const page = await desk.open();
  await drop(page, [["a.ja.txt", JA], ["b.ja.txt", JA]]);
  await until(page, () => document.querySelector("#problem").textContent !== "");
  assert.match(await page.textContent("#problem"), /both are Japanese.*“Language” of the original and “Language” of the translation/);
  await drop(page, [["a.ja.txt", JA], ["b.en.txt", EN]]);
  await page.waitForSelector("#align:not(:disabled)");
  const asked = [];
  page.on("request", (request) => { if (request.url().endsWith("/align")) asked.push(request.url()); });
  await page.dblclick("#align");
  await page.waitForURL(/\/works\/[0-9a-f]{12}\/$/);
  assert.equal(asked.length, 1);
  await page.goto(desk.address);
  await page.click("#works summary");
  assert.equal(await page.textContent("#works .notes li"), "3 pairs; probably none is wrong", "where it lies is nobody's business");
  desk.process.kill("SIGINT");
  assert.equal(await desk.ended, 0);
});

test("files that are given one soon after the other are all taken", async () => {
  const desk = await Desk.start("soon");
  const page = await desk.open();
  await page.route(/\/(look|upload)(\?.*)?$/, async (route) => {
    await new Promise((done) => setTimeout(done, 300));
    await route.continue();
  });
  await drop(page, [["one.ja.txt", JA]]);
  await drop(page, [["two.en.txt", EN]]);
  await page.waitForSelector("#align:not(:disabled)");
  assert.match(await page.textContent("#source"), /one\.ja\.txt3 sentences/);
  assert.match(await page.textContent("#target"), /two\.en\.txt3 sentences/);
  desk.process.kill("SIGINT");
  assert.equal(await desk.ended, 0);
});

test("the memory is made for the tool that was chosen, which is asked for no more", async () => {
  const code = "\n\n```\nrun();\n```\n";
  let desk = await Desk.start("tool");
  let page = await desk.open();
  const given = async () => {
    await drop(page, [["a.ja.md", `# 猫\n\n猫が庭で寝ています。${code}`], ["a.en.md", `# Cats\n\nA cat is sleeping in the garden.${code}`]]);
    await page.waitForSelector("#align:not(:disabled)");
  };
  const memory = async () => {
    await page.click("#align");
    await page.waitForURL(/\/works\//);
    return (await fetch(`${page.url()}export?format=tmx`)).text();
  };
  await given();
  assert.equal(await page.$eval("#tool", (one) => one.selectedOptions[0].textContent), "any tool");
  const any = await memory();
  assert.match(any, /xml:lang="ja"[^]*<prop type="x-confidence"|<prop type="x-confidence"[^]*xml:lang="ja"/);
  assert.doesNotMatch(any, /run\(\);/);
  await page.goto(desk.address);
  await page.waitForSelector("html[data-ready]");
  await page.selectOption("#tool", "trados");
  assert.ok(await page.isDisabled("#keep-code"), "a tool shows all there is");
  await given();
  assert.equal(await page.inputValue("#tool"), "trados");
  const trados = await memory();
  assert.match(trados, /xml:lang="ja-JP"/);
  assert.match(trados, /run\(\);/);
  assert.doesNotMatch(trados, /x-confidence/);
  assert.deepEqual(page.problems, []);
  await page.goto(desk.address);
  await page.waitForSelector("html[data-ready]");
  assert.equal(await page.inputValue("#tool"), "trados", "the choice is remembered");
  await page.selectOption("#tool", "");
  await given();
  await page.click("#options summary");
  await page.check("#keep-code");
  await page.waitForSelector("#align:not(:disabled)");
  assert.match(await memory(), /run\(\);/, "what the box says is done");
  desk.process.kill("SIGINT");
  assert.equal(await desk.ended, 0);
  desk = await Desk.start("tool-told", "--for", "omegat");
  page = await desk.open();
  assert.equal(await page.inputValue("#tool"), "omegat");
  desk.process.kill("SIGINT");
  assert.equal(await desk.ended, 0);
});

test("one file that holds both is enough, also a document in two languages", async () => {
  const desk = await Desk.start("pairs");
  const page = await desk.open();
  await drop(page, [["both.csv", "source,target\n猫がいます。,There is a cat.\n犬がいます。,There is a dog.\n"]]);
  await page.waitForSelector("#align:not(:disabled)");
  assert.match(await page.textContent("#target"), /in the same file2 sentences/);
  await page.click("#align");
  await page.waitForURL(/\/works\//);
  await page.waitForSelector("html[data-ready]");
  assert.match(await page.textContent("#rows"), /There is a dog\./);
  desk.process.kill("SIGINT");
  assert.equal(await desk.ended, 0);
});

test("two folders: pairs are found, aligned, opened, and one TMX is made of all", async () => {
  const desk = await Desk.start("folders");
  const page = await desk.open();
  const root = join(folder, "two");
  for (const [path, text] of [["originals/a.ja.txt", JA], ["originals/sub/b.ja.txt", JA.replace("猫", "馬")], ["originals/alone.ja.txt", JA],
                              ["translated/a.en.txt", EN], ["translated/sub/b.en.txt", EN.replace("cat", "horse")]]) {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  await page.click("#folders summary");
  await page.setInputFiles("#source-folder", join(root, "originals"));
  await page.setInputFiles("#target-folder", join(root, "translated"));
  await page.waitForSelector("#works .set");
  assert.match(await page.textContent("#remarks"), /alone\.ja\.txt/);
  assert.match(await page.textContent("#works .set"), /0 of 2 pairs of files aligned/);
  await page.click("#works .set .primary");
  await until(page, () => document.querySelectorAll("#works li[data-state=done]").length === 2);
  const [got] = await Promise.all([page.waitForEvent("download"), page.click("#works .set a")]);
  const all = join(folder, "all.tmx");
  await got.saveAs(all);
  assert.equal(readFileSync(all, "utf8").match(/<tu[ >]/g).length, 6);
  assert.match(readFileSync(all, "utf8"), /A horse is sleeping/);
  assert.deepEqual(await page.$$eval("#works li[data-state=done] .names", (all) => all.map((one) => one.textContent)),
    ["a.ja.txt / a.en.txt", "b.ja.txt / b.en.txt"]);
  await page.click("#works li[data-state=done] a[href^='works/']");
  await page.waitForSelector("html[data-ready]");
  assert.match(await page.textContent("#rows"), /There are 2 dogs\./);
  await page.click(".home");
  await page.waitForSelector("html[data-ready]");
  page.once("dialog", (dialog) => dialog.accept());
  await page.click("#works .set button:has-text('Remove all')");
  await until(page, () => document.querySelectorAll("#works li").length === 0);
  desk.process.kill("SIGINT");
  assert.equal(await desk.ended, 0);
});

test("aligning shows how far it is and is cancelled; files longer than a request are taken", async () => {
  const desk = await Desk.start("long");
  const page = await desk.open();
  const many = (text) => Array.from({ length: 160000 }, (_, i) => text.replace("2", String(i))).join("\n\n");
  await drop(page, [["long.ja.txt", many("犬は2匹います。そして猫もいます。")], ["long.en.txt", many("There are 2 dogs. And there are cats.")]]);
  await page.waitForSelector("#align:not(:disabled)", { timeout: 60000 });
  await page.click("#align");
  await until(page, () => /Aligning: \d+ %/.test(document.querySelector("#status").textContent), 60000);
  await page.click("#cancel");
  await page.waitForSelector("#align:not(:disabled)", { timeout: 60000 });
  assert.equal(await page.textContent("#status"), "Ready.");
  // So it is when the page was loaded again meanwhile.
  await page.click("#align");
  await until(page, () => /Aligning: \d+ %/.test(document.querySelector("#status").textContent), 60000);
  await page.reload();
  await page.waitForSelector("html[data-ready]");
  await until(page, () => /Aligning: [1-9]\d* %/.test(document.querySelector("#works .about").textContent), 60000);
  assert.deepEqual(await page.$$eval("#works li button", (all) => all.map((one) => one.textContent)), ["Cancel"]);
  await page.focus("#works li button");
  await page.waitForTimeout(500); // it is told anew meanwhile
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Cancel", "what has the focus keeps it");
  await page.click("#works li button:has-text('Cancel')");
  await page.waitForSelector("#works li[data-state=ready]", { timeout: 60000 });
  assert.match(await page.textContent("#works li"), /not aligned yet.*Go on/);
  desk.process.kill("SIGINT");
  assert.equal(await desk.ended, 0);
});

test("one desk has a folder; strangers get nothing; it ends when nobody is there", async () => {
  const desk = await Desk.start("alone");
  assert.equal(String(execFileSync(AWASE, ["desk", "--folder", desk.place, "--no-browser"], { stdio: "pipe" })).trim(), desk.address, "a second start leads to it");
  const root = new URL(desk.address).origin;
  assert.equal((await fetch(`${root}/works`)).status, 403);
  assert.equal((await fetch(`${desk.address}works`, { method: "POST" })).status, 403, "no origin");
  const own = { method: "POST", headers: { Origin: root } };
  const { id } = await (await fetch(`${desk.address}works`, own)).json();
  const upload = (query, body = "text") => fetch(`${desk.address}works/${id}/upload?${query}`, { ...own, body });
  assert.equal((await upload("part=source&name=../../../etc/passwd&offset=0")).status, 200);
  assert.ok(existsSync(join(desk.place, "works", id, "source", "passwd")), "no way out of the folder");
  assert.equal((await upload("part=source&name=passwd&offset=3")).status, 422, "parts come in order");
  assert.equal((await upload("part=source&name=a&offset=999999999999")).status, 422);
  assert.equal((await upload("part=works&name=a&offset=0")).status, 422);
  assert.equal((await fetch(`${desk.address}works/..%2F..%2Fx/work`)).status, 422);
  assert.equal((await fetch(`${desk.address}works/${id}/document`)).status, 422, "not aligned");
  desk.process.kill("SIGTERM");
  assert.equal(await desk.ended, 0);
});
