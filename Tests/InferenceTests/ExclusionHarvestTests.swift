// HistFitter's example grid: contours against those that HistFitter's own schemes gave, where the file is at hand.
import Foundation
import Results
import Testing

@testable import Inference

@Suite(.enabled(if: ExclusionHarvest.isPresent, "the shared harvest is absent (HFPLOT_SHARED)"))
struct ExclusionHarvestTests {
  /// The reference contoured a raster of 100 × 100 points: within a raster step, and linear triangles differ where four
  /// points lie on a circle.
  @Test(arguments: [("rbf", "multiquadric", 0.006), ("linear", "linear", 0.02)])
  func contoursAreHistFitters(key: String, scheme: String, tolerance: Double) throws {
    let result = try ExclusionHarvest.result(scheme: scheme).contoured()
    let reference = try ExclusionHarvest.reference(key)
    for (name, paths) in [("CLs", result.contours.observed), ("CLsexp", result.contours.expected)] {
      let lines = try #require(reference[name])
      let own = paths.map { $0.closed ? $0.points + $0.points.prefix(1) : $0.points }
      for line in lines where line.count > 2 {
        let far = line.map { ExclusionHarvest.distance($0, to: own) }.sorted()
        #expect(far[far.count * 9 / 10] < tolerance, "\(key) \(name): \(far[far.count * 9 / 10])")
      }
    }
  }

  @Test func thresholdsRemoveIslandsAndSayIt() throws {
    var result = try ExclusionHarvest.result(scheme: "multiquadric")
    let whole = try result.contoured()
    #expect(whole.notes.contains { $0.contains("kept") })
    result.interpolation.minimumArea = 0.02
    let clean = try result.contoured()
    #expect(clean.notes.contains { $0.contains("dropped") })
    #expect(clean.contours.observed.count < whole.contours.observed.count)
  }
}

enum ExclusionHarvest {
  static let folder = SharedFit.folder.appending(path: "exclusion/histfitter")
  static let isPresent = FileManager.default.fileExists(atPath: folder.path)

  static func result(scheme: String) throws -> ExclusionResult {
    let data = try Data(contentsOf: folder.appending(path: "harvest_Nominal.json"))
    let rows = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Double]])
    let points = rows.map { row in
      ExclusionPoint(
        name: "\(row["m0"] ?? 0)", values: [row["m0"] ?? 0, row["m12"] ?? 0], labels: [:], clsObserved: row["CLs"],
        clsExpected: ["clsd2s", "clsd1s", "CLsexp", "clsu1s", "clsu2s"].map { row[$0] ?? 0 })
    }
    return ExclusionResult(
      header: ResultHeader(
        kind: ExclusionResult.kind, hfplot: "", workspace: WorkspaceReference(file: "", sha256: "", measurement: ""),
        settings: ResultSettings(interpolation: .init(normsys: "", histosys: ""), data: "observed"),
        status: ResultStatus(state: .converged, edm: 0)),
      axes: [ExclusionAxis(name: "m0"), ExclusionAxis(name: "m12")], points: points,
      interpolation: ExclusionInterpolation(scheme: scheme))
  }

  static func reference(_ key: String) throws -> [String: [[[Double]]]] {
    let data = try Data(contentsOf: folder.appending(path: "reference_contours.json"))
    return try #require(try JSONDecoder().decode([String: [String: [[[Double]]]]].self, from: data)[key])
  }

  /// From a point to the nearest line, in units of the plane's sides.
  static func distance(_ point: [Double], to lines: [[[Double]]]) -> Double {
    func unit(_ p: [Double]) -> SIMD2<Double> { SIMD2(p[0] / 1120, p[1] / 240) }
    let p = unit(point)
    return lines.flatMap { line in
      zip(line, line.dropFirst()).map { a, b in
        let start = unit(a), step = unit(b) - unit(a), length = (step * step).sum()
        let share = length > 0 ? min(max(((p - start) * step).sum() / length, 0), 1) : 0
        return Plane.distance(p, start + step * share)
      }
    }.min() ?? .infinity
  }
}
