#!/usr/bin/env python3
"""Writes a workspace of any size, the same for the same numbers: for scaling and for memory.

    synthetic.py -o ws.json --channels 50 --bins 20 --samples 10 --parameters 200

Parameters act on every sample of every channel, every second one on its shape (histosys) and the others on its
normalisation (normsys); each bin has a factor for its Monte Carlo statistics unless --no-staterror is given. The text
is written piece by piece: memory stays small however large the file. Needs Python's standard library only.
"""
import argparse
import json
import math
import random


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-o", "--output", required=True)
    for name, default in (("channels", 10), ("bins", 20), ("samples", 8), ("parameters", 100), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default, help=f"default {default}")
    parser.add_argument("--no-staterror", action="store_true")
    return parser.parse_args()


def number(value):
    return float(f"{value:.6g}")


def nominal(sample, bins, draw):
    """A bump for the signal, falling spectra for the rest."""
    places = [(bin + 0.5) / bins for bin in range(bins)]
    if sample == 0:
        centre = draw.uniform(0.3, 0.8)
        return [number(0.3 + 9 * math.exp(-0.5 * ((x - centre) / 0.12) ** 2)) for x in places]
    height, slope = 10 ** draw.uniform(1.2, 2.6), draw.uniform(0.3, 2)
    return [number(height * math.exp(-slope * x)) for x in places]


def shape(yields, strength, tilt):
    middle = (len(yields) - 1) / 2 or 1
    return [number(y * (1 + strength * (1 + tilt * (bin - middle) / middle))) for bin, y in enumerate(yields)]


def modifier(index, yields, draw):
    strength = draw.gauss(0, 0.02)
    if index % 2:
        data = {"hi": number(math.exp(strength)), "lo": number(math.exp(-0.9 * strength))}
        return {"name": f"norm_{index}", "type": "normsys", "data": data}
    tilt = draw.uniform(-1, 1)
    data = {"hi_data": shape(yields, strength, tilt), "lo_data": shape(yields, -0.9 * strength, tilt)}
    return {"name": f"shape_{index}", "type": "histosys", "data": data}


def sample(index, channel, options, draw, total):
    yields = nominal(index, options.bins, draw)
    for bin, value in enumerate(yields):
        total[bin] += value
    modifiers = [{"name": "mu" if index == 0 else f"scale_{index}", "type": "normfactor", "data": None}] \
        if index < 2 else []
    if not options.no_staterror:
        data = [number(0.02 * y + 0.01) for y in yields]
        modifiers.append({"name": f"staterror_channel_{channel}", "type": "staterror", "data": data})
    modifiers += [modifier(parameter, yields, draw) for parameter in range(options.parameters)]
    return {"name": f"sample_{index}", "data": yields, "modifiers": modifiers}


def poisson(mean, draw):
    """Good enough for counts: the nearest integer to a normal deviate."""
    return max(0, round(mean + math.sqrt(mean) * draw.gauss(0, 1)))


def main():
    options = arguments()
    draw, observations = random.Random(options.seed), []
    with open(options.output, "w") as file:
        file.write('{"channels": [')
        for channel in range(options.channels):
            total = [0.0] * options.bins
            file.write(("," if channel else "") + f'\n{{"name": "channel_{channel}", "samples": [')
            for index in range(options.samples):
                file.write("," if index else "")
                json.dump(sample(index, channel, options, draw, total), file)
            file.write("]}")
            observations.append({"name": f"channel_{channel}", "data": [poisson(y, draw) for y in total]})
        config = {"poi": "mu", "parameters": []}
        file.write('],\n"observations": ' + json.dumps(observations))
        file.write(',\n"measurements": ' + json.dumps([{"name": "measurement", "config": config}]))
        file.write(',\n"version": "1.0.0"}\n')


if __name__ == "__main__":
    main()
