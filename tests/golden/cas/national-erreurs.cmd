P=exemples/portefeuille.csv
try() { "$SOCLE" national "$@" >"$WORK/sortie"; echo "état $?, $(wc -c <"$WORK/sortie") octets écrits" >&2; }
try
try "$P" --de 2031 --a 2026
try "$P" --de 2026 --a 2090
try "$P" --de 1890
try "$P" --tirages 1
try "$P" --tirages abc --graine -1 --fils 0
try "$P" --graine 3 --reprise "$WORK/reprise" --hypotheses donnees/hypotheses/exemple.toml
try "$P" --sans-nouvelles-signatures
try "$P" --format pdf
try "$P" --tirage 300
try "$P" --de 2026 --a 2055 --tirages 1000000 --fils 1
try "$P" --lecture seuil-80000=autre
try "$P" --reforme "$WORK/absente.toml"
try "$P" --reforme droit/reformes/seuil-250000.toml --reforme droit/reformes/seuil-250000.toml
try "$WORK/absent.csv"
try "$P" --tirages 300 --hypotheses "$WORK/absent.toml"
cp "$P" "$WORK/p.csv"
try "$WORK/p.csv" --de 2024 --a 2031 -o "$WORK/p.csv"
try "$WORK/p.csv" --de 2024 --a 2031 --tirages 10 -o "$WORK/r" --reprise "$WORK/./r"
cmp "$P" "$WORK/p.csv" && ls "$WORK"
