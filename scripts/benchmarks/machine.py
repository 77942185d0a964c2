# SPDX-License-Identifier: MIT
"""What a run was made on and with."""

import os
import re
import subprocess


def first_line(*command):
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    except FileNotFoundError:
        return "not installed"
    return done.stdout.splitlines()[0].strip() if done.stdout else "unknown"


def field(path, name):
    with open(path, encoding="utf-8") as file:
        found = re.search(rf"^{name}\s*:\s*(.*)$", file.read(), re.MULTILINE)
    return found.group(1) if found else "unknown"


def describe(data):
    memory_kb = int(field("/proc/meminfo", "MemTotal").split()[0])
    return {
        "processor": field("/proc/cpuinfo", "model name"),
        "cores": os.cpu_count(),
        "memory_gb": round(memory_kb / 2**20),
        "kernel": os.uname().release,
        "file_system": first_line("findmnt", "-n", "-o", "FSTYPE", "-T", str(data)),
        "load_at_start": round(os.getloadavg()[0], 1),
    }


def versions():
    return {
        "compiler": first_line("c++", "--version"),
        "java": first_line("java", "-version"),
        "fftw": first_line("pkg-config", "--modversion", "fftw3"),
        "python": first_line("python3", "--version"),
    }


def commit():
    return {
        "id": first_line("git", "rev-parse", "HEAD"),
        "modified": bool(subprocess.run(["git", "status", "--porcelain", "-uno", "--", "native", "src", "scripts"],
                                        stdout=subprocess.PIPE, check=True).stdout),
    }
