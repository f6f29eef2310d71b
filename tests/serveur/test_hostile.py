"""Clients that mean harm, or do it: each gets a clear error, others are served meanwhile, memory stays bounded."""
import http.client
import json
import os
import random
import resource
import signal
import socket
import threading
import time
import unittest

from harness import SANITIZED, Server, WithServer, read_all, status_of

YEAR = {"population": 60000, "date": "2024-03-01", "missions": ["socles"], "taux": {"tous": 80}}
IDLE = 2000


def post(path, body, more="", length=None):
    body = body if isinstance(body, bytes) else body.encode()
    return f"POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n{more}Content-Length: {len(body) if length is None else length}\r\n\r\n".encode() + body


def until(happened):
    """Waits for what comes in its own time; fails when it has not after a minute."""
    for _ in range(600):
        if happened():
            return
        time.sleep(0.1)
    raise AssertionError("it does not happen")


def is_healthy(server):
    try:
        return server.ask("GET", "/sante")[0] == 200
    except (OSError, http.client.HTTPException):
        return False


def refuses_connections(server):
    try:
        server.connect().close()
    except OSError:
        return True
    return False


class Bodies(WithServer):
    def serves(self):
        self.assertEqual(self.server.ask("POST", "/api/v1/simulations", YEAR)[0], 200)

    def test_bodies_that_are_no_request(self):
        deep = "[" * 100000
        for body in ["", "{", "[]", "null", "\"x\"", "12", "{\"population\":", deep, "{\"a\":" * 5000, "\xff\xfe", "{\"population\": 1e999}", "{\"population\": " + "9" * 10000 + "}",
                     "{\"population\":1,\"population\":2}", "{\"population\":\"\\ud800\"}", "{\"population\": true}", "{\"missions\": {}}", "{\"population\": -1}", "\x00" * 1000,
                     json.dumps({"population": 1000, "missions": ["x" * 5000]}), json.dumps({"population": 1000, "missions": ["m"] * 50000}), json.dumps({"taux": [1, 2]})]:
            for path in ["/api/v1/simulations", "/api/v1/plans", "/api/v1/territoires", "/api/v1/nationaux", "/api/v1/nationaux/grille"]:
                if path.startswith("/api/v1/nationaux") and body in ("{}",):
                    continue
                answer = self.server.raw(post(path, body.encode("utf-8", "surrogatepass")))
                self.assertIn(status_of(answer), (400, 413, 422), (path, body[:80], answer[:200]))
                self.problem(status_of(answer), answer.split(b"\r\n\r\n", 1)[1])
        self.serves()

    def test_bodies_that_are_too_long_or_too_short(self):
        for path in ["/api/v1/simulations", "/api/v1/plans"]:
            self.assertEqual(status_of(self.server.raw(post(path, b"", length=1 << 40))), 413)
            chunks = b"POST " + path.encode() + b" HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n" + (b"10000\r\n" + b" " * 65536 + b"\r\n") * 40
            self.assertEqual(status_of(self.server.raw(chunks)), 413)
            # Cut in the middle: nobody is left to be told.
            self.assertEqual(self.server.raw(post(path, b"{", length=100), half_close=True), b"")
        self.assertEqual(status_of(self.server.raw(post("/sante", b"x").replace(b"POST", b"GET"))), 413)
        self.serves()

    def test_heads_that_are_bombs(self):
        line = b"GET /sante HTTP/1.1\r\nHost: localhost\r\n"
        before = self.server.resident()
        for bomb in [line + b"X: " + b"a" * 200000, line + b"a: b\r\n" * 50000, b"GET /" + b"a" * 100000, b"A" * 100000, b"\r\n" * 50000, line + b"Cookie: " + b"a=b; " * 10000]:
            answer = self.server.raw(bomb + b"\r\n\r\n")
            self.assertIn(status_of(answer), (400, 431), bomb[:40])
        self.assertEqual(status_of(self.server.raw(b"GET /sante HTTP/1.1\r\nHost: evil.example\r\n\r\n")), 421)
        self.assertLess(self.server.resident() - before, 64 << 20)
        self.serves()

    def test_paths_that_leave_the_pages(self):
        for path in ["/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc/passwd", "/assets/../../../etc/passwd", "/%2e%2e%5c%2e%2e%5cetc%5cpasswd", "//etc/passwd", "/.git/config",
                     "/..;/etc/passwd", "/%00", "/index.html%00.png", "/%c0%ae%c0%ae/etc/passwd", "/assets/%2e%2e/%2e%2e/README.md", "/./index.html", "/\\..\\..\\etc\\passwd", "/droit/documents.toml",
                     "http://localhost/../../etc/passwd", "/api/../../etc/passwd", "/api/v1/droit/textes/..%2f..%2f..%2fetc%2fpasswd"]:
            answer = self.server.raw(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
            self.assertIn(status_of(answer), (400, 404), path)
            self.assertNotIn(b"root:", answer)

    def test_reforms_that_are_hostile(self):
        line = '[[modification]]\nlignes = ["volet:fixe"]\nmultiplie_par = 110\n'
        for text in ["a = " + "[" * 100000, "a.b" + ".c" * 50000 + " = 1", line * 4000, "[texte]\nid = \"" + "x" * 100000 + "\"", "\x00", "x = 1e400", "[[[[", "= " * 1000,
                     "a = \"\"\"" + "x" * 200000, "format = 1\n[texte]\nid = \"aci-cpts-avenant-2\"", "[" + "a." * 20000 + "a]"]:
            for path, body in [("/api/v1/simulations", {**YEAR, "reformes": [text]}), ("/api/v1/nationaux", {"reformes": [text + "\n"]})]:
                start = time.monotonic()
                status, _, answer = self.server.ask("POST", path, body)
                self.assertIn(status, (400, 413, 422), text[:60])
                self.problem(status, answer)
                self.assertLess(time.monotonic() - start, 30)
        self.serves()

    def test_tables_that_are_hostile(self):
        header = "id,date,population\n"
        for body in ["\xff\xfe\xff", header + "\"" * 60001 + "\n", header + "a," * 100000 + "\n", "id,date,population" + ",x" * 600 + "\n", header + "x" * 70000 + "\n" + "1,2024-01-01,5\n",
                     header + "\"=cmd|' /C calc'!A0\",2024-01-01,60000\n", "\n" * 100000, header.replace("\n", "\x00\n"), "id;date;population\r\n=1;2024-01-01;99999999999999999999\r\n"]:
            status, _, answer = self.server.ask("POST", "/api/v1/lots", body.encode("latin-1"), {"Content-Type": "text/csv"})
            self.assertIn(status, (200, 422), body[:60])
            if status == 422:
                self.problem(422, answer)
        for body in ["id,population\n" * 10000, "id;lieux;date_signature\n" + "a;" + "35238 " * 300000 + ";2024-01-01\n", "\n\x00\n"]:
            status, _, answer = self.server.ask("POST", "/api/v1/nationaux", {"portefeuille": body})
            self.assertEqual(status, 422, body[:60])
        self.serves()

    def test_noise(self):
        chance = random.Random(1)
        for _ in range(200):
            noise = bytes(chance.randrange(256) for _ in range(chance.randrange(1, 300)))
            start = chance.choice([b"", b"GET ", b"POST /api/v1/lots HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\nTransfer-Encoding: chunked\r\n\r\n", b"GET /sante HTTP/1.1\r\nHost: localhost\r\n"])
            self.server.raw(start + noise, half_close=True)
        self.serves()


class Crowds(WithServer):
    options = ("--delai-lecture", "2", "--connexions", "2500", "--delai-arret", "20")

    @classmethod
    def setUpClass(cls):
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(hard, 8192)), hard))
        super().setUpClass()

    def test_thousands_of_idle_connections(self):
        before = self.server.resident()
        clients = [self.server.connect() for _ in range(IDLE)]
        try:
            for client in clients[: IDLE // 2]:
                client.sendall(b"GET /sante HTTP/1.1\r\nHost: localhost\r\n\r\n")
            for client in clients[: IDLE // 2]:
                self.assertEqual(status_of(client.recv(65536)), 200)
            self.assertEqual(self.server.ask("POST", "/api/v1/simulations", YEAR)[0], 200)
            self.assertLess(self.server.resident() - before, (200 if SANITIZED else 64) << 20)
        finally:
            for client in clients:
                client.close()

    def test_more_connections_than_there_is_room_for(self):
        clients = [self.server.connect() for _ in range(2500)]
        try:
            # Those that have been idle for a second make room.
            until(lambda: is_healthy(self.server))
        finally:
            for client in clients:
                client.close()

    def test_slow_clients_hold_nobody(self):
        stop = threading.Event()

        def drip(data):
            with self.server.connect() as client:
                for byte in data:
                    if stop.wait(0.2):
                        return
                    try:
                        client.sendall(bytes([byte]))
                    except OSError:
                        return

        heads = [threading.Thread(target=drip, args=(b"GET /sante HTTP/1.1\r\nX: " + b"y" * 1000,)) for _ in range(20)]
        bodies = [threading.Thread(target=drip, args=(post("/api/v1/simulations", b" " * 1000, length=100000),)) for _ in range(20)]
        for thread in heads + bodies:
            thread.start()
        try:
            self.assertEqual(self.server.ask("POST", "/api/v1/simulations", YEAR)[0], 200)
            self.assertTrue(any(thread.is_alive() for thread in heads + bodies))
            for _ in range(20):
                self.assertEqual(self.server.ask("POST", "/api/v1/simulations", YEAR)[0], 200)
            slow = self.server.connect()
            slow.sendall(b"GET /sante HT")
            self.assertEqual(status_of(read_all(slow)), 408)
            slow.close()
        finally:
            stop.set()
            for thread in heads + bodies:
                thread.join()

    def test_clients_that_leave_in_the_middle(self):
        batch = b"POST /api/v1/lots HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\nTransfer-Encoding: chunked\r\n\r\n12\r\nid,date,population\r\n"
        for _ in range(50):
            for data in [batch, post("/api/v1/plans", b"{", length=1000), b"GET /api/v1/droit/textes HTTP/1.1\r\nHost: localhost\r\n\r\n"]:
                client = self.server.connect()
                client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
                client.sendall(data)
                client.close()
        time.sleep(1)
        self.assertEqual(self.server.ask("POST", "/api/v1/lots", "id,date,population\n1,2024-01-01,60000\n", {"Content-Type": "text/csv"})[0], 200)

    def test_answers_that_nobody_reads_take_bounded_memory(self):
        before = self.server.resident()
        clients = []
        for _ in range(300):
            client = self.server.connect()
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            client.sendall(b"GET /api/v1/droit/textes HTTP/1.1\r\nHost: localhost\r\n\r\n" * 50)
            clients.append(client)
        time.sleep(1)
        self.assertEqual(self.server.ask("GET", "/sante")[0], 200)
        self.assertLess(self.server.resident() - before, 400 << 20)
        for client in clients:
            client.close()

    def test_memory_comes_back(self):
        """The same load again and again does not grow the program."""
        def load():
            for _ in range(100 if SANITIZED else 400):
                self.server.ask("POST", "/api/v1/simulations", YEAR)
                self.server.raw(b"BROKEN\r\n\r\n")
        load()
        before = self.server.resident()
        for _ in range(3):
            load()
        self.assertLess(self.server.resident() - before, (64 if SANITIZED else 8) << 20)


class Stop(unittest.TestCase):
    def test_stopping_finishes_the_request_at_hand(self):
        for name in (signal.SIGTERM, signal.SIGINT):
            server = Server()
            try:
                with server.connect() as client:
                    batch = b"id,date,population\n" + b"1,2024-03-01,60000\n" * 2000
                    client.sendall(b"POST /api/v1/lots HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\nExpect: 100-continue\r\nContent-Length: %d\r\n\r\n" % len(batch))
                    self.assertEqual(client.recv(100), b"HTTP/1.1 100 Continue\r\n\r\n")
                    client.sendall(batch[:1000])
                    server.process.send_signal(name)
                    until(lambda: refuses_connections(server))
                    client.sendall(batch[1000:])
                    answer = read_all(client)
                self.assertEqual(status_of(answer), 200)
                self.assertTrue(answer.endswith(b"0\r\n\r\n"))
                self.assertEqual(server.process.wait(30), 0)
            finally:
                server.close()

    def test_stopping_ends_a_long_computation(self):
        server = Server()
        try:
            status, told = server.json("POST", "/api/v1/nationaux", {"tirages": 50000})
            self.assertEqual(status, 202)
            time.sleep(1)
            start = time.monotonic()
            self.assertEqual(server.stop(), 0)
            self.assertLess(time.monotonic() - start, 30)
        finally:
            server.close()

    def test_a_port_that_is_taken_is_told(self):
        server = Server()
        try:
            with self.assertRaisesRegex(RuntimeError, "un autre programme écoute déjà là"):
                Server("--port", str(server.port))
        finally:
            server.close()


if __name__ == "__main__":
    unittest.main()
