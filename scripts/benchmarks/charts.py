# SPDX-License-Identifier: MIT
"""Grouped bars as SVG text."""

import math
from xml.sax.saxutils import escape

COLOURS = ("#1b6ca8", "#e08e0b", "#5b8c5a", "#b5483a", "#7a6c9d", "#8a8a8a")
WIDTH, HEIGHT = 960, 360
LEFT, RIGHT, TOP, BOTTOM = 60, 20, 56, 40
GRID = (1, 2, 5)


def text(x, y, content, anchor="middle", size=12):
    return (f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" '
            f'fill="#333">{escape(content)}</text>')


def grid_step(top):
    """A round step that makes four to nine lines."""
    return next(step for power in range(-3, 7) for step in (factor * 10.0**power for factor in GRID) if top / step <= 9)


class Linear:
    """From 0 to a little above the greatest value; `part`: of the height."""

    def __init__(self, values):
        self.top = max(values) * 1.05
        step = grid_step(self.top)
        self.marks = [i * step for i in range(int(self.top / step) + 1)]

    def part(self, value):
        return value / self.top


class Logarithmic:
    """Decades, from below the least value."""

    def __init__(self, values):
        self.low, self.high = math.floor(math.log10(min(values) * 0.9)), math.ceil(math.log10(max(values)))
        self.marks = [10.0**power for power in range(self.low, self.high + 1)]

    def part(self, value):
        return (math.log10(value) - self.low) / (self.high - self.low)


def bars(title, unit, groups, scale=Linear):
    """`groups`: {group: {series: value}}; a series that a group lacks leaves a gap."""
    series = list(dict.fromkeys(name for values in groups.values() for name in values))
    axis = scale([value for values in groups.values() for value in values.values()])
    plot_width, plot_height = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM
    base = TOP + plot_height
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif">',
             f"<title>{escape(title)}</title>", f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
             text(LEFT, 20, f"{title}, {unit}", "start", 15)]
    for mark in axis.marks:
        y = base - plot_height * axis.part(mark)
        lines.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ddd"/>')
        lines.append(text(LEFT - 6, y + 4, f"{mark:g}", "end"))
    for i, name in enumerate(series):
        x = LEFT + 140 * i
        lines.append(f'<rect x="{x}" y="30" width="12" height="12" fill="{COLOURS[i]}"/>')
        lines.append(text(x + 18, 40, name, "start"))
    group_width = plot_width / len(groups)
    bar = 0.8 * group_width / len(series)
    for g, (group, values) in enumerate(groups.items()):
        left = LEFT + group_width * g + 0.1 * group_width
        lines.append(text(left + 0.4 * group_width, base + 18, group))
        for i, name in enumerate(series):
            if name in values:
                high = plot_height * axis.part(values[name])
                lines.append(f'<rect x="{left + bar * i:.1f}" y="{base - high:.1f}" width="{0.92 * bar:.1f}" '
                             f'height="{high:.1f}" fill="{COLOURS[i]}"><title>{escape(name)}, {escape(group)}: '
                             f"{values[name]:.2f}</title></rect>")
    return "\n".join([*lines, "</svg>", ""])
