s() { "$SOCLE" simuler --population 60000 --date 2024-03-01 "$@"; echo "statut $?" >&2; }
s --missions parcours --taux parcours=50,parcours=60
s --lecture seuil-80000=taille-2 --lecture seuil-80000=taille-3
s --date-signature 2015-03-01
printf 'id,date,date_signature,population\na,2024-03-01,2018-03-01,60000\nb,2024-06-01,2023-03-01,60000\nc,2029-03-01,2023-03-01,60000\n' >"$WORK/l.csv"
"$SOCLE" lot "$WORK/l.csv"
"$SOCLE" lot "$WORK/l.csv" -o "$WORK/z.csv" --rejets "$WORK/z.csv"
"$SOCLE" lot "$WORK/l.csv" -o "$WORK/l.csv"
p() { printf '%s' "$1" | "$SOCLE" plan - --format csv; echo "statut $?" >&2; }
p '{"populations":[1,2,3],"date_signature":"2024-03-01","missions":{}}'
cat >"$WORK/sans-source.toml" <<'TOML'
format = 1
[texte]
id = "sans-source"
instrument = "aci-cpts"
nature = "reforme"
base = "aci-cpts-avenant-2"
titre = "Un plafond sans source"
source = { document = "socle", lieu = "essai" }
[[ligne]]
code = "parcours_fixe"
plafond = [1, 2, 3, 4]
TOML
"$SOCLE" droit verifier "$WORK/sans-source.toml"
printf 'format = 1\ntitre = "a"\ntitre = "b"\n' >"$WORK/double.toml"
"$SOCLE" droit verifier "$WORK/double.toml"
printf 'format = 1\n[texte]\neffet = 2023-02-30\n' >"$WORK/date.toml"
"$SOCLE" droit verifier "$WORK/date.toml"
