#!/usr/bin/env python3
"""Writes example.json: the numbers of pyhf and cabinetry for the shipped example (see README.md).

usage: make_example.py WORKSPACE.json OUT.json
"""
import json
import logging
import sys
import time
import cabinetry
import jax
import numpy as np
import pyhf
import scipy
from scipy.optimize import brentq
from exact_fit import AsymptoticTest, ExactFit, crossing, digest, goodness

POIS = ("mu", "theta")
LEVELS = {"0.6827": 2.295815, "0.95": 5.991465}
ANGLES = 12


def rounded(values, digits=17):
    """Nested lists of floats with so many significant digits."""
    if isinstance(values, (list, tuple, np.ndarray)):
        return [rounded(value, digits) for value in values]
    return None if values is None else float(f"{float(values):.{digits}g}")


def points(fit):
    """The nominal point and two random ones."""
    random = np.random.default_rng(20240517)
    chosen = [fit.start]
    for size in (0.15, 0.3):
        x = fit.start + size * random.normal(size=len(fit.start))
        chosen.append(np.where(fit.fixed, fit.start, np.clip(x, fit.lower + 1e-3, fit.upper - 1e-3)))
    return [{"x": rounded(x), "twice_nll": fit.value(x), "gradient_twice_nll": rounded(fit.gradient(x)),
             "expected": rounded(fit.expected(x))} for x in chosen]


def best_fit(fit, x, least, covariance):
    sigma = np.sqrt(np.diag(covariance))
    unit = np.where(sigma > 0, sigma, 1)
    correlation = covariance / np.outer(unit, unit)
    smallest, largest = fit.condition(x)
    return sigma, correlation, {
        "twice_nll": least, "bestfit": rounded(x), "uncertainties": rounded(sigma),
        "eigenvalues": [smallest, largest], "at_bound": fit.at_bound(x),
        "correlation_rows": [rounded(correlation[k, : k + 1], 9) for k in range(len(x))]}


def prediction(fit, result=None):
    """cabinetry's yields; the last sample of the uncertainties is the total."""
    made = cabinetry.model_utils.prediction(fit.model, fit_results=result)
    return {
        "yields": rounded(made.model_yields, 12), "uncertainties": rounded(made.total_stdev_model_bins, 12),
        "channel_uncertainties": rounded(made.total_stdev_model_channels, 12)}


def impacts(fit, x, sigma, correlation, count=8):
    """Shifts of the parameter of interest with another held at its best fit plus or minus an uncertainty."""
    poi = fit.index("mu")
    order = [k for k in np.argsort(-np.abs(correlation[poi] * sigma[poi])) if k != poi and not fit.fixed[k]]
    rows = []
    for k in order[:count]:
        row = {"parameter": fit.names[k]}
        for key, value in (("up", x[k] + sigma[k]), ("down", x[k] - sigma[k])):
            inside = fit.lower[k] <= value <= fit.upper[k]
            row[key] = fit.minimise(x, {fit.names[k]: value})[0][poi] - x[poi] if inside else None
        rows.append(row)
    return rows


def profile(fit, x, name, values):
    return [{"value": value, "twice_nll": fit.minimise(x, {name: value})[1]} for value in values]


def contour(fit, x, least, sigma, level):
    """Where rays from the best fit, evenly spread in units of the uncertainties, meet the profile's level."""
    where = [fit.index(name) for name in POIS]
    found = []
    for angle in 2 * np.pi * np.arange(ANGLES) / ANGLES:
        way = np.array([np.cos(angle), np.sin(angle)]) * sigma[where]

        def rise(distance):
            place = x[where] + distance * way
            return fit.minimise(x, dict(zip(POIS, place)))[1] - least - level

        ends = [(bound[k] - x[k]) / step for k, step in zip(where, way) for bound in (fit.lower, fit.upper) if step != 0]
        far = min([end for end in ends if end > 0] + [1.5 * np.sqrt(level)])
        if rise(far) < 0:
            found.append(None)
            continue
        found.append((x[where] + brentq(rise, 0.0, far, xtol=1e-11, rtol=1e-12) * way).tolist())
    return {"level": level, "points": found}


def tests(fit):
    test = AsymptoticTest(fit, "mu")
    rows = []
    for value in (0.5, 1.0, 1.5):
        observed, expected, q, q_asimov = test.cls(value)
        rows.append({"mu": value, "q": q, "q_asimov": q_asimov, "cls": observed, "expected_cls": expected})
    limits = {"observed": test.limit(lambda result: result[0])}
    limits["expected"] = [test.limit(lambda result, k=k: result[1][k]) for k in range(5)]
    return {"hypotheses": rows, "limit95": limits, "discovery": test.discovery()}


def main(source, target):
    logging.disable(logging.INFO)
    began = time.time()
    fit = ExactFit(json.load(open(source)))
    x, least = fit.minimise()
    covariance = fit.covariance(x)
    sigma, correlation, best = best_fit(fit, x, least, covariance)
    labels = cabinetry.fit.FitResults(x, sigma, fit.names, correlation, least, -1)
    numbers = {
        "versions": {"pyhf": pyhf.__version__, "cabinetry": cabinetry.__version__, "jax": jax.__version__,
                     "numpy": np.__version__, "scipy": scipy.__version__},
        "workspace_sha256": digest(source),
        "interpolation": {"normsys": "code4", "histosys": "code4p"},
        "channels": list(fit.config.channels), "samples": list(fit.config.samples),
        "parameters": fit.names, "inits": rounded(fit.start), "bounds": rounded(np.array([fit.lower, fit.upper]).T),
        "fixed": fit.fixed.tolist(),
        "points": points(fit), "fit": best,
        "minos": {name: rounded(crossing(fit, name, x, least, sigma[fit.index(name)])) for name in POIS},
        "prefit": prediction(fit), "postfit": prediction(fit, labels),
        "impacts": impacts(fit, x, sigma, correlation), "goodness": goodness(fit, least),
        "profiles": {"mu": profile(fit, x, "mu", (0.0, 0.5, 1.0, 2.0)), "theta": profile(fit, x, "theta", (0.0, 1.0, 2.0))},
        "contours": {name: contour(fit, x, least, sigma, level) for name, level in LEVELS.items()},
        "tests": tests(fit)}
    with open(target, "w") as file:
        file.write(json.dumps(numbers, separators=(",", ":")).replace(',"', ',\n"') + "\n")
    print(f"{time.time() - began:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:])
