// Fits nothing, draws one figure in a style of its own, in the built-in formats and in the format of the package.
import HFPlotKit
import OwnBackend

let folder = CommandLine.arguments.dropFirst().first ?? "."
let style = try Style([.named("paper"), .setting("page.aspect=0.7"), .setting("legend.placement=top left")])
let points = (1...8).map { PointsLayer.DataPoint(x: Double($0), y: Double($0 * $0), down: 2, up: 3) }
let panel = Panel(
  x: Axis(title: "Time [s]"), y: Axis(title: "Distance [m]"),
  layers: [.points(PointsLayer(name: "fall", points: points, legend: "Falling"))])
let figure = Figure(title: "Falling", style: style, panels: [panel])
for name in ["fall.pdf", "fall.svg", "fall.tex", "fall.png", "fall.dat"] {
  try figure.write(to: "\(folder)/\(name)", backends: [GnuplotBackend()])
}
