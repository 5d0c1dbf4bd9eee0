"""pyhf with NumPy (loading, values, toys) and with JAX and Minuit (gradients, fits, intervals): see peer.py."""
import json
import os

import pyhf

from peer import Peer, main

TOYS = 2


def with_jax():
    """JAX gives Minuit exact gradients; single calls are compiled once, which the run to warm up pays."""
    pyhf.set_backend("jax", pyhf.optimize.minuit_optimizer(strategy=1, maxiter=200000), precision="64b")


class Pyhf(Peer):
    slow = ("fit", "minos", "limit", "contour", "toys")

    def _workspace(self):
        with open(self.file) as document:
            return pyhf.Workspace(json.load(document))

    def _model(self):
        workspace = self._workspace()
        model = workspace.model()
        return model, workspace.data(model)

    def load(self):
        return lambda: self._model() and None

    def value(self):
        model, data = self._model()
        start = pyhf.tensorlib.astensor(model.config.suggested_init())
        return lambda: {"twice_nll": [float(-2 * model.logpdf(start, data)[0])]}

    def gradient(self):
        with_jax()
        import jax

        model, data = self._model()
        start = pyhf.tensorlib.astensor(model.config.suggested_init())
        self.names = model.config.par_names
        gradient = jax.jit(jax.grad(lambda point: -model.logpdf(point, data)[0]))
        return lambda: [float(value) for value in gradient(start)]

    def fit(self):
        with_jax()
        model, data = self._model()
        poi = model.config.poi_index

        def run():
            result, twice_nll = pyhf.infer.mle.fit(
                data, model, return_uncertainties=True, return_fitted_val=True)
            return {"twice_nll": [float(twice_nll)], "poi": [float(x) for x in result[poi]]}

        return run

    def _minuit(self):
        """A converged Minuit object, outside the time."""
        with_jax()
        model, data = self._model()
        _, result = pyhf.infer.mle.fit(data, model, return_result_obj=True)
        return model, result.minuit

    def minos(self):
        model, minuit = self._minuit()
        name = minuit.parameters[model.config.poi_index]

        def run():
            minuit.minos(name)
            error = minuit.merrors[name]
            return {"interval": [error.lower, error.upper]}

        return run

    def limit(self):
        with_jax()
        model, data = self._model()

        def run():
            observed, expected = pyhf.infer.intervals.upper_limits.upper_limit(data, model, rtol=1e-4)
            return {"observed": [float(observed)], "expected": [float(value) for value in expected]}

        return run

    def contour(self):
        model, minuit = self._minuit()
        names = minuit.parameters
        poi, partner = names[model.config.poi_index], names[model.config.par_names.index(os.environ["PARTNER"])]

        def run():
            extents = {}
            for level in (0.6827, 0.95):
                points = minuit.mncontour(poi, partner, cl=level, size=30)
                extents[f"extent {level:.4f}"] = [min(point[0] for point in points), max(point[0] for point in points)]
            return extents

        return run

    def toys(self):
        model, data = self._model()
        calculator = pyhf.infer.calculators.ToyCalculator(data, model, ntoys=TOYS, track_progress=False)
        return (lambda: calculator.distributions(1.0) and None), 1000 / TOYS

    def values_of(self, task, outcome):
        if task == "gradient":
            return {name: [value] for name, value in zip(self.names, outcome)}
        return super().values_of(task, outcome)


if __name__ == "__main__":
    main(Pyhf)
