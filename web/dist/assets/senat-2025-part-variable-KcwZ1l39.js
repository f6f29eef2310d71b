const e=`# Sénat, rapport d'information n° 32 (2025-2026) : une part variable plus forte, des enveloppes fongibles.
format = 1

[texte]
id = "reforme-senat-2025-part-variable"
instrument = "aci-cpts"
nature = "reforme"
base = "aci-cpts-avenant-2"
titre = "Sénat 2025 : un cinquième de la part fixe des missions passe à la part variable"
effet = 2027-01-01
expose = "Le rapport n° 32 du Sénat (15 octobre 2025) demande une part variable plus forte et des enveloppes fongibles entre missions, sans chiffre ni date dans ce que nous en avons lu. Supposé ici : 20 % de la part fixe de chaque mission à taux d'atteinte passent à sa part variable, à total constant quand tous les objectifs sont atteints, pour les années de contrat qui commencent à partir du 1er janvier 2027. La mission de crise ne change pas : sa part variable ne dépend pas d'un taux mais de la survenue d'une crise. La fongibilité n'est pas modélisée : elle porte sur l'emploi de l'argent par la CPTS, non sur les droits que calcule Socle ; elle ne change donc aucun montant."
source = { document = "senat-2025", lieu = "propositions du rapport : part variable ; fongibilité des enveloppes (r25-0322)" }

[[ligne]]
code = "acces_aux_soins_fixe"
montants = [44_000, 56_000, 72_000, 88_000]
source = { document = "socle", lieu = "hypothèse : 80 % de la grille de l'avenant 2" }

[[ligne]]
code = "acces_aux_soins_variable"
montants = [36_000, 44_000, 53_000, 67_000]
source = { document = "socle", lieu = "hypothèse : grille de l'avenant 2 plus 20 % de la part fixe" }

[[ligne]]
code = "parcours_fixe"
montants = [20_000, 28_000, 36_000, 40_000]
source = { document = "socle", lieu = "hypothèse : 80 % de la grille de l'avenant 2" }

[[ligne]]
code = "parcours_variable"
montants = [30_000, 42_000, 54_000, 60_000]
source = { document = "socle", lieu = "hypothèse : grille de l'avenant 2 plus 20 % de la part fixe" }

[[ligne]]
code = "prevention_fixe"
montants = [8_000, 12_000, 14_000, 16_000]
source = { document = "socle", lieu = "hypothèse : 80 % de la grille de l'avenant 2" }

[[ligne]]
code = "prevention_variable"
montants = [12_000, 18_000, 21_000, 24_000]
source = { document = "socle", lieu = "hypothèse : grille de l'avenant 2 plus 20 % de la part fixe" }

[[ligne]]
code = "qualite_pertinence_fixe"
montants = [6_000, 8_000, 12_000, 16_000]
source = { document = "socle", lieu = "hypothèse : 80 % de la grille de l'avenant 2" }

[[ligne]]
code = "qualite_pertinence_variable"
montants = [9_000, 12_000, 18_000, 24_000]
source = { document = "socle", lieu = "hypothèse : grille de l'avenant 2 plus 20 % de la part fixe" }

[[ligne]]
code = "accompagnement_ps_fixe"
montants = [4_000, 6_000, 8_000, 12_000]
source = { document = "socle", lieu = "hypothèse : 80 % de la grille de l'avenant 2" }

[[ligne]]
code = "accompagnement_ps_variable"
montants = [6_000, 9_000, 12_000, 18_000]
source = { document = "socle", lieu = "hypothèse : grille de l'avenant 2 plus 20 % de la part fixe" }

[[controle]]
titre = "Taille 2, tout atteint : le total est celui de l'avenant 2"
population = 60_000
missions = "toutes"
taux = 100
plan_crise = "redaction"
crise = true
total_fixe = 205_000
total_variable = 177_500
total = 382_500
source = { document = "socle", lieu = "calcul à la main : 20 % de 137 500 € passent du fixe au variable" }

[[controle]]
titre = "Taille 4, aucun objectif atteint, sans crise, plan mis à jour"
population = 200_000
missions = "toutes"
taux = 0
plan_crise = "mise_a_jour"
total = 287_000
source = { document = "socle", lieu = "calcul à la main : 90 000 + 88 000 + 40 000 + 16 000 + 25 000 + 16 000 + 12 000" }
`;export{e as default};
