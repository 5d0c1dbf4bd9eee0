// The summary of parameters of interest: fits of channels alone and together, and rows out of saved results.
import HistFactory
import Inference
import JSONTree
import Likelihood
import Results

/// A choice of channels that is fitted by itself.
public struct PoiPart: Sendable, Equatable {
  /// What the row is called.
  public var name: String
  /// Channels that it fits.
  public var channels: [String]
  /// Every part by its name.
  public init(name: String, channels: [String]) {
    self.name = name
    self.channels = channels
  }
}

extension Analysis {
  /// Fits each part by itself and, last, all channels.
  ///
  /// Parts on which no parameter of interest acts are left out; the messages of the result name them.
  /// - Parameters:
  ///   - parts: the channels of each.
  ///   - name: of the fit of all channels; nil leaves it out.
  ///   - options: the same for every fit.
  ///   - workforce: how many tasks at once.
  ///   - command: the command in canonical form.
  public func poiSummary(
    _ parts: [PoiPart], combined name: String?, _ options: FitOptions = FitOptions(),
    workforce: Workforce = Workforce(),
    command: CanonicalCommand? = nil
  ) throws(KitProblem) -> PoisResult {
    let origin = origin(command: command)
    let pois = options.pois ?? likelihood.poi.map { [likelihood.parameters[$0].name] } ?? []
    let acting = parts.filter { part in pois.contains { acts($0, on: part.channels) } }
    return try KitProblem.wrapping {
      let whole = try PoiSplit(likelihood, options: options)
      let fits = workforce.map(acting.count + (name == nil ? 0 : 1), worker: { () }) { _, index in
        Result { () throws in
          guard index < acting.count else {
            return try whole.run(name: name ?? "", isCombined: !acting.isEmpty, origin: origin)
          }
          return try self.fit(acting[index], options, origin)
        }
      }.compactMap { $0 }
      let outcomes = try fits.map { try $0.get() }
      var status = outcomes.last?.header.status ?? ResultStatus(state: .converged, edm: 0)
      let idle = parts.filter { part in !acting.contains(part) }.map(\.name)
      if !idle.isEmpty {
        status.messages.append("left out, no parameter of interest acts there: \(idle.joined(separator: ", "))")
      }
      guard var header = outcomes.last?.header else { throw KitProblem("no parameter of interest acts on any fit") }
      header.kind = PoisResult.kind
      header.status = status
      return PoisResult(header: header, rows: outcomes.flatMap(\.rows))
    }
  }

  private func fit(
    _ part: PoiPart, _ options: FitOptions, _ origin: ResultOrigin
  ) throws -> (rows: [PoisResult.Row], header: ResultHeader) {
    let restricted = model.restricted(to: Set(part.channels))
    var options = options
    options.pois = (options.pois ?? likelihood.poi.map { [likelihood.parameters[$0].name] } ?? [])
      .filter { acts($0, on: part.channels) }
    let compiled = try CompiledLikelihood(restricted, interpolation: request.interpolation)
    return try PoiSplit(compiled, options: options).run(name: part.name, channels: part.channels, origin: origin)
  }

  /// Whether a parameter's set has a modifier in any of the channels.
  private func acts(_ poi: String, on channels: [String]) -> Bool {
    guard let set = likelihood.parameters.first(where: { $0.name == poi })?.set else { return false }
    return model.channels.contains { channel in
      channels.contains(channel.name) && channel.samples.contains { $0.modifiers.contains { $0.name == set } }
    }
  }
}

/// What a file says about parameters of interest.
public enum PoiFile: Sendable {
  /// A workspace, to be fitted.
  case workspace(ComparedFile)
  /// Rows of a saved result.
  case rows([PoisResult.Row], header: ResultHeader)

  /// Reads `[name=]file`: a saved fit, impacts or summary; anything without a `schema_version` is a workspace.
  public init(_ text: String) throws(KitProblem) {
    let file = ComparedFile(text)
    let document = try KitProblem.wrapping { try JSONDocument(contentsOf: file.path) }
    guard document.root["schema_version"] != nil else {
      self = .workspace(file)
      return
    }
    let (_, kind) = try ResultFiles.document(file.path)
    switch kind {
    case FitResult.kind:
      let fit = try ResultFiles.fit(file.path)
      self = .rows(fit.poiRows(name: file.name), header: fit.header)
    case ImpactsResult.kind:
      let impacts = try ResultFiles.load(ImpactsResult.self, from: file.path, verb: "impacts")
      self = .rows(impacts.poiRows(name: file.name), header: impacts.header)
    case PoisResult.kind:
      let pois = try ResultFiles.load(PoisResult.self, from: file.path, verb: "pois")
      self = .rows(pois.rows, header: pois.header)
    default:
      throw KitProblem(
        "\(file.path) holds a result of kind '\(kind)', which has no best-fit value",
        hint: "give workspaces, or what hfplot fit, impacts or pois saved")
    }
  }
}
