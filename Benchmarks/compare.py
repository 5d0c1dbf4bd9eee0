#!/usr/bin/env python3
"""Compares hfplot with its peers: the same task on the same workspace, one program after the other in one run.

    make bench-peers                                    a Python environment with the peers
    Benchmarks/compare.py WORKSPACE.json...             all tasks; tables in Markdown on standard output

Times are CPU seconds of one core, medians of several runs (one run for tasks of minutes). A peer's task that is not
done after --patience seconds is stopped, and the CPU time it had by then is a lower bound. Values that both programs give are compared;
the last column is the largest difference. Needs Python's standard library only; the peers live in --venv.
"""
import argparse
import json
import math
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
PEERS = ["nextstat", "pyhf", "cabinetry"]
#: Task: the peers that can do it, and what `difference` means.
TASKS = {
    "load": (["nextstat", "pyhf"], ""),
    "value": (["nextstat", "pyhf"], "2NLL at the start values"),
    "gradient": (["nextstat", "pyhf"], "gradient of NLL at the start values"),
    "fit": (["nextstat", "pyhf"], "2NLL at the minimum; POI and uncertainty"),
    "minos": (["pyhf"], "interval ends of the POI"),
    "ranking": (["nextstat", "cabinetry"], "post-fit shifts of the POI"),
    "limit": (["nextstat", "pyhf"], "observed and five expected limits"),
    "contour": (["pyhf"], "extents of both contours along the POI"),
    "toys": (["nextstat", "pyhf"], ""),
}
PROCESS = "process"
SERIAL = {name: "1" for name in (
    "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS", "XLA_NUM_THREADS")}
