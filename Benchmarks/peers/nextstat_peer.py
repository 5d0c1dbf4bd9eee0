"""NextStat's Python package on one core: see peer.py."""
import nextstat

from peer import Peer, main

TOYS = 10


class NextStat(Peer):
    slow = ("ranking", "limit", "toys")

    def __init__(self, file):
        super().__init__(file)
        nextstat.set_threads(1)

    def _model(self):
        with open(self.file) as document:
            return nextstat.from_pyhf(document.read())

    def load(self):
        return lambda: self._model() and None

    def value(self):
        model = self._model()
        start = model.suggested_init()
        return lambda: {"twice_nll": [2 * model.nll(start)]}

    def gradient(self):
        model = self._model()
        start, names = model.suggested_init(), model.parameter_names()
        self.names = names
        return lambda: model.grad_nll(start)

    def fit(self):
        model = self._model()
        poi = model.poi_index()

        def run():
            result = nextstat.fit(model)
            return {"twice_nll": [2 * result.nll], "poi": [result.parameters[poi], result.uncertainties[poi]]}

        return run

    def ranking(self):
        model = self._model()
        return lambda: {row["name"]: [row["delta_mu_up"], row["delta_mu_down"]] for row in nextstat.ranking(model)}

    def limit(self):
        model = self._model()

        def run():
            observed, expected = nextstat.upper_limit(model, method="root")
            return {"observed": [observed], "expected": list(expected)}

        return run

    def toys(self):
        model = self._model()
        return (lambda: nextstat.hypotest_toys(1.0, model, n_toys=TOYS, seed=1) and None), 1000 / TOYS

    def values_of(self, task, outcome):
        if task == "gradient":
            return {name: [value] for name, value in zip(self.names, outcome)}
        return super().values_of(task, outcome)


if __name__ == "__main__":
    main(NextStat)
