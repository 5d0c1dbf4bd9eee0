"""Writes the histograms of these tests with hist, boost-histogram and uhi (pip install hist boost-histogram uhi)."""
import json
import pathlib

import boost_histogram as bh
import hist
import numpy as np
import uhi.io
import uhi.io.json

here = pathlib.Path(__file__).parent
edges = [0.0, 50.0, 100.0, 200.0, 400.0]


def weighted(values, errors, below=0.0, above=0.0):
    h = hist.Hist(
        hist.axis.Variable(edges, name="mjj", label="$m_{jj}$ [GeV]"), storage=hist.storage.Weight(), name="events"
    )
    h.values(flow=True)[:] = [below, *values, above]
    h.variances(flow=True)[:] = [0.0, *np.square(errors), 0.0]
    return h


def write(name, histogram):
    (here / name).write_text(json.dumps(histogram, default=uhi.io.json.default, indent=1) + "\n")


write("SR_signal.json", weighted([1.5, 4.0, 6.0, 2.0], [0.1, 0.2, 0.25, 0.1]))
write("SR_ttbar_a.json", weighted([40.0, 60.0, 30.0, 8.0], [2.0, 2.5, 1.5, 0.5], above=0.75))
write("SR_ttbar_b.json", weighted([10.0, 20.0, 10.0, 2.0], [1.0, 1.25, 0.75, 0.25]))
write("SR_ttbar_JES.json", {"up": weighted([53.0, 82.0, 42.0, 11.0], [1.0] * 4), "other": weighted([1.0] * 4, [1.0] * 4)})

data = bh.Histogram(bh.axis.Variable(edges), storage=bh.storage.Int64())
data.fill([10.0] * 52 + [60.0] * 85 + [150.0] * 44 + [300.0] * 12)
write("SR_data.json", data)

regular = bh.Histogram(bh.axis.Regular(2, 0.0, 1.0), bh.axis.Regular(3, 0.0, 3.0), storage=bh.storage.Double())
regular.fill([0.1, 0.1, 0.7, 0.7, 0.7, 5.0], [0.5, 1.5, 2.5, 2.5, 0.5, 0.5])
write("two_axes.json", regular)

names = hist.Hist(hist.axis.StrCategory(["ee", "mumu"], name="channel"), storage=hist.storage.Double())
names.fill(["ee", "mumu", "mumu"])
write("categories.json", names)

profile = hist.Hist(hist.axis.Regular(2, 0, 1), storage=hist.storage.Mean())
profile.fill([0.2, 0.3], sample=[1.0, 2.0])
write("profile.json", profile)

# Every kind of axis and of storage, densely and sparsely, with what numpy says of the bins inside.
def filled(axis, entries, storage=None):
    h = hist.Hist(axis, storage=storage or hist.storage.Weight())
    weights = np.linspace(0.5, 2.0, len(entries))
    counts = isinstance(h.storage_type(), (hist.storage.Int64, hist.storage.AtomicInt64, hist.storage.Unlimited))
    h.fill(entries, **({} if counts else {"weight": weights}))
    return h


spread = [-1.0, 0.1, 0.1, 1.3, 2.2, 2.9, 7.0, 7.0]
a = hist.axis
kinds = {
    "regular": filled(a.Regular(3, 0, 3, label="$x$ [GeV]"), spread),
    "regular_without_flow": filled(a.Regular(3, 0, 3, flow=False), spread),
    "regular_overflow": filled(a.Regular(3, 0, 3, underflow=False), spread),
    "regular_underflow": filled(a.Regular(3, 0, 3, overflow=False), spread),
    "regular_circular": filled(a.Regular(3, 0, 3, circular=True), spread),
    "variable": filled(a.Variable([0, 1, 2.5, 3]), spread),
    "integer": filled(a.Integer(0, 3), [0, 0, 1, 2, 2, 5, -3]),
    "strings": filled(a.StrCategory(["e", "mu"]), ["e", "mu", "mu", "tau"]),
    "growing_strings": filled(a.StrCategory([], growth=True), ["b", "a", "b"]),
    "strings_without_flow": filled(a.StrCategory(["e", "mu"], flow=False), ["e", "mu", "mu"]),
    "integers": filled(a.IntCategory([4, 2, 9]), [4, 2, 2, 7]),
    "boolean": filled(a.Boolean(), [True, True, False]),
    "int": filled(a.Regular(3, 0, 3), spread, hist.storage.Int64()),
    "atomic": filled(a.Regular(3, 0, 3), spread, hist.storage.AtomicInt64()),
    "unlimited": filled(a.Regular(3, 0, 3), spread, hist.storage.Unlimited()),
    "double": filled(a.Regular(3, 0, 3), spread, hist.storage.Double()),
}
plane = hist.Hist(a.Regular(2, 0, 2), a.StrCategory(["e", "mu"]), storage=hist.storage.Weight())
plane.fill([0.5, 1.5, 1.5, 9.0], ["mu", "e", "tau", "e"], weight=[1.0, 2.0, 3.0, 4.0])
kinds["plane"] = plane
inside = {}
for name, h in kinds.items():
    entry = {"values": h.values().flatten().tolist()}
    if h.storage_type is hist.storage.Weight:
        entry["variances"] = h.variances().flatten().tolist()
    inside[name] = entry
document = json.loads(json.dumps(kinds, default=uhi.io.json.default))
sparse = {name: uhi.io.to_sparse(histogram) for name, histogram in document.items()}


def write_lines(name, histograms):
    lines = [f"{json.dumps(key)}: {json.dumps(value, default=uhi.io.json.default)}" for key, value in histograms.items()]
    (here / name).write_text("{" + ",\n".join(lines) + "}\n")


write_lines("kinds.json", document)
write_lines("kinds_sparse.json", sparse)
write_lines("kinds_inside.json", inside)
