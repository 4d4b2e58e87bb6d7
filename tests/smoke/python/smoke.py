"""The bindings as UniFFI generates them, from Python, against the sandbox. No package of ours is in between yet.

PYTHONPATH=FOLDER_OF_GENERATED_MODULE_AND_LIBRARY python smoke.py SANDBOX_PROGRAM
"""

import asyncio
import base64
import contextlib
import io
import json
import multiprocessing
import os
import sys
import threading
import unittest
from pathlib import Path

import systembruker
from key import KID, Key
from sandbox import CLIENT_ID, OWNER, SCOPE, STRANGER, SYSTEM, VENDOR, Sandbox
from systembruker import Client, ClientConfig, Environment, ErrorClass, HttpTransport, Retry, Signer
from transport import Transport

# one variant so far
Failed = systembruker.SystembrukerError.Failed

key = Key()
sandbox: Sandbox


def config(**changes: object) -> ClientConfig:
    settings = {"client_id": CLIENT_ID, "kid": KID, "scopes": [SCOPE], **changes}
    return ClientConfig(environment=Environment.ISSUER(issuer=sandbox.issuer), **settings)


def client(transport: HttpTransport, signer: Signer = key) -> Client:
    return Client.with_signer(config(), transport, signer)


class Tokens(unittest.IsolatedAsyncioTestCase):
    def setUp(self) -> None:
        sandbox.forget_requests()

    async def test_gets_a_token_and_calls_an_api_with_it(self) -> None:
        token = await client(Transport()).system_user_token(OWNER)
        answer = sandbox.call_example_api(token.expose_authorization())
        self.assertEqual((answer["organisation"], answer["system"], answer["vendor"]), (OWNER, SYSTEM, VENDOR))
        self.assertEqual(token.scope(), SCOPE)

    async def test_signs_with_a_key_of_its_own(self) -> None:
        own = Client.with_private_key(config(), Transport(), key.pem())
        token = await own.system_user_token(f"{OWNER[:3]} {OWNER[3:6]} {OWNER[6:]}", external_ref=None)
        self.assertEqual(sandbox.call_example_api(token.expose_authorization())["organisation"], OWNER)

    async def test_the_second_call_finds_the_token_cached(self) -> None:
        transport = Transport()
        tokens = client(transport)
        self.assertIsNone(tokens.cached(OWNER))
        first = await tokens.system_user_token(OWNER)
        cached = tokens.cached(OWNER)
        again = await tokens.system_user_token(OWNER)
        self.assertEqual({first.expose()}, {cached.expose(), again.expose()})
        self.assertIsNone(tokens.cached(OWNER, "another-reference"))
        self.assertEqual((len(transport.requests), sandbox.token_requests()), (1, 1))

    async def test_twenty_callers_make_one_request(self) -> None:
        sandbox.add_fault(kind="delay", ms=200)
        transport = Transport()
        tokens = client(transport)
        got = await asyncio.gather(*(tokens.system_user_token(OWNER) for _ in range(20)))
        self.assertEqual(len({token.expose() for token in got}), 1)
        self.assertEqual((len(transport.requests), sandbox.token_requests()), (1, 1))

    async def test_a_busy_server_is_asked_again_after_a_pause(self) -> None:
        sandbox.add_fault(kind="empty_body", status=503)
        transport = Transport()
        start = asyncio.get_running_loop().time()
        await client(transport).system_user_token(OWNER)
        self.assertGreaterEqual(asyncio.get_running_loop().time() - start, 0.25)
        self.assertEqual(len(transport.requests), 2)


