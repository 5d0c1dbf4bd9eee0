"""pyhf's likelihood with exact JAX derivatives, and its minimum by Newton's method."""
import hashlib
import jax
import jax.numpy as jnp
import numpy as np
import pyhf
from scipy.optimize import brentq
from scipy.stats import chi2, norm

jax.config.update("jax_enable_x64", True)
pyhf.set_backend("jax", precision="64b")


class ExactFit:
    """Twice the negative logarithm of a model's likelihood, its derivatives, and fits of it."""

    def __init__(self, spec, settings=None, measurement=None, with_poi=True):
        settings = settings or {"normsys": {"interpcode": "code4"}, "histosys": {"interpcode": "code4p"}}
        options = {"modifier_settings": settings}
        if measurement:
            options["measurement_name"] = measurement
        if not with_poi:
            options["poi_name"] = None
        workspace = pyhf.Workspace(spec)
        self.model = workspace.model(**options)
        self.config = self.model.config
        self.data = np.array(workspace.data(self.model), dtype=float)
        self.names = list(self.config.par_names)
        self.start = np.array(self.config.suggested_init(), dtype=float)
        self.lower, self.upper = np.array(self.config.suggested_bounds(), dtype=float).T
        self.fixed = np.array(self.config.suggested_fixed(), dtype=bool)
        objective = lambda x, data: -2.0 * self.model.logpdf(x, data)[0]
        self._value = jax.jit(objective)
        self._gradient = jax.jit(jax.grad(objective))
        self._hessian = jax.jit(jax.hessian(objective))

    def value(self, x, data=None):
        return float(self._value(jnp.asarray(x), self.data if data is None else data))

    def gradient(self, x, data=None):
        return np.array(self._gradient(jnp.asarray(x), self.data if data is None else data))

    def hessian(self, x, data=None):
        return np.array(self._hessian(jnp.asarray(x), self.data if data is None else data))

    def expected(self, x):
        return np.array(self.model.expected_actualdata(jnp.asarray(x)))

    def asimov(self, x):
        """Main and auxiliary data that the point itself predicts."""
        return np.array(self.model.expected_data(jnp.asarray(x)))

    def index(self, name):
        return self.names.index(name)

    def minimise(self, start=None, hold=None, data=None, lower=None):
        """The minimum with the parameters of `hold` (name -> value) kept; returns the point and its value.

        Damped Newton steps over the parameters that are neither held nor pressed against a bound. Negative curvature is
        mirrored; a step is halved until the value does not grow.
        """
        x = np.array(self.start if start is None else start, dtype=float)
        low = self.lower if lower is None else lower
        held = self.fixed.copy()
        for name, value in (hold or {}).items():
            x[self.index(name)], held[self.index(name)] = value, True
        x = np.where(held, x, np.clip(x, low, self.upper))
        best = self.value(x, data)
        for _ in range(200):
            slope = self.gradient(x, data)
            pressed = ((x <= low) & (slope > 0)) | ((x >= self.upper) & (slope < 0))
            free = np.flatnonzero(~held & ~pressed)
            if free.size == 0:
                break
            step, decrement = self._newton_step(x, slope, free, data)
            if decrement < 1e-16:
                break
            trial, change = self._walk(x, best, free, step, low, data)
            if trial is None:
                break
            gain, x, best = best - change, trial, change
            if gain < 1e-13 and decrement < 1e-10:
                break
        return x, best

    def _newton_step(self, x, slope, free, data):
        curvature = self.hessian(x, data)[np.ix_(free, free)]
        unit = 1.0 / np.sqrt(np.maximum(np.abs(np.diag(curvature)), 1e-200))
        values, vectors = np.linalg.eigh(curvature * np.outer(unit, unit))
        values = np.maximum(np.abs(values), 1e-11 * np.abs(values).max())
        step = -unit * (vectors @ ((vectors.T @ (unit * slope[free])) / values))
        return step, float(-slope[free] @ step)

    def _walk(self, x, best, free, step, low, data):
        length = 1.0
        while length > 1e-10:
            trial = x.copy()
            trial[free] = np.clip(x[free] + length * step, low[free], self.upper[free])
            value = self.value(trial, data)
            if np.isfinite(value) and value <= best + 1e-12:
                return trial, value
            length *= 0.5
        return None, best

    def covariance(self, x, data=None):
        """Inverse Hessian of -ln L over all parameters that are not fixed; zero rows for those that are."""
        free = np.flatnonzero(~self.fixed)
        matrix = np.zeros((len(x), len(x)))
        matrix[np.ix_(free, free)] = np.linalg.inv(self.hessian(x, data)[np.ix_(free, free)] / 2)
        return matrix

    def condition(self, x):
        """Smallest and largest eigenvalue of the Hessian scaled to a unit diagonal."""
        free = np.flatnonzero(~self.fixed)
        h = self.hessian(x)[np.ix_(free, free)]
        unit = 1.0 / np.sqrt(np.abs(np.diag(h)))
        values = np.linalg.eigvalsh(h * np.outer(unit, unit))
        return float(values.min()), float(values.max())

    def at_bound(self, x):
        close = (x <= self.lower + 1e-9) | (x >= self.upper - 1e-9)
        return [self.names[k] for k in np.flatnonzero(close & ~self.fixed)]

    def saturated(self):
        """Twice the negative logarithm of the likelihood if every count were predicted exactly."""
        counts, auxiliary = self.data[: self.config.nmaindata], self.data[self.config.nmaindata :]
        total = 0.0
        for n in counts:
            total += -2 * float(pyhf.tensorlib.poisson_logpdf(n, n)) if n > 0 else 0.0
        return total - 2 * self._best_constraints(auxiliary)

    def _best_constraints(self, auxiliary):
        total, position = 0.0, 0
        for name in self.config.auxdata_order:
            parameters = self.config.param_set(name)
            for k in range(parameters.n_parameters):
                a = auxiliary[position]
                position += 1
                if parameters.pdf_type == "normal":
                    width = parameters.width()[k]
                    total += -np.log(width * np.sqrt(2 * np.pi))
                else:
                    total += float(pyhf.tensorlib.poisson_logpdf(a, a))
        return total


