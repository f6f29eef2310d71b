"""What the server answers besides the service: batches, national computations, the grid, pages, metrics, headers."""
import email
import gzip
import hashlib
import json
import os
import re
import subprocess
import time
import unittest

from harness import PROGRAM, ROOT, SANITIZED, WithServer

YEAR = {"population": 60000, "date": "2024-03-01", "missions": ["socles"], "taux": {"tous": 80}}
BATCH = """id,date,population,membres,acces_aux_soins,taux_acces_aux_soins,crise_sanitaire,plan_crise
A,2024-03-01,60000,40,1,80,1,redaction
B,2024-03-01,80000,40,1,62.5,0,
C,2024-13-01,60000,40,1,80,0,
=1+1,2020-03-01,30000,10,1,80,0,
"""
GOOD = "".join(line for line in BATCH.splitlines(True) if not line.startswith("C,"))
CSV = {"Content-Type": "text/csv"}
DRAWS = 512 if SANITIZED else 20000


def command(*arguments, stdin=None):
    return subprocess.run([PROGRAM, *arguments], input=stdin, capture_output=True, cwd=ROOT, check=False)


class Routes(WithServer):
    def test_a_simulation_is_the_bytes_of_the_command_line(self):
        status, headers, text = self.server.ask("POST", "/api/v1/simulations", YEAR)
        self.assertEqual(status, 200)
        told = command("simuler", "--population", "60000", "--date", "2024-03-01", "--missions", "socles", "--taux", "tous=80", "--format", "json")
        self.assertEqual(text, told.stdout)
        self.assertEqual(headers["Cache-Control"], "no-store")

    def test_health_and_metrics(self):
        status, told = self.server.json("GET", "/sante")
        self.assertEqual((status, told["etat"]), (200, "ok"))
        self.assertRegex(told["droit"], "^sha256:[0-9a-f]{64}$")
        self.server.ask("POST", "/api/v1/simulations", YEAR)
        status, headers, text = self.server.ask("GET", "/metrics")
        self.assertTrue(headers["Content-Type"].startswith("text/plain; version=0.0.4"))
        for line in text.decode().splitlines():
            self.assertRegex(line, r'^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[^{}]*(\{id\})?[^{}]*\})? -?[0-9.]+)$')
        self.assertRegex(text.decode(), r'socle_http_requests_total\{route="/api/v1/simulations",status="200"\} [1-9]')
        self.assertRegex(text.decode(), r'process_resident_memory_bytes [1-9]')

    def test_law_is_tagged_and_not_sent_twice(self):
        status, headers, text = self.server.ask("GET", "/api/v1/droit/textes")
        self.assertEqual(status, 200)
        status, again, nothing = self.server.ask("GET", "/api/v1/droit/textes", headers={"If-None-Match": headers["ETag"]})
        self.assertEqual((status, nothing), (304, b""))
        self.assertEqual(again["ETag"], headers["ETag"])
        status, zipped, packed = self.server.ask("GET", "/api/v1/droit/textes", headers={"Accept-Encoding": "gzip", "If-None-Match": headers["ETag"]})
        self.assertEqual((status, zipped["Content-Encoding"]), (200, "gzip"))
        self.assertEqual(gzip.decompress(packed), text)

    def test_methods(self):
        for path, allowed in [("/sante", "GET"), ("/api/v1/lots", "POST"), ("/api/v1/simulations", "POST"), ("/", "GET"), ("/api/v1/nationaux", "POST")]:
            status, headers, text = self.server.ask("PATCH", path)
            self.assertEqual(status, 405, path)
            self.assertIn(allowed, headers["Allow"])
            self.problem(405, text)
        status, headers, text = self.server.ask("HEAD", "/sante")
        self.assertEqual((status, text), (200, b""))
        self.assertGreater(int(headers["Content-Length"]), 50)
        self.assertEqual(self.server.ask("GET", "/api/v1/rien")[0], 404)

    def test_headers_of_safety(self):
        _, page, _ = self.server.ask("GET", "/")
        policy = page["Content-Security-Policy"]
        for part in ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "frame-ancestors 'none'", "form-action 'none'", "base-uri 'none'"]:
            self.assertIn(part, policy)
        self.assertNotIn("unsafe-inline", policy)
        for path in ["/", "/sante", "/api/v1/droit/textes", "/api/v1/rien"]:
            _, headers, _ = self.server.ask("GET", path)
            self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
            self.assertEqual(headers["Referrer-Policy"], "no-referrer")

    def test_other_sites_may_ask_for_short_answers_alone(self):
        far = {"Origin": "https://example.org", "Sec-Fetch-Site": "cross-site"}
        status, headers, _ = self.server.ask("POST", "/api/v1/simulations", YEAR, far)
        self.assertEqual((status, headers["Access-Control-Allow-Origin"]), (200, "*"))
        self.assertIsNone(headers["Access-Control-Allow-Credentials"])
        status, headers, _ = self.server.ask("OPTIONS", "/api/v1/simulations", headers={**far, "Access-Control-Request-Method": "POST"})
        self.assertEqual(status, 204)
        self.assertIn("POST", headers["Access-Control-Allow-Methods"])
        for path, body, more in [("/api/v1/nationaux", "{}", {"Content-Type": "application/json"}), ("/api/v1/lots", GOOD, CSV)]:
            status, headers, text = self.server.ask("POST", path, body, {**far, **more})
            self.assertEqual(status, 403)
            self.assertIsNone(headers["Access-Control-Allow-Origin"])
            status, headers, _ = self.server.ask("OPTIONS", path, headers={**far, "Access-Control-Request-Method": "POST"})
            self.assertIsNone(headers["Access-Control-Allow-Methods"])
        # What a form of another site can send without asking first.
        for path in ["simulations", "plans", "territoires", "droit/comparaison", "nationaux", "nationaux/grille"]:
            self.assertEqual(self.server.ask("POST", "/api/v1/" + path, "{}", {"Content-Type": "text/plain"})[0], 415, path)
        self.assertEqual(self.server.ask("POST", "/api/v1/lots", GOOD, {"Content-Type": "text/plain"})[0], 415)

    def test_media_types_are_read_as_http_has_them(self):
        for kind in ["Application/JSON", "application/json; charset=utf-8", " application/json ;x=y"]:
            self.assertEqual(self.server.ask("POST", "/api/v1/simulations", json.dumps(YEAR), {"Content-Type": kind})[0], 200, kind)
        self.assertEqual(self.server.ask("POST", "/api/v1/lots", GOOD, {"Content-Type": "Text/CSV; header=present"})[0], 200)
        self.assertEqual(self.server.ask("POST", "/api/v1/simulations", json.dumps(YEAR), {"Content-Type": "application/json5"})[0], 415)
        for path, body, kind in [("simulations", json.dumps(YEAR), "application/json"), ("lots", GOOD, "text/csv"), ("nationaux", "{}", "application/json")]:
            status, headers, text = self.server.ask("POST", "/api/v1/" + path, body, {"Content-Type": kind, "Content-Encoding": "gzip"})
            self.assertEqual((status, headers["Accept-Encoding"]), (415, "identity"), path)
            self.assertIn("Content-Encoding", self.problem(415, text)["detail"])
        self.assertEqual(self.server.ask("POST", "/api/v1/simulations", json.dumps(YEAR), {"Content-Type": "application/json", "Content-Encoding": "identity"})[0], 200)

    def test_ready_reforms_are_listed_with_their_text(self):
        told = self.server.json("GET", "/api/v1/droit/reformes")[1]["reformes"]
        self.assertEqual(len(told), len([name for name in os.listdir(os.path.join(ROOT, "droit/reformes")) if name.endswith(".toml")]))
        self.assertIn("reforme-missions-plus-10", [one["id"] for one in told])
        for one in told:
            self.assertIn("[texte]", one["texte"])

    def test_log_has_a_line_a_request_and_no_secret(self):
        self.server.ask("GET", "/sante?nom=Durand")
        self.server.ask("GET", "/api/v1/nationaux/0123456789abcdef0123456789abcdef")
        lines = [json.loads(line) for line in self.server.log_text().splitlines()]
        self.assertTrue(any(line["path"] == "/sante" and line["status"] == 200 and line["us"] > 0 for line in lines))
        self.assertTrue(any(line["path"] == "/api/v1/nationaux/{id}" and line["status"] == 404 for line in lines))
        self.assertNotIn("Durand", self.server.log_text())
        self.assertNotIn("0123456789abcdef0123", self.server.log_text())


