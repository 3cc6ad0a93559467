// SPDX-License-Identifier: Apache-2.0
//
// What the tests of the start page share: a desk that runs, and files that are dropped on it.

import { spawn } from "node:child_process";
import { join } from "node:path";
import { AWASE, browser, folder, servePage, started } from "./review.mjs";

/** A running `awase desk`. */
export class Desk {
  static async start(name, ...options) {
    const desk = new Desk();
    desk.place = join(folder, name);
    desk.process = spawn(AWASE, ["desk", "--folder", desk.place, "--no-browser", ...options], { stdio: ["ignore", "pipe", "pipe"] });
    started.push(desk.process);
    let said = "";
    desk.process.stderr.on("data", (data) => { said += data; });
    desk.ended = new Promise((resolve) => desk.process.on("exit", (code) => resolve(code)));
    desk.address = await new Promise((resolve, reject) => {
      desk.process.stdout.once("data", (data) => resolve(String(data).trim()));
      desk.ended.then(() => reject(new Error(said)));
    });
    desk.context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true });
    return desk;
  }

  /** A window with the start page. */
  async open() {
    const page = await this.context.newPage();
    page.problems = [];
    page.on("pageerror", (error) => page.problems.push(error.message));
    await servePage(page, "start.html");
    await page.goto(this.address);
    await page.waitForSelector("html[data-ready]");
    return page;
  }
}

/** Drops files on the page, as from a file manager. */
export async function drop(page, files) {
  const plain = files.map(([name, content]) => [name, typeof content === "string" ? content : [...content]]);
  const data = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const [name, content] of all)
      transfer.items.add(new File([typeof content === "string" ? content : new Uint8Array(content)], name));
    return transfer;
  }, plain);
  await page.dispatchEvent("#new", "drop", { dataTransfer: data });
}
