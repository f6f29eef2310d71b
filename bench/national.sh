# National rows of bench/run; sourced by it (row, holds, median, $socle, $work).
portfolio=$work/portefeuille.csv
"$socle" portefeuille exemple -o "$portfolio"
build/bench/bin/bench_rejeu "$portfolio"

draws=${TIRAGES:-10000}
national() { # THREADS DRAWS → "seconds kilobytes"
  /usr/bin/time -f '%e %M' "$socle" national "$portfolio" --de 2024 --a 2031 --tirages "$2" --fils "$1" --format json -o "$work/national-$1.json" 2>&1 | tail -n 1
}
for _ in 1 2 3 4 5; do
  national 1 "$draws" >>"$work/national.1"
  national 2 "$draws" >>"$work/national.2"
done
cmp "$work/national-1.json" "$work/national-2.json"
one=$(cut -d' ' -f1 "$work/national.1" | median)
two=$(cut -d' ' -f1 "$work/national.2" | median)
memory=$(cut -d' ' -f2 "$work/national.2" | median)
row "800 CPTS x 8 years x $draws draws, two threads (whole process)" "$two s" "< 2 s" "$(holds "$two < 2")"
row "the same, peak memory" "$((memory / 1024)) MB" "< 500 MB" "$(holds "$memory < 512000")"
row "the same, two threads against one (whole process)" "$(awk "BEGIN { printf \"%.2f\", $one / $two }") x" "-" 1

long=${TIRAGES_LONGS:-100000}
ranks() { # RANKS → seconds
  local start
  start=$(date +%s%N)
  OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 mpirun --oversubscribe --bind-to none -n "$1" \
    "$socle" national "$portfolio" --de 2024 --a 2031 --tirages "$long" --fils 1 --format json -o "$work/rangs-$1.json" >&2
  echo "$(($(date +%s%N) - start))"
}
for _ in 1 2 3; do
  ranks 1 >>"$work/rangs.1"
  ranks 2 >>"$work/rangs.2"
done
cmp "$work/rangs-1.json" "$work/rangs-2.json"
gain=$(awk "BEGIN { printf \"%.2f\", $(median <"$work/rangs.1") / $(median <"$work/rangs.2") }")
row "two ranks against one, $long draws, one thread each (whole process)" "$gain x" "> 1.8 x" "$(holds "$gain > 1.8")"
