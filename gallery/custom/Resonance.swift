// Points with a fitted curve, and the same as pulls in a panel below that shares the axis.
import Foundation
import HFPlotKit

func resonance() throws -> Figure {
  let masses = Array(stride(from: 80.5, to: 102, by: 1)), noise = [0.4, -1.1, 0.7, 0.2, -0.5, 1.3, -0.2, -0.8, 0.9]
  func line(_ m: Double) -> Double { 60 + 900 * 1.55 / (pow(m - 91.2, 2) + 1.55) }
  let pulls = masses.indices.map { PointsLayer.DataPoint(x: masses[$0], y: noise[$0 % 9], down: 1, up: 1) }
  let data = pulls.map { pull in
    let error = line(pull.x).squareRoot()
    return PointsLayer.DataPoint(x: pull.x, y: line(pull.x) + pull.y * error, down: error, up: error)
  }
  let curve = CurveLayer(name: "fit", xs: masses, ys: masses.map(line), isSmooth: true, legend: "Breit–Wigner + flat")
  var main = Panel(x: Axis(link: "m"), y: Axis(title: "Events / GeV", including: [0]), layers: [.curve(curve)])
  main.layers.append(.points(PointsLayer(name: "data", points: data, legend: "Data")))
  main.labels = [PanelLabel(role: "label.region", text: #"$Z \to \ell^+\ell^-$"#)]
  let x = Axis(title: #"$m_{\ell\ell}$ [GeV]"#, lower: 80, upper: 102, link: "m"),
    y = Axis(title: "Pull", lower: -3, upper: 3)
  var lower = Panel(
    name: "pulls", row: 1, heightWeight: 0.4, x: x, y: y, layers: [.points(PointsLayer(name: "pulls", points: pulls))])
  lower.layers.append(.reference(ReferenceLayer(name: "zero", value: 0)))
  return Figure(title: "A resonance", style: try Style(), panels: [main, lower])
}
