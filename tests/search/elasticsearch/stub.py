"""A server on loopback that answers in Elasticsearch's place, as badly as a test wants."""

import json
import ssl
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Stub:
    """``answer``: (status, body) for every request, a function of the path that gives it, or None for no answer at
    all. ``asked`` are the paths of the requests so far, ``headers`` those of the last one."""

    def __init__(self, answer):
        self.answer = answer
        self.asked, self.headers = [], {}
        self.closing = threading.Event()

    def respond(self, handler):
        handler.rfile.read(int(handler.headers.get("Content-Length") or 0))
        self.asked.append(handler.path)
        self.headers = handler.headers
        answer = self.answer(handler.path) if callable(self.answer) else self.answer
        if answer is None:
            self.closing.wait(20)
            return
        status, body = answer
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        handler.send_response(status)
        handler.send_header("X-Elastic-Product", "Elasticsearch")
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        if handler.command != "HEAD":
            handler.wfile.write(content)


@contextmanager
def serving(answer, certificate=None):
    """A Stub, with its address as ``url``. ``certificate``: paths of a certificate and its key, for TLS."""
    stub = Stub(answer)

    class Handler(BaseHTTPRequestHandler):
        def respond(self):
            stub.respond(self)

        do_GET = do_POST = do_PUT = do_HEAD = do_DELETE = respond

        def log_message(self, *args):
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request, client_address):
            pass  # A client that went away, or did not trust the certificate.

    server = Server(("127.0.0.1", 0), Handler)
    if certificate:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(*certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    stub.url = f"{'https' if certificate else 'http'}://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield stub
    finally:
        stub.closing.set()
        server.shutdown()
        server.server_close()
