# SPDX-License-Identifier: MIT
"""The command line that the measuring programs share, the head of a run's JSON, and how it is written."""

import argparse
import json
import pathlib
import sys
import time

import machine


class Run:
    """One run of a part, whose `report` grows; started when it is made."""

    def __init__(self, command, usage, *switches):
        parser = argparse.ArgumentParser(description=usage)
        parser.add_argument("--data", type=pathlib.Path, required=True, help="an empty folder for the stores")
        parser.add_argument("--out", type=pathlib.Path, required=True)
        for switch in ("--quick", *switches):
            parser.add_argument(switch, action="store_true")
        options = parser.parse_args()
        self.data, self.options = options.data, options
        given = [switch for switch in ("--quick", *switches) if getattr(options, switch[2:])]
        self.report = {
            "command": " ".join([command, *given]),
            "commit": machine.commit(),
            "machine": machine.describe(options.data),
            "versions": machine.versions(),
        }
        self.start = time.monotonic()

    def progress(self, text):
        print(f"[{time.monotonic() - self.start:4.0f} s] {text}", file=sys.stderr, flush=True)

    def write(self):
        self.report["seconds"] = round(time.monotonic() - self.start)
        self.options.out.write_text(json.dumps(self.report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        self.progress(f"wrote {self.options.out}")
