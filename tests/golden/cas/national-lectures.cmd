# Readings are followed, told, and refused where nothing can follow them.
for lecture in seuil-80000=taille-2 assiette-majoration=fixe-seul population-reference=derniere-connue majoration-versement=avec-chaque-volet; do
  "$SOCLE" national exemples/portefeuille.csv --de 2026 --a 2029 --lecture "$lecture" | grep -E '^Droits|Lecture choisie|^ +Total'
done
"$SOCLE" national exemples/portefeuille.csv --de 2026 --a 2029 --lecture population-reference=totale; echo "état $?" >&2
"$SOCLE" national exemples/portefeuille.csv --de 2026 --a 2029 --lecture majoration-versement=avec-chaque-volet --tirages 300; echo "état $?" >&2
