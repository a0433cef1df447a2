"""The command line: `python -m simulator --port 8081`."""

import argparse
import asyncio
import errno
import signal
import ssl
import sys
from pathlib import Path

from simulator.clock import Clock
from simulator.errors import ControlError
from simulator.seed import SeedError, plant, read_seed, seed_moment
from simulator.server import running
from simulator.world import World


def arguments(argv: list[str] | None = None) -> argparse.Namespace:
    """Return what was asked for on the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m simulator",
        description="A stand-in for Telegram: a Bot API server, and phones in a web page.",
    )
    parser.add_argument("--port", type=int, required=True, help="0 picks a free one")
    parser.add_argument("--host", default="127.0.0.1", help="default: this machine only")
    parser.add_argument("--seed", type=Path, help="JSON file with clock, bot, people and groups")
    parser.add_argument("--token", default="", help="accept only this bot token")
    parser.add_argument("--flood", choices=("on", "off"), default="on", help="flood control")
    parser.add_argument("--frozen", action="store_true", help="time stands still between moves")
    parser.add_argument("--about", metavar="URL", default="", help="where the bot tells its data")
    parser.add_argument(
        "--certificate", type=Path, help="PEM file with key and certificate: https"
    )
    parser.add_argument("--internet", default="", help="server to ask for /HOST/PATH of the web")
    return parser.parse_args(argv)


def build(options: argparse.Namespace) -> World:
    """Return the world to begin with; raises SeedError."""
    seed = read_seed(options.seed) if options.seed else {}
    clock = Clock(seed_moment(seed), running=not options.frozen)
    world = World(clock, flood=options.flood == "on", about=options.about)
    world.internet = options.internet
    try:
        plant(world, seed)
    except ControlError as error:
        raise SeedError(f"The seed file {options.seed} is wrong: {error}") from None
    return world


def tls_context(certificate: Path | None) -> ssl.SSLContext | None:
    """Return how to serve https, None for plain http; raises SeedError for a file of no use."""
    if certificate is None:
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    try:
        context.load_cert_chain(certificate)
    except OSError:
        words = "can't be read: it must hold a key and its certificate, as PEM."
        raise SeedError(f"The certificate {certificate} {words}") from None
    return context


async def serve(options: argparse.Namespace) -> None:
    """Serve until a signal says stop."""
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    world = build(options)
    async with running(
        world,
        host=options.host,
        port=options.port,
        token=options.token,
        tls=tls_context(options.certificate),
    ) as address:
        print(f"simulator ready at {address}", flush=True)
        await stop.wait()


def main(argv: list[str] | None = None) -> int:
    """Run the simulator; returns the exit status."""
    options = arguments(argv)
    try:
        asyncio.run(serve(options))
    except SeedError as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        taken = f"Port {options.port} is taken."
        print(f"{taken} Choose another with --port, or --port 0 for any.", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
