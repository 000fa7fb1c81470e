import AnalysisResults
import Foundation
import Reports

/// A report written again from its `report.json`, in other formats or by a newer Barrow, without the dump.
public struct RenderJob: Sendable {
    /// `report.json`, or the folder it is in.
    public var report: String
    /// The folder to write to; may be the folder the report is in.
    public var output: String
    /// Names of formats: `html`, `json`, `junit`, …
    public var formats: [String]

    public init(report: String, output: String, formats: [String]) {
        self.report = report
        self.output = output
        self.formats = formats
    }

    /// The names of all formats.
    public static var formatNames: [String] { ReportWriter.Format.allCases.map(\.rawValue) }

    /// Reads, checks and writes.
    /// - Returns: sentences about figures that could not be taken over.
    public func run() throws(WorkbenchError) -> [String] {
        let formats = try checkedFormats()
        let (report, folder) = try read()
        let (drawings, problems) = drawings(of: report, in: folder)
        do {
            try ReportWriter.write(report, drawings: drawings, to: output, formats: formats)
        } catch {
            throw WorkbenchError(.cannotWrite, error.description)
        }
        return problems
    }

    private func checkedFormats() throws(WorkbenchError) -> Set<ReportWriter.Format> {
        var result: Set<ReportWriter.Format> = []
        for name in formats {
            guard let format = ReportWriter.Format(rawValue: name) else {
                throw WorkbenchError(
                    .badRequest,
                    "there is no format \(name); there are \(Self.formatNames.joined(separator: ", "))")
            }
            result.insert(format)
        }
        return result
    }

    private func read() throws(WorkbenchError) -> (Report, folder: URL) {
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: report, isDirectory: &isFolder)
        let place = URL(filePath: report)
        let file = isFolder.boolValue ? place.appending(path: "report.json") : place
        let name = file.lastPathComponent
        guard let data = try? Data(contentsOf: file) else {
            throw WorkbenchError(
                .cannotRead,
                "\(report) cannot be read: name a report.json, or the folder of a report that has one "
                    + "(`reports: [html, json]` in its profile)")
        }
        do {
            let report = try JSONDecoder().decode(Report.self, from: data)
            guard report.schemaVersion == Report.currentSchemaVersion else {
                throw WorkbenchError(
                    .cannotRead,
                    "\(name) has schema version \(report.schemaVersion); this Barrow reads version "
                        + "\(Report.currentSchemaVersion)")
            }
            return (report, file.deletingLastPathComponent())
        } catch let error as WorkbenchError {
            throw error
        } catch {
            throw WorkbenchError(.cannotRead, "\(name) is no report of Barrow's: \(Self.reason(error))")
        }
    }

    private static func reason(_ error: any Error) -> String {
        guard let error = error as? DecodingError else { return "it is no JSON" }
        return switch error {
        case .keyNotFound(let key, _): "the key \(key.stringValue) is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            "at \(context.codingPath.map(\.stringValue).joined(separator: ".")): \(context.debugDescription)"
        @unknown default: "it has another shape"
        }
    }

    /// The drawings that lie beside the report. Only names that Barrow itself gives are looked for.
    private func drawings(of report: Report, in folder: URL) -> ([Drawing], problems: [String]) {
        var drawings: [Drawing] = []
        var problems: [String] = []
        for file in report.analyzers.flatMap(\.figures).compactMap(\.file) {
            guard let name = file.wholeMatch(of: /figures\/([a-z0-9-]+\.svg)/).map({ String($0.1) }) else {
                problems.append("\(file) is no name of a figure")
                continue
            }
            do {
                let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
                drawings.append(try SavedDrawing.read(text, fileName: name))
            } catch {
                problems.append("\(file) is not beside the report, or is no drawing: its place stays empty")
            }
        }
        return (drawings, problems)
    }
}
