#!/usr/bin/env python3
# How costs grow with the number of parameters: the table of Benchmarks/README.md.
"""usage: growth.py BENCHMARKS [--seconds S]

Writes workspaces with synthetic.py into a temporary folder, times the program's steps on each and prints a table of
medians of CPU time, with the largest resident size of a process that loads and fits.
"""
import argparse
import json
import pathlib
import resource
import subprocess
import sys
import tempfile

SIZES = [(str(n), ["--channels", "10", "--bins", "10", "--samples", "3", "--parameters", str(n), "--no-staterror"])
         for n in (10, 100, 1000, 3000)]
SIZES.append(("XL", ["--channels", "50", "--bins", "20", "--samples", "10", "--parameters", "200"]))
TASKS = ["load", "value", "gradient", "hessian", "fit"]


def in_words(seconds):
    for limit, factor, unit in ((1e-3, 1e6, "µs"), (1, 1e3, "ms"), (float("inf"), 1, "s")):
        if seconds < limit:
            return f"{seconds * factor:.3g} {unit}"


def medians(program, path, seconds):
    """CPU seconds of each task; the parameters' number; megabytes of the process that did it all."""
    arguments = [program, "--json", "--seconds", str(seconds)]
    for task in TASKS:
        arguments += ["--only", task]
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    run = subprocess.run(arguments + [str(path)], capture_output=True, text=True)
    if run.returncode:
        sys.exit(f"growth: {run.stderr.strip()}")
    # The largest of all children so far: sizes ascend, so that the last one's is its own unless it is smaller.
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    times = {record["task"]: record["median"] for record in map(json.loads, run.stdout.splitlines())}
    return times, largest / 1024 if largest > before else None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--seconds", type=float, default=1.0, help="CPU time for each task (default 1)")
    options = parser.parse_args()
    script, columns = pathlib.Path(__file__).with_name("synthetic.py"), {}
    with tempfile.TemporaryDirectory() as folder:
        for name, arguments in SIZES:
            path = pathlib.Path(folder) / f"{name}.json"
            subprocess.run([sys.executable, str(script), "-o", str(path), *arguments], check=True)
            columns[name] = (path.stat().st_size, *medians(options.program, path, options.seconds))
            path.unlink()
    print("| parameters | " + " | ".join(columns) + " |\n|---|" + "---:|" * len(columns))
    print("| file | " + " | ".join(f"{size / 1e6:.3g} MB" for size, _, _ in columns.values()) + " |")
    for task in TASKS:
        print(f"| `{task}` | " + " | ".join(in_words(times[task]) for _, times, _ in columns.values()) + " |")
    sizes = (f"{memory:.0f} MB" if memory else "less" for _, _, memory in columns.values())
    print("| largest resident size | " + " | ".join(sizes) + " |")


if __name__ == "__main__":
    main()
