# Each reform is compared with the law in force, apart from the others.
"$SOCLE" national exemples/portefeuille.csv --de 2026 --a 2029 --reforme droit/reformes/seuil-250000.toml --reforme droit/reformes/crise-fixe-moitie.toml | sed -E 's/sha256:[0-9a-f]{64}/sha256:…/'
# A reform too late to be seen says so.
"$SOCLE" national exemples/portefeuille.csv --de 2025 --a 2026 --reforme droit/reformes/seuil-250000.toml | grep -A4 'prend effet le'
# Alone or with others, a reform gives the same numbers.
"$SOCLE" national exemples/portefeuille.csv --de 2026 --a 2029 --format csv $(printf -- '--reforme %s ' droit/reformes/*.toml) >"$WORK/ensemble"
for reform in droit/reformes/*.toml; do
  "$SOCLE" national exemples/portefeuille.csv --de 2026 --a 2029 --format csv --reforme "$reform" >"$WORK/seule"
  grep -Fxc -f "$WORK/seule" "$WORK/ensemble" | grep -qx "$(wc -l <"$WORK/seule")" && echo "$reform : les mêmes nombres"
done
