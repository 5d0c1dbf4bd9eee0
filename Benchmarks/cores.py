#!/usr/bin/env python3
# What a second core gives, and what more toys take: the tables of Benchmarks/README.md.
"""usage: cores.py HFPLOT FOLDER [--jobs N] [--repeats N] [--toys N]...

FOLDER holds an analysis as `hfplot example` writes it. Each task runs with one job and with several, in turn; times are
the least of the repeats. Efficiency is (time of one job) / (jobs x time of several) by the clock, which means nothing
while other programs run; `work` is the ratio of CPU times, what sharing the work costs, which does on any machine.
Results must be the same to the last bit.
"""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

TASKS = {
    "2000 toys of each hypothesis": ["toys", "workspace.json", "-n", "2000"],
    "ranking": ["impacts", "workspace.json"],
    "contour": ["contour", "workspace.json", "--pois", "mu,theta"],
    "limit with toys": ["limit", "workspace.json", "--toys", "300"],
    "exclusion": ["exclusion", "background.json", "--patchset", "patchset.json"],
}


def run(program, folder, arguments):
    """Seconds by the clock, CPU seconds, kB of the largest resident size."""
    with open(os.devnull, "w") as nowhere:
        start = time.monotonic()
        process = subprocess.Popen(
            [program, *arguments, "-q"], cwd=folder, stdout=nowhere, stderr=subprocess.PIPE, text=True)
        said = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - start
    if status:
        sys.exit(f"cores: hfplot {' '.join(arguments)} ends with {status}: {said.strip()}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def efficiency(program, folder, jobs, repeats):
    print(f"| task | 1 job | {jobs} jobs | efficiency | CPU of 1 job | CPU of {jobs} jobs | work | same result |")
    print("|---|---:|---:|---:|---:|---:|---:|---|")
    with tempfile.TemporaryDirectory() as kept:
        for name, arguments in TASKS.items():
            times, files = {1: [], jobs: []}, {n: pathlib.Path(kept) / f"{n}.json" for n in (1, jobs)}
            for _ in range(repeats):
                for count in times:
                    files[count].unlink(missing_ok=True)  # an exclusion would go on from what is there
                    saving = ["--jobs", str(count), "--save", str(files[count])]
                    times[count].append(run(program, folder, arguments + saving)[:2])
            clock = {count: min(pair[0] for pair in pairs) for count, pairs in times.items()}
            cpu = {count: min(pair[1] for pair in pairs) for count, pairs in times.items()}
            same = "yes" if files[1].read_bytes() == files[jobs].read_bytes() else "NO"
            print(
                f"| {name} | {clock[1]:.2f} s | {clock[jobs]:.2f} s | {clock[1] / clock[jobs] / jobs:.2f} "
                f"| {cpu[1]:.2f} s | {cpu[jobs]:.2f} s | {cpu[jobs] / cpu[1]:.2f} | {same} |", flush=True)


def memory(program, folder, counts):
    print("\n| toys of each hypothesis | CPU time | largest resident size | with `--save` | file |")
    print("|---:|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as kept:
        for count in counts:
            arguments = ["toys", "workspace.json", "-n", str(count), "--jobs", "1"]
            saved = pathlib.Path(kept) / f"{count}.json"
            _, cpu, plain = run(program, folder, arguments)
            _, _, saving = run(program, folder, arguments + ["--save", str(saved)])
            size = saved.stat().st_size
            print(
                f"| {count:,} | {cpu:.1f} s | {plain / 1024:.1f} MB | {saving / 1024:.1f} MB | {size / 1e6:.2f} MB |",
                flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("folder")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--toys", type=int, action="append", help="numbers of toys (default 1000, 10000, 30000)")
    options = parser.parse_args()
    program = str(pathlib.Path(options.program).resolve())
    with tempfile.TemporaryDirectory() as place:
        # Figures are written beside the workspace.
        folder = shutil.copytree(options.folder, pathlib.Path(place) / "analysis")
        efficiency(program, folder, options.jobs, options.repeats)
        memory(program, folder, options.toys or [1000, 10000, 30000])


if __name__ == "__main__":
    main()
