// Timings of the kernel on a workspace: load, compile, value, gradient, Hessian.
import HistFactory
import JSONTree
import Likelihood

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
}

func median(_ body: () throws -> Void) rethrows -> Double {
  try body()
  var times: [Double] = []
  let begin = now()
  while times.count < 5 || (now() - begin < 0.5 && times.count < 20000) {
    let start = now()
    try body()
    times.append(now() - start)
  }
  return times.sorted()[times.count / 2]
}

let path = CommandLine.arguments[1]
let document = try JSONDocument(contentsOf: path)
let workspace = try Workspace(document)
let model = try Model(workspace)
let likelihood = try CompiledLikelihood(model)
print("load", try median { _ = try Workspace(JSONDocument(contentsOf: path)) } * 1e3, "ms")
print("resolve", try median { _ = try Model(workspace) } * 1e3, "ms")
print("compile", try median { _ = try CompiledLikelihood(model) } * 1e3, "ms")
let buffer = likelihood.makeBuffer()
guard let data = likelihood.observed else { exit(2) }
var point = likelihood.parameters.map(\.initial)
for (i, p) in likelihood.parameters.enumerated() { if case .normal(0, 1) = p.constraint { point[i] = 0.3 * sin(Double(i) + 1) } }
var gradient = point
let nd = point.count - likelihood.diagonalParameters.count, ng = likelihood.diagonalParameters.count
let dense = UnsafeMutablePointer<Double>.allocate(capacity: nd * nd + 1), border = UnsafeMutablePointer<Double>.allocate(capacity: nd * ng + 1)
let diagonal = UnsafeMutablePointer<Double>.allocate(capacity: ng + 1)
print("parameters", point.count, "dense", nd, "table MB", Double(likelihood.tableBytes) / 1e6)
var sink = 0.0
print("value", median { sink += likelihood.value(at: point, data: data, buffer: buffer) } * 1e6, "us")
print("gradient", median { sink += likelihood.gradient(at: point, data: data, buffer: buffer, into: &gradient) } * 1e6, "us")
let target = HessianTarget(dense: dense, border: border, diagonal: diagonal, denseCount: nd)
print("hessian", median { sink += likelihood.hessian(at: point, data: data, buffer: buffer, gradient: &gradient, into: target) } * 1e6, "us")
print("fisher", median { sink += likelihood.hessian(at: point, data: data, fisher: true, buffer: buffer, gradient: &gradient, into: target) } * 1e6, "us")
