# The same numbers for programs and for spreadsheets. Forms are tested whole in src/rapport; here, that the command fills them.
national() { "$SOCLE" national exemples/portefeuille.csv --de 2026 --a 2027 --controle --reforme droit/reformes/missions-plus-10.toml "$@"; }
national --format json >"$WORK/resultat.json"
sed -E 's/sha256:[0-9a-f]{64}/sha256:…/' "$WORK/resultat.json" | sed -n '1,75p;/"reformes"/,/"tableaux"/p;/"controles"/,$p'
national --format csv | grep -E '^[^,]*,(france|poste|controle),'
echo "== csv-fr"
national --format csv-fr | head -2 | od -An -c | head -5
national --format csv-fr | tr -d '\r' | sed '1s/^\xef\xbb\xbf//' | tail -n +2 | tr ';,' ',.' | grep '^en_vigueur,region,' | cmp - <(national --format csv | grep '^en_vigueur,region,') && echo "mêmes nombres dans les deux CSV"
echo "== html"
national --format html -o "$WORK/page.html"
grep -c '<!doctype html>' "$WORK/page.html"
grep -oE '<script|src=|href="[^#]|url\([^)]*\)|https?://[a-z.]*' "$WORK/page.html" | sort | uniq -c
grep -o 'Content-Security-Policy' "$WORK/page.html"
"$SOCLE" national - --de 2026 --a 2027 --format csv <exemples/portefeuille.csv | cmp - <("$SOCLE" national exemples/portefeuille.csv --de 2026 --a 2027 --format csv) && echo "l'entrée standard donne les mêmes octets"
ls "$WORK"