class Cancelling(unittest.IsolatedAsyncioTestCase):
    async def test_the_transport_learns_of_it_and_the_next_call_works(self) -> None:
        transport = Transport()
        transport.hold = asyncio.Event()
        tokens = client(transport)
        call = asyncio.create_task(tokens.system_user_token(OWNER))
        await transport.begun.acquire()
        call.cancel()
        with self.assertRaises(asyncio.CancelledError):
            await call
        await settle()
        self.assertEqual(transport.cancelled, 1)

        transport.hold = None
        await tokens.system_user_token(OWNER)
        self.assertEqual((transport.cancelled, len(transport.requests)), (1, 2))

    async def test_who_waited_for_the_cancelled_one_asks_instead(self) -> None:
        transport = Transport()
        transport.hold = asyncio.Event()
        tokens = client(transport)
        asking = asyncio.create_task(tokens.system_user_token(OWNER))
        await transport.begun.acquire()
        waiting = asyncio.create_task(tokens.system_user_token(OWNER))
        await settle()
        asking.cancel()
        await transport.begun.acquire()
        transport.hold.set()
        await waiting
        self.assertTrue(asking.cancelled())
        self.assertEqual(len(transport.requests), 2)

    async def test_a_call_can_be_given_a_time(self) -> None:
        transport = Transport()
        transport.hold = asyncio.Event()
        with self.assertRaises(TimeoutError):
            await asyncio.wait_for(client(transport).system_user_token(OWNER), 0.05)
        await settle()
        self.assertEqual(transport.cancelled, 1)


class Errors(unittest.IsolatedAsyncioTestCase):
    async def test_a_refusal_has_maskinportens_code(self) -> None:
        with self.assertRaises(Failed) as caught:
            await client(Transport()).system_user_token(STRANGER)
        error = caught.exception
        self.assertEqual((error.code, error.error_class), ("maskinporten.mp_303", ErrorClass.OAUTH_ERROR))
        self.assertEqual(error.retry, Retry.NO)
        self.assertIn("MP-303", error.detail)

    async def test_an_exception_in_the_transport_is_an_error(self) -> None:
        transport = Transport()
        transport.raises = ZeroDivisionError("of the transport")
        with contextlib.redirect_stderr(io.StringIO()) as printed, self.assertRaises(Failed) as caught:
            await client(transport).system_user_token(OWNER)
        self.assertEqual((caught.exception.code, caught.exception.retry), ("transport.network", Retry.NEW_GRANT))
        self.assertEqual(len(transport.requests), 3)
        for request in transport.requests:
            self.assertNotIn(assertion(request), printed.getvalue() + repr(caught.exception))

    async def test_an_exception_in_the_signer_is_an_error(self) -> None:
        class Broken(Signer):
            async def sign(self, algorithm: systembruker.Algorithm, signing_input: bytes) -> bytes:
                raise ZeroDivisionError("of the signer")

        transport = Transport()
        with contextlib.redirect_stderr(io.StringIO()), self.assertRaises(Failed) as caught:
            await client(transport, Broken()).system_user_token(OWNER)
        self.assertEqual(caught.exception.code, "key.signing_failed")
        self.assertEqual(transport.requests, [])

    async def test_the_callers_own_mistakes_are_errors(self) -> None:
        tokens = client(Transport())
        mistakes = {
            "organisation_number": lambda: tokens.cached("311860918"),
            "external_ref.character": lambda: tokens.cached(OWNER, "a.b"),
            "key.": lambda: Client.with_private_key(config(), Transport(), "no key"),
            "scope.empty": lambda: Client.with_signer(config(scopes=[]), Transport(), key),
            "token.not_three_parts": lambda: systembruker.decode("not a token"),
        }
        for code, mistake in mistakes.items():
            with self.subTest(code), self.assertRaises(Failed) as caught:
                mistake()
            self.assertTrue(caught.exception.code.startswith(code), caught.exception.code)


