"""A bounded load on loopback, with wrk: every answer is good, and the program is as it was before."""
import re
import shutil
import subprocess
import unittest

from harness import SANITIZED, WithServer

SCRIPT = """
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
local population = 20000
request = function()
  population = population + 7
  return wrk.format(nil, nil, nil, '{"population": ' .. population .. ', "date": "2024-03-01", "missions": ["socles"], "taux": {"tous": 80}}')
end
"""


@unittest.skipUnless(shutil.which("wrk"), "wrk is not installed")
class Load(WithServer):
    def wrk(self, path, script, seconds, connections):
        name = f"{self.server.log.name}.lua"
        with open(name, "w") as file:
            file.write(script)
        told = subprocess.run(["wrk", "-t1", f"-c{connections}", f"-d{seconds}", "-s", name, f"http://127.0.0.1:{self.server.port}{path}"], capture_output=True, text=True, check=True).stdout
        self.assertNotIn("Non-2xx", told)
        self.assertNotIn("Socket errors", told)
        return float(re.search(r"Requests/sec:\s+([0-9.]+)", told).group(1))

    def test_simulations_and_pages_under_load(self):
        self.wrk("/api/v1/simulations", SCRIPT, 2, 64)
        before = self.server.resident()
        self.assertGreater(self.wrk("/api/v1/simulations", SCRIPT, 5 if SANITIZED else 3, 64), 0)
        self.assertGreater(self.wrk("/", "", 2, 64), 0)
        self.assertGreater(self.wrk("/api/v1/droit/textes", "", 2, 32), 0)
        self.assertLess(self.server.resident() - before, (400 if SANITIZED else 48) << 20)
        self.assertEqual(self.server.ask("GET", "/sante")[0], 200)


if __name__ == "__main__":
    unittest.main()
