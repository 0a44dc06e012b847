"""Calls to the outside 外への接続 (S24): only to what the city allows, at the number looked up, and no further."""

import ssl
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from activities.outbound import Limits, Outbound, Request
from models.outbound import BadAddress, CallFailed, CallFailure, OutboundRule
from tests.calendars.pointing_inward import BAD_NUMBERS, FORBIDDEN
from tests.given.scripted_web import ScriptedWeb, a_web

HOST = "calendar.city.example"
INNER = ip_network("10.1.0.0/16")
HOME = ip_network("127.0.0.0/8")
PRODUCTION = OutboundRule(hosts=(HOST,))


class Numbers:
    """A name service of the test's own; each question takes the next answer, the last one stays."""

    def __init__(self, *answers: Sequence[str]) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []

    async def __call__(self, host: str, port: int) -> Sequence[str]:
        self.asked.append(host)
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


async def failure_of(outbound: Outbound, address: str) -> CallFailure:
    with pytest.raises(CallFailed) as raised:
        await outbound.call(Request("GET", address))
    assert raised.value.__context__ is None or isinstance(raised.value.__context__, BadAddress)
    return raised.value.failure


@pytest.mark.parametrize("address", FORBIDDEN)
async def test_what_is_not_allowed_is_not_even_looked_up(address: str) -> None:
    numbers = Numbers(["127.0.0.1"])
    outbound = Outbound(PRODUCTION, resolve=numbers)
    assert await failure_of(outbound, address) is CallFailure.NOT_ALLOWED
    assert numbers.asked == []


@pytest.mark.parametrize("address", FORBIDDEN[:25])
async def test_practice_allows_no_other_host_either(address: str) -> None:
    numbers = Numbers(["127.0.0.1"])
    rule = OutboundRule(hosts=(HOST,), networks=(HOME,), plain_at_home=True)
    assert await failure_of(Outbound(rule, resolve=numbers), address) is CallFailure.NOT_ALLOWED
    assert numbers.asked == []


@pytest.mark.parametrize("found", BAD_NUMBERS)
async def test_a_good_name_with_a_bad_number_is_not_called(found: list[str]) -> None:
    outbound = Outbound(PRODUCTION, resolve=Numbers(found))
    assert await failure_of(outbound, f"https://{HOST}/") is CallFailure.NOT_ALLOWED


@pytest.mark.parametrize(
    "found", [["169.254.169.254"], ["0.0.0.0"], ["::ffff:127.0.0.1"], ["fe80::1"], ["ff02::1"]]
)
async def test_no_setting_opens_what_is_never_called(found: list[str]) -> None:
    everything = OutboundRule(
        hosts=(HOST,), networks=(ip_network("0.0.0.0/0"), ip_network("::/0")), plain_at_home=True
    )
    outbound = Outbound(everything, resolve=Numbers(found))
    assert await failure_of(outbound, f"https://{HOST}/") is CallFailure.NOT_ALLOWED


def test_inner_networks_are_opened_one_by_one() -> None:
    rule = OutboundRule(hosts=(HOST,), networks=(INNER,))
    target = rule.target(f"https://{HOST}:8443/dav/?a=b")
    assert (target.port, target.path, target.authority) == (8443, "/dav/?a=b", f"{HOST}:8443")
    assert rule.pinned(target, ["10.1.2.3"]) == "10.1.2.3"
    assert rule.pinned(target, ["8.8.8.8"]) == "8.8.8.8"
    with pytest.raises(CallFailed):
        rule.pinned(target, ["10.2.2.3"])


async def test_a_name_without_a_number_is_told() -> None:
    outbound = Outbound(PRODUCTION, resolve=Numbers([]))
    assert await failure_of(outbound, f"https://{HOST}/") is CallFailure.NO_SUCH_NAME


AT_HOME = OutboundRule(hosts=(HOST,), networks=(HOME,), plain_at_home=True)
BRIEF = Limits(connect=1.0, silence=0.2, whole=0.6, body=1000)


def at_home(*answers: Sequence[str]) -> Outbound:
    return Outbound(AT_HOME, BRIEF, Numbers(*answers or (["127.0.0.1"],)))


async def test_a_name_that_changes_its_number_is_asked_once(web: ScriptedWeb) -> None:
    """The second answer (rebinding) would lead elsewhere; nobody asks for it."""
    numbers = Numbers(["127.0.0.1"], ["169.254.169.254"])
    body = await Outbound(AT_HOME, BRIEF, numbers).call(
        Request("GET", f"http://{HOST}:{web.port}/my/calendar.ics?key=1")
    )
    assert (body, numbers.asked) == (b"ok", [HOST])
    assert web.asked[0].startswith(b"GET /my/calendar.ics?key=1 HTTP/1.1\r\n")
    assert f"Host: {HOST}:{web.port}\r\n".lower().encode() in web.asked[0].lower()