class AsymptoticTest:
    """q-tilde of arXiv:1007.1727: bounded free fit, Asimov data of the conditional fit without signal."""

    def __init__(self, fit, poi, others=None):
        self.fit, self.poi, self.others = fit, poi, dict(others or {})
        self.low = fit.lower.copy()
        k = fit.index(poi)
        self.low[k] = max(self.low[k], 0.0)
        self.best, self.least = fit.minimise(hold=self.others, lower=self.low)
        self.nothing, self.without = fit.minimise(self.best, {**self.others, poi: 0.0}, lower=self.low)
        self.asimov = fit.asimov(self.nothing)
        _, self.least_asimov = fit.minimise(self.nothing, self.others, self.asimov, self.low)
        self.least_asimov = min(self.least_asimov, fit.value(self.nothing, self.asimov))

    def statistics(self, mu):
        k = self.fit.index(self.poi)
        hold = {**self.others, self.poi: mu}
        _, observed = self.fit.minimise(self.best, hold, lower=self.low)
        _, asimov = self.fit.minimise(self.nothing, hold, self.asimov, self.low)
        q = max(observed - self.least, 0.0) if self.best[k] <= mu else 0.0
        return q, max(asimov - self.least_asimov, 0.0)

    def cls(self, mu):
        """Observed CLs and the five expected ones, from -2 to +2 standard deviations."""
        q, q_asimov = self.statistics(mu)
        root, root_asimov = np.sqrt(q), np.sqrt(q_asimov)
        shifted = root - root_asimov if root <= root_asimov else (q - q_asimov) / (2 * root_asimov)
        ratio = lambda t: float(norm.cdf(-(t + root_asimov)) / norm.cdf(-t))
        return ratio(shifted), [ratio(n) for n in (2, 1, 0, -1, -2)], q, q_asimov

    def limit(self, pick, level=0.05):
        distance = lambda mu: np.log(pick(self.cls(mu)) / level)
        _, q_asimov = self.statistics(1.0)
        above = 1.0 / np.sqrt(q_asimov)
        while distance(above) > 0:
            above *= 1.5
        below = above / 1.5
        while distance(below) < 0:
            below /= 1.5
        return float(brentq(distance, below, above, xtol=1e-10, rtol=1e-10))

    def discovery(self):
        """Observed significance of a signal, and the one expected at mu = 1."""
        q0 = max(self.without - self.least, 0.0) if self.best[self.fit.index(self.poi)] > 0 else 0.0
        one, _ = self.fit.minimise(self.best, {**self.others, self.poi: 1.0}, lower=self.low)
        data = self.fit.asimov(one)
        _, at_one = self.fit.minimise(one, self.others, data, self.low)
        at_one = min(at_one, self.fit.value(one, data))
        _, at_zero = self.fit.minimise(one, {**self.others, self.poi: 0.0}, data, self.low)
        z, expected = float(np.sqrt(q0)), float(np.sqrt(max(at_zero - at_one, 0.0)))
        return {"q0": q0, "p0": float(norm.sf(z)), "significance": z, "expected_p0": float(norm.sf(expected)),
                "expected_significance": expected}


def crossing(fit, name, best, least, sigma, level=1.0):
    """Distances from the best fit at which the profile of `name` has risen by `level`; None beyond a bound."""
    k = fit.index(name)

    def rise(distance):
        return fit.minimise(best, {name: best[k] + distance})[1] - least - level

    ends = []
    for sign, bound in ((-1, fit.lower[k]), (1, fit.upper[k])):
        far = sign * 0.5 * sigma
        while rise(far) < 0 and abs(far) < abs(bound - best[k]):
            far = sign * min(abs(far) * 1.5, abs(bound - best[k]))
        ends.append(float(brentq(rise, 0.0, far, xtol=1e-11, rtol=1e-12)) if rise(far) > 0 else None)
    return ends


def goodness(fit, least):
    """Likelihood ratio to the saturated model, its degrees of freedom and p-value."""
    free = sum(
        int(not fit.fixed[k]) for name in fit.config.par_order
        for k in range(fit.config.par_slice(name).start, fit.config.par_slice(name).stop)
        if not fit.config.param_set(name).constrained)
    degrees = fit.config.nmaindata - free
    distance = least - fit.saturated()
    return {"chi2": distance, "degrees_of_freedom": degrees, "p_value": float(chi2.sf(distance, degrees))}


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()
