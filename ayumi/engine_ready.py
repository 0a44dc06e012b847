"""Reaching the engine 接続: one way to connect, and a wait until its namespace can really be used."""

import asyncio
import dataclasses
from datetime import timedelta
from pathlib import Path

from temporalio.api.workflowservice.v1 import (
    DescribeTaskQueueRequest,
    DescribeWorkflowExecutionRequest,
    RegisterNamespaceRequest,
)
from temporalio.client import Client
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.service import RPCError, RPCStatusCode, TLSConfig

from ayumi.wordless_failures import WordlessFailures

NAMESPACE = "ayumi"
RETENTION = timedelta(days=30)
PROBE = "ayumi-is-there"
CONVERTER = dataclasses.replace(pydantic_data_converter, failure_converter_class=WordlessFailures)


async def connect(
    address: str,
    *,
    namespace: str = NAMESPACE,
    cert: Path | None = None,
    key: Path | None = None,
    ca: Path | None = None,
    server_name: str | None = None,
    lazy: bool = False,
) -> Client:
    """A client of the engine at ``host:port``; with any of the TLS values, over (mutual) TLS.

    ``lazy``: the engine is looked for at the first call only, so that a process can start without.
    Raises RuntimeError from the SDK when nobody answers.
    """
    return await Client.connect(
        address,
        namespace=namespace,
        data_converter=CONVERTER,
        tls=tls_of(cert=cert, key=key, ca=ca, server_name=server_name) or False,
        lazy=lazy,
    )


def tls_of(
    *,
    cert: Path | None = None,
    key: Path | None = None,
    ca: Path | None = None,
    server_name: str | None = None,
) -> TLSConfig | None:
    """The TLS settings from files in PEM; None when none is given: then the way is plain."""
    if not (cert or key or ca or server_name):
        return None
    return TLSConfig(
        server_root_ca_cert=ca.read_bytes() if ca else None,
        domain=server_name,
        client_cert=cert.read_bytes() if cert else None,
        client_private_key=key.read_bytes() if key else None,
    )


async def ready(
    address: str,
    namespace: str = NAMESPACE,
    retention: timedelta = RETENTION,
    *,
    limit: timedelta = timedelta(seconds=60),
    cert: Path | None = None,
    key: Path | None = None,
    ca: Path | None = None,
    server_name: str | None = None,
) -> Client:
    """Waits until cases can be started in the namespace, made now if it is new; gives the client.

    The namespace is known to the engine's parts some hundred milliseconds after it was made, so
    both the part that keeps cases and the part that hands out work are asked.
    Raises TimeoutError, with the last reason as its cause, when the limit has passed.
    """
    last: Exception | None = None
    try:
        async with asyncio.timeout(limit.total_seconds()):
            while True:
                try:
                    client = await connect(
                        address,
                        namespace=namespace,
                        cert=cert,
                        key=key,
                        ca=ca,
                        server_name=server_name,
                    )
                    await _register(client, namespace, retention)
                    await _until_usable(client, namespace)
                    return client
                except (RPCError, RuntimeError) as not_yet:
                    last = not_yet
                    await asyncio.sleep(0.1)
    except TimeoutError as late:
        raise TimeoutError(f"the engine at {address} is not ready: {last}") from late


async def _register(client: Client, namespace: str, retention: timedelta) -> None:
    request = RegisterNamespaceRequest(namespace=namespace)
    request.workflow_execution_retention_period.FromTimedelta(retention)
    try:
        await client.workflow_service.register_namespace(request)
    except RPCError as refused:
        # An outside engine may hold the right to make namespaces back; then ours must stand already.
        if refused.status not in {RPCStatusCode.ALREADY_EXISTS, RPCStatusCode.PERMISSION_DENIED}:
            raise


async def _until_usable(client: Client, namespace: str) -> None:
    queue = DescribeTaskQueueRequest(namespace=namespace)
    queue.task_queue.name = PROBE
    await client.workflow_service.describe_task_queue(queue)
    case = DescribeWorkflowExecutionRequest(namespace=namespace)
    case.execution.workflow_id = PROBE
    try:
        await client.workflow_service.describe_workflow_execution(case)
    except RPCError as answer:
        if not _says_no_such_case(answer):
            raise


def _says_no_such_case(answer: RPCError) -> bool:
    """No such case is the good answer; no such namespace comes as the same status."""
    return answer.status is RPCStatusCode.NOT_FOUND and "namespace" not in answer.message.lower()