SERIAL["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
SERIAL["JAX_PLATFORMS"] = "cpu"


def arguments():
    root = HERE.parent
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("workspaces", nargs="+", metavar="WORKSPACE.json")
    parser.add_argument("--tasks", default=",".join([*TASKS, PROCESS]), help="comma-separated (default: all)")
    parser.add_argument("--peers", default=",".join(PEERS), help="comma-separated (default: all)")
    parser.add_argument("--seconds", type=float, default=1, help="CPU time spent on each task (default 1)")
    parser.add_argument("--patience", type=float, default=600, help="seconds until a peer's task is stopped")
    parser.add_argument("--venv", default=root / ".build" / "peers", type=pathlib.Path)
    parser.add_argument("--benchmarks", default=root / ".build" / "release" / "Benchmarks")
    parser.add_argument("--hfplot", default=root / ".build" / "release" / "hfplot")
    parser.add_argument("--json", type=pathlib.Path, help="also write all records here")
    return parser.parse_args()


class Run:
    """What one command took, its children included."""

    def __init__(self, command, environment, patience):
        self.output, self.failure = "", None
        start, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
        try:
            done = subprocess.run(
                [str(part) for part in command], env=environment, timeout=patience, text=True, capture_output=True)
            self.output = done.stdout
            if done.returncode not in (0, 1) or not done.stdout and done.returncode:
                self.failure = (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]
        except subprocess.TimeoutExpired:
            self.failure = "patience"
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.wall = time.monotonic() - start
        self.processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def record(run, task):
    """The last line of a run as a record; a bound or a reason where there is none."""
    if run.failure == "patience":
        return {"task": task, "bound": run.processor}
    if run.failure:
        return {"task": task, "failure": run.failure}
    return json.loads(run.output.strip().splitlines()[-1])


def clean_environment(extra=()):
    """No settings that slow a current OpenBLAS down; one thread."""
    kept = {key: value for key, value in os.environ.items() if key not in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")}
    return {**kept, **SERIAL, **dict(extra)}


def ours(options, file, task):
    command = [options.benchmarks, "--json", "--seconds", options.seconds, "--only", task, file]
    return record(Run(command, {**os.environ}, None), task)


def theirs(options, peer, file, task, partner):
    command = [options.venv / "bin" / "python", HERE / "peers" / f"{peer}_peer.py", file, task, options.seconds]
    run = Run(command, clean_environment({"PARTNER": partner}.items()), options.patience)
    return record(run, task)


# ---- whole processes


def peak_memory(command, environment, patience):
    """Wall and CPU seconds and the peak resident size in MB of one process, by a small process of its own."""
    script = (
        "import json,resource,subprocess,sys,time\n"
        "start=time.monotonic()\n"
        "code=subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL,stderr=subprocess.DEVNULL).returncode\n"
        "use=resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(json.dumps({'wall':time.monotonic()-start,'median':use.ru_utime+use.ru_stime,"
        "'megabytes':use.ru_maxrss/1024,'code':code}))\n")
    run = Run([sys.executable, "-c", script, *command], environment, patience)
    return record(run, PROCESS)


def processes(options, file, peers):
    """The whole way from the command line to PDFs of all channels before the fit: three runs, the middle one."""
    with tempfile.TemporaryDirectory() as folder:
        target = pathlib.Path(folder) / "prefit.pdf"
        commands = {"hfplot": ([options.hfplot, "prefit", file, "--jobs", 1, "-o", target], {**os.environ})}
        if "cabinetry" in peers:
            script = [options.venv / "bin" / "python", HERE / "peers" / "cabinetry_peer.py", "draw", file]
            commands["cabinetry"] = (script, clean_environment())
        records = {}
        for name, (command, environment) in commands.items():
            runs = [peak_memory(command, environment, options.patience) for _ in range(3)]
            runs.sort(key=lambda one: one.get("median", math.inf))
            records[name] = runs[1]
        return records


# ---- comparison


def difference(own, peer):
    """The largest difference of values that both give, and how many there are."""
    largest, count = 0.0, 0
    for key, values in own.get("values", {}).items():
        for left, right in zip(values, peer.get("values", {}).get(key, [])):
            if left is None or right is None or math.isnan(right):
                continue
            largest, count = max(largest, abs(left - right)), count + 1
    return (largest, count) if count else None


def words(seconds):
    for unit, scale in (("s", 1), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= scale or unit == "µs":
            return f"{seconds / scale:.3g} {unit}"


def cells(own, peer):
    """Time, ratio and difference of one peer's record."""
    if "bound" in peer:
        return [f"> {words(peer['bound'])}", f"> {peer['bound'] / own['median']:,.0f}", "not done"]
    if "failure" in peer:
        return ["fails", "", peer["failure"][:60]]
    apart = difference(own, peer)
    scaled = " (scaled)" if peer.get("scaled", 1) != 1 else ""
    return [
        words(peer["median"]) + scaled, f"{peer['median'] / own['median']:,.3g}",
        f"{apart[0]:.1e} of {apart[1]}" if apart else ""]


def strongest(options, file):
    """The nuisance parameter of largest Gaussian impact: the partner of the POI in contours."""
    values = ours(options, file, "gaussian-ranking").get("values", {})
    return max(values, key=lambda name: max(abs(shift) for shift in values[name]), default="")


def table(options, file, store):
    tasks, peers = options.tasks.split(","), options.peers.split(",")
    print(f"\n### {pathlib.Path(file).name}\n")
    print("| task | hfplot | peer | its time | ratio | largest difference |\n| --- | ---: | --- | ---: | ---: | --- |")
    partner = strongest(options, file) if "contour" in tasks else ""
    for task in tasks:
        if task == PROCESS:
            rows = process_rows(processes(options, file, peers), store)
        else:
            rows = task_rows(options, file, task, [peer for peer in TASKS[task][0] if peer in peers], partner, store)
        for row in rows:
            print("| " + " | ".join(row) + " |", flush=True)


def task_rows(options, file, task, peers, partner, store):
    own = ours(options, file, task)
    store.append({"tool": "hfplot", **own})
    if "median" not in own:
        yield [f"`{task}`", "fails", "", "", "", own.get("failure", "")[:60]]
        return
    first = [f"`{task}`", words(own["median"])]
    for peer in peers:
        result = theirs(options, peer, file, task, partner)
        store.append({"tool": peer, **result})
        yield [*first, peer, *cells(own, result)]
        first = ["", ""]
    if not peers:
        yield [*first, "", "", "", ""]


def process_rows(records, store):
    own = records["hfplot"]
    store += [{"tool": name, **one} for name, one in records.items()]
    for name, one in records.items():
        if name != "hfplot" and "median" in one:
            yield ["`process`", words(own["median"]), name, words(one["median"]),
                   f"{one['median'] / own['median']:,.3g}", "CPU time"]
            yield ["`memory`", f"{own['megabytes']:.0f} MB", name, f"{one['megabytes']:.0f} MB",
                   f"{one['megabytes'] / own['megabytes']:,.3g}", "largest resident size"]
    if len(records) == 1:
        yield ["`process`", words(own["median"]), "", "", "", f"{own['megabytes']:.0f} MB"]


def versions(options):
    names = "nextstat", "pyhf", "cabinetry", "iminuit", "jax", "numpy"
    script = "import importlib.metadata as m\nfor n in %r: print(n, m.version(n))" % (names,)
    done = subprocess.run([str(options.venv / "bin" / "python"), "-c", script], text=True, capture_output=True)
    return ", ".join(done.stdout.split("\n")[:-1]) or "no peers: make bench-peers"


def main():
    options, store = arguments(), []
    print(f"Peers: {versions(options)}.")
    for file in options.workspaces:
        table(options, file, store)
    if options.json:
        options.json.write_text(json.dumps(store, indent=1) + "\n")


if __name__ == "__main__":
    main()
