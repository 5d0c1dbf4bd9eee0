# Surfaces through scattered points by scipy, for the tests of the exclusion contours: prints surfaces.json.
#   python3 surfaces.py > surfaces.json        (made with scipy 1.17.1; any version gives the same numbers)
import json

import numpy as np
from scipy.interpolate import CloughTocher2DInterpolator, LinearNDInterpolator, Rbf, RBFInterpolator
from scipy.spatial import Delaunay

generator = np.random.default_rng(7)
corners = np.array([[0, 0], [1, 0], [0, 1], [1, 1]], float)
points = np.vstack([corners, generator.random((36, 2)).round(4)])
values = (np.sin(5 * points[:, 0]) * np.cos(4 * points[:, 1]) + points[:, 0] - 0.5 * points[:, 1] ** 2).round(6)
places = (0.02 + 0.96 * generator.random((60, 2))).round(5)
triangulation = Delaunay(points)
smooth = CloughTocher2DInterpolator(triangulation, values, tol=1e-13, maxiter=100000)
print(json.dumps({
    "points": points.tolist(), "values": values.tolist(), "places": places.tolist(),
    "triangles": sorted(sorted(map(int, t)) for t in triangulation.simplices),
    "linear": LinearNDInterpolator(triangulation, values)(places).tolist(),
    "cloughTocher": smooth(places).tolist(),
    "multiquadric": Rbf(*points.T, values, function="multiquadric")(*places.T).tolist(),
    "thinPlate": RBFInterpolator(points, values, kernel="thin_plate_spline", degree=1)(places).tolist(),
}, indent=None, separators=(",", ":")))
