// A heat map with a colour bar: the light of two slits on a wall that moves away.
import Foundation
import HFPlotKit

func interference() throws -> Figure {
  let screen = Array(stride(from: -10.0, through: 10, by: 0.25)),
    distance = Array(stride(from: 2.0, through: 14, by: 0.25))
  func light(_ x: Double, _ z: Double) -> Double {
    let near = hypot(x - 1, z), far = hypot(x + 1, z)
    return pow(cos(4 * (near - far)), 2) * 2 / z
  }
  let values = distance.dropLast().map { z in screen.dropLast().map { x -> Double? in light(x + 0.125, z + 0.125) } }
  let map = HeatMapLayer(
    name: "light", xEdges: screen, yEdges: distance, values: values,
    colors: ["#14171d", "#28466e", "#3f90da", "#f0e442", "#ffffff"].compactMap { Color(hex: $0) },
    colorBar: Axis(title: "Intensity [a.u.]"))
  let panel = Panel(
    x: Axis(title: "$x$ [mm]"), y: Axis(title: "Distance $z$ [m]"), layers: [.heatMap(map)],
    headers: [PanelHeader(text: #"$I \propto \cos^2\frac{\pi\,\Delta s}{\lambda}$"#, side: .left)])
  return Figure(title: "Two slits", style: try Style(), panels: [panel], legends: [])
}
