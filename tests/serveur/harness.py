"""Starts the real server for a test, and speaks HTTP to it by hand where a library would be too polite."""
import http.client
import itertools
import json
import os
import re
import signal
import socket
import subprocess
import time
import unittest

PROGRAM = os.environ["SOCLE"]
SANITIZED = os.environ.get("SOCLE_SANITIZED") == "1"
NUMBERS = itertools.count()
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


# Memory that the sanitizer keeps after it was freed is not the server's.
ENVIRONMENT = dict(os.environ, ASAN_OPTIONS=os.environ.get("ASAN_OPTIONS", "") + ":quarantine_size_mb=32")


class Server:
    def __init__(self, *options):
        self.log = open(os.path.join(os.environ.get("TMPDIR", "/tmp"), f"socle-serveur-{os.getpid()}-{next(NUMBERS)}.log"), "w+")
        self.process = subprocess.Popen([PROGRAM, "serveur", *(() if "--port" in options else ("--port", "0")), *options], stdout=subprocess.PIPE, stderr=self.log, text=True, cwd=ROOT, env=ENVIRONMENT)
        line = self.process.stdout.readline()
        found = re.search(r":(\d+)/", line)
        if not found:
            self.process.wait(10)
            self.log.seek(0)
            told = self.log.read()
            self.close()
            raise RuntimeError(f"no server: {line!r} {told}")
        self.port = int(found.group(1))

    def stop(self):
        """Ends it as an administrator does; answers its exit status."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60)

    def close(self):
        if self.process.poll() is None:
            self.stop()
        self.process.stdout.close()
        self.log.close()
        os.unlink(self.log.name)

    def log_text(self):
        time.sleep(0.3)
        with open(self.log.name) as file:
            return file.read()

    def resident(self):
        """Bytes of memory that are really there."""
        with open(f"/proc/{self.process.pid}/status") as file:
            return int(re.search(r"VmRSS:\s+(\d+) kB", file.read()).group(1)) * 1024

    def ask(self, method, path, body=None, headers=None, timeout=60):
        """(status, headers, bytes); a dictionary is sent as JSON."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        headers = dict(headers or {})
        if isinstance(body, (dict, list)):
            body = json.dumps(body)
            headers.setdefault("Content-Type", "application/json")
        try:
            connection.request(method, path, body=body, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    def json(self, method, path, body=None, headers=None):
        status, _, text = self.ask(method, path, body, headers)
        return status, json.loads(text)

    def connect(self):
        return socket.create_connection(("127.0.0.1", self.port), timeout=60)

    def raw(self, data, half_close=False):
        """What the server says to these bytes, until it closes."""
        with self.connect() as client:
            try:
                client.sendall(data)
                if half_close:
                    client.shutdown(socket.SHUT_WR)
            except (BrokenPipeError, ConnectionResetError):
                pass
            return read_all(client)


def read_all(client):
    answer = b""
    try:
        while piece := client.recv(65536):
            answer += piece
    except (ConnectionResetError, socket.timeout):
        pass
    return answer


def status_of(answer):
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.1 ") else None


class WithServer(unittest.TestCase):
    options = ()

    @classmethod
    def setUpClass(cls):
        cls.server = Server(*cls.options)

    @classmethod
    def tearDownClass(cls):
        try:
            if cls.server.process.poll() is None:
                status = cls.server.stop()
                assert status == 0, f"the server ended with {status}: {cls.server.log_text()[-3000:]}"
        finally:
            cls.server.close()

    def problem(self, status, text):
        """An error as the API promises them."""
        told = json.loads(text)
        self.assertEqual(told["status"], status)
        self.assertTrue(told["type"].startswith("urn:socle:probleme:"))
        self.assertTrue(told["title"])
        return told
