"""A transport of the standard library."""

import asyncio
import http.client
from urllib.parse import urlsplit

from systembruker import HttpHeader, HttpRequest, HttpResponse, HttpTransport, TransportFailure


class Transport(HttpTransport):
    """Blocks a thread for each request and nobody else. Counts, and can be held up or broken."""

    def __init__(self) -> None:
        self.requests: list[HttpRequest] = []
        self.cancelled = 0
        self.begun = asyncio.Semaphore(0)
        self.hold: asyncio.Event | None = None
        self.raises: Exception | None = None

    async def send(self, request: HttpRequest) -> HttpResponse:
        self.requests.append(request)
        self.begun.release()
        if self.raises is not None:
            raise self.raises
        try:
            if self.hold is not None:
                await self.hold.wait()
            return await asyncio.to_thread(_send, request)
        except asyncio.CancelledError:
            self.cancelled += 1
            raise


def _send(request: HttpRequest) -> HttpResponse:
    address = urlsplit(request.url)
    connection = http.client.HTTPConnection(address.netloc, timeout=request.timeout_ms / 1000)
    try:
        headers = {header.name: header.value for header in request.headers}
        connection.request(request.method, address.path, request.body, headers)
        answer = connection.getresponse()
        body = answer.read(request.read_at_most)
        return HttpResponse(
            status=answer.status, headers=[HttpHeader(name=n, value=v) for n, v in answer.getheaders()], body=body
        )
    except TimeoutError:
        raise TransportFailure.Timeout() from None
    except (OSError, http.client.HTTPException):
        raise TransportFailure.Network() from None
    finally:
        connection.close()
