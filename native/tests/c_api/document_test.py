#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Builds and runs what docs/c-api.md shows: document_test.py SOURCE_DIR LIBRARY CC"""
import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

CC = sys.argv.pop()
LIBRARY = Path(sys.argv.pop())
SOURCE = Path(sys.argv.pop())
DOCUMENT = (SOURCE / "docs/c-api.md").read_text()


def block(language):
    (found,) = re.findall(rf"^```{language}\n(.*?)^```$", DOCUMENT, re.MULTILINE | re.DOTALL)
    return found


class DocumentTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def run_command(self, *command):
        environment = {**os.environ, "LD_LIBRARY_PATH": str(LIBRARY.parent)}
        done = subprocess.run(command, cwd=self.folder, env=environment, capture_output=True,
                              text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.strip()

    def test_the_examples_print_what_the_document_says(self):
        source = Path(self.folder, "example.c")
        source.write_text(block("c"))
        self.run_command(CC, "-std=c99", "-Wall", "-Wextra", "-Werror", "-pedantic",
                         f"-I{SOURCE}/native/include", "-o", "example", str(source), str(LIBRARY))
        shown = re.findall(r"`(\w+: 7680)`", DOCUMENT)
        self.assertEqual([self.run_command("./example"), self.run_command("./example")], shown)
        printed = self.run_command(sys.executable, "-c", block("python"))
        self.assertIn(f"It prints `{printed}`.", DOCUMENT)


if __name__ == "__main__":
    unittest.main()
