/// What the page may do: show itself, with this style and this script.
///
/// The hashes are those of ``HTMLPage/style`` and ``HTMLPage/script``. They are written down here, so that the page
/// needs no hash function; a test computes them anew and says what to write when one of the two has changed.
enum ContentSecurityPolicy {
    static let styleHash = "sha256-PggGXwTNHOYW/lJQMp2XNomHf0iI7mATu6HG3gf/FDU="
    static let scriptHash = "sha256-6Ld1bnW5hHdW0qFJmOWtDG/Y1luzilCzhCnnayAWxIU="

    static let text = """
        default-src 'none'; style-src '\(styleHash)'; script-src '\(scriptHash)'; base-uri 'none'; form-action 'none'
        """
}
