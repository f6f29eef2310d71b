# Sourced by bench/run: the server under load, with wrk on the same machine. Pairs of runs, medians of the ratios.
install_packages wrk >&2
command -v node >/dev/null || install_packages nodejs npm >&2

cat >"$work/simulation.lua" <<'LUA'
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
local population = 20000
request = function()
  population = 20000 + (population + 7) % 300000
  return wrk.format(nil, nil, nil, '{"population": ' .. population .. ', "date": "2024-03-01", "missions": ["socles"], "taux": {"tous": 80}, "membres": 30}')
end
LUA
started() { # FILE: waits for its first line
  for _ in $(seq 100); do
    [ -s "$1" ] && return
    sleep 0.1
  done
  cat "$1" >&2
  return 1
}
"$socle" serveur --port 0 --silencieux >"$work/serveur.out" &
server=$!
trap 'kill $server ${node:-} 2>/dev/null || true; rm -rf "$work"' EXIT
started "$work/serveur.out"
address=$(grep -o 'http://[^/]*' "$work/serveur.out" | head -1)

# URL [SCRIPT] → "REQUESTS_A_SECOND P99_MS". Answers that come too late count for nothing: only PATIENT=1 suffers them.
load() {
  wrk -t1 -c64 "-d${WRK_SECONDS:-3}" --latency ${2:+-s "$2"} "$1" | awk '
    /^ +99%/ { n = $2; sub(/[a-z]+$/, "", n); p = $2 ~ /us$/ ? n / 1000 : $2 ~ /ms$/ ? n : n * 1000 }
    /^Requests\/sec/ { r = $2 }
    /Non-2xx|Socket errors/ { print "wrk: " $0 > "/dev/stderr"; bad = 1 }
    END { if (bad && !patient) exit 1; print r, p }' "patient=${PATIENT:-0}" -
}
rm -f "$work/pairs"
for _ in 1 2 3 4 5; do
  read -r constant _ < <(load "$address/sante")
  read -r simulation p99 < <(load "$address/api/v1/simulations" "$work/simulation.lua")
  echo "$constant $simulation $p99" >>"$work/pairs"
done
constant=$(awk '{ print $1 }' "$work/pairs" | median)
simulation=$(awk '{ print $2 }' "$work/pairs" | median)
p99=$(awk '{ print $3 }' "$work/pairs" | median)
ratio=$(awk '{ print $2 / $1 }' "$work/pairs" | median)
row "GET /sante, 64 connections" "$constant req/s" "-" 1
row "POST /api/v1/simulations, explained, 64 connections" "$simulation req/s" "-" 1
row "the same, against the constant route" "$(printf %.2f "$ratio") x" ">= 0.6 x" "$(holds "$ratio >= 0.6")"
row "the same, 99th percentile" "$p99 ms" "< 5 ms" "$(holds "$p99 < 5")"

cp -r bench/node-serveur "$work/node-serveur"
(cd "$work/node-serveur" && npm ci --no-fund --no-audit >/dev/null 2>&1)
for kind in publicodes plain; do
  node "$work/node-serveur/serveur.mjs" "$kind" 18291 "$address" >"$work/$kind.out" &
  node=$!
  started "$work/$kind.out"
  rm -f "$work/node"
  for _ in 1 2 3; do
    read -r theirs _ < <(PATIENT=1 load "http://127.0.0.1:18291/" "$work/simulation.lua")
    read -r ours _ < <(load "$address/api/v1/simulations" "$work/simulation.lua")
    echo "$theirs $ours" >>"$work/node"
  done
  kill "$node"
  wait "$node" 2>/dev/null || true
  times=$(awk '{ print $2 / $1 }' "$work/node" | median)
  theirs=$(awk '{ print $1 }' "$work/node" | median)
  if [ "$kind" = publicodes ]; then
    row "the same, against Node with publicodes ($theirs req/s)" "$(printf %.1f "$times") x" ">= 10 x" "$(holds "$times >= 10")"
  else
    row "the same, against Node with plain functions ($theirs req/s)" "$(printf %.1f "$times") x" "-" 1
  fi
done
kill "$server"
wait "$server" || true
