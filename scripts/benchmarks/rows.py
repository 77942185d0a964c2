# SPDX-License-Identifier: MIT
"""Rows and tables of the report: a measured figure beside its floor and its target."""


def row(what, measured, floor_name="", floor=None, unit="us", at_most=None, ratio_at_most=None):
    """Three quartiles each. `at_most` is in `unit`, `ratio_at_most` in floors; both judge medians."""
    made = {"what": what, "unit": unit, "measured": [round(value, 3) for value in measured]}
    if floor is not None:
        made["floor_name"] = floor_name
        made["floor"] = [round(value, 3) for value in floor]
        made["ratio"] = round(measured[1] / floor[1], 6)
    if at_most is not None:
        made["at_most"] = at_most
        made["met"] = measured[1] <= at_most
    if ratio_at_most is not None:
        made["ratio_at_most"] = ratio_at_most
        made["met"] = measured[1] <= ratio_at_most * floor[1]
    return made


def table(title, notes, commands, rows):
    return {"title": title, "notes": notes, "commands": commands, "rows": rows}
