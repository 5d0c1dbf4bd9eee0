// A figure that is not about statistics: a damped oscillation inside its envelope.
import Foundation
import HFPlotKit

func oscillation() throws -> Figure {
  let times = Array(stride(from: 0.0, through: 12, by: 0.05)), envelope = times.map { exp(-$0 / 4) }
  let blue = Stroke(color: Color(red: 0.1, green: 0.35, blue: 0.7), width: 1.2)
  let panel = Panel(
    x: Axis(title: "$t$ [s]", lower: 0, upper: 12), y: Axis(title: "$x(t) / x_0$"),
    layers: [
      .area(
        AreaLayer(
          name: "envelope", xs: times, lower: envelope.map { -$0 }, upper: envelope,
          legend: #"$\pm\mathrm{e}^{-\gamma t}$"#)),
      .reference(ReferenceLayer(name: "rest", value: 0)),
      .curve(
        CurveLayer(
          name: "swing", xs: times, ys: zip(times, envelope).map { $1 * cos(2 * $0) }, isSmooth: true, stroke: blue,
          legend: #"$\ddot{x} + 2\gamma\dot{x} + \omega_0^2 x = 0$"#)),
    ])
  return Figure(title: "A damped oscillation", style: try Style([.named("paper")]), panels: [panel])
}
