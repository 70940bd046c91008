"""Build the handbook and serve it on this machine; pages follow the files as they are edited."""

import bootstrap  # isort: skip  (first, for it tells an older Python what is needed)

import argparse
import socket
import subprocess
import sys


def port_is_free(host: str, port: int) -> bool:
    """Tell whether a server could listen here."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as server:
            server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            server.bind((host, port))
    except OSError:
        return False
    return True


def build(command: list[str], env: dict[str, str]) -> int:
    """Build the site into site/, any warning being an error; a failed build leaves it as it was."""
    site = bootstrap.ROOT / "site"
    print("- the site …", flush=True)
    code = subprocess.run([*command, "build", "--strict"], cwd=bootstrap.ROOT, env=env).returncode
    if code == 0:
        print(f"The handbook is in {site}.")
    return code


def serve(command: list[str], env: dict[str, str], host: str, port: int) -> int:
    """Serve the site until the reader stops it."""
    shown = f"[{host}]" if ":" in host else host
    print(f"- the site, soon at http://{shown}:{port}/ (Ctrl+C stops it) …", flush=True)
    serving = [*command, "serve", "--dev-addr", f"{shown}:{port}"]
    process = subprocess.Popen(serving, cwd=bootstrap.ROOT, env=env)
    try:
        return process.wait()
    except KeyboardInterrupt:
        process.wait()  # the terminal has sent Ctrl+C to the server as well
        return 0


def main() -> int:
    """Make the machine ready, then build or serve."""
    parser = argparse.ArgumentParser(
        description="Build the handbook and serve it on this machine.",
        epilog=(
            "examples:\n"
            "  python3 scripts/serve.py              http://127.0.0.1:8000/\n"
            "  python3 scripts/serve.py --port 9000  on another port\n"
            "  python3 scripts/serve.py --build      only build, into site/\n"
        ),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (%(default)s)")
    parser.add_argument("--build", action="store_true", help="build into site/ and stop")
    options = parser.parse_args()

    if not options.build and not port_is_free(options.host, options.port):
        sys.stderr.write(
            f"Nothing can listen on {options.host}, port {options.port}: try another with --port.\n"
        )
        return 2
    try:
        with bootstrap.one_at_a_time():
            python = bootstrap.ensure_python("run.txt")
            bootstrap.ensure_npm(python)
    except bootstrap.SetupError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    command = [str(python), "-m", "mkdocs"]
    env = bootstrap.environment(python)
    if options.build:
        return build(command, env)
    return serve(command, env, options.host, options.port)


if __name__ == "__main__":
    sys.exit(main())
