/// The version of Barrow, as `barrow --version` and reports say it.
public enum WorkbenchVersion {
    public static let current = "0.1.0"
}
