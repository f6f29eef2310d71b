# Rows of bench/run for the pages; sourced by it (row, holds, $socle, $work). Needs web/dist, Node.js and Chromium.
{ install_node && install_packages chromium; } >&2
for folder in web bench/web; do
  [ -d "$folder/node_modules" ] || (cd "$folder" && npm ci >&2)
done
node bench/web/mesures.mjs "$socle" web/dist >"$work/web.tsv"
measured() { awk -F'\t' -v n="$1" '$1 == n { print $2 }' "$work/web.tsv"; }

bytes=$(measured transfert)
row "page to first result, all that travels" "$(awk "BEGIN { printf \"%.0f kB\", $bytes / 1000 }")" "< 300 kB" "$(holds "$bytes < 300000")"
key=$(measured touche_mediane)
row "keystroke to new total in the page, median" "$key ms" "< 2 ms" "$(holds "$key < 2")"
key=$(measured touche_p95)
row "the same, 95th percentile" "$key ms" "< 16 ms" "$(holds "$key < 16")"
move=$(measured curseur_mediane)
row "slider on the national grid to new national cost, median" "$move ms" "< 50 ms" "$(holds "$move < 50")"
move=$(measured curseur_p95)
row "the same, 95th percentile" "$move ms" "< 50 ms" "$(holds "$move < 50")"
node bench/web/moteur.mjs web/dist/moteur >"$work/moteur.tsv"
alone() { awk -F'\t' -v n="$1" '$1 == n { printf "%.2f", $2 }' "$work/moteur.tsv"; }
time=$(alone simulation)
row "the engine of the page alone: a simulation with levers" "$time ms" "< 2 ms" "$(holds "$time < 2")"
time=$(alone plan)
row "the same: a plan of five years" "$time ms" "< 16 ms" "$(holds "$time < 16")"
for page in simuler plan; do
  for category in performance accessibility best-practices; do
    score=$(measured "${page}_$category")
    row "Lighthouse, $page, $category" "$score" ">= 95" "$(holds "$score >= 95")"
  done
done
