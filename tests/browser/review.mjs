// SPDX-License-Identifier: Apache-2.0
//
// What the tests of the review page share: a review that runs, and a page that shows it.

import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

export const AWASE = process.env.AWASE;
export const SOURCE = process.env.AWASE_SOURCE_DIR;
// In memory where there is such a place: each step of a review waits for the disk.
export const folder = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "awase-browser-"));

export const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-dev-shm-usage"],
});
/** Windows of one browser, as a reviewer has them. */
const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });

/** Cells as [[source segments], [target segments], {c, m, n}]: the content of a file. */
export function alignment(rows, source = "ja", target = "en") {
  const numbers = [0, 0];
  const lines = ["awase alignment 1", `source\t${source}\ta.${source}.txt`, `target\t${target}\ta.${target}.txt`];
  for (const [s, t, { c = 0.9, m = "open", n = "" } = {}] of rows) {
    lines.push("", `bead\t${c.toFixed(4)}\t${m}`);
    if (n) lines.push(`note\t${n}`);
    for (const [side, key] of [[s, "s"], [t, "t"]])
      for (const text of side) {
        const number = ++numbers[key === "s" ? 0 : 1];
        lines.push(`${key}\t${number}\t${number === 1 ? "paragraph" : "-"}\t${text}`);
      }
  }
  return lines.join("\n") + "\n";
}

/** Rows as "a,b|x c|-!a": pieces, cells, the first letter of a mark. */
export const shown = (rows) => rows.map((row) =>
  [row.s, row.t].map((cell) => cell.map((piece) => piece[1]).join(",") || "-").join("|") +
  (row.m ? `!${row.m[0]}` : "") + (row.n ? `#${row.n}` : "")).join(" ");

export const run = (...args) => execFileSync(AWASE, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

/** Programs that run; finish() ends them. */
export const started = [];

/** A running `awase review`. */
export class Review {
  /** Writes the file when there is content, and opens it. */
  static async start(name, content, ...options) {
    const review = new Review();
    review.path = join(folder, name);
    if (content) writeFileSync(review.path, content);
    review.process = spawn(AWASE, ["review", review.path, "--no-browser", ...options], { stdio: ["ignore", "pipe", "pipe"] });
    started.push(review.process);
    review.said = "";
    review.process.stderr.on("data", (data) => { review.said += data; });
    review.ended = new Promise((resolve) => review.process.on("exit", (code) => resolve(code)));
    review.address = await new Promise((resolve, reject) => {
      review.process.stdout.once("data", (data) => resolve(String(data).trim()));
      review.ended.then(() => reject(new Error(review.said)));
    });
    return review;
  }

  /** A window with the review; `prepare` is called before it is loaded. */
  async open(prepare = async () => {}) {
    const page = await context.newPage();
    page.problems = [];
    page.on("pageerror", (error) => page.problems.push(error.message));
    page.on("console", (message) => { if (message.type() === "error") page.problems.push(message.text()); });
    // The browser hands over its file dialogs only while somebody listens, and learns of it late: before the
    // first key is pressed, not with it.
    page.on("filechooser", () => {});
    page.on("request", (request) => {
      if (!request.url().startsWith(this.address) && !request.url().startsWith("data:"))
        page.problems.push(`asks for ${request.url()}`);
    });
    await servePage(page);
    await prepare(page);
    await page.goto(this.address, { waitUntil: "commit" });
    await page.waitForSelector("html[data-ready]", { timeout: 60000 });
    return page;
  }

  file() { return readFileSync(this.path, "utf8"); }

  async kill(signal) {
    this.process.kill(signal);
    return this.ended;
  }
}

/** Whoever works on the page need not build the program for each change: files of the page come
 * from the folder that AWASE_PAGE names. `first` is the page at the address itself. */
export async function servePage(page, first = "index.html") {
  const source = process.env.AWASE_PAGE;
  if (!source) return;
  await page.route(/\/([\w-]+\.(js|css|html))?$/, (route) => {
    const { pathname } = new URL(route.request().url());
    const name = pathname.split("/").pop() || (pathname.includes("/works/") ? "index.html" : first);
    return name !== "catalogue.js" && existsSync(join(source, name)) ? route.fulfill({ path: join(source, name) }) : route.continue();
  });
}

/** Keys that were pressed, by the names that the page has for them. */
export const pressed = new Set();

const OPENS_A_FIELD = new Set(["Enter", "F2", "e", "c"]);

/** Presses keys one after another. "type:…" types text. */
export async function strike(page, ...keys) {
  for (const key of keys)
    if (key.startsWith("type:")) {
      await settle(page); // the field that the key before opened is there
      await page.keyboard.insertText(key.slice(5));
    } else {
      pressed.add(key.replace("Control", "Ctrl").replace("Ctrl+Shift+", "Ctrl+").replace("Space", " "));
      await page.keyboard.press(key);
      // What follows is meant for the field that these open.
      if (OPENS_A_FIELD.has(key)) await settle(page);
    }
}

/** Presses keys and waits until all of it is done. */
export async function press(page, ...keys) {
  await strike(page, ...keys);
  await settle(page);
}

/** Waits until what was begun is done. */
export const settle = (page) => page.evaluate(async () => {
  while (document.querySelector("#list").ariaBusy === "true") await new Promise((done) => setTimeout(done, 1));
});

/** Waits until it is so. The page forbids the code that Playwright would wait with.
 * @param {() => unknown} test run in the page */
export async function until(page, test, milliseconds = 60000) {
  for (const end = Date.now() + milliseconds; !(await page.evaluate(test));) {
    if (Date.now() > end) throw new Error(`not so after ${milliseconds} ms: ${test}`);
    await new Promise((done) => setTimeout(done, 30));
  }
}

/** The rows that the server has once all is done. */
export const rows = (page) => page.evaluate(async () => {
  while (document.querySelector("#list").ariaBusy === "true") await new Promise((done) => setTimeout(done, 1));
  // A line with the revision, then one for each row.
  return (await (await fetch("rows?at=0-9999999")).text()).trimEnd().split("\n").slice(1).map((line) => JSON.parse(line));
});

export async function finish() {
  for (const process of started) process.kill("SIGKILL");
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
