// The visual constants of a figure, read once out of its style: lengths in points, colours, strokes.

import SceneGraph

/// Size and colour of a kind of text.
struct TextLook: Sendable, Equatable {
  var size: Double
  var color: Color
}

/// Everything that the arrangement and the layers take from the style.
struct Look: Sendable, Equatable {
  struct AxisLook: Sendable, Equatable {
    var title: TextLook
    var titleAlignment: Axis.TitleAlignment
    /// Between tick labels and title.
    var titleGap: Double
    var labels: TextLook
    /// Between frame and tick labels.
    var labelGap: Double
    /// Least distance between the boxes of neighbouring labels along x.
    var labelSpacing: Double
    /// Least distance between major ticks along y.
    var tickSpacing: Double
    /// The same where an axis would have fewer than three labels otherwise.
    var leastTickSpacing: Double
    /// The most labels along one axis, however long it is.
    var mostLabels: Int
    var tickLength: Double
    var tickStroke: Stroke
    var minorLength: Double
    var minorStroke: Stroke
    var hasMinorTicks: Bool
    var isMirrored: Bool
    var isInward: Bool
    /// Axes that end inside are written plainly; others take a common power of ten.
    var plainNumbers: ClosedRange<Double>
  }

  struct LegendLook: Sendable, Equatable {
    var text: TextLook
    var note: TextLook
    /// Free space around the block.
    var gap: Double
    var keyWidth: Double
    var keyHeight: Double
    var keyGap: Double
    var rowHeight: Double
    var columnGap: Double
    /// Notes are not wrapped to less than this, in sizes of their text.
    var leastNoteWidth: Double
    /// 0 lets the layout choose.
    var columns: Int
    /// The most columns the layout chooses.
    var mostColumns: Int
    var position: Legend.Position
  }

  struct LabelLook: Sendable, Equatable {
    /// Free space around the block.
    var gap: Double
    /// Distance of baselines as a multiple of the size.
    var lineSpacing: Double
    /// Whether the block stands in the right corner; nil lets the layout choose.
    var isRight: Bool?
    /// By role; `label.text` for the others.
    var texts: [String: TextLook]
    var plain: TextLook
    func text(_ role: String) -> TextLook { texts[role] ?? plain }
  }

  struct ArrowLook: Sendable, Equatable {
    var stroke: Stroke
    var length: Double
    var head: Double
    /// Between the tip and the frame.
    var gap: Double
  }

  struct ColorBarLook: Sendable, Equatable {
    var width: Double
    var gap: Double
    /// Steps it is drawn in.
    var steps: Int
  }

  var background: Color?
  /// Page size in points; the height where the figure and the style leave it open is width × aspect.
  var pageWidth: Double
  var pageHeight: Double?
  var aspect: Double
  /// The tallest that a page becomes to make room for labels, as a multiple of its width.
  var mostAspect: Double
  /// Least height of a row of categories, in sizes of its label.
  var leastRow: Double
  var pageMargin: Double
  var minimumTextSize: Double
  /// Distance of baselines in wrapped text as a multiple of the size.
  var lineSpacing: Double
  /// Numbers and words among the data.
  var annotation: TextLook
  var frame: Stroke
  /// Between frames that share an axis.
  var panelGap: Double
  /// Between frames that do not.
  var panelDistance: Double
  var axis: AxisLook
  var legend: LegendLook
  var label: LabelLook
  /// Free share of the axis above the data.
  var headroomLinear: Double
  var headroomLog: Double
  /// Share of the frame that stays with the data on pages of free height.
  var leastDataShare: Double
  /// Margin around curves and points as a share of their range.
  var rangeMargin: Double
  /// Most decades that an automatic logarithmic axis shows below the data's maximum.
  var mostDecades: Double
  /// The fewest, where the values are alike.
  var leastDecades: Double

  var stackFill: Paint
  var stackStroke: Stroke?
  var bandFill: Paint
  var bandStroke: Stroke?
  var marker: Marker
  var pointStroke: Stroke
  /// Width of the lines across the ends of error bars; 0 for none.
  var pointCaps: Double
  var outOfRangeArrow: ArrowLook
  var curveStroke: Stroke
  var areaFill: Paint
  var spanFill: Paint
  var referenceStroke: Stroke
  var heatMapColors: [Color]
  var colorBar: ColorBarLook
}
