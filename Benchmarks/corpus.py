#!/usr/bin/env python3
# What comes of every workspace in a folder: whether it loads and fits, how the fit ends and how long it takes, or why
# it is refused.
"""usage: corpus.py HFPLOT FOLDER [--seconds S]"""
import argparse
import json
import pathlib
import resource
import subprocess
import sys
import tempfile


def is_model(path):
    """Whether a file claims to be a likelihood; patchsets and tables are not for fitting."""
    with open(path, "rb") as file:
        text = file.read()
    if b'"patches"' in text and b'"channels"' not in text.split(b'"patches"')[0]:
        return False
    return b'"channels"' in text or b'"distributions"' in text


def processor_time():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def row(program, path, limit):
    """Name, outcome, parameters, CPU seconds and remark of one workspace."""
    with tempfile.TemporaryDirectory() as folder:
        saved = pathlib.Path(folder) / "fit.json"
        start = processor_time()
        try:
            run = subprocess.run(
                [program, "fit", path.name, "--quiet", "--save", str(saved)], cwd=path.parent,
                capture_output=True, text=True, errors="replace", timeout=limit)
        except subprocess.TimeoutExpired:
            return path.name, "too slow", "", limit, f"no fit within {limit:g} s"
        seconds = processor_time() - start
        if run.returncode < 0:
            return path.name, "CRASHED", "", seconds, f"signal {-run.returncode}"
        if not saved.exists():
            said = [line.strip() for line in run.stderr.splitlines() if line.strip()]
            errors = [line for line in said if "error" in line] or said or ["exit code without a word"]
            return path.name, "refused", "", seconds, errors[0]
        fit = json.loads(saved.read_text())
        status, free = fit["status"], len(fit["parameters"])
        remark = f"2NLL {fit['twice_nll']:.3f}" if "twice_nll" in fit else ""
        messages = "; ".join(status.get("messages", []))
        return path.name, status["state"], free, seconds, "; ".join(filter(None, [remark, messages]))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--seconds", type=float, default=300, help="time that one fit may take (default 300)")
    options = parser.parse_args()
    files = sorted(path for path in options.folder.rglob("*.json") if is_model(path))
    if not files:
        sys.exit(f"corpus: {options.folder} holds no workspace")
    options.program = str(pathlib.Path(options.program).resolve())
    print("| workspace | outcome | parameters | CPU seconds | remark |\n|---|---|---:|---:|---|")
    outcomes = {}
    for path in files:
        name, outcome, parameters, seconds, remark = row(options.program, path, options.seconds)
        outcomes[outcome] = outcomes.get(outcome, 0) + 1
        remark = remark.replace("|", "\\|")
        shown = remark if len(remark) <= 160 else remark[:159] + "…"
        print(f"| {name} | {outcome} | {parameters} | {seconds:.2f} | {shown} |", flush=True)
    print("\n" + ", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items())))
    sys.exit(1 if "CRASHED" in outcomes or "too slow" in outcomes else 0)


if __name__ == "__main__":
    main()