class Printing(unittest.IsolatedAsyncioTestCase):
    async def test_no_token_and_no_assertion_is_printed(self) -> None:
        transport = Transport()
        token = await client(transport).system_user_token(OWNER)
        decoded = systembruker.decode(token.expose())
        with self.assertRaises(Failed) as caught:
            systembruker.decode(token.expose() + ".")
        (request,) = transport.requests
        values = [token, decoded, request, *request.headers, caught.exception, caught.exception.detail]
        printed = "\n".join(text for value in values for text in (str(value), repr(value), f"{[value]}"))
        secrets = (*token.expose().split("."), *assertion(request).split("."), decoded.claims_json)
        # a failing test must not print them either
        self.assertFalse([place for place, secret in enumerate(secrets) if secret in printed])
        self.assertIn(SCOPE, repr(token))

    def test_no_person_is_printed(self) -> None:
        # nobody's number: no month has 99 days
        pid = "99999999999"
        decoded = systembruker.decode(unsigned({"pid": pid}))
        self.assertEqual(decoded.pid, pid)
        self.assertNotIn(pid, f"{decoded} {decoded!r} {[decoded]}")


class Decoding(unittest.IsolatedAsyncioTestCase):
    async def test_a_token_names_its_system_user(self) -> None:
        token = await client(Transport()).system_user_token(OWNER)
        decoded = systembruker.decode(token.expose())
        (user,) = decoded.system_users
        self.assertEqual((user.systemuser_org.number, user.system_id), (OWNER, SYSTEM))
        self.assertEqual((decoded.iss, decoded.scope, decoded.consumer.number), (sandbox.issuer, SCOPE, VENDOR))
        self.assertGreater(decoded.exp, decoded.iat)


@unittest.skipUnless(hasattr(os, "fork"), "nothing forks here")
class Forking(unittest.TestCase):
    def test_a_forked_process_gets_a_token_while_its_parent_waits_for_one(self) -> None:
        """As under gunicorn: locks that are held and threads that run do not survive in the child."""
        transport = Transport()
        transport.hold = asyncio.Event()
        tokens = client(transport)
        waiting = threading.Event()

        async def ask_and_wait() -> None:
            call = asyncio.create_task(tokens.system_user_token(OWNER))
            await transport.begun.acquire()
            waiting.set()
            await call

        loop = asyncio.new_event_loop()
        thread = threading.Thread(target=loop.run_until_complete, args=(ask_and_wait(),), daemon=True)
        thread.start()
        self.assertTrue(waiting.wait(5))

        # so that the child has to pause: its timer must run
        sandbox.add_fault(kind="empty_body", status=503)
        child = multiprocessing.get_context("fork").Process(target=in_the_child, args=(tokens, transport))
        child.start()
        child.join(5)
        stuck = child.is_alive()
        child.kill()
        loop.call_soon_threadsafe(transport.hold.set)
        thread.join(5)
        loop.close()
        self.assertFalse(stuck)
        self.assertEqual(child.exitcode, 0)
        self.assertIsNotNone(tokens.cached(OWNER))


def in_the_child(tokens: Client, transport: Transport) -> None:
    transport.hold = None

    async def ask() -> None:
        await tokens.system_user_token(OWNER)

    asyncio.run(ask())
    assert len(transport.requests) == 3, "the parent's, and two of its own"


async def settle() -> None:
    """Lets everything run that can."""
    for _ in range(5):
        await asyncio.sleep(0.01)


def assertion(request: systembruker.HttpRequest) -> str:
    return request.body.decode().partition("assertion=")[2]


def unsigned(claims: dict[str, str]) -> str:
    parts = (base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in ({}, claims))
    return ".".join([*parts, ""])


def main(program: Path) -> int:
    global sandbox
    with Sandbox(program, key.public_jwk()) as sandbox:
        suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules[__name__])
        result = unittest.TextTestRunner(verbosity=2).run(suite)
    failed = len({case for case, _ in [*result.failures, *result.errors]})
    skipped = len(result.skipped)
    print(f"{result.testsRun - failed - skipped} passed, {failed} failed" + f", {skipped} skipped" * bool(skipped))
    return 1 if failed or not result.testsRun else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
