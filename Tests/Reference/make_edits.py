"""What pyhf and cabinetry make of workspace edits: digests of edited and combined workspaces, smoothed rows.

python make_edits.py demo/workspace.json edits.json
"""

import json
import random
import sys

import cabinetry.smooth
import pyhf


def digest(workspace):
    return pyhf.utils.digest(workspace, "sha256")


def parts(workspace, *channels):
    """The workspace with only these channels."""
    others = [name for name in workspace.channels if name not in channels]
    return workspace.prune(channels=others)


def combinations(ws):
    first, second = parts(ws, "SR_2j", "CR_ttbar"), parts(ws, "SR_3j", "CR_vjets")
    named = second.rename(measurements={"search": "other"})
    overlapping = parts(ws, "CR_ttbar", "VR_lowMET").rename(measurements={"search": "other"})
    changed = json.loads(json.dumps(overlapping))
    for channel in changed["channels"]:
        if channel["name"] == "CR_ttbar":
            channel["samples"][0]["data"][0] += 1
    changed = pyhf.Workspace(changed)
    signal = ws.prune(samples=[name for name in ws.samples if name != "signal"], channels=["CR_ttbar", "CR_vjets", "VR_lowMET"])
    background = ws.prune(samples=["signal"])
    combine = pyhf.Workspace.combine
    return {
        "none": digest(combine(first, named)),
        "outer": digest(combine(first, second, join="outer")),
        "outer-common-channel": digest(combine(first, overlapping, join="outer")),
        "left-outer": digest(combine(first, changed, join="left outer")),
        "right-outer": digest(combine(first, changed, join="right outer")),
        "outer-merged": digest(combine(background, signal, join="outer", merge_channels=True)),
    }


def rows():
    """Rough rows of all lengths, with flat peaks, slopes and noise."""
    generator = random.Random(7)
    rows = [[1.0, 1.0, 5.0], [3.0, 1.0, 2.0, 2.0], [0.0, 1.0, 1.0, 1.0, 0.0], [2.0, 5.0, 5.0, 5.0, 1.0, 0.0, -1.0]]
    for count in (5, 6, 9, 14, 25, 40):
        rows.append([round(generator.gauss(1, 0.2), 3) for _ in range(count)])
        rows.append([round(generator.uniform(0, 3)) / 2 for _ in range(count)])
        rows.append([round(generator.gauss(0, 1), 2) for _ in range(count)])
    return rows


def main(source, target):
    with open(source) as file:
        ws = pyhf.Workspace(json.load(file))
    result = {
        "versions": {"pyhf": pyhf.__version__, "cabinetry": cabinetry.__version__},
        "original": digest(ws),
        "edits": {
            "sort": digest(pyhf.Workspace.sorted(ws)),
            "rename-channel": digest(ws.rename(channels={"SR_2j": "signal_region"})),
            "rename-sample": digest(ws.rename(samples={"ttbar": "top"})),
            "rename-modifier": digest(ws.rename(modifiers={"mu": "strength", "JER": "resolution"})),
            "rename-measurement": digest(ws.rename(measurements={"search": "other"})),
            "remove-channel": digest(ws.prune(channels=["VR_lowMET"])),
            "remove-sample": digest(ws.prune(samples=["singletop"])),
        },
        "combinations": combinations(ws),
        "smooth": [{"rough": row, "smooth": list(cabinetry.smooth.smooth_353qh_twice(row))} for row in rows()],
    }
    with open(target, "w") as file:
        json.dump(result, file, indent=1)
        file.write("\n")


main(*sys.argv[1:])
