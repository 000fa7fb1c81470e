// Placeholder until the analyzer's first file.
