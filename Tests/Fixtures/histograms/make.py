"""Writes the histograms of these tests with hist, boost-histogram and uhi (pip install hist boost-histogram uhi)."""
import json
import pathlib

import boost_histogram as bh
import hist
import numpy as np
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
