"$SOCLE" simuler --population 60000 --date 2024-03-01 --missions toutes --taux tous=80 --leviers --format json >"$WORK/r.json"
"$SOCLE" rejouer "$WORK/r.json" | sed 's/sha256:[0-9a-f]*/EMPREINTE/'
"$SOCLE" plan exemples/redon.json --format json | "$SOCLE" rejouer - | sed 's/sha256:[0-9a-f]*/EMPREINTE/'
sed 's/"total": "275500.00"/"total": "999999.99"/' "$WORK/r.json" >"$WORK/faux.json"
"$SOCLE" rejouer "$WORK/faux.json" | sed 's/sha256:[0-9a-f]*/EMPREINTE/'
echo "statut ${PIPESTATUS[0]}"
"$SOCLE" rejouer exemples/redon.json
