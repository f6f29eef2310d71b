# Few draws: what is tested is that a seed gives the same numbers, whatever the threads.
national() { "$SOCLE" national exemples/portefeuille.csv --de 2026 --a 2030 --tirages 300 --reforme droit/reformes/senat-2025-part-variable.toml "$@" 2>"$WORK/stderr"; }
national | sed -E 's/sha256:[0-9a-f]{64}/sha256:…/'
national --format csv --graine 1 --fils 1 >"$WORK/un"
national --format csv --graine 1 --fils 3 | cmp - "$WORK/un" && echo "un fil ou trois : les mêmes octets"
national --format csv --graine 2 | cmp -s - "$WORK/un" || echo "une autre graine : d'autres nombres"
grep -E '^[^,]*,france,.*,(2030|total),' "$WORK/un"
# What does not depend on chance: with nothing drawn, each draw is the portfolio as it is.
printf 'format = 1\ntitre = "rien"\na_partir_du = 2027-01-01\n' >"$WORK/rien.toml"
"$SOCLE" national exemples/portefeuille.csv --de 2026 --a 2030 --tirages 4 --hypotheses "$WORK/rien.toml" --format csv 2>"$WORK/stderr" |
  grep -E ',moyenne,' | sed 's/,moyenne,/,montant,/' | cmp - <("$SOCLE" national exemples/portefeuille.csv --de 2026 --a 2030 --format csv | grep ',montant,') && echo "rien de tiré : les montants exacts"
national --sans-nouvelles-signatures | grep -i "signatures"
