#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Draws how right the confidences are, from what awase-fit prints.

    awase-fit ... | tests/quality/calibration_plot.py > docs/calibration.svg

One circle for each tenth of the scale of confidence: across, the mean confidence of its
pairs; up, the share of them that is right; its size says how many they are. On the
diagonal a confidence means what it says.
"""
import math
import re
import sys

SIDE, MARGIN = 400, 56
ROW = re.compile(r"0\.\d - \d\.\d +(\d+) +([\d.]+) +([\d.]+)$")


def main():
    rows = [ROW.match(line.strip()) for line in sys.stdin]
    bins = [(int(m[1]), float(m[2]), float(m[3])) for m in rows if m]
    if not bins:
        sys.exit("calibration_plot: no table of confidences on standard input; "
                 "give it what awase-fit prints")
    x = lambda value: MARGIN + value * SIDE
    y = lambda value: MARGIN + (1 - value) * SIDE
    size = SIDE + 2 * MARGIN
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" '
           f'width="{size}" height="{size}" font-family="sans-serif" font-size="13">',
           "<title>Confidence of pairs against the share that is right</title>",
           f'<rect width="{size}" height="{size}" fill="#fff"/>']
    for k in range(0, 11, 2):
        v = k / 10
        out.append(f'<path d="M{x(v)} {y(0)}V{y(1)}M{x(0)} {y(v)}H{x(1)}" stroke="#ddd"/>')
        out.append(f'<text x="{x(v)}" y="{y(0) + 20}" text-anchor="middle">{v:.1f}</text>')
        out.append(f'<text x="{x(0) - 8}" y="{y(v) + 4}" text-anchor="end">{v:.1f}</text>')
    out.append(f'<path d="M{x(0)} {y(0)}L{x(1)} {y(1)}" stroke="#888" stroke-dasharray="5 4"/>')
    for count, mean, right in bins:
        radius = 3 + 2.5 * math.log10(max(1, count))
        out.append(f'<circle cx="{x(mean):.1f}" cy="{y(right):.1f}" r="{radius:.1f}" '
                   'fill="#1f6fb2" fill-opacity=".75"/>')
        side = 1 if right < mean else -1
        out.append(f'<text x="{x(mean) + side * (radius + 4):.1f}" y="{y(right) + 4:.1f}" '
                   f'text-anchor="{"start" if side > 0 else "end"}">{count:,}</text>')
    out.append(f'<text x="{x(.5)}" y="{y(0) + 42}" text-anchor="middle">confidence</text>')
    out.append(f'<text x="16" y="{y(.5)}" text-anchor="middle" '
               f'transform="rotate(-90 16 {y(.5)})">share of pairs that is right</text>')
    out.append("</svg>")
    print("\n".join(out))


if __name__ == "__main__":
    main()
