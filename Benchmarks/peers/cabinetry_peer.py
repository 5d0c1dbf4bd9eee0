"""cabinetry: the refits of its ranking, and the process that draws all pre-fit channels: see peer.py."""
import json
import sys
import tempfile

import cabinetry
import pyhf

from peer import Peer, main

#: Nuisance parameters whose refits are timed; the ranking's time is scaled from them.
RANKED = 1


class Cabinetry(Peer):
    slow = ("ranking",)

    def ranking(self):
        pyhf.set_backend("jax", pyhf.optimize.minuit_optimizer(strategy=1, maxiter=200000), precision="64b")
        with open(self.file) as document:
            workspace = json.load(document)
        model, data = cabinetry.model_utils.model_and_data(workspace)
        best = cabinetry.fit.fit(model, data)
        poi = model.config.poi_index
        nuisances = [
            index for index, name in enumerate(model.config.par_names)
            if index != poi and not model.config.suggested_fixed()[index] and best.uncertainty[index] > 0
        ]
        chosen = nuisances[len(nuisances) // 2:][:RANKED]

        def run():
            shifts = {}
            for index in chosen:
                values = [self._refit(model, data, best, index, side) for side in (+1, -1)]
                shifts[best.labels[index]] = [value - best.bestfit[poi] for value in values]
                for side in (+1, -1):
                    self._refit(model, data, best, index, side, prefit=True)
            return shifts

        return run, len(nuisances) / len(chosen)

    @staticmethod
    def _refit(model, data, best, index, side, prefit=False):
        """One of the four fits of a parameter, with the settings that `cabinetry.fit.ranking` uses."""
        width = cabinetry.model_utils.prefit_uncertainties(model)[index] if prefit else best.uncertainty[index]
        start, fixed = list(best.bestfit), model.config.suggested_fixed()
        low, high = model.config.suggested_bounds()[index]
        start[index] = min(max(start[index] + side * width, low), high)
        fixed[index] = True
        result = cabinetry.fit.fit(model, data, init_pars=start, fix_pars=fixed)
        return result.bestfit[model.config.poi_index]


def draw(file):
    """The whole way from a workspace to PDFs of all channels before the fit."""
    with open(file) as document:
        workspace = json.load(document)
    model, data = cabinetry.model_utils.model_and_data(workspace)
    with tempfile.TemporaryDirectory() as folder:
        cabinetry.visualize.data_mc(
            cabinetry.model_utils.prediction(model), data, figure_folder=folder, close_figure=True)


if __name__ == "__main__":
    if sys.argv[1] == "draw":
        draw(sys.argv[2])
    else:
        main(Cabinetry)
