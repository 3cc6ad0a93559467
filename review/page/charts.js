// SPDX-License-Identifier: Apache-2.0
//
// The map of the whole text and the plot of the alignment path.

/** @typedef {import("./model.js").Model} Model */

const RANK = { good: 0, one: 1, mid: 2, bad: 3 };

/** @param {string} name */
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** A canvas as sharp as the screen. @param {HTMLCanvasElement} canvas */
function prepare(canvas) {
  const scale = window.devicePixelRatio || 1;
  const { clientWidth, clientHeight } = canvas;
  canvas.width = Math.round(clientWidth * scale);
  canvas.height = Math.round(clientHeight * scale);
  const paper = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  paper.scale(scale, scale);
  paper.clearRect(0, 0, clientWidth, clientHeight);
  return { paper, width: clientWidth, height: clientHeight };
}

/** The worst row of each line of pixels, as it was worked out last.
 * @type {{model: Model | null, revision: number, height: number, worst: (keyof typeof RANK)[]}} */
const lines = { model: null, revision: -1, height: 0, worst: [] };

/** The worst row of each line of pixels. @param {Model} model @param {number} height */
function worstRows(model, height) {
  const { revision } = model.document;
  if (lines.model === model && lines.revision === revision && lines.height === height) return lines.worst;
  const count = model.rows.length;
  /** @type {(keyof typeof RANK)[]} */
  const worst = [];
  for (let y = 0; y < height; ++y) {
    const from = Math.floor((y / height) * count);
    const to = Math.max(from + 1, Math.floor(((y + 1) / height) * count));
    worst[y] = "good";
    for (let row = from; row < to && row < count; ++row) {
      const here = model.shadeOf(row);
      if (RANK[here] > RANK[worst[y]]) worst[y] = here;
    }
  }
  Object.assign(lines, { model, revision, height, worst });
  return worst;
}

/** Draws a line of pixels for each stretch of rows, in the colour of its worst.
 * @param {HTMLCanvasElement} canvas @param {Model} model @param {number} first
 * @param {number} last rows in sight: [first, last) */
export function drawMap(canvas, model, first, last) {
  const { paper, width, height } = prepare(canvas);
  const count = model.rows.length;
  if (!count || !height) return;
  const fills = { good: colour("good"), one: colour("one"), mid: colour("mid"), bad: colour("bad") };
  worstRows(model, height).forEach((worst, y) => {
    paper.globalAlpha = worst === "good" ? 0.35 : 1;
    paper.fillStyle = fills[worst];
    paper.fillRect(6, y, width - 12, 1);
  });
  paper.globalAlpha = 1;
  paper.strokeStyle = colour("focus");
  paper.lineWidth = 2;
  const inSight = Math.max(6, ((last - first) / count) * height - 2);
  paper.strokeRect(2, Math.min((first / count) * height + 1, height - inSight - 1), width - 4, inSight);
}

/** Draws where the alignment goes through source (right) and target (down).
 * @param {HTMLCanvasElement} canvas @param {Model} model @param {number} place */
export function drawPath(canvas, model, place) {
  const { paper, width, height } = prepare(canvas);
  const points = pathPoints(model);
  const [sources, targets] = points[points.length - 1];
  if (!sources && !targets) return;
  const x = (/** @type {number} */ s) => 4 + (s / Math.max(1, sources)) * (width - 8);
  const y = (/** @type {number} */ t) => 4 + (t / Math.max(1, targets)) * (height - 8);
  paper.strokeStyle = colour("line");
  paper.beginPath();
  paper.moveTo(x(0), y(0));
  paper.lineTo(x(sources), y(targets));
  paper.stroke();
  paper.lineWidth = 2;
  points.slice(0, -1).forEach((_, i) => {
    paper.strokeStyle = colour(model.shadeOf(i));
    paper.beginPath();
    paper.moveTo(x(points[i][0]), y(points[i][1]));
    paper.lineTo(x(points[i][0] + model.rows.sources[i]), y(points[i][1] + model.rows.targets[i]));
    paper.stroke();
  });
  paper.strokeStyle = colour("focus");
  paper.beginPath();
  paper.arc(x(points[place][0]), y(points[place][1]), 5, 0, 2 * Math.PI);
  paper.stroke();
}

/** Where each row begins in both texts, and at the end how long these are. Sections that
 * are crossed lie where their text does. @param {Model} model @returns {[number, number][]} */
function pathPoints(model) {
  /** @type {[number, number][]} */
  const points = [];
  let ends = [0, 0];
  let most = [0, 0];
  const { firstSource, firstTarget, sources, targets } = model.rows;
  for (let i = 0; i < model.rows.length; ++i) {
    const begins = [firstSource[i], firstTarget[i]];
    const counts = [sources[i], targets[i]];
    points.push(/** @type {[number, number]} */ (ends.map((end, side) => (begins[side] ? begins[side] - 1 : end))));
    ends = ends.map((end, side) => (begins[side] ? begins[side] - 1 + counts[side] : end));
    most = most.map((end, side) => Math.max(end, ends[side]));
  }
  points.push(/** @type {[number, number]} */ (most));
  return points;
}

/** The row nearest to a point of the plot, both 0..1. @param {Model} model
 * @param {number} across @param {number} down */
export function rowAt(model, across, down) {
  const points = pathPoints(model);
  const [sources, targets] = points[points.length - 1];
  let best = 0;
  let nearest = Infinity;
  for (let i = 0; i < model.rows.length; ++i) {
    const distance = Math.hypot(points[i][0] / sources - across, points[i][1] / targets - down);
    if (distance < nearest) [nearest, best] = [distance, i];
  }
  return best;
}
