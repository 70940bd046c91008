"""Files that tell a web server which headers to send with the site, in three servers' languages.

- ``_headers`` for Netlify and hosts that read the same file;
- ``web.config`` for IIS;
- ``hosting/nginx.conf``, to be taken into nginx's own configuration.

Where several rules of Netlify fit an address, all their headers are sent, and a browser obeys the
strictest of several policies. So no rule with a policy may fit the worker besides its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.sax.saxutils import quoteattr

from soundingboard.site.assets import FOLDER
from soundingboard.site.bundle.build import BUNDLES
from soundingboard.site.policy import WORKER

WORKER_FILE = f"{FOLDER}/engine/worker.mjs"

COMMON: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""Sent with every file."""

FOREVER = "public, max-age=31536000, immutable"
"""For files whose address holds a hash of their content."""

_TYPES = {
    ".mjs": "text/javascript",
    ".wasm": "application/wasm",
    ".whl": "application/zip",
    ".bin": "application/octet-stream",
}
"""Types that an older server does not know. A module of another type is not run."""

POLICY = "Content-Security-Policy"
"""The header with a page's policy."""


def host_files(pages: Iterable[str], policy: str) -> dict[str, str]:
    """Each file's address in the site and its text; *pages* are the addresses of all pages."""
    return {
        "_headers": _netlify(pages, policy),
        "web.config": _iis(policy),
        "hosting/nginx.conf": _nginx(policy),
    }


def _netlify(pages: Iterable[str], policy: str) -> str:
    tops = {page.split("/")[0] if "/" in page else page for page in pages}
    rules = {"/*": dict(COMMON), f"/{BUNDLES}/*": {"Cache-Control": FOREVER}}
    for top in sorted(tops):
        rules[f"/{top}" if not top or top.endswith(".html") else f"/{top}/*"] = {POLICY: policy}
    rules[f"/{WORKER_FILE}"] = {POLICY: WORKER}
    blocks = (
        "\n".join((address, *(f"  {name}: {value}" for name, value in headers.items())))
        for address, headers in rules.items()
    )
    return "\n\n".join(blocks) + "\n"


def _iis(policy: str) -> str:
    types = "\n".join(
        f'      <remove fileExtension="{ending}" />\n'
        f'      <mimeMap fileExtension="{ending}" mimeType="{kind}" />'
        for ending, kind in _TYPES.items()
    )
    headers = "\n".join(
        f"        <add name={quoteattr(name)} value={quoteattr(value)} />"
        for name, value in {**COMMON, POLICY: policy}.items()
    )
    return f"""\
<?xml version="1.0" encoding="utf-8"?>
<configuration>
  <system.webServer>
    <urlCompression doStaticCompression="true" />
    <staticContent>
{types}
    </staticContent>
    <httpProtocol>
      <customHeaders>
{headers}
      </customHeaders>
    </httpProtocol>
    <httpErrors errorMode="Custom">
      <remove statusCode="404" />
      <error statusCode="404" path="404.html" responseMode="File" />
    </httpErrors>
  </system.webServer>
  <location path="{WORKER_FILE}">
    <system.webServer>
      <httpProtocol>
        <customHeaders>
          <remove name="{POLICY}" />
          <add name="{POLICY}" value={quoteattr(WORKER)} />
        </customHeaders>
      </httpProtocol>
    </system.webServer>
  </location>
  <location path="{BUNDLES}">
    <system.webServer>
      <staticContent>
        <clientCache cacheControlCustom="public, immutable" cacheControlMode="UseMaxAge"
          cacheControlMaxAge="365.00:00:00" />
      </staticContent>
    </system.webServer>
  </location>
</configuration>
"""


def _nginx(policy: str) -> str:
    common = "\n".join(f'    add_header {name} "{value}" always;' for name, value in COMMON.items())
    types = "\n".join(
        f"        {kind} {ending.removeprefix('.')};" for ending, kind in _TYPES.items()
    )
    return f"""\
# For nginx's folder conf.d. Fill in server_name and root, and add the lines for HTTPS.

map $uri $soundingboard_policy {{
    default "{policy}";
    ~/{WORKER_FILE.replace(".", "[.]")}$ "{WORKER}";
}}

map $uri $soundingboard_keep {{
    default "no-cache";
    ~/{BUNDLES}/ "{FOREVER}";
}}

server {{
    listen 80;
    server_name handbook.example.org;
    root /srv/handbook;
    error_page 404 /404.html;

    include mime.types;
    types {{
{types}
    }}

    # Hands out the .gz that stands beside a file. For the .br, the module ngx_brotli and:
    # brotli_static on;
    gzip_static on;

{common}
    add_header {POLICY} $soundingboard_policy always;
    add_header Cache-Control $soundingboard_keep always;

    location / {{
        try_files $uri $uri/ =404;
    }}
    location = /web.config {{ return 404; }}
    location = /_headers {{ return 404; }}
    location ^~ /hosting/nginx.conf {{ return 404; }}
}}
"""