class Batches(WithServer):
    def test_a_batch_is_the_bytes_of_the_command_line(self):
        status, headers, text = self.server.ask("POST", "/api/v1/lots", GOOD, CSV)
        self.assertEqual(status, 200)
        self.assertEqual(text, command("lot", "-", stdin=GOOD.encode()).stdout)
        self.assertEqual((headers["Socle-Lignes-Calculees"], headers["Socle-Lignes-Rejetees"]), ("3", "0"))

    def test_rows_that_are_wrong_are_never_left_out_in_silence(self):
        status, _, text = self.server.ask("POST", "/api/v1/lots", BATCH, CSV)
        self.assertEqual(status, 422)
        told = self.problem(422, text)
        self.assertEqual(told["erreurs"][0]["lieu"], "ligne 4, colonne date")
        status, headers, text = self.server.ask("POST", "/api/v1/lots?rejets=ignorer", BATCH, CSV)
        self.assertEqual((status, headers["Socle-Lignes-Rejetees"]), (200, "1"))
        status, headers, text = self.server.ask("POST", "/api/v1/lots?rejets=joindre", BATCH, CSV)
        parts = email.message_from_bytes(b"Content-Type: " + headers["Content-Type"].encode() + b"\r\n\r\n" + text).get_payload()
        self.assertEqual([part.get_param("name", header="Content-Disposition") for part in parts], ["resultats", "rejets"])
        self.assertEqual(parts[0].get_payload(decode=True), command("lot", "-", "--rejets", "/dev/null", stdin=BATCH.encode()).stdout or parts[0].get_payload(decode=True))
        self.assertIn("4,C,date,", parts[1].get_payload())

    def test_office_cells_are_no_formulas(self):
        status, _, text = self.server.ask("POST", "/api/v1/lots?format=csv-fr", GOOD, CSV)
        lines = text.decode("utf-8-sig").split("\r\n")
        self.assertTrue(text.startswith(b"\xef\xbb\xbf"))
        self.assertTrue(lines[1].startswith("A;aci-cpts-avenant-2;2;60000,00;"))
        self.assertTrue(lines[3].startswith("\"'=1+1\";"))
        # For programs the cell stays what it was.
        self.assertIn(b"\n=1+1,", self.server.ask("POST", "/api/v1/lots", GOOD, CSV)[2])

    def test_what_is_wrong_with_the_whole_is_told(self):
        for body, code in [("", "lot-illisible"), ("a,b\n1,2\n", "lot-illisible")]:
            status, _, text = self.server.ask("POST", "/api/v1/lots", body, CSV)
            self.assertEqual(self.problem(422, text)["type"], "urn:socle:probleme:" + code)
        for query in ["separateur=x", "rejets=x", "format=pdf", "texte=x", "lectures=x", "lectures=seuil-80000=x"]:
            status, _, text = self.server.ask("POST", "/api/v1/lots?" + query, GOOD, CSV)
            self.assertEqual(self.problem(400, text)["erreurs"][0]["parametre"], query.split("=")[0])

    def test_a_large_batch_in_chunks_takes_little_memory(self):
        rows = 20000 if SANITIZED else 300000
        header, row = GOOD.splitlines(True)[:2]

        def pieces():
            yield header.encode()
            for _ in range(rows // 1000):
                yield row.encode() * 1000

        before = self.server.resident()
        status, headers, text = self.server.ask("POST", "/api/v1/lots", pieces(), CSV, timeout=300)
        self.assertEqual((status, headers["Socle-Lignes-Calculees"]), (200, str(rows)))
        self.assertEqual(text.count(b"\n"), rows + 1)
        self.assertLess(self.server.resident() - before, (300 if SANITIZED else 60) << 20)


class National(WithServer):
    options = ("--calculs", "2")

    def wait(self, location, state="fini"):
        for _ in range(3000):
            status, told = self.server.json("GET", location)
            if told["etat"] not in ("en-attente", "en-cours"):
                break
            time.sleep(0.1)
        self.assertEqual(told["etat"], state)
        return told

    def start(self, **body):
        status, headers, text = self.server.ask("POST", "/api/v1/nationaux", body)
        self.assertEqual(status, 202, text)
        return headers["Location"]

    def test_a_computation_from_start_to_result(self):
        location = self.start(portefeuille="exemple", de=2025, a=2026, reformes=["missions-plus-10"], tirages=DRAWS)
        self.assertRegex(location, "^/api/v1/nationaux/[0-9a-f]{32}$")
        told = self.wait(location)
        self.assertEqual(told["tirages_faits"], DRAWS)
        status, headers, text = self.server.ask("GET", told["resultat"])
        result = json.loads(text)
        # A cancel that comes too late loses nothing.
        self.assertEqual(self.server.ask("DELETE", location)[0], 200)
        self.assertEqual(self.wait(location)["resultat"], told["resultat"])
        self.assertEqual((result["de"], result["a"], result["cpts"], result["tirages"]["nombre"]), (2025, 2026, 800, DRAWS))
        self.assertEqual(len(result["reformes"]), 1)
        for form, start in [("csv", b"loi,"), ("csv-fr", b"\xef\xbb\xbfloi;"), ("html", b"<!doctype html>")]:
            self.assertTrue(self.server.ask("GET", told["resultat"] + "?format=" + form)[2].lower().startswith(start), form)
        self.assertEqual(self.server.ask("GET", told["resultat"] + "?format=pdf")[0], 400)

    def test_without_draws_it_is_what_the_command_line_says(self):
        with open(os.path.join(ROOT, "exemples/portefeuille.csv")) as file:
            portfolio = file.read()
        location = self.start(portefeuille=portfolio, de=2024, a=2027)
        text = self.server.ask("GET", self.wait(location)["resultat"])[2]
        told = json.loads(command("national", "exemples/portefeuille.csv", "--de", "2024", "--a", "2027", "--format", "json").stdout)
        self.assertEqual({**json.loads(text), "titre": ""}, {**told, "titre": ""})

    def test_signatures_to_come_may_be_left_out(self):
        with open(os.path.join(ROOT, "exemples/portefeuille.csv")) as file:
            body = {"portefeuille": file.read(), "de": 2027, "a": 2028, "tirages": DRAWS}
        results = [json.loads(self.server.ask("GET", self.wait(self.start(**body, **more))["resultat"])[2]) for more in [{}, {"nouvelles_signatures": False}]]
        groups = [[one["code"] for one in result["tableaux"][1]["groupes"]] for result in results]
        self.assertIn("", groups[0])
        self.assertNotIn("", groups[1])
        self.assertTrue(any("autres CPTS" in one for one in results[0]["avertissements"]))
        self.assertFalse(any("autres CPTS" in one for one in results[1]["avertissements"]))
        self.assertIn("laissées de côté", str(results[1]["tirages"]["hypotheses"]))

    def test_a_new_mission_is_said_not_to_be_counted(self):
        reform = """format = 1
[texte]
id = "r3"
instrument = "aci-cpts"
nature = "reforme"
base = "aci-cpts-avenant-2"
titre = "nouvelle mission"
effet = 2027-01-01
expose = "x"
source = { document = "socle", lieu = "x" }
[[mission]]
id = "sante_mentale"
libelle = "Santé mentale"
nature = "socle"
ordre = 70
source = { document = "socle", lieu = "x" }
[[ligne]]
code = "sante_mentale_fixe"
libelle = "Santé mentale, fixe"
mission = "sante_mentale"
volet = "fixe"
versement = "mission-fixe"
montants = [1_000, 2_000, 3_000, 4_000]
source = { document = "socle", lieu = "x" }
"""
        location = self.start(reformes=[reform], de=2027, a=2028)
        told = json.loads(self.server.ask("GET", self.wait(location)["resultat"])[2])["reformes"][0]["avertissements"]
        self.assertTrue(any("« Santé mentale »" in one for one in told), told)

    def test_events_follow_a_computation_to_its_end(self):
        location = self.start(tirages=DRAWS * 4, de=2025, a=2026)
        with self.server.connect() as client:
            client.sendall(f"GET {location}/evenements HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
            text = b""
            while b"event: fin" not in text:
                piece = client.recv(65536)
                self.assertTrue(piece, text)
                text += piece
        self.assertIn(b"Content-Type: text/event-stream", text)
        self.assertIn(b'"etat":"fini"', text)

    def test_cancel_and_flood(self):
        first = self.start(tirages=50000, de=2024, a=2031)
        others = [self.start(de=2027, a=2027) for _ in range(2)]
        statuses = [self.server.ask("POST", "/api/v1/nationaux", {"de": 2027, "a": 2027})[0] for _ in range(5)]
        self.assertIn(503, statuses)
        for location in [first, *others]:
            self.assertEqual(self.server.ask("DELETE", location)[0], 200)
        told = self.wait(first, "annule")
        self.assertIsNone(told["resultat"])
        self.assertEqual(self.server.ask("GET", first + "/resultat")[0], 409)
        self.assertEqual(self.server.ask("GET", "/api/v1/nationaux/" + "0" * 32)[0], 404)

    def test_mistakes_point_into_the_body(self):
        reform = 'hostile = "x"\n'
        for body, pointer in [({"tirages": -1}, "/tirages"), ({"tirages": "x"}, "/tirages"), ({"de": 2030, "a": 2020}, "/a"), ({"rien": 1}, "/rien"),
                              ({"portefeuille": "ailleurs"}, "/portefeuille"), ({"portefeuille": "id\n1\n"}, "/portefeuille"), ({"portefeuille": 3}, "/portefeuille"), ({"portefeuille": ""}, "/portefeuille"),
                              ({"reformes": ["../../etc/passwd"]}, "/reformes/0"), ({"reformes": [reform]}, "/reformes/0"), ({"reformes": "x"}, "/reformes"),
                              ({"tirages": 100, "hypotheses": "a\nb"}, "/hypotheses"), ({"hypotheses": "exemple"}, "/hypotheses"), ({"nouvelles_signatures": False}, "/nouvelles_signatures")]:
            status, _, text = self.server.ask("POST", "/api/v1/nationaux", body)
            self.assertEqual(status, 422, body)
            self.assertEqual(self.problem(422, text)["erreurs"][0]["pointeur"], pointer, body)

    def test_the_grid_answers_at_once(self):
        body = {"date": "2026-01-01", "de": 2026, "a": 2029, "facteurs": [{"code": "fonctionnement", "pourcent": 10}]}
        self.server.ask("POST", "/api/v1/nationaux/grille", body)
        status, told = self.server.json("POST", "/api/v1/nationaux/grille", body)
        self.assertEqual(status, 200, told)
        total = told["total"]
        self.assertEqual(total["gagnants"] + total["perdants"] + total["egal"], 800)
        self.assertEqual((total["gagnants"], total["perdants"]), (800, 0))
        for years in ["droits", "encaissements"]:
            self.assertTrue(all(float(year[years]["apres"]) >= float(year[years]["avant"]) for year in told["annees"]))
        self.assertEqual(round(sum(100 * float(one["ecart"]) for one in told["par_taille"])), round(100 * float(total["ecart"])))
        self.assertEqual(round(sum(100 * float(one["ecart"]) for one in told["par_region"])), round(100 * float(total["ecart"])))
        body["facteurs"] = []
        self.assertEqual(self.server.json("POST", "/api/v1/nationaux/grille", body)[1]["total"]["ecart"], "0.00")
        for bad, pointer in [({"facteurs": [{"code": "x", "pourcent": 1}]}, "/facteurs/0/code"), ({"facteurs": [{"code": "fonctionnement", "pourcent": "x"}]}, "/facteurs/0/pourcent"),
                             ({"facteurs": [{"code": "fonctionnement", "pourcent": 1}] * 2}, "/facteurs/1/code"),
                             ({"montants": [{"code": "fonctionnement", "taille": 1, "montant": "1.00"}] * 2}, "/montants/1/code"),
                             ({"montants": [{"code": "fonctionnement", "taille": 9, "montant": "1.00"}]}, "/montants/0/taille"), ({"date": "1950-01-01"}, "/date"),
                             ({"date": "2021-01-01", "facteurs": [{"code": "fonctionnement", "pourcent": 1}]}, "/date")]:
            status, _, text = self.server.ask("POST", "/api/v1/nationaux/grille", bad)
            self.assertEqual(status, 422, bad)
            self.assertEqual(self.problem(422, text)["erreurs"][0]["pointeur"], pointer)

    def test_the_grid_counts_what_is_unknown_and_who_has_signed(self):
        known = self.grid(date="2026-01-01", de=2026, a=2029)
        self.assertEqual((known["cpts"], known["inconnus"]), (800, {"avant": 0, "apres": 0}))
        early = self.grid(date="2026-01-01", de=2020, a=2022)
        self.assertLess(early["cpts"], 800)
        self.assertEqual(early["total"]["gagnants"] + early["total"]["perdants"] + early["total"]["egal"], early["cpts"])
        counts = [year["inconnus"]["avant"] for year in early["annees"]]
        self.assertGreater(min(counts), 0)
        self.assertGreaterEqual(early["inconnus"]["avant"], max(counts))
        self.grid(422, date="2026-01-01", de=2016, a=2018)

    def grid(self, expected=200, **body):
        status, _, text = self.server.ask("POST", "/api/v1/nationaux/grille", body)
        self.assertEqual(status, expected, text)
        return json.loads(text)

    def test_departements_add_up_to_their_regions_and_to_the_country(self):
        told = self.grid(de=2026, a=2029, facteurs=[{"code": "prevention_fixe", "pourcent": -15}])
        cents = lambda one, key: round(100 * float(one[key]))
        self.assertGreater(len(told["par_departement"]), 90)
        codes = [one["code"] for one in told["par_departement"]]
        self.assertEqual(len(set(codes)), len(codes))
        self.assertTrue(all(re.fullmatch("[0-9][0-9AB][0-9]?", code) for code in codes), codes)
        for key in ["avant", "apres", "ecart"]:
            total = cents(told["total"], key)
            for groups in ["par_departement", "par_region", "par_taille"]:
                self.assertEqual(sum(cents(one, key) for one in told[groups]), total, (groups, key))
        for key in ["gagnants", "perdants", "egal"]:
            self.assertEqual(sum(one[key] for one in told["par_departement"]), told["total"][key], key)
        for one in told["par_departement"]:
            self.assertEqual(cents(one, "apres") - cents(one, "avant"), cents(one, "ecart"), one)
        # Corsica is one région of two départements, Réunion one of one.
        departement = {one["code"]: cents(one, "avant") for one in told["par_departement"]}
        region = {one["code"]: cents(one, "avant") for one in told["par_region"]}
        self.assertEqual(departement["2A"] + departement["2B"], region["94"])
        self.assertEqual(departement["974"], region["04"])

    def test_the_grid_of_a_portfolio_that_was_sent(self):
        """Sent once, named afterwards; the amounts are those of the full computation."""
        with open(os.path.join(ROOT, "exemples/portefeuille.csv")) as file:
            portfolio = file.read()
        years = {"de": 2024, "a": 2027}
        first = self.grid(portefeuille=portfolio, date="2025-01-01", **years)
        name = first["portefeuille"]
        self.assertEqual(name, "sha256:" + hashlib.sha256(portfolio.encode()).hexdigest())
        again = self.grid(portefeuille=name, date="2025-01-01", **years)
        self.assertEqual(first, again)
        location = self.start(portefeuille=portfolio, **years)
        full = json.loads(self.server.ask("GET", self.wait(location)["resultat"])[2])
        france = next(table for table in full["tableaux"] if table["axe"] == "france")["groupes"][0]
        self.assertEqual(first["cpts"], full["cpts"])
        for measure in ["droits", "encaissements"]:
            self.assertEqual([year[measure]["avant"] for year in first["annees"]], [year[measure]["montant"] for year in france["annees"]])
        moved = self.grid(portefeuille=name, date="2025-01-01", facteurs=[{"code": "fonctionnement", "pourcent": 10}], **years)
        self.assertEqual(moved["total"]["gagnants"], first["cpts"])
        # Another window of the same portfolio needs no text either.
        self.assertEqual(self.grid(portefeuille=name, de=2024, a=2030)["cpts"], first["cpts"])
        self.assertEqual(self.grid(**years)["portefeuille"], "exemple")

    def test_a_portfolio_that_is_not_kept_is_asked_for_again(self):
        told = self.grid(409, portefeuille="sha256:" + "0" * 64)
        self.assertTrue(told["type"].endswith(":portefeuille-oublie"), told)
        with open(os.path.join(ROOT, "exemples/portefeuille.csv")) as file:
            head, row = file.read().split("\n")[:2]
        texts = [f"{head}\n{row.replace(row.split(';')[0], f'essai-{n}', 1)}\n" for n in range(9)]
        names = [self.grid(portefeuille=text, de=2025, a=2026)["portefeuille"] for text in texts]
        self.assertEqual(len(set(names)), len(names))
        self.grid(409, portefeuille=names[0], de=2025, a=2026)
        self.grid(200, portefeuille=names[-1], de=2025, a=2026)

    def test_hostile_portfolios_of_the_grid_are_refused_with_their_line(self):
        with open(os.path.join(ROOT, "exemples/portefeuille.csv")) as file:
            head, row = file.read().split("\n")[:2]
        for text, words in [("id\n1\n", "colonne"), (f"{head}\n{row}\n{row}\n", "ligne 3"), (f"{head}\n{row[:20]}\n", "ligne 2"), (f"{head}\n=cmd|' /C calc'!A0\n", "ligne 2"),
                            (f"{head}\n{';' * 600}\n", "ligne 2"), (f"{head}\n\"{'x' * 70000}\n", "ligne 2"), (f"{head}\n\x00\n", "ligne 2"), (f"{head}\n", "")]:
            mistakes = self.grid(422, portefeuille=text)["erreurs"]
            self.assertEqual(mistakes[0]["pointeur"], "/portefeuille", mistakes)
            self.assertIn(words, mistakes[0]["raison"], text[:60])
        for value in ["ailleurs", 3, "", None, ["a"]]:
            self.assertEqual(self.grid(422, portefeuille=value)["erreurs"][0]["pointeur"], "/portefeuille")
        late = self.grid(422, portefeuille=f"{head}\n{row}\n", de=2010, a=2012)["erreurs"][0]
        self.assertEqual(late["code"], "signature-apres-la-fin", late)
        self.assertNotIn("--", late["remede"])
        status = self.server.ask("POST", "/api/v1/nationaux/grille", {"portefeuille": "x" * (17 << 20)})[0]
        self.assertEqual(status, 413)

    def test_a_portfolio_too_large_to_answer_at_each_move(self):
        with open(os.path.join(ROOT, "exemples/portefeuille.csv")) as file:
            head, row = file.read().split("\n")[:2]
        rest = ";" + ";".join([row.split(";")[1], "", "50000", "35", *row.split(";")[5:]])
        text = head + "\n" + "\n".join(f"c{n}{rest}" for n in range(8000)) + "\n"
        told = self.grid(422, portefeuille=text, de=2026, a=2055)["erreurs"][0]
        self.assertEqual((told["code"], told["pointeur"]), ("grille-trop-grande", "/portefeuille"))
        self.assertIn("8\u202f000 CPTS", told["raison"])
        before = self.server.resident()
        self.assertEqual(self.grid(portefeuille=text, de=2026, a=2035)["cpts"], 8000)
        self.assertLess(self.server.resident() - before, (900 if SANITIZED else 200) << 20)

    def test_the_grid_is_what_a_reform_gives(self):
        """The same change, written as a reform and computed by the plans themselves."""
        location = self.start(reformes=["missions-plus-10"], de=2026, a=2028)
        reform = json.loads(self.server.ask("GET", self.wait(location)["resultat"])[2])["reformes"][0]
        codes = [line["code"] for line in self.server.json("GET", "/api/v1/droit/grille?date=" + reform["effet"])[1]["lignes"]]
        wanted = [code for code in codes if re.search("_(fixe|variable)$", code)]
        body = {"date": reform["effet"], "de": 2026, "a": 2028, "facteurs": [{"code": code, "pourcent": 10} for code in wanted]}
        status, told = self.server.json("POST", "/api/v1/nationaux/grille", body)
        self.assertEqual(status, 200, told)
        france = next(table for table in reform["tableaux"] if table["axe"] == "france")["groupes"][0]
        self.assertEqual([year["droits"]["ecart"] for year in told["annees"]], [year["droits"]["montant"] for year in france["annees"]])


if __name__ == "__main__":
    unittest.main()
