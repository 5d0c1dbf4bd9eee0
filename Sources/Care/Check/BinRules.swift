// Bins that the nominal model cannot fill, and channels without data.
import HistFactory
import Inference
import Likelihood
import Results

struct BinRules {
  let model: Model
  let likelihood: CompiledLikelihood

  var findings: [CheckFinding] {
    let buffer = likelihood.makeBuffer(), point = likelihood.nominalPoint
    let rates = likelihood.expectedRates(at: point, buffer: buffer)
    return zip(likelihood.channels, model.observations).flatMap { channel, observed in
      missing(channel, observed)
        + zip(channel.bins, 0...).compactMap { index, bin in
          finding(channel.name, bin, rate: rates[index], observed: observed?[bin] ?? 0)
        }
    }
  }

  private func missing(_ channel: LikelihoodChannel, _ observed: [Double]?) -> [CheckFinding] {
    guard observed == nil else { return [] }
    return [
      CheckFinding(
        .warning, .noData, channel: channel.name,
        message: "\(channel.name) has no observed data: nothing can be fitted",
        remedy: "add an observation of that name, or use --asimov")
    ]
  }

  private func finding(_ channel: String, _ bin: Int, rate: Double, observed: Double) -> CheckFinding? {
    guard rate <= 0 else { return nil }
    let place = "\(channel), bin \(bin)", values = [("expected", rate), ("observed", observed)]
    let quantities = values.map { CheckFinding.Quantity($0.0, $0.1) }
    guard rate < 0 || observed > 0 else {
      return CheckFinding(
        .note, .emptyBin, channel: channel, bin: bin, values: quantities,
        message: "\(place): nothing is expected and nothing was observed",
        remedy: "leave the bin out, or merge it with its neighbour: it says nothing")
    }
    let what =
      observed > 0
      ? "\(CheckWords.number(rate)) events are expected where \(CheckWords.number(observed)) were observed"
      : "\(CheckWords.number(rate)) events are expected"
    return CheckFinding(
      .error, .zeroPrediction, channel: channel, bin: bin, values: quantities,
      message: "\(place): \(what), which no likelihood can describe",
      remedy: "merge the bin with its neighbour, or give its samples a small yield (hfplot edit)")
  }
}
