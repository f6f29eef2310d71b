const e=`# La mission de crise est dite surfinancée : sa part fixe est réduite de moitié.
format = 1

[texte]
id = "reforme-crise-fixe-moitie"
instrument = "aci-cpts"
nature = "reforme"
base = "aci-cpts-avenant-2"
titre = "Mission de crise : part fixe réduite de moitié"
effet = 2027-01-01
expose = "Le rapport n° 32 du Sénat juge la mission de crise largement surfinancée, sans proposer de montant. Supposé ici : la part fixe est réduite de moitié, pour la première rédaction du plan comme pour sa mise à jour ; la part variable, due si une crise survient, ne change pas. Date supposée : les années de contrat qui commencent à partir du 1er janvier 2027. L'argent n'est pas redonné à d'autres missions."
source = { document = "senat-2025", lieu = "mission de crise « largement surfinancée » (r25-0322)" }

[[modification]]
lignes = ["crise_sanitaire_fixe"]
multiplie_par = 50
source = { document = "socle", lieu = "hypothèse : la moitié" }

[[controle]]
titre = "Taille 2, tout atteint, première rédaction"
population = 60_000
missions = "toutes"
taux = 100
plan_crise = "redaction"
crise = true
total = 365_000
source = { document = "socle", lieu = "calcul à la main : 382 500 moins la moitié de 35 000" }

[[controle]]
titre = "Taille 3, mise à jour, sans crise ni objectif atteint"
population = 100_000
missions = "toutes"
taux = 0
plan_crise = "mise_a_jour"
total = 263_750
source = { document = "socle", lieu = "calcul à la main : 275 000 moins la moitié de 22 500" }
`;export{e as default};
