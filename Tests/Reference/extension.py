"""Numbers for a model beyond HistFactory, from numpy and scipy alone: no code of hfplot or pyhf takes part.

Writes the model's workspace and -2 ln L at three points, its minimum and uncertainties, as JSON:

    python3 extension.py extension.json
"""
import json
import sys

import numpy as np
from scipy.optimize import minimize
from scipy.special import gammaln

WORKSPACE = {
    "channels": [
        {"name": "A", "samples": [
            {"name": "signal", "data": [6.0, 15.0], "modifiers": [{"name": "mu", "type": "normfactor", "data": None}]},
            {"name": "top", "data": [60.0, 40.0], "modifiers": [
                {"name": "JES", "type": "histosys", "data": {"hi_data": [66.0, 42.0], "lo_data": [54.0, 38.0]}},
                {"name": "norm", "type": "normfactor", "data": None}]}]},
        {"name": "B", "samples": [
            {"name": "fakes", "data": [30.0, 20.0], "modifiers": [
                {"name": "shape", "type": "shapefactor", "data": None}]},
            {"name": "top", "data": [300.0, 200.0], "modifiers": [
                {"name": "JES", "type": "histosys", "data": {"hi_data": [306.0, 212.0], "lo_data": [294.0, 188.0]}},
                {"name": "norm", "type": "normfactor", "data": None}]}]}],
    "observations": [{"name": "A", "data": [70.0, 62.0]}, {"name": "B", "data": [338.0, 214.0]}],
    "measurements": [{"name": "m", "config": {"poi": "kappa", "parameters": []}}],
    "hfplot": {
        "version": "1",
        "parameters": [{"name": "kappa", "init": 1, "bounds": [0, 3]}, {"name": "c", "init": 0, "bounds": [-2, 2]}],
        "functions": [{"name": "mu", "expression": "kappa^2 * exp(0.3 * c)"}],
        "constraints": {"c": {"type": "normal", "width": 0.5, "center": 0.1}},
        "correlations": [{"name": "theory", "parameters": ["JES", "norm"], "widths": [1, 0.1],
                          "correlation": [[1, 0.4], [0.4, 1]]},
                         {"name": "process", "parameters": ["shape"],
                          "kernel": {"type": "squared_exponential", "length": 2, "width": 0.3, "nugget": 0.001}}],
        "modifiers": [{"name": "eft", "channel": "A", "sample": "signal", "operation": "multiply",
                       "expression": "1 + c * lin + c^2 * quad", "data": {"lin": [0.1, 0.4], "quad": [0.05, 0.2]}}],
        "shared_gammas": [{"name": "mc", "channel": "B", "samples": ["fakes", "top"], "uncertainties": [9.0, 8.0]}],
        "regularisation": [{"name": "level", "parameters": ["shape"], "type": "slope", "strength": 3}]},
    "version": "1.0.0"}
NAMES = ["JES", "norm", "shape[0]", "shape[1]", "kappa", "c", "mc[0]", "mc[1]"]
OBSERVED = np.array([70.0, 62.0, 338.0, 214.0])


def normal(deviation, covariance):
    inverse = np.linalg.inv(covariance)
    return 0.5 * deviation @ inverse @ deviation + 0.5 * np.linalg.slogdet(2 * np.pi * covariance)[1]


def nll(p):
    jes, norm, s0, s1, kappa, c, g0, g1 = p
    shape, gamma = np.array([s0, s1]), np.array([g0, g1])
    # The variations are symmetric: code 4p is linear then.
    top_a = (np.array([60.0, 40.0]) + jes * np.array([6.0, 2.0])) * norm
    top_b = (np.array([300.0, 200.0]) + jes * np.array([6.0, 12.0])) * norm
    eft = 1 + c * np.array([0.1, 0.4]) + c**2 * np.array([0.05, 0.2])
    a = np.array([6.0, 15.0]) * kappa**2 * np.exp(0.3 * c) * eft + top_a
    b = (np.array([30.0, 20.0]) * shape + top_b) * gamma
    rate = np.concatenate([a, b])
    value = np.sum(rate - OBSERVED * np.log(rate) + gammaln(OBSERVED + 1))
    value += 0.5 * ((c - 0.1) / 0.5) ** 2 + np.log(0.5 * np.sqrt(2 * np.pi))
    value += normal(np.array([jes, norm - 1]), np.array([[1, 0.04], [0.04, 0.01]]))
    k = 0.09 * np.array([[1.001, np.exp(-0.125)], [np.exp(-0.125), 1.001]])
    value += normal(shape - 1, k)
    value += 1.5 * (s1 - s0) ** 2
    tau = (np.array([330.0, 220.0]) / np.array([9.0, 8.0])) ** 2
    value += np.sum(tau * gamma - tau * np.log(tau * gamma) + gammaln(tau + 1))
    return value


def hessian(p, h=1e-3):
    """Central differences of fourth order in each direction."""
    n, weights = len(p), {-2: 1 / 12, -1: -8 / 12, 1: 8 / 12, 2: -1 / 12}
    matrix = np.zeros((n, n))
    for i in range(n):
        for j in range(n):
            for s, u in weights.items():
                for t, v in weights.items():
                    q = p.copy()
                    q[i] += s * h
                    q[j] += t * h
                    matrix[i, j] += u * v * nll(q) / h**2
    return matrix


def main(path):
    points = [[0, 1, 1, 1, 1, 0, 1, 1], [0.8, 0.93, 1.2, 0.7, 1.4, -0.6, 0.98, 1.03],
              [-1.7, 1.1, 0.6, 1.3, 0.5, 1.2, 1.05, 0.95]]
    x = np.array(points[0], float)
    for _ in range(3):
        x = minimize(nll, x, method="BFGS", options={"gtol": 1e-10}).x
    for _ in range(3):
        gradient = np.array([(nll(x + d) - nll(x - d)) / 2e-5 for d in 1e-5 * np.eye(len(x))])
        x = x - np.linalg.solve(hessian(x), gradient)
    result = {
        "made_by": f"numpy {np.__version__}", "names": NAMES, "workspace": WORKSPACE,
        "points": [{"point": p, "twice_nll": 2 * nll(np.array(p, float))} for p in points],
        "fit": {"point": list(x), "twice_nll": 2 * nll(x),
                "uncertainties": list(np.sqrt(np.diag(np.linalg.inv(hessian(x)))))}}
    with open(path, "w") as file:
        json.dump(result, file, indent=1)
        file.write("\n")


main(sys.argv[1])
