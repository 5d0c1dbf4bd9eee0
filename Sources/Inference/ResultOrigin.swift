// Where a result comes from: what its header says beside the numbers.
import HistFactory
import Likelihood
import Results

/// The inputs that a result names.
public struct ResultOrigin: Sendable, Equatable {
  /// The workspace with its digest.
  public var workspace: WorkspaceReference
  /// Version of hfplot.
  public var version: String
  /// The command in canonical form, if there was one.
  public var command: String?

  /// Every part by its name; those with a default may be left out.
  public init(workspace: WorkspaceReference, version: String, command: String? = nil) {
    self.workspace = workspace
    self.version = version
    self.command = command
  }

  /// The header of a result of a kind.
  public func header(kind: String, settings: ResultSettings, status: ResultStatus) -> ResultHeader {
    ResultHeader(
      kind: kind, hfplot: version, command: command, workspace: workspace, settings: settings, status: status)
  }
}

extension CompiledLikelihood {
  /// The settings that change the numbers of any result of this likelihood.
  public func settings(data: FitOptions.Data, fixed: [String: Double]) -> ResultSettings {
    ResultSettings(
      interpolation: .init(normsys: interpolation.normsys.rawValue, histosys: interpolation.histosys.rawValue),
      data: label(of: data), fixed: fixed.isEmpty ? nil : fixed,
      stamps: stamps.isEmpty ? nil : stamps)
  }

  /// `observed`, `asimov(mu=1)`, or `asimov` for a model without a parameter of interest.
  public func label(of data: FitOptions.Data) -> String {
    guard case .asimov(let value) = data else { return "observed" }
    guard let poi else { return "asimov" }
    return "asimov(\(parameters[poi].name)=\((value ?? parameters[poi].initial).brief))"
  }
}
