// Tick labels that would touch at corners and seams: moved a little, or left out.

import SceneGraph

/// Settles conflicts between the tick labels of all panels.
enum LabelConflicts {
  /// What remains of the labels, panel by panel and side by side.
  static func resolved(_ panels: [PanelPlan]) -> [[[AxisSide.PlacedLabel]]] {
    var labels = panels.map { plan in plan.sides.map { $0.labels(around: plan.sideFrame($0)) } }
    for (index, plan) in panels.enumerated() {
      clearSeam(plan, &labels[index])
      for (other, upper) in panels.enumerated() where other != index && isBelow(plan, upper) {
        drop(from: &labels[index], plan, touching: labels[other].joined().map(\.box), distance: gap(plan))
      }
      clearCorner(plan, &labels[index])
    }
    return labels
  }

  private static func gap(_ plan: PanelPlan) -> Double { plan.look.axis.labels.size * 0.12 }

  private static func isBelow(_ plan: PanelPlan, _ upper: PanelPlan) -> Bool {
    plan.joinsAbove && upper.joinsBelow && plan.panel.column == upper.panel.column
      && plan.panel.row == upper.panel.row + 1
  }

  /// A label at the upper end of a panel that hangs below another one would stand across the seam.
  private static func clearSeam(_ plan: PanelPlan, _ labels: inout [[AxisSide.PlacedLabel]]) {
    guard plan.joinsAbove else { return }
    for side in plan.sides.indices where plan.sides[side].side.isVertical {
      labels[side].removeAll { $0.box.y < plan.frame.y - gap(plan) }
    }
  }

  private static func drop(
    from labels: inout [[AxisSide.PlacedLabel]], _ plan: PanelPlan, touching boxes: [Rect], distance: Double
  ) {
    for side in plan.sides.indices where plan.sides[side].side.isVertical {
      labels[side].removeAll { label in boxes.contains { $0.insetBy(-distance).intersects(label.box) } }
    }
  }

  /// Labels of the y axis make way for those of the x axis: up by at most their own height, else out.
  private static func clearCorner(_ plan: PanelPlan, _ labels: inout [[AxisSide.PlacedLabel]]) {
    let distance = gap(plan)
    let across = plan.sides.indices.filter { !plan.sides[$0].side.isVertical }.flatMap { labels[$0].map(\.box) }
    for side in plan.sides.indices where plan.sides[side].side == .left {
      labels[side] = labels[side].compactMap { label in
        var label = label
        for box in across where box.insetBy(-distance).intersects(label.box) {
          let lift = label.box.maxY - (box.y - distance)
          guard lift <= label.text.ascent * 0.7 else { return nil }
          label.text.anchor.y -= lift
        }
        return label
      }
    }
  }
}
