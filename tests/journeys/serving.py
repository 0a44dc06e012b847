"""An app behind a real port 窓口, so that a real browser can come."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn
from fastapi import FastAPI


def an_ear() -> socket.socket:
    """A port of this machine that nobody else has; who comes before the app answers waits at the door."""
    ear = socket.socket()
    ear.bind(("127.0.0.1", 0))
    ear.listen()
    return ear


def address_of(ear: socket.socket) -> str:
    return f"http://127.0.0.1:{ear.getsockname()[1]}"


@asynccontextmanager
async def served(app: FastAPI, ear: socket.socket) -> AsyncIterator[None]:
    """The app answers on the port until the block ends."""
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off"))
    serving = asyncio.create_task(server.serve(sockets=[ear]))
    try:
        yield
    finally:
        server.should_exit = True
        await serving
