"$SOCLE" simuler --population 60000 --date 2024-03-01 --missions toutes --taux tous=80 --leviers --format json >"$WORK/r.json"
"$SOCLE" rejouer "$WORK/r.json" | sed 's/sha256:[0-9a-f]*/EMPREINTE/'
"$SOCLE" plan exemples/redon.json --format json | "$SOCLE" rejouer - | sed 's/sha256:[0-9a-f]*/EMPREINTE/'
sed 's/"total": "275500.00"/"total": "999999.99"/' "$WORK/r.json" >"$WORK/faux.json"
"$SOCLE" rejouer "$WORK/faux.json" | sed 's/sha256:[0-9a-f]*/EMPREINTE/'
echo "statut ${PIPESTATUS[0]}"
"$SOCLE" rejouer exemples/redon.json
# A reform is told by its content, not by where its file lies.
"$SOCLE" simuler --population 60000 --date 2027-03-01 --missions toutes --taux tous=80 --reforme droit/reformes/missions-plus-10.toml --format json >"$WORK/avec.json"
cp droit/reformes/missions-plus-10.toml "$WORK/ailleurs.toml"
"$SOCLE" rejouer "$WORK/avec.json" --reforme "$WORK/ailleurs.toml" | sed 's/sha256:[0-9a-f]*/EMPREINTE/g'
echo "statut ${PIPESTATUS[0]}"
sed 's/^titre = "Toutes/titre = "Presque toutes/' droit/reformes/missions-plus-10.toml >"$WORK/autre.toml"
cmp -s droit/reformes/missions-plus-10.toml "$WORK/autre.toml" && echo "le fichier n'a pas changé"
"$SOCLE" rejouer "$WORK/avec.json" --reforme "$WORK/autre.toml" | sed 's/sha256:[0-9a-f]*/EMPREINTE/g'
echo "statut ${PIPESTATUS[0]}"
