"""Give a built page a Content-Security-Policy: only our own files, and the theme's inline scripts by their hashes."""

from __future__ import annotations

import base64
import hashlib
import re

_HEAD = re.compile(r"<head[^>]*>", re.IGNORECASE)
_INLINE_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<body>.*?)</script>", re.IGNORECASE | re.DOTALL)
_NOT_RUN = re.compile(r"\bsrc\s*=|\btype\s*=\s*[\"']?application/(?:ld\+)?json", re.IGNORECASE)


def add_content_policy(page: str) -> str:
    """The page with a policy as the first thing in its head; a page without a head is left as it is.

    Scripts run only from our own files or when they are one of the inline scripts that the theme put there at build
    time; nothing is loaded from another host, and nothing can be embedded or sent away. Inline styles are allowed: the
    theme sets some.
    """
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' {' '.join(inline_hashes(page))}".strip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return _HEAD.sub(lambda match: match[0] + meta, page, count=1)


def inline_hashes(page: str) -> list[str]:
    """Sources for script-src, one for each different inline script that would run."""
    bodies = (match["body"] for match in _INLINE_SCRIPT.finditer(page) if not _NOT_RUN.search(match["attributes"]))
    return list(dict.fromkeys(_hash_source(body) for body in bodies))


def _hash_source(body: str) -> str:
    digest = base64.b64encode(hashlib.sha256(body.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"
