d() { "$SOCLE" simuler "$@"; echo "statut $?" >&2; }
s() { d --date 2024-03-01 "$@"; }
s
s --population 60000 --territoire 35236
s --population -5
s --population 12.5
s --population 999999999999
s --population 60000 --missions acces_au_soins
s --population 60000 --missions socles --taux parcours=120
s --population 60000 --missions socles --taux parcours=50.123
s --population 60000 --missions socles --taux parcours
s --population 60000 --missions acces_aux_soins --taux parcours=50
s --population 60000 --missions toutes --taux crise_sanitaire=50
s --population 60000 --plan-crise peut-etre
s --population 60000 --membres beaucoup
s --population 60000 --lecture seuil-80000
s --population 60000 --lecture seuil-8000=taille-2
s --population 60000 --lecture seuil-80000=taille-5
s --population 60000 --texte avenant-12
s --population 60000 --format yaml
s --population 60000 --date-signature 2024-04-01
d --population 60000 --date 2023-02-29
d --population 60000 --date 2018-01-01
d --population 60000 --date 2020-01-01 --missions crise_sanitaire
s --population 60000 --reforme absente.toml
s --population 10000 --texte ars-bretagne
s --territoire "nulle part du tout"
s --territoire "saint-denis"
s --territoire "243500741,35236"
s --territoire "75056,75101"
s --territoire "35236:1.5"
s --territoire "35236" --lecture population-reference=totale
s --population 60000 --date 2024-03-01
