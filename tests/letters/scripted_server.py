"""A mail server that says what it is told to, at each command, or hangs up, or falls silent."""

import asyncio
from collections import defaultdict, deque
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

HANG_UP = "(hangs up)"
SILENCE = "(says nothing)"
_USUAL = {"CONNECT": "220 ready", "EHLO": "250 hello", "DATA": "354 go on", "QUIT": "221 bye"}


class ScriptedServer:
    """``will("RCPT", "550 no such person")``: the next answer to RCPT; BODY is the answer after the text."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.to: list[str] = []
        self.connections = 0
        self.port = 0
        self._script: dict[str, deque[str]] = defaultdict(deque)
        self._open: set[asyncio.StreamWriter] = set()
        self._end = asyncio.Event()

    async def start(self) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        self._end.set()
        self._server.close()
        for writer in list(self._open):
            writer.close()
        await self._server.wait_closed()

    def will(self, command: str, *answers: str) -> None:
        self._script[command].extend(answers)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self._open.add(writer)
        try:
            if await self._answers("CONNECT", writer):
                await self._converse(reader, writer)
        except ConnectionError:
            pass
        finally:
            self._open.discard(writer)
            writer.close()

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        recipient = ""
        while line := (await reader.readline()).decode().strip():
            command = line.split()[0].split(":")[0].upper()
            if command == "RCPT":
                recipient = line.split("<")[1].split(">")[0]
            answer = await self._answers(command, writer)
            if not answer or command == "QUIT":
                return
            if answer.startswith("354") and not await self._takes(reader, writer, recipient):
                return

    async def _takes(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, recipient: str
    ) -> bool:
        body = await reader.readuntil(b"\r\n.\r\n")
        answer = (self._script["BODY"] or [""])[0]
        if not answer.startswith(("4", "5")):
            self.letters.append(message_from_bytes(body[:-3], policy=default))
            self.to.append(recipient)
        return bool(await self._answers("BODY", writer))

    async def _answers(self, command: str, writer: asyncio.StreamWriter) -> str:
        """What was said; empty if this was the end of the conversation."""
        script = self._script[command]
        answer = script.popleft() if script else _USUAL.get(command, "250 ok")
        if answer == SILENCE:
            await self._end.wait()
        if answer in (HANG_UP, SILENCE):
            return ""
        writer.write(f"{answer}\r\n".encode())
        await writer.drain()
        return "" if answer.startswith("421") else answer