async def test_plain_http_is_for_this_machine_alone(web: ScriptedWeb) -> None:
    for rule in (AT_HOME.model_copy(update={"networks": (INNER,)}), PRODUCTION):
        for number in ("10.1.0.1", "8.8.8.8", "127.0.0.1"):
            outbound = Outbound(rule, BRIEF, Numbers([number]))
            failure = await failure_of(outbound, f"http://{HOST}:{web.port}/")
            assert failure is CallFailure.NOT_ALLOWED
    assert web.connections == 0


@pytest.mark.parametrize("status", [300, 301, 302, 303, 307, 308])
async def test_no_redirect_is_followed(web: ScriptedWeb, status: int) -> None:
    web.says(f"{status} Moved", b"", f"Location: http://{HOST}:{web.port}/elsewhere")
    assert await failure_of(at_home(), f"http://{HOST}:{web.port}/") is CallFailure.REDIRECTED
    assert web.connections == 1


@pytest.mark.parametrize(
    ("status", "failure"),
    [
        ("401 No", CallFailure.PASSWORD),
        ("403 No", CallFailure.PASSWORD),
        ("404 No", CallFailure.NOT_FOUND),
        ("410 No", CallFailure.NOT_FOUND),
        ("413 No", CallFailure.TOO_LARGE),
        ("429 No", CallFailure.REFUSED),
        ("500 No", CallFailure.REFUSED),
        ("204 Nothing", CallFailure.REFUSED),
    ],
)
async def test_each_no_has_its_word(web: ScriptedWeb, status: str, failure: CallFailure) -> None:
    web.says(status)
    assert await failure_of(at_home(), f"http://{HOST}:{web.port}/") is failure


async def test_a_huge_answer_is_cut_off(web: ScriptedWeb) -> None:
    web.answer, web.endless = b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 500
    assert await failure_of(at_home(), f"http://{HOST}:{web.port}/") is CallFailure.TOO_LARGE


async def test_a_packed_answer_is_not_unpacked(web: ScriptedWeb) -> None:
    web.says("200 OK", b"\x1f\x8b" + b"x" * 40, "Content-Encoding: gzip")
    assert await failure_of(at_home(), f"http://{HOST}:{web.port}/") is CallFailure.REFUSED


async def test_a_silent_server_and_a_slow_one_are_left(web: ScriptedWeb) -> None:
    web.silent = True
    assert await failure_of(at_home(), f"http://{HOST}:{web.port}/") is CallFailure.SLOW


async def test_who_says_a_little_for_ever_is_left_too(web: ScriptedWeb) -> None:
    web.answer, web.endless, web.slowness = b"HTTP/1.1 200 OK\r\n\r\n", b"x", 0.02
    assert await failure_of(at_home(), f"http://{HOST}:{web.port}/") is CallFailure.SLOW


@pytest.mark.parametrize(
    "answer", [b"nonsense\r\n\r\n", b"", b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nshort"]
)
async def test_broken_talk_is_no_fault(web: ScriptedWeb, answer: bytes) -> None:
    web.answer = answer
    assert await failure_of(at_home(), f"http://{HOST}:{web.port}/") is CallFailure.UNREACHABLE


async def test_a_server_that_is_down_is_told() -> None:
    async with a_web() as gone:
        port = gone.port
    assert await failure_of(at_home(), f"http://{HOST}:{port}/") is CallFailure.UNREACHABLE


async def test_nobody_whom_the_environment_names_stands_between(
    web: ScriptedWeb, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with a_web() as between:
        for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{between.port}")
        assert await at_home().call(Request("GET", f"http://{HOST}:{web.port}/")) == b"ok"
        assert between.connections == 0


async def test_the_certificate_must_bear_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The connection goes to a number, the check to the name."""
    for name, expected in ((HOST, None), ("other.example", CallFailure.CERTIFICATE)):
        served = _certificate(tmp_path, name)
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / f"{name}.pem"))
        async with a_web(served) as web:
            address = f"https://{HOST}:{web.port}/"
            if expected is None:
                assert await at_home().call(Request("GET", address)) == b"ok"
            else:
                assert await failure_of(at_home(), address) is expected
    monkeypatch.delenv("SSL_CERT_FILE")
    async with a_web(_certificate(tmp_path, HOST)) as web:
        failure = await failure_of(at_home(), f"https://{HOST}:{web.port}/")
        assert failure is CallFailure.CERTIFICATE


def test_secrets_are_in_no_representation() -> None:
    request = Request("GET", f"https://{HOST}/secret-path", user="me", password="canary")
    assert not {"secret-path", "canary", "me"} & set(repr(request).replace("'", " ").split())


def _certificate(folder: Path, name: str) -> ssl.SSLContext:
    """A certificate that vouches for itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / f"{name}.key").write_bytes(private)
    (folder / f"{name}.pem").write_bytes(made.public_bytes(Encoding.PEM))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(folder / f"{name}.pem", folder / f"{name}.key")
    return context
